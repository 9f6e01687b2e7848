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
    digest = keep(b"zip", ADA)
    assert digest == sha256(b"zip").hexdigest()
    assert fetch(digest, ADA) == b"zip"
    assert fetch(digest, BEN) is None


def test_nobody_else_on_the_machine_can_read_it(data):
    digest = keep(b"zip", ADA)
    assert stat.S_IMODE((data / "1").stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "1" / f"{digest}.zip").stat().st_mode) == 0o600


def test_same_zip_of_two_people_is_two():
    digest = keep(b"zip", ADA)
    assert keep(b"zip", BEN) == digest
    drop(digest, ADA)
    drop(digest, ADA)
    assert fetch(digest, ADA) is None
    assert fetch(digest, BEN) == b"zip"


def test_zip_is_dropped_after_a_day(data):
    digest = keep(b"zip", ADA)
    path = data / "1" / f"{digest}.zip"
    then = path.stat().st_mtime
    drop_old(now=then + DAY - 1)
    assert path.exists()
    os.utime(path, (then - DAY - 1, then - DAY - 1))
    assert fetch(digest, ADA) is None
    assert not path.exists()


@pytest.mark.parametrize("digest", ["", "x", "../1/" + "0" * 59, "0" * 64, "0" * 64 + "\0", "0" * 300])
def test_what_is_no_digest_finds_nothing(digest):
    assert fetch(digest, ADA) is None
