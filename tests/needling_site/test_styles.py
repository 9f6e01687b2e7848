"""The style sheets: each is used, and a browser of some years ago loses no more than looks."""

import re
from itertools import pairwise

import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "static/css"
STYLES = sorted(CSS.rglob("*.css"))
IMPORT = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)
SILENT = re.compile(r'^( *content: .+?) / "";$')


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_what_is_not_read_aloud_is_shown_by_browsers_that_cannot_tell(style):
    """Before Safari 17.4, a `content` with words for what is read aloud counted as none."""
    lines = style.read_text().splitlines()
    for before, line in pairwise(lines):
        if match := SILENT.match(line):
            assert before.startswith(f"{match[1]};"), line


def test_there_are_such_lines():
    assert any(SILENT.match(line) for style in STYLES for line in style.read_text().splitlines())


def test_each_style_sheet_is_linked_by_a_page_or_imported_by_another():
    """A page names one in its template or in Python, as `css/guide.css`; the sheet's by its name alone."""
    imported = {
        (style.parent / name).resolve() for style in STYLES for name in IMPORT.findall(style.read_text())
    }
    folders = [settings.BASE_DIR / "templates", settings.BASE_DIR / "content"]
    files = [file for folder in folders for kind in ("html", "py") for file in folder.rglob(f"*.{kind}")]
    words = "\n".join(file.read_text() for file in files)
    linked = {style for style in STYLES if f"css/{style.relative_to(CSS)}" in words}
    assert set(STYLES) - linked == imported - linked


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_what_is_imported_from_another_folder_has_no_address_that_would_lead_elsewhere(style):
    """Imports are written into the file that imports; an address in them is relative to that one."""
    for name in IMPORT.findall(style.read_text()):
        if "/" in name:
            assert "url(" not in (style.parent / name).read_text()
