"""A site of an older version is brought up to this one as `make run` does it, and loses nothing.

`0.1.0/` and its like hold a site as that version left it: a database each for SQLite and PostgreSQL, the
files beside it, and a summary of what people made.
"""

import json
import lzma
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from content.rendering import parse_article
from tests.made import ROOT, manage, run_commands, site_environment

VERSIONS = sorted(path.parent for path in Path(__file__).parent.glob("*/summary.json"))
ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")

MIGRATE, LOAD, RENDER = (
    ["migrate", "--verbosity", "0"],
    ["load_content", "--quiet"],
    ["render_content", "--quiet"],
)

pytestmark = pytest.mark.database


class Site:
    """A site with data of its own, on which commands run as processes."""

    def __init__(self, data: Path, **database: str) -> None:
        self.data = data
        self.database = database

    def upgrade(self) -> None:
        """Take the steps of `make run`, in which a load goes on where files and editors are in conflict."""
        migrated, loaded, rendered = run_commands(self.data, MIGRATE, LOAD, RENDER, **self.database)
        assert migrated["is_well"], migrated["out"]
        assert loaded["is_well"] or "in conflict: the site keeps its text" in loaded["out"], loaded["out"]
        assert rendered["is_well"], rendered["out"]

    def look(self, addresses: list[str], people: list[str]) -> dict[str, Any]:
        """Return what the site holds and answers (look.py)."""
        return self.run("look", addresses=addresses, people=people)

    def run(self, module: str, **asked: Any) -> dict[str, Any]:
        """Run a module of this folder on the site; static files need not be collected for it."""
        done = subprocess.run(
            [sys.executable, "-m", f"tests.upgrade.{module}"],
            cwd=ROOT,
            env=site_environment(self.data, DJANGO_SETTINGS_MODULE="needling_site.settings", DEBUG="true")
            | self.database,
            input=json.dumps(asked),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture(params=VERSIONS, ids=lambda path: path.name)
def left(request: pytest.FixtureRequest) -> Path:
    """The folder of a version, as it left its site."""
    return request.param


@pytest.fixture
def site(left: Path, tmp_path: Path) -> Iterator[Site]:
    """That site, on the kind of database on which the tests run."""
    shutil.copytree(left / "media", tmp_path / "media")
    if not ON_POSTGRESQL:
        file = tmp_path / "site.sqlite3"
        file.write_bytes(lzma.decompress((left / "sqlite.xz").read_bytes()))
        yield Site(tmp_path)
        return
    address = urlsplit(os.environ["DATABASE_URL"])
    name = f"{address.path[1:]}_upgrade_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with psycopg.connect(urlunsplit(address._replace(path="/postgres")), autocommit=True) as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name)))
        server.execute(SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(Identifier(name)))
        try:
            own = urlunsplit(address._replace(path=f"/{name}"))
            with psycopg.connect(own) as database:
                database.execute(lzma.decompress((left / "postgresql.xz").read_bytes()))
            yield Site(tmp_path, DATABASE_URL=own)
        finally:
            server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


FOLLOWS_THE_FILES = {
    "pages": "part order layout live",
    "sources": "digest",
    "parts": "title summary foot",
    "files": "digest",
    "handouts": "title note edition items changed_at",
}
"""What a new edition of the text may change of what nobody at the clinic has touched."""


def is_touched(made: dict[str, Any]) -> bool:
    """Tell whether people at the clinic wrote what readers or patients get of something."""
    if "versions" in made:
        loaded = {version["digest"] for version in made["versions"] if version["author"] is None}
        return made["versions"][-1]["digest"] not in loaded
    return bool(made.get("made_by")) or any(entry["history_user"] for entry in made["history"])


def to_be_kept(left: dict[str, Any]) -> dict[str, Any]:
    """Return of a summary what any later version has to keep as it is."""
    kept = dict(left)
    for kind, names in FOLLOWS_THE_FILES.items():
        kept[kind] = {
            name: {
                field: value
                for field, value in made.items()
                if is_touched(made) or field not in names.split()
            }
            for name, made in left[kind].items()
        }
    return kept


def lost(before: Any, after: Any, where: str = "") -> list[str]:
    """Return where something that was there before is not, or is otherwise; what was added is no loss."""
    if isinstance(before, list) and isinstance(after, list):
        before, after = dict(enumerate(before)), dict(enumerate(after))
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return [] if before == after else [f"{where}: {before!r} is {after!r} now"]
    found = []
    for name, value in before.items():
        here = f"{where} / {name}"
        found += lost(value, after[name], here) if name in after else [f"{here}: gone"]
    return found


@pytest.mark.postgres
def test_site_of_an_older_version_is_upgraded_and_loses_nothing(site, left):
    before = json.loads((left / "summary.json").read_text())
    media = {f"/media/{path.relative_to(left / 'media')}": path for path in (left / "media").rglob("*.webp")}
    addresses = [
        *(f"/{name}/" for name in (*before["pages"], *before["redirects"])),
        *(f"/h/{code}/" for code in before["handouts"]),
        *(f"/sources/{key}/" for key in before["sources"]),
        *(f"/{slug}/changes/" for slug in ("what-it-feels-like", "longer-term")),
        *media,
        "/",
    ]
    site.upgrade()
    first = site.look([], [])
    site.upgrade()
    after = site.look(addresses, ["wanda", "anna", "gone"])

    gone = lost(to_be_kept(before), after["summary"])
    assert gone == [], "\n".join(gone)
    changed = [name for name, held in first["tables"].items() if after["tables"].get(name) != held]
    assert changed == [], "the second upgrade changed these tables"
    check_answers(before, after["answers"])
    # What a clinic can say of its own practice is empty at first, and every page reads whole without it.
    assert after["practice"] == {}
    marks = ("{{", 'class="practice"', "<p></p>", "data-practice")
    assert [a for a in addresses if any(mark in str(after["answers"][a][2]) for mark in marks)] == []
    for address, path in media.items():
        # What was replaced while it could not be shown went with the rendering that shows the new one.
        is_used = address.removeprefix("/media/") in used_files(before)
        expected = [200, "", sha256(path.read_bytes()).hexdigest()] if is_used else [404]
        assert after["answers"][address][: len(expected)] == expected, address
    # Of one a one-time code is asked besides, and the account of another is closed.
    assert after["signs in"] == {"wanda": True, "anna": False, "gone": False}


def alike(parts: dict[str, dict[str, str]]) -> dict[str, set[frozenset[str]]]:
    """Return which versions of each part of a page say the same."""
    return {
        name: {frozenset(n for n, other in said.items() if other == mark) for mark in said.values()}
        for name, said in parts.items()
    }


def test_no_sheet_reads_changed_because_versions_were_brought_over_to_blocks(site):
    """A sheet reads “changed” where the version that was live then gives other words than the live one."""
    manage(site.data, MIGRATE, **site.database)
    before = alike(site.look([], [])["parts"])
    manage(site.data, RENDER, **site.database)
    # A care card can be chosen by itself since.
    assert alike(site.look([], [])["parts"]).items() >= before.items()
    assert any(len(versions) > 1 for name, versions in before.items() if name.startswith("aftercare#"))


def test_going_back_before_blocks_and_forward_again_changes_nothing(site):
    """Going back joins the blocks of a version to HTML, and the way forward divides that again."""
    manage(site.data, MIGRATE, **site.database)
    before = site.look([], [])["tables"]
    back = ["migrate", "articles", "0011", "--verbosity", "0"]
    for done in run_commands(site.data, back, MIGRATE, **site.database):
        assert done["is_well"], done["out"]
    after = site.look([], [])["tables"]
    assert [name for name in before if before[name] != after[name]] == ["django_migrations"]
    page = site.look(["/longer-term/"], [])["answers"]["/longer-term/"][2]
    assert 'class="callout emergency"' in page.partition('class="part-foot"')[2]


LEFT_CHANGED = {"preparing", "what-it-feels-like", "privacy", "longer-term"}
LEFT_AS_DRAFTS = {
    "aftercare", "choosing-a-practitioner", "does-it-work", "how-many-sessions",
    "dry-needling-and-acupuncture",
}  # fmt: skip
"""Pages of the site of 0.1.0 that people published another text of, and such as they only drafted one of."""

CHANGED = ["risks", "checklist", "glossary", "when-to-get-help", "how-it-works", "other-options"]
"""Pages that people publish another text of in the test: with the others, ten."""

SIGNED = ["risks", "what-is-dry-needling", "types-of-dry-needling", "trigger-points", "what-happens"]

SAFETY = ["risks", "choosing-a-practitioner", "preparing", "checklist", "aftercare", "when-to-get-help"]
"""Pages with an emergency or urgent card, or a warning, in the order of the journey."""


@pytest.mark.guide  # SAFETY
@pytest.mark.parametrize("left", [Path(__file__).parent / "0.1.0"], ids=["0.1.0"])
def test_new_edition_comes_to_ten_changed_pages_and_five_signed_ones(site, tmp_path):
    folder = tmp_path / "edition"
    shutil.copytree(ROOT / "content/library", folder)
    news = {}
    for path in folder.glob("articles/*.md"):
        path.write_text(f"{path.read_text()}\nThis edition says more [@guide].\n")
        slug = "ask-us" if path.stem == "questions" else path.stem
        news[slug] = parse_article(path.read_text()).text.body
    found = site.run("edition", folder=str(folder), changed=CHANGED, signed=SIGNED)

    # What people changed waits, and nothing else; what warns readers comes first.
    waiting = [name.removeprefix("articles/").removesuffix(".md") for name in found["order"]]
    changed = {*CHANGED, *LEFT_CHANGED}
    assert len(changed) == 10
    assert {*waiting} == {*changed, *LEFT_AS_DRAFTS, "parts.yaml afterwards", "handouts.yaml first-visit"}
    assert waiting[:7] == [*SAFETY, "parts.yaml afterwards"]
    assert {*found["counts"].values()} == {len(waiting)}
    # It is as it was; the others have the new edition.
    assert found["after"] == news | {slug: found["before"][slug] for slug in changed | LEFT_AS_DRAFTS}
    for slug, page in found["pages"].items():
        assert "Reviewed by Grace Hall, doctor, on 5 May 2026" in page
        assert ("Signed before <a" in page) is (slug not in changed), slug
    # A handout gives something of each page that it is of; the desk names what has no successor.
    assert found["handouts"]["empty"] == []
    assert len(found["handouts"]["parts"]) > 100
    assert found["handouts"]["named"] == found["handouts"]["gone"]
    # One page is taken, one kept, and the next load of the same files asks about neither.
    assert found["then"] == found["order"][2:]
    assert found["decided"] == found["after"] | {"risks": news["risks"]}
    assert "Signed before <a" in found["taken"]


def used_files(left: dict[str, Any]) -> set[str]:
    return {file for made in left["pictures"].values() for file in made["files"]} | {
        left["clinic"][0]["logo"]
    }


def check_answers(left: dict[str, Any], answers: dict[str, Any]) -> None:
    """Fail where an address answers otherwise than it did."""
    for slug, made in left["pages"].items():
        status = 410 if made["withdrawn_at"] else 200 if made["live"] else 404
        assert answers[f"/{slug}/"][0] == status, slug
    for old, now in left["redirects"].items():
        assert answers[f"/{old}/"][:2] == [301, f"/{now}/"]
    for code, made in left["handouts"].items():
        assert answers[f"/h/{code}/"][0] == (410 if made["withdrawn_at"] else 200), code
    for key in left["sources"]:
        assert answers[f"/sources/{key}/"][0] == 200, key
    for address, words in READ.items():
        assert words in answers[address][2], (address, words)
    for file in left["pictures"]["hand"]["files"]:
        assert file in answers["/what-it-feels-like/"][2]


READ = {
    "/": "Clinic by the river",
    "/preparing/": "A warm room helps some people to relax",
    "/what-it-feels-like/": "How it feels here",
    "/what-it-feels-like/changes/": "A picture.",
    "/longer-term/": "Ada Okafor",
    "/longer-term/changes/": "A warning.",
    "/who-should-not-have-it/": "13 September 2026",
    "/dry-needling-and-acupuncture/": 'href="/types-of-dry-needling/"',
    "/privacy/": "At our clinic",
    "/aftercare/": "+49 30 654321",
    "/sources/brady2014/": "It counts what happened in many visits.",
    "/sources/okafor2025/": "The second volume.",
}
"""Words that readers find."""
