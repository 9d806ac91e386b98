"""Start a new article from its kind's template."""

from datetime import date, datetime, timedelta
from pathlib import Path

from newsroom.airing import REST_DAYS
from newsroom.article_checks import RESERVED
from newsroom.errors import SiteError
from newsroom.folding import slugify
from newsroom.kinds import Kind
from newsroom.load import article_files, day_at, read_station
from newsroom.station import Station
from site_builder.output import OutputFile, write_tree

# Windows refuses paths beyond 260 characters.
_MAX_NAME = 80

_HEAD = """---
tieu_de: {title}
tom_tat:
ngay: {today}
{details}chuyen_muc:
doi_tuong:
thon:
muc_do: thuong
het_han:
nguon:
  ten:
  url:
tac_gia:
nhap: true   # bản nháp; xoá dòng này khi bài đã xong
{airing}---

{body}"""

# Offered, not set: what an editor does not ask for follows from kind and priority.
_AIRING = """# Trên loa: {usually}; bài uu-tien, khan-cap phát mọi buổi.
# Muốn khác thì bỏ dấu # ở dòng phat_thanh và ở những dòng cần dùng bên dưới, rồi sửa lại cho đúng:
#phat_thanh:
#  tu_ngay: {today}       # ngày đầu tiên phát
#  den_ngay: {later}      # ngày cuối cùng phát
#  thu: [2, 4, 6, cn]         # chỉ phát các thứ này
#  buoi: [{slot}]               # chỉ phát các buổi này: mã khung giờ trong station.yml
#  cum_loa: [{cluster}]       # chỉ phát ở các cụm loa này: mã trong station.yml
#  so_lan: 2                  # mỗi buổi nghe mấy lần, nhiều nhất 3
# Không phát trên loa thì chỉ ghi một dòng phat_thanh: khong
"""

_OFTEN = {1: "mỗi ngày một lần", 2: "hai ngày một lần", 7: "mỗi tuần một lần", 14: "hai tuần một lần"}
_UNTIL = {
    Kind.NOTICE: "trong bảy ngày, hoặc đến het_han nếu có ghi",
    Kind.NEWS: "trong bảy ngày, hoặc đến het_han nếu có ghi",
    Kind.EVENT: "cho đến khi sự kiện qua",
    Kind.CAMPAIGN: "cho đến hết den_ngay ở trên",
}

# What stands in brackets is the editor's to fill in; the checks refuse to publish it.
_DETAILS = {
    Kind.EVENT: 'bat_dau: {later} 07:30\nket_thuc:\ndia_diem: "[Ghi nơi tổ chức]"\nmang_theo:\n',
    Kind.DOCUMENT: 'so_hieu: "[Ghi số hiệu]"\nngay_ban_hanh: {today}\nco_quan: "[Ghi cơ quan ban hành]"\n',
    Kind.CAMPAIGN: "tu_ngay: {today}\nden_ngay: {later}\n",
}

_BODIES = {
    Kind.NOTICE: (
        "[Viết ai cần biết, việc gì, ở đâu, lúc nào.]\n\n"
        "- Mang theo: [Ghi giấy tờ, đồ dùng]\n- Hỏi thêm: [Ghi người và số điện thoại]\n"
    ),
    Kind.NEWS: (
        "[Viết việc gì đã diễn ra, ở đâu, lúc nào, ai tham gia.]\n\n"
        "## Kết quả\n\n[Viết kết quả và việc tiếp theo.]\n"
    ),
    Kind.GUIDE: (
        "Hướng dẫn này giúp bà con [Ghi việc làm được].\n\n"
        "## Cần chuẩn bị\n\n- [Ghi thứ cần có]\n\n"
        "## Các bước\n\n1. [Viết bước thứ nhất.]\n2. [Viết bước thứ hai.]\n3. [Viết bước thứ ba.]\n\n"
        "## Khi gặp khó\n\n[Viết gọi ai, đến đâu để được giúp.]\n"
    ),
    Kind.EVENT: "[Viết sự kiện dành cho ai, có nội dung gì.]\n\n## Chương trình\n\n- [Ghi giờ và việc]\n",
    Kind.DOCUMENT: (
        "[Viết văn bản này quy định việc gì.]\n\n## Bà con cần biết\n\n- [Ghi điều thay đổi với người dân]\n"
    ),
    Kind.QUESTION: (
        "[Viết câu trả lời ngắn gọn, rồi giải thích.]\n\n## Làm thế nào\n\n1. [Ghi việc thứ nhất.]\n"
    ),
    Kind.CAMPAIGN: (
        "[Viết chiến dịch nhằm việc gì, ai tham gia.]\n\n## Việc làm từng tuần\n\n- Tuần một: [Ghi việc]\n"
    ),
    Kind.GOOD_PRACTICE: (
        "[Viết cách làm hay ở đâu, của ai, giúp được gì.]\n\n## Làm thế nào\n\n1. [Ghi việc thứ nhất.]\n"
    ),
}


def new_article(kind: Kind, title: str, today: date, station: Station | None = None) -> OutputFile:
    """Fill the template of a draft, its path from `content/`; raise SiteError on a title that names no file.

    What it offers for the air names a slot and a cluster of the station, where that can be read.
    """
    title = "".join(c for c in " ".join(title.split()) if c.isprintable())
    if not (slug := slugify(title)[:_MAX_NAME].strip("-")):
        raise SiteError(
            'Tiêu đề chưa có chữ nào: viết tiêu đề trong ngoặc kép, ví dụ "Lịch tiêm chủng tháng 12".'
        )
    if slug in RESERVED:
        raise SiteError(f'Không tệp nào đặt tên là "{slug}" được: viết tiêu đề dài hơn.')
    dates = {"today": f"{today:%Y-%m-%d}", "later": f"{today + timedelta(days=7):%Y-%m-%d}"}
    details = _DETAILS.get(kind, "").format(**dates)
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    airing = _AIRING.format(
        usually=", ".join(filter(None, (_OFTEN[REST_DAYS[kind]], _UNTIL.get(kind)))),
        slot=station.slots[0].id if station else "MÃ",
        cluster=station.clusters[0].id if station else "MÃ",
        **dates,
    )
    text = _HEAD.format(title=quoted, details=details, airing=airing, body=_BODIES[kind], **dates)
    return OutputFile(f"{kind}/{slug}.md", text.encode())


def write_article(kind: Kind, title: str, content: Path, now: datetime) -> Path:
    """Write the template of a new article and return its path; raise SiteError where that name is taken."""
    _, station = read_station(content)
    file = new_article(kind, title, day_at(station, now), station)
    name = Path(file.path).stem
    for taken in article_files(content):
        if slugify(taken.stem) == name:
            raise SiteError(f"Đã có bài tên này: {taken}. Đặt tiêu đề khác, thêm ngày hoặc tên thôn.")
    write_tree([file], content, prunable=frozenset())
    return content / file.path
