"""Zips that wait: private, whole, and gone after a day."""

import os
import stat
from dataclasses import dataclass
from hashlib import sha256

import pytest

from content.desk.exchange.waiting_zips import DAY, drop, drop_old, fetch, keep


@dataclass
class Person:
    pk: int


ADA, BEN = Person(1), Person(2)


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "imports"


def test_zip_is_found_by_its_uploader_alone():
    mark = keep(b"zip", ADA)
    assert mark == sha256(b"zip").hexdigest()
    assert fetch(mark, ADA) == b"zip"
    assert fetch(mark, BEN) is None


def test_nobody_else_on_the_machine_can_read_it(data):
    mark = keep(b"zip", ADA)
    assert stat.S_IMODE((data / "1").stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "1" / f"{mark}.zip").stat().st_mode) == 0o600


def test_same_zip_of_two_people_is_two():
    mark = keep(b"zip", ADA)
    assert keep(b"zip", BEN) == mark
    drop(mark, ADA)
    drop(mark, ADA)
    assert fetch(mark, ADA) is None
    assert fetch(mark, BEN) == b"zip"


def test_zip_is_dropped_after_a_day(data):
    mark = keep(b"zip", ADA)
    path = data / "1" / f"{mark}.zip"
    then = path.stat().st_mtime
    drop_old(now=then + DAY - 1)
    assert path.exists()
    os.utime(path, (then - DAY - 1, then - DAY - 1))
    assert fetch(mark, ADA) is None
    assert not path.exists()


@pytest.mark.parametrize("mark", ["", "x", "../1/" + "0" * 59, "0" * 64, "0" * 64 + "\0", "0" * 300])
def test_mark_that_is_none_finds_nothing(mark):
    assert fetch(mark, ADA) is None
