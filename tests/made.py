"""What is slow to make and the same for every test: made once, and shared by all processes that test."""

import fcntl
import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return the path of something that the first process to ask for it makes; the others wait for it.

    `make` gets the path at which to write a file or a folder. Nobody may change what is there: a test that
    writes works on a copy. `tests/run.sh` names a folder, so that all its parts share one.
    """
    folder = Path(os.environ.get("MADE_FOR_TESTS") or _folder_of_this_run(factory))
    path, unfinished = folder / name, folder / f"{name}.unfinished"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            make(unfinished)
            unfinished.rename(path)
    return path


def _folder_of_this_run(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of temporary files that the workers of a run have in common."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def site_environment(data: Path, **more: str) -> dict[str, str]:
    """Return what a process of a site finds in its environment: its data folder, nothing of the tests'."""
    own = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return own | {"DATA_DIR": str(data), "SECRET_KEY": secrets.token_urlsafe(60)} | more


def run_commands(data: Path, *commands: list[str], **more: str) -> list[dict[str, Any]]:
    """Run management commands on a data folder, in one process; return for each if it went well, and what it
    printed. `more` is what that process finds in its environment besides.
    """
    lines = "".join(json.dumps(words) + "\n" for words in commands)
    done = subprocess.run(
        [sys.executable, "-m", "tests.commands"],
        cwd=ROOT, env=site_environment(data, **more),
        input=lines, capture_output=True, text=True, check=False,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(commands), done.stderr
    return answers


def manage(data: Path, *commands: list[str], **more: str) -> None:
    """Run management commands on a data folder, in one process; each has to succeed."""
    for words, answer in zip(commands, run_commands(data, *commands, **more), strict=True):
        assert answer["is_well"], f"{words}: {answer['out']}"


def static_files(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the static files, collected as a site serves them."""

    def collect(data: Path) -> None:
        data.mkdir()
        manage(data, ["collectstatic", "--no-input", "--verbosity", "0"])

    return made_once(factory, "collected", collect) / "static"


def empty_site(factory: pytest.TempPathFactory) -> Path:
    """Return the data folder of a site whose database is migrated and empty."""

    def migrate(path: Path) -> None:
        path.mkdir()
        manage(path, ["migrate", "--verbosity", "0"])

    return made_once(factory, "empty", migrate)


def guide_site(factory: pytest.TempPathFactory) -> Path:
    """Return the data folder of a site into which the guide's own library was loaded."""
    empty = empty_site(factory)

    def load(path: Path) -> None:
        shutil.copytree(empty, path)
        manage(path, ["load_content", "--quiet"])

    return made_once(factory, "guide", load)


def copy_site(made: Path, data: Path, static: Path) -> None:
    """Copy a data folder to where a test may change it; the static files stay where they are."""
    shutil.copytree(made, data)
    (data / "static").symlink_to(static)
