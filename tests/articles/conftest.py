"""Fixtures that the tests of articles share."""

from pathlib import Path

import pytest

from .factories import load_folder


@pytest.fixture
def loaded(db, folder: Path) -> Path:
    """The small library, loaded; the value is its folder."""
    assert load_folder(folder).problems == []
    return folder
