"""The style sheets, where a browser of some years ago would lose more than looks."""

import re
from itertools import pairwise

import pytest
from django.conf import settings

STYLES = sorted((settings.BASE_DIR / "static/css").rglob("*.css"))
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
