"""From the text of one file to an Article, or to the problems that stand in the way."""

from datetime import date, datetime, time, timedelta
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from newsroom.airing_checks import check_airing
from newsroom.airing_model import airing_of
from newsroom.article import AirText, Article, CampaignDetails, Details, DocumentDetails, EventDetails, Source
from newsroom.article_checks import check_article
from newsroom.article_model import MODELS, ArticleModel, CampaignModel, DocumentModel, EventModel
from newsroom.errors import Problem
from newsroom.folding import slugify
from newsroom.front_matter import FrontMatter, parse_front_matter
from newsroom.kinds import Kind
from newsroom.reading_checks import reading_path
from newsroom.station import Station
from newsroom.wire_errors import problems_of
from newsroom.yaml_source import YamlProblem, without_blanks

# Only to judge articles when station.yml, which names the real zone, cannot be read.
_FALLBACK_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def parse_article(text: str, path: str, station: Station | None) -> tuple[list[Problem], Article | None]:
    """Parse decoded text as the article at `path` (POSIX, from `content/`); the body is not checked."""
    try:
        kind = kind_of(path)
        front = parse_front_matter(text)
    except YamlProblem as problem:
        return [problem.at(f"content/{path}")], None
    try:
        model = MODELS[kind].model_validate(without_blanks(front.fields.data))
    except ValidationError as error:
        return list(problems_of(error, MODELS[kind], front.fields, f"content/{path}")), None
    article = _article(model, kind, path, front, station.timezone if station else _FALLBACK_ZONE)
    found = [
        Problem(f"content/{path}", front.fields.line(where), ".".join(map(str, where[:1])), problem, remedy)
        for where, problem, remedy in (*check_article(article, station), *check_airing(article, station))
    ]
    return found, article


def kind_of(path: str) -> Kind:
    """Tell the kind of an article by its path from `content/`; raise YamlProblem outside their folders."""
    folder = PurePosixPath(path).parts[0]
    try:
        return Kind(folder)
    except ValueError:
        raise YamlProblem(
            1,
            f'bài nằm ngoài các thư mục bài viết ("{PurePosixPath(path).parent}")',
            f"chuyển vào một trong: {', '.join(Kind)}",
        ) from None


def _article(model: ArticleModel, kind: Kind, path: str, front: FrontMatter, zone: ZoneInfo) -> Article:
    published = _start(model.published, zone)
    return Article(
        slug=slugify(PurePosixPath(path).stem),
        kind=kind,
        title=model.title,
        summary=model.summary or "",
        body=front.body,
        body_line=front.body_line,
        published=published,
        updated=_start(model.updated, zone) if model.updated else published,
        expires=_end(model.expires, zone) if model.expires else None,
        topics=model.topics,
        audiences=model.audiences,
        villages=model.villages,
        priority=model.priority,
        source=Source(model.source.name, model.source.url) if model.source else None,
        author=model.author,
        draft=model.draft,
        details=_details(model, zone),
        # A block text begins on the line below its key.
        air=AirText(model.air_body, front.fields.line(("loi_loa",)) + 1) if model.air_body else None,
        path=path,
        reading=reading_path(path, model.reading) if model.reading else None,
        airing=airing_of(model.airing),
        former_slug=slugify(model.former_name.removesuffix(".md")) if model.former_name else None,
    )


def _details(model: ArticleModel, zone: ZoneInfo) -> Details | None:
    match model:
        case EventModel():
            ends = _start(model.ends, zone) if model.ends else None
            return EventDetails(_start(model.starts, zone), ends, model.place, model.bring)
        case DocumentModel():
            return DocumentDetails(model.number, model.issued, model.issuer)
        case CampaignModel():
            return CampaignDetails(model.starts, model.ends)
    return None


def _start(moment: date | datetime, zone: ZoneInfo) -> datetime:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=zone)
    return datetime.combine(moment, time.min, zone)


def _end(moment: date | datetime, zone: ZoneInfo) -> datetime:
    """A last day counts whole."""
    return _start(moment, zone) if isinstance(moment, datetime) else _start(moment + timedelta(days=1), zone)
