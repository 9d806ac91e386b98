"""Our pages over Material's style sheet."""

import re
from importlib.resources import files

from site_builder.styles import stylesheet
from site_builder.workspace import PROJECT

TEMPLATE = PROJECT / "site_builder" / "theme" / "main.html"


def test_the_style_sheet_named_is_the_installed_materials() -> None:
    named = re.findall(r"assets/stylesheets/[\w.]+\.css", TEMPLATE.read_text(encoding="utf-8"))
    names = (file.name for file in (files("material") / "templates" / "assets" / "stylesheets").iterdir())
    installed = [f"assets/stylesheets/{name}" for name in names if re.fullmatch(r"main\..*\.css", name)]
    assert named == installed, "write the installed one into main.html, and look at the pages"


def test_the_style_sheet_holds_every_subject_once() -> None:
    sheet = stylesheet().content
    assert isinstance(sheet, bytes)
    subjects = list((PROJECT / "site_builder" / "styles").glob("*.css"))
    assert len(subjects) > 5
    for subject in subjects:
        # The colours by night hold where the machine asks for them, and where the reader does.
        assert sheet.count(subject.read_bytes()) == (2 if subject.stem == "dark" else 1), subject.name
