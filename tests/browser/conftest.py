"""A browser before the real site: gunicorn serves the guide's own library from a data folder of its own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.made import ROOT, copy_site, guide_site, site_environment, static_files

if TYPE_CHECKING:
    from .writing import Desk

# The shell draws as Chromium does, without the weight of a whole browser.
CHROMIUMS = ["chromium-headless-shell", "chromium", "chromium-browser"]
CHROMIUM = next(filter(None, map(shutil.which, CHROMIUMS)), None)

LAUNCH = {
    "executable_path": CHROMIUM,
    "args": [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        # Chromium refuses its sandbox to root, as whom a test machine runs.
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
    ],
}
"""How Debian's Chromium is started, so that it asks nobody but the site."""

expect.set_options(timeout=60_000)  # a busy machine is no defect


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder, and leave it out where there is no browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, and a process that runs commands on its data (tests/commands.py)."""

    address: str
    commands: subprocess.Popen

    def manage(self, *words: str) -> str:
        """Run a management command on the site's data; return what it prints."""
        self.commands.stdin.write(json.dumps(words) + "\n")
        self.commands.stdin.flush()
        done = json.loads(self.commands.stdout.readline())
        assert done["is_well"], f"{words}: {done['out']}"
        return done["out"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The guide, served as `make run` serves it, with the page of all components besides."""
    data = tmp_path_factory.mktemp("site") / "data"
    copy_site(guide_site(tmp_path_factory), data, static_files(tmp_path_factory))
    with ExitStack() as after:
        # The server gets the socket itself, so nobody else can take its port before it listens.
        listening = after.enter_context(closing(socket.create_server(("127.0.0.1", 0))))
        port = listening.getsockname()[1]
        environment = site_environment(data, PORT=str(port), WEB_CONCURRENCY="1", STYLEGUIDE="true")
        commands = after.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.commands"],
                cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )
        )  # fmt: skip
        out = after.enter_context((data / "log").open("w"))
        serve = ["gunicorn", "--config", "needling_site/gunicorn.py", "--bind", f"fd://{listening.fileno()}"]
        server = subprocess.Popen(
            [sys.executable, "-m", *serve, "needling_site.wsgi"],
            cwd=ROOT, env=environment, stdout=out, stderr=out, pass_fds=[listening.fileno()],
        )  # fmt: skip
        listening.close()
        after.callback(server.wait, timeout=120)
        after.callback(server.terminate)
        running = Site(f"http://127.0.0.1:{port}", commands)
        wait_for(f"{running.address}/healthz", server, data / "log")
        yield running


def wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    """Return once an address answers; fail with the server's log where it does not within a minute."""
    for _ in range(300):
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{address} does not answer: {log.read_text()}")


@pytest.fixture(scope="session", autouse=True)
def patient(request: pytest.FixtureRequest) -> None:
    """Give every action the time that a busy machine takes; only signing in is slow on purpose."""
    if CHROMIUM is None:
        return
    browser = request.getfixturevalue("browser")
    make = browser.new_context

    def new_context(**options) -> BrowserContext:
        context = make(**options)
        context.set_default_timeout(90_000)
        return context

    browser.new_context = new_context


@pytest.fixture(scope="session")
def base_url(site: Site) -> str:
    """The address that `page.goto("/")` begins with."""
    return site.address


@pytest.fixture(scope="session")
def writer(site: Site) -> Iterator[tuple[str, str]]:
    """The name of a writer, and the address of the form of an article that is theirs to write."""
    from .people import make_person  # they import this module
    from .writing import article_to_write

    with article_to_write(site) as path:
        yield make_person(site, "Writer"), path


@pytest.fixture(scope="session")
def signed_in_once(browser: Browser, site: Site, writer: tuple[str, str]) -> dict:
    """What the browser of a writer who has signed in holds; each test begins with it."""
    from .people import signed_in  # it imports this module

    context = signed_in(browser, site, writer[0])
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def desk(browser: Browser, site: Site, writer: tuple[str, str], signed_in_once: dict) -> Iterator["Desk"]:
    """The desk of a writer; nothing on it may break the site's policy, or fail."""
    from .writing import Desk  # it imports this module

    context = browser.new_context(base_url=site.address, storage_state=signed_in_once)
    used = Desk(context, *writer)
    yield used
    context.close()
    assert used.complaints == []


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Debian's Chromium, which asks nobody but the site."""
    return browser_type_launch_args | LAUNCH
