"""Read `content/` whole: every file, every problem, and only then a library."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from newsroom.air_checks import check_marks
from newsroom.article import Article
from newsroom.article_checks import Finding
from newsroom.article_parser import kind_of, parse_article
from newsroom.body_checks import check_body
from newsroom.errors import Problem
from newsroom.front_matter import decode, parse_front_matter
from newsroom.library import Library
from newsroom.markdown import Renderer
from newsroom.markdown_slips import find_placeholders
from newsroom.reading_checks import HEAD_BYTES, check_reading
from newsroom.station import Station
from newsroom.station_checks import check_station
from newsroom.station_model import StationModel
from newsroom.wire_errors import problems_of
from newsroom.yaml_source import YamlProblem, YamlSource, parse_yaml, without_blanks

STATION_FILE = "station.yml"
_NOT_QUITE_MARKDOWN = (".txt", ".text", ".markdown", ".mdown", ".mdx")


def read_content(folder: Path, renderer: Renderer) -> tuple[list[Problem], Station | None, Library]:
    """Read and check a content folder; the library holds what could be parsed, faulty or not."""
    problems, station = read_station(folder)
    articles: list[Article] = []
    for file in article_files(folder):
        found, article = read_article(folder, file, station, renderer)
        problems += found
        articles += [article] if article else []
    problems += [*_passed_over(folder), *_duplicates(articles)]
    return problems, station, Library.of(articles)


def article_files(folder: Path) -> list[Path]:
    """List the Markdown files of a content folder in a stable order, without editors' temporary files."""
    return [file for file in _written_files(folder) if file.suffix.lower() == ".md"]


def _written_files(folder: Path) -> list[Path]:
    """List what editors put there themselves: nothing hidden, no lock or temporary file of an editor."""
    return sorted(
        file
        for file in folder.rglob("*")
        if file.is_file() and not any(p.startswith((".", "~")) for p in file.relative_to(folder).parts)
    )


def _passed_over(folder: Path) -> Iterator[Problem]:
    """Tell of texts that would be left out in silence, such as Notepad's `bai.md.txt`."""
    for file in _written_files(folder):
        if file.suffix.lower() in _NOT_QUITE_MARKDOWN:
            path = f"content/{file.relative_to(folder).as_posix()}"
            yield Problem(
                path, 1, "tệp", f'đuôi "{file.suffix}" không phải bài viết', "đổi đuôi tệp thành .md"
            )


def read_article(
    folder: Path, file: Path, station: Station | None, renderer: Renderer
) -> tuple[list[Problem], Article | None]:
    """Read and check one article of a content folder; the article is None where it cannot even be parsed."""
    root = folder.resolve()
    path = file.relative_to(folder).as_posix()
    if not file.resolve().is_relative_to(root):
        problem = YamlProblem(1, "là lối tắt ra ngoài thư mục content", "chép tệp thật vào đây")
        return [problem.at(f"content/{path}")], None
    try:
        text = decode(file.read_bytes())
    except YamlProblem as problem:
        return [problem.at(f"content/{path}")], None
    except OSError as error:
        reason = f"không mở được ({error.strerror})"
        return [Problem(f"content/{path}", 1, "tệp", reason, "đóng tệp ở chương trình khác")], None
    found, article = parse_article(text, path, station)
    if article is None:
        return found + _faults_of_text(root, path, text, renderer), None
    if not article.draft:
        found += _placeholders(path, text)
    if article.reading:
        fields = parse_front_matter(text).fields
        found += _located(check_reading(article.reading, _heads_in(root)), f"content/{path}", fields)
    html = renderer.html(article.body)
    found += check_body(path, article.body, article.body_line, html, partial(_is_in, root))
    if air := article.air:
        found += [
            Problem(f"content/{path}", air.line + line, "loi_loa", problem, remedy)
            for line, problem, remedy in check_marks(air.body, renderer.html(air.body))
        ]
    return found, article


def _faults_of_text(root: Path, path: str, text: str, renderer: Renderer) -> list[Problem]:
    """Check the body of an article whose front matter is at fault, so that nobody mends it twice.

    Where the file is in the wrong folder, what it links to is not known before it is moved.
    """
    try:
        kind_of(path)
        front = parse_front_matter(text)
    except YamlProblem:
        return []
    html = renderer.html(front.body)
    unwritten = [] if front.fields.data.get("nhap") == "true" else _placeholders(path, text)
    return [*unwritten, *check_body(path, front.body, front.body_line, html, partial(_is_in, root))]


