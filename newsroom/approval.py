"""Approvals: who cleared an article, when, and exactly what; one small file an article, for easy merging."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from newsroom.article import Article
from newsroom.errors import Problem
from newsroom.facts import clock, day
from newsroom.folding import fold, offer
from newsroom.front_matter import decode
from newsroom.rules import Clearance
from newsroom.station import Station
from newsroom.wire_errors import problems_of
from newsroom.wire_types import WIRE_CONFIG, Instant, Sha256, Text
from newsroom.yaml_source import YamlProblem, YamlSource, parse_yaml, without_blanks

APPROVALS_FOLDER = "duyet"
"""Of `content/`: what the program writes there travels with the articles."""


_CHANGED = "chữ, hình, cách đọc hoặc giọng đọc đã đổi"
"""Maybe by somebody who never opened the article: the lexicon and the station's voices count too."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody's word that an article may be published and played as it was."""

    by: str
    """Id of an approver."""
    at: datetime
    """Aware."""
    sha256: str
    """Of all that would be said and shown."""


class ApprovalModel(BaseModel):
    model_config = WIRE_CONFIG
    article: Text = Field(alias="bai", description="Tệp của bài, tính từ thư mục content")
    by: Text = Field(alias="nguoi_duyet", description="Mã người duyệt trong station.yml")
    at: Instant = Field(alias="luc", description="Lúc duyệt, có múi giờ")
    sha256: Sha256 = Field(alias="sha256", description="Dấu của những gì được đọc và được xem")


def approval_path(article: Article) -> str:
    """Return the POSIX path of an article's approval from `content/`."""
    return f"{APPROVALS_FOLDER}/{article.slug}.yml"


def dump_approval(approval: Approval, article: Article) -> bytes:
    """Write an approval as its file has it."""
    return (
        "# Máy ghi bằng lệnh loaxa approve. Không sửa tay: sửa là mất hiệu lực.\n"
        f'bai: "{article.path}"\n'
        f"nguoi_duyet: {approval.by}\n"
        f"luc: {approval.at.isoformat(timespec='seconds')}\n"
        f"sha256: {approval.sha256}\n"
    ).encode()


def read_approval(folder: Path, article: Article) -> tuple[list[Problem], Approval | None]:
    """Read an article's approval from a content folder; None where it has none or it cannot be read."""
    path = f"content/{approval_path(article)}"
    source = YamlSource({})
    try:
        source = parse_yaml(decode((folder / approval_path(article)).read_bytes()))
        model = ApprovalModel.model_validate(without_blanks(source.data))
    except FileNotFoundError:
        return [], None
    except YamlProblem as problem:
        return [problem.at(path)], None
    except ValidationError as error:
        return list(problems_of(error, ApprovalModel, source, path)), None
    return [], Approval(model.by, model.at, model.sha256)


def why_not_cleared(
    article: Article, approval: Approval | None, sha256: str, station: Station
) -> tuple[str, str] | None:
    """Say why an article may not be published as it is now, and what to do; None where it may."""
    again = f"đọc lại rồi gõ: loaxa approve content/{article.path} --by MÃ"
    if approval is None:
        return "chưa được duyệt", again
    names = {approver.id: approver.name for approver in station.approvers}
    if approval.by not in names:
        known = offer(approval.by, {id_: id_ for id_ in names})
        return f'người duyệt "{approval.by}" không có trong station.yml', f"{known}; {again}"
    if approval.sha256 != sha256:
        at = approval.at.astimezone(station.timezone)
        return f"{names[approval.by]} duyệt lúc {clock(at)} ngày {day(at)}, sau đó {_CHANGED}", again
    return why_not_by(article, approval.by, station)


def why_not_by(article: Article, by: str, station: Station) -> tuple[str, str] | None:
    """Say why this person may not clear this article, and what to do; None where they may."""
    people = {approver.id: approver for approver in station.approvers}
    if by not in people:
        return f'không có người duyệt "{by}" trong station.yml', offer(by, {id_: id_ for id_ in people})
    if station.clearance is not Clearance.TWO_PEOPLE:
        return None
    if article.author is None:
        return "chưa ghi ai viết, nên không biết người duyệt có phải người viết", "thêm dòng tac_gia"
    author, approver = f" {fold(article.author)} ", people[by]
    if f" {fold(approver.name)} " in author.replace(",", " ").replace(";", " ") or author.strip() == by:
        return f"{approver.name} không duyệt bài mình viết", "nhờ người duyệt khác"
    return None
