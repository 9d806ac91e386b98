"""The rules: each broken feed is told by line, with a remedy; a sound one passes."""

import pytest

from feeds.validate import check_feed

RSS = """\
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>Tin</title>
<link>https://thu.example/</link>
<description>Tin của xã</description>
<language>vi</language>
<atom:link rel="self" type="application/rss+xml" href="https://thu.example/rss.xml"/>
<item>
<title>Họp thôn</title>
<link>https://thu.example/a.html</link>
<description>Mời họp.</description>
<guid isPermaLink="false">tag:thu.example,2025:a</guid>
<pubDate>Mon, 23 Nov 2026 07:30:00 +0700</pubDate>
<enclosure url="https://thu.example/a.mp3" length="12" type="audio/mpeg"/>
</item>
</channel>
</rss>
"""
ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>tag:thu.example,2025:feeds</id>
<title>Tin</title>
<updated>2026-11-23T07:30:00+07:00</updated>
<author><name>Đài</name></author>
<link rel="self" href="https://thu.example/atom.xml"/>
<entry>
<id>tag:thu.example,2025:a</id>
<title>Họp thôn</title>
<updated>2026-11-23T07:30:00+07:00</updated>
<link href="https://thu.example/a.html"/>
<content type="html">&lt;p&gt;Mời họp.&lt;/p&gt;</content>
</entry>
</feed>
"""
JSON = """\
{"version": "https://jsonfeed.org/version/1.1", "title": "Tin", "feed_url": "https://thu.example/feed.json",
"items": [
{"id": "a", "url": "https://thu.example/a.html", "content_html": "<p>Mời họp.</p>",
"date_published": "2026-11-23T07:30:00+07:00"}
]}
"""
PODCAST = """\
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>
<title>Nghe tin</title>
<link>https://thu.example/</link>
<description>Tin của xã</description>
<language>vi</language>
<atom:link rel="self" href="https://thu.example/podcast.xml"/>
<itunes:author>Đài</itunes:author>
<itunes:category text="News"><itunes:category text="Daily News"/></itunes:category>
<itunes:explicit>false</itunes:explicit>
<itunes:image href="https://thu.example/cover.png"/>
<itunes:owner><itunes:email>thu@thu.example</itunes:email></itunes:owner>
<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
<podcast:locked owner="thu@thu.example">yes</podcast:locked>
<item>
<title>Họp thôn</title>
<guid>https://thu.example/a.html</guid>
<pubDate>Mon, 23 Nov 2026 07:30:00 +0700</pubDate>
<enclosure url="https://thu.example/a.mp3" length="12" type="audio/mpeg"/>
<itunes:duration>125</itunes:duration>
<itunes:episodeType>full</itunes:episodeType>
<podcast:transcript url="https://thu.example/a.vtt" type="text/vtt"/>
<podcast:chapters url="https://thu.example/a.json" type="application/json+chapters"/>
</item>
</channel>
</rss>
"""
CHAPTERS = """\
{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Chào"}, {"startTime": 12.5, "title": "Tin"}]}
"""
OPML = """\
<opml version="2.0"><head><title>Tin</title></head><body>
<outline text="Tin" type="rss" xmlUrl="https://thu.example/rss.xml"/></body></opml>
"""


@pytest.mark.parametrize("feed", [RSS, ATOM, JSON, PODCAST, CHAPTERS, OPML])
def test_a_sound_feed_has_no_problem(feed: str) -> None:
    assert check_feed(feed.encode(), "tin") == []


CASES = [
    (RSS, 'version="2.0"', 'version="0.91"', "1: rss: version: cần bản 2.0"),
    (RSS, "<title>Tin</title>", "", "2: channel: thiếu <title>"),
    (RSS, "<title>Tin</title>", "<title>Tin</title><title>Nữa</title>", "3: title: có nhiều lần"),
    (RSS, "<language>vi</language>", "<language>tiếng Việt</language>", "6: language: cần mã ngôn ngữ"),
    (RSS, "<title>Họp thôn</title>", "<title>&lt;b&gt;Họp&lt;/b&gt;</title>", "9: title: có mã HTML"),
    (RSS, "https://thu.example/a.html", "a.html", "10: link: cần địa chỉ đầy đủ"),
    (RSS, "https://thu.example/a.html", "https://thu.example/họp.html", "10: link: cần địa chỉ đầy đủ"),
    (RSS, ' isPermaLink="false"', "", '12: guid: "tag:thu.example,2025:a" không phải địa chỉ trang'),
    (RSS, "<guid", "<guid>tag:thu.example,2025:a</guid><guid", "12: guid: có nhiều lần"),
    (RSS, "Mon, 23", "Tue, 23", "13: pubDate: cần ngày theo RFC 822"),
    (RSS, "Mon, 23 Nov 2026", "2026-11-23", "13: pubDate: cần ngày theo RFC 822"),
    (RSS, ' length="12"', "", '14: enclosure: thiếu thuộc tính "length"'),
    (RSS, 'length="12"', 'length="-1"', "14: enclosure: length: cần số byte"),
    (RSS, "audio/mpeg", "mp3", "14: enclosure: type: cần loại nội dung"),
    (RSS, 'url="https://thu', 'url="ftp://thu', "14: enclosure: url: cần địa chỉ đầy đủ"),
    (RSS, "<item>", "<item><author>Ông A</author>", "8: author: cần địa chỉ thư"),
    (RSS, "<item>", "<item><noi>A</noi>", "8: item: <noi> không có trong RSS 2.0"),
    (RSS, "</item>\n", "</item>\n<docs>https://thu.example/</docs>\n", "16: docs: đứng sau <item>"),
    (RSS, "Mời họp.", "&lt;a href='b.html'&gt;", '11: description: liên kết "b.html"'),
    (RSS, "Mời họp.", "&lt;script&gt;1&lt;/script&gt;", "11: description: có thẻ <script>"),
    (RSS, "Mời họp.", "&lt;p onclick='x'&gt;", "11: description: thẻ <p> có onclick"),
    (RSS, "Mời họp.", "Mời\x85họp", "11: description: có ký tự lạ U+0085"),
    (RSS, "Mời họp.", "Mời & họp", "11: XML: không đọc được XML"),
    (RSS, '<atom:link rel="self"', '<atom:link rel="hub"', "2: channel: không ghi địa chỉ của chính mình"),
    (RSS, "<rss", "<!DOCTYPE rss>\n<rss", "1: XML: có khai báo DOCTYPE"),
    (RSS, "description>Mời họp.</description", "content:encoded>A</content:encoded", "11: content:encoded"),
    (ATOM, "<id>tag:thu.example,2025:a</id>", "<id>tag:thu.example,2025:a b</id>", "8: atom:id: cần một URI"),
    (ATOM, "<author><name>Đài</name></author>", "", "7: atom:entry: thiếu <atom:author>"),
    (ATOM, "T07:30:00+07:00</updated>\n<link", "</updated>\n<link", "10: atom:updated: cần ngày giờ"),
    (ATOM, ":00+07:00</updated>\n<link", ":00</updated>\n<link", "10: atom:updated: cần ngày giờ"),
    (ATOM, 'type="html"', 'type="CDATA"', '12: atom:content: không có loại "CDATA"'),
    (ATOM, 'type="html"', "", "12: atom:content: có mã HTML mà không khai"),
    (ATOM, "<link href", '<link rel="audio" href', '11: atom:link: không có quan hệ "audio"'),
    (ATOM, "</entry>", "<link href='https://thu.example/b.html'/></entry>", "13: link: hai liên kết"),
    (ATOM, "</entry>", "</entry><entry><id>tag:thu.example,2025:a</id></entry>", "13: atom:id: mã"),
    (ATOM, ' xml:lang="vi"', "", "1: feed: chưa cho biết ngôn ngữ"),
    (JSON, '"title": "Tin", ', "", "1: title: thiếu"),
    (JSON, '"id": "a", ', "", "1: id: thiếu"),
    (JSON, "<p>Mời họp.</p>", "<img src='a.png'>", '3: content_html: liên kết "a.png" không đầy đủ'),
    (JSON, "2026-11-23T07:30:00+07:00", "23/11/2026", "3: date_published: cần ngày giờ theo RFC 3339"),
    (JSON, "]}", "]", "6: JSON: không đọc được JSON"),
    (JSON, "version/1.1", "phien-ban", "1: version: không phải JSON Feed"),
    (PODCAST, "<itunes:author>Đài</itunes:author>", "", "2: channel: thiếu <itunes:author>"),
    (PODCAST, '"Daily News"', '"Tin xã"', '9: itunes:category: mục "News" của Apple không có "Tin xã"'),
    (PODCAST, ">false<", ">clean<", "10: itunes:explicit: cần true hoặc false"),
    (PODCAST, "cover.png", "cover.webp", "11: itunes:image: href: cần địa chỉ ảnh JPEG hoặc PNG"),
    (PODCAST, "917393e3", "917393e", "13: podcast:guid: cần một UUID"),
    (PODCAST, ">yes<", ">true<", "14: podcast:locked: cần yes hoặc no"),
    (PODCAST, "<itunes:duration>125", "<itunes:duration>2 phút", "20: itunes:duration: cần độ dài"),
    (PODCAST, ">full<", ">tập<", "21: itunes:episodeType: không có kiểu ấy"),
    (PODCAST, "a.mp3", "a.ogg", "19: enclosure: tệp"),
    (PODCAST, 'type="text/vtt"', 'type="vtt"', "22: podcast:transcript: type: không có dạng ấy"),
    (CHAPTERS, "12.5", "0", "1: startTime: đoạn 2 không bắt đầu sau đoạn trước"),
    (CHAPTERS, '"Tin"', "7", "1: title: tên đoạn 2 không phải chữ"),
    (OPML, "https://thu.example/rss.xml", "rss.xml", "2: outline: xmlUrl: cần địa chỉ đầy đủ"),
]  # fmt: skip


@pytest.mark.parametrize(("feed", "sound", "broken", "problem"), CASES, ids=[case[3][:40] for case in CASES])
def test_what_is_broken_is_told_with_its_line(feed: str, sound: str, broken: str, problem: str) -> None:
    assert sound in feed
    found = [str(each) for each in check_feed(feed.replace(sound, broken, 1).encode(), "tin")]
    assert [each for each in found if each.startswith(f"tin:{problem}")], found
    assert all(" — " in each for each in found)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"<!DOCTYPE html>\n<title>A</title>", "tin:1: tệp: là trang web, không phải nguồn tin"),
        (b"<svg/>", "tin:1: svg: <svg> không phải nguồn tin"),
        (b"", "tin:1: XML: không đọc được XML"),
        (RSS.encode("utf-16"), "tin:1: tệp: không phải bảng mã UTF-8"),
        (RSS.replace("Mời họp.", "x" * 600_000).encode(), "tin:1: tệp: nặng 601 kB, quá 512 kB"),
        (b"[1]", "tin:1: JSON: không phải một đối tượng"),
    ],
)
def test_what_is_no_feed_is_told(content: bytes, problem: str) -> None:
    assert str(check_feed(content, "tin")[0]).startswith(problem)


@pytest.mark.parametrize(("feed", "name"), [(RSS, "rss.xml"), (ATOM, "atom.xml"), (JSON, "feed.json")])
def test_a_feed_must_lie_where_it_says(feed: str, name: str) -> None:
    assert check_feed(feed.encode(), f"https://thu.example/{name}") == []
    (problem,) = check_feed(feed.encode(), f"https://khac.example/{name}")
    assert "tự ghi địa chỉ" in problem.problem
