"""Record that an approver clears an article."""

from datetime import datetime
from pathlib import Path

from newsroom.approval import Approval, approval_path, dump_approval, why_not_by
from newsroom.errors import ContentErrors, Problem, SiteError
from newsroom.front_matter import decode, parse_front_matter
from newsroom.load import read_article, read_station
from newsroom.rules import Clearance
from site_builder.clearance import digest_of
from site_builder.lexicon import read_lexicon
from site_builder.on_air import Announcer
from site_builder.output import OutputFile, write_tree
from site_builder.stage import renderer_of
from site_builder.workspace import Workspace


def approve(file: Path, by: str, workspace: Workspace, at: datetime) -> Path:
    """Record that somebody clears an article as it is now; return the approval's file.

    Raises ContentErrors on the article's own problems, the station's and the lexicon's, and where this
    person may not clear it; SiteError where the station asks for no approval, or the file is no article.
    """
    problems, station = read_station(workspace.content)
    found, taught = read_lexicon(workspace.content)
    if problems or found or station is None:
        raise ContentErrors([*problems, *found])
    if station.clearance is Clearance.NONE:
        raise SiteError(
            "Đài không yêu cầu duyệt bài: muốn duyệt thì ghi duyet_bai: mot-nguoi hoặc hai-nguoi"
            " và nguoi_duyet trong content/station.yml."
        )
    file = file.resolve()
    if not file.is_relative_to(workspace.content) or not file.is_file():
        raise SiteError(f"{file} không phải bài trong thư mục {workspace.content}.")
    renderer = renderer_of(workspace)
    found, article = read_article(workspace.content, file, station, renderer)
    if found or article is None:
        raise ContentErrors(found)
    announcer = Announcer(station, renderer, taught.speaker())
    if why := why_not_by(article, by, station):
        fields = parse_front_matter(decode(file.read_bytes())).fields
        line = fields.line(("tac_gia",)) if by in {each.id for each in station.approvers} else 1
        raise ContentErrors([Problem(f"content/{article.path}", line, "duyệt", *why)])
    approval = Approval(by, at.astimezone(station.timezone), digest_of(article, announcer, workspace.content))
    written = OutputFile(approval_path(article), dump_approval(approval, article))
    write_tree([written], workspace.content, prunable=frozenset())
    return workspace.content / written.path