def _placeholders(path: str, text: str) -> list[Problem]:
    return [
        Problem(f"content/{path}", n + 1, "nội dung", f"còn chỗ chưa viết: {words}", "viết nốt chỗ này")
        for n, words in find_placeholders(text)
    ]


def _is_in(root: Path, local: str) -> bool:
    target = root / local
    return target.is_file() and target.resolve().is_relative_to(root)


def _heads_in(root: Path) -> Callable[[str], bytes | None]:
    """Give the first bytes of files in a folder; None for what it does not hold."""

    def head_of(local: str) -> bytes | None:
        if not _is_in(root, local):
            return None
        with (root / local).open("rb") as stream:
            return stream.read(HEAD_BYTES)

    return head_of


def read_station(folder: Path) -> tuple[list[Problem], Station | None]:
    """Read and check `station.yml`; the station is None where it cannot even be parsed."""
    path = f"content/{STATION_FILE}"
    source = YamlSource({})
    try:
        source = parse_yaml(decode((folder / STATION_FILE).read_bytes()))
        station = StationModel.model_validate(without_blanks(source.data)).station()
    except FileNotFoundError:
        problem = YamlProblem(1, "không tìm thấy", "chép station.yml mẫu vào thư mục content")
        if not folder.is_dir():
            problem = YamlProblem(1, f"không có thư mục {folder}", "xem lại tên ghi sau --content")
        return [problem.at(path)], None
    except YamlProblem as problem:
        return [problem.at(path)], None
    except ValidationError as error:
        return list(problems_of(error, StationModel, source, path)), None
    found = list(check_station(station))
    if station.signature_file:
        head_of = _heads_in(folder.resolve())
        found += check_reading(station.signature_file, head_of, "nhac_hieu", "thư mục content")
    return _located(found, path, source), station


def today_at(folder: Path, at: datetime) -> date:
    """Return the day of an instant where the station of a content folder is.

    Where `station.yml` cannot be read it is the day of this machine: whoever reads all tells what is wrong.
    """
    _, station = read_station(folder)
    return day_at(station, at)


def day_at(station: Station | None, at: datetime) -> date:
    """Return the day of an instant where a station is; of this machine where none could be read."""
    return at.astimezone(station.timezone if station else None).date()


def _located(found: Iterable[Finding], path: str, source: YamlSource) -> list[Problem]:
    return [Problem(path, source.line(where), str(where[0]), what, how) for where, what, how in found]


def _taken_names(articles: Sequence[Article]) -> Iterator[Problem]:
    """Find articles that claim a former name which readers know as another article's."""
    owners = defaultdict(set)
    for article in articles:
        for name in {article.slug, article.lasting_name}:
            owners[name].add(article.path)
    for article in articles:
        if article.former_slug and (others := owners[article.former_slug] - {article.path}):
            listed = ", ".join(f"content/{other}" for other in sorted(others))
            yield Problem(
                f"content/{article.path}",
                1,
                "ten_cu",
                f'"{article.former_slug}" là tên của {listed}',
                "xem lại tên tệp lúc mới đăng, hoặc đổi tên bài kia",
            )


def _duplicates(articles: Sequence[Article]) -> Iterator[Problem]:
    by_slug, by_title = defaultdict(list), defaultdict(list)
    for article in articles:
        by_slug[article.slug].append(article.path)
        by_title[article.kind, article.title.casefold()].append(article.path)
    for slug, paths in by_slug.items():
        for path in paths if len(paths) > 1 else ():
            others = ", ".join(f"content/{other}" for other in paths if other != path)
            yield Problem(
                f"content/{path}",
                1,
                "tệp",
                f'trùng tên "{slug}" với {others}',
                "đổi tên tệp, mỗi bài một tên",
            )
    yield from _taken_names(articles)
    for paths in by_title.values():
        for path in paths if len(paths) > 1 else ():
            others = ", ".join(f"content/{other}" for other in paths if other != path)
            yield Problem(
                f"content/{path}",
                1,
                "tieu_de",
                f"trùng tiêu đề với {others}",
                "thêm ngày, thôn hoặc nơi vào tiêu đề",
            )
