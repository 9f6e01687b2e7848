"""Sitemap, robots, health: what machines ask for."""

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from xml.etree import ElementTree as etree

import pytest
from django.conf import settings
from django.utils import timezone

from content.articles.models import Article, LoadConflict, Plan
from content.articles.publishing.publish import withdraw
from tests.made import static_files

from ..factories import edit

WELL = {"database": True, "library": True, "static": True, "plans": True, "waiting": 0}
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def locations(client):
    def locations():
        root = etree.fromstring(client.get("/sitemap.xml").content)
        return {url.find(f"{MAP}loc").text: url.findtext(f"{MAP}lastmod") for url in root.iter(f"{MAP}url")}

    return locations


def test_sitemap_names_every_page_by_the_address_of_the_site(loaded, locations):
    paths = [
        "",
        "sources/",
        "differences/",
        "aftercare/",
        "risks/",
        "glossary/",
        "sources/brady2014/",
        "sources/biolatto/",
    ]
    assert set(locations()) == {f"https://guide.example/{path}" for path in paths}


def test_sitemap_says_when_an_article_was_changed(loaded, locations):
    live = Article.objects.get(slug="risks").live
    assert locations()["https://guide.example/risks/"] == live.published_at.date().isoformat()


def test_draft_and_withdrawn_page_are_not_in_the_sitemap(loaded, locations):
    edit("risks", live=False, title="A draft")
    withdraw(Article.objects.get(slug="aftercare"), None)
    Article.objects.create(slug="not-yet", part=Article.objects.first().part)
    assert not {"https://guide.example/aftercare/", "https://guide.example/not-yet/"} & set(locations())


def test_every_page_of_the_sitemap_answers(library, client, locations):
    for address in locations():
        assert client.get(address.removeprefix("https://guide.example")).status_code == 200


@pytest.mark.parametrize("page", ["2", "x", "-1", "\x00"])
def test_sitemap_has_no_other_page(loaded, client, page):
    assert client.get("/sitemap.xml", {"p": page}).status_code == 404


def test_robots_are_told_what_not_to_read(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /admin/", "Disallow: /search/?", "Disallow: /staff/"} <= set(lines)
    assert "Disallow: /h/" not in lines  # else nobody would learn that they are not to be indexed
    assert "Sitemap: https://guide.example/sitemap.xml" in lines


def test_health_is_good_once_the_library_is_loaded(loaded, client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, WELL)
    assert "no-store" in answer["Cache-Control"]


def test_health_is_bad_while_the_library_is_not_loaded(db, client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, WELL | {"library": False})


def test_health_tells_of_a_plan_that_is_overdue_and_readers_are_served(loaded, client):
    plan = Plan.objects.create(article=Article.objects.get(slug="risks"), at=timezone.now())
    assert client.get("/healthz").json() == WELL
    Plan.objects.filter(pk=plan.pk).update(at=timezone.now() - timedelta(minutes=3))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, WELL | {"plans": False})


def test_health_says_how_much_of_a_new_edition_waits_and_readers_are_served(loaded, client):
    LoadConflict.objects.create(name="articles/risks.md")
    LoadConflict.objects.create(name="articles/aftercare.md", is_kept=True)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, WELL | {"waiting": 1})


def test_health_is_bad_while_static_files_are_missing(loaded, client, settings, tmp_path, tmp_path_factory):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    manifest = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

    def health():
        # A process reads the list of files once, so each look is that of a new one.
        settings.STORAGES = settings.STORAGES | {"staticfiles": manifest}
        answer = client.get("/healthz")
        return answer.status_code, answer.json()

    assert health() == (503, WELL | {"static": False})
    shutil.copytree(static_files(tmp_path_factory), settings.STATIC_ROOT, dirs_exist_ok=True)
    assert health() == (200, WELL)
    next(settings.STATIC_ROOT.glob("css/*.*.css")).unlink()
    assert health() == (503, WELL | {"static": False})


DOWN = """
import django
django.setup()
from django.test import Client
client = Client(raise_request_exception=False)
health, page = client.get("/healthz"), client.get("/aftercare/")
print(health.status_code, health.json()["database"], page.status_code, "Something went wrong" in page.text)
print("112, 000, 911 or 999" in page.text, "<style" in page.text)
"""


@pytest.mark.parametrize(
    "database",
    ["postgres://nobody@127.0.0.1:9/none", "sqlite:////nowhere/at/all.sqlite3"],
    ids=["server", "file"],
)
def test_health_is_bad_and_pages_apologise_while_the_database_is_down(database):
    env = os.environ | {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "LOG_LEVEL": "CRITICAL",
    }
    ran = subprocess.run(
        [sys.executable, "-c", DOWN],
        cwd=settings.BASE_DIR,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == ("503 False 500 True\nTrue False\n", "")
