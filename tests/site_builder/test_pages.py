"""Pages as staged: what stands on them, and files that go with them."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from newsroom.article import Article, EventDetails
from newsroom.broadcast import Broadcast, Chapter
from newsroom.kinds import Kind, Priority
from newsroom.library import Library
from newsroom.markdown import Renderer
from newsroom.station import Station
from site_builder.emergency import emergencies_file
from site_builder.event_page import calendar_file
from site_builder.home import home_page
from site_builder.output import OutputFile
from site_builder.service_worker import service_worker
from site_builder.village_page import village_pages
from site_builder.workspace import Workspace
from tests.loading import load_content

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def commune(workspace: Workspace, renderer: Renderer) -> tuple[Station, Article]:
    content = load_content(workspace.content, renderer)
    return content.station, content.library.articles[0]


def text(file: OutputFile) -> str:
    assert isinstance(file.content, bytes)
    return file.content.decode()


def test_an_event_is_read_back_from_its_calendar(workspace: Workspace, renderer: Renderer) -> None:
    station, notice = commune(workspace, renderer)
    starts = datetime(2026, 12, 5, 7, 30, tzinfo=ZONE)
    details = EventDetails(starts, None, "Sân chợ, thôn Đông; cạnh trường", "Nước uống")
    event = replace(notice, kind=Kind.EVENT, details=details, summary="Dọn chợ, dọn đường.")
    file = calendar_file(event, details, station)
    assert file.path == "su-kien/moi-hop.ics"
    assert isinstance(file.content, bytes)
    assert calendar_file(event, details, station) == file
    (read,) = Calendar.from_ical(file.content.decode()).events
    assert read["UID"] == "moi-hop@thu.example"
    assert read.start == starts
    assert read["LOCATION"] == details.place
    assert read["DESCRIPTION"] == "Dọn chợ, dọn đường.\nMang theo: Nước uống"


def test_sessions_are_heard_again_where_they_were_heard(workspace: Workspace, renderer: Renderer) -> None:
    station, notice = commune(workspace, renderer)
    public = Library.of([notice])
    starts = datetime(2026, 11, 23, 17, tzinfo=ZONE)
    chapters = (Chapter(0, "Nhạc hiệu", None), Chapter(4_000, notice.title, notice.slug))
    session = Broadcast(
        "a", starts, "chieu", ("cum-1",), "Bản tin chiều", "audio/a.mp3", 600.0, 4_800_000, "", chapters
    )
    elsewhere = replace(session, id="b", clusters=("cum-2",), path="audio/b.mp3")
    home = text(home_page(public, station, {}, (session,)))
    assert "Bản tin chiều</strong> <small>17:00 · 10 phút · 4,8 MB</small>" in home
    assert '<li data-start="4"><a href="thong-bao/moi-hop.html">Mời họp thôn</a></li>' in home
    assert "Nhạc hiệu" not in home
    for village in village_pages(public, station, {}, (session, elsewhere)):
        assert "../audio/a.mp3" in text(village)
        assert "../audio/b.mp3" not in text(village)


def test_the_worker_is_new_when_content_is_new_and_else_the_same(
    workspace: Workspace, renderer: Renderer
) -> None:
    station, notice = commune(workspace, renderer)
    public = Library.of([replace(notice, priority=Priority.EMERGENCY)])
    page = OutputFile("index.md", b"a")
    worker = service_worker([page], public, station, ())
    assert service_worker([page], public, station, ()) == worker
    assert service_worker([OutputFile("index.md", b"b")], public, station, ()) != worker
    assert '"thong-bao/moi-hop.html"' in text(worker)
    assert '"path": "thong-bao/moi-hop.html"' in text(emergencies_file(public))
    assert text(emergencies_file(Library.of([notice]))) == "[]\n"


def test_what_editors_write_cannot_break_a_page(workspace: Workspace, renderer: Renderer) -> None:
    station, notice = commune(workspace, renderer)
    nasty = replace(notice, title='<b>"Họp" & ăn', summary="</section><script>")
    home = text(home_page(Library.of([nasty]), station, {}, ()))
    assert "<b>" not in home
    assert "<script>" not in home
    assert "&lt;b&gt;&quot;Họp&quot; &amp; ăn" in home
