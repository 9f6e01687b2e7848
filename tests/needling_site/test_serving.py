"""What holds under a real server, started as the README says."""

import resource
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings

from content.articles.pages.paper import address_on_paper

from .conftest import environment

PLAN_TO_WITHDRAW = """
INSERT INTO articles_plan (article_id, at, note)
SELECT id, datetime('now', '{when}'), '' FROM articles_article WHERE slug = '{slug}'
"""


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], marks=pytest.mark.soak),
        ["--preload", "--workers", "2", "--threads", "2"],
        ["--config", "needling_site/gunicorn.py"],
    ],
    ids=" ".join,
)
def test_page_is_withdrawn_at_its_time_and_before_the_next_reader_sees_it(serve, words):
    past = PLAN_TO_WITHDRAW.format(slug="aftercare", when="-1 hour")
    coming = PLAN_TO_WITHDRAW.format(slug="risks", when="+4 seconds")
    site = serve(*words, prepare=(past, coming))
    assert site.get("/aftercare/").status == 410
    for _ in range(600):
        if not site.execute("SELECT 1 FROM articles_plan"):
            break
        time.sleep(0.1)
    assert site.get("/risks/").status == 410


@pytest.mark.parametrize("letter", ["x", "ل", "漢", "🙂"])
def test_search_of_4000_letters_is_answered_and_a_longer_one_gets_its_status(serve, letter):
    site = serve("--config", "needling_site/gunicorn.py")
    assert site.get(f"/search/?q={quote(letter * 4000)}").status == 200
    answer = site.get(f"/search/?q={quote(letter * 4001)}")
    assert answer.status == 414
    assert "Your question is too long." in answer.text


@pytest.mark.parametrize(
    "words", [[], pytest.param(["--threads", "4"], marks=pytest.mark.soak)], ids=" ".join
)
def test_disk_without_room_takes_no_page_from_readers(serve, words):
    site = serve(*words)
    assert site.get("/risks/").status == 200
    for process in site.workers():
        resource.prlimit(process, resource.RLIMIT_FSIZE, (0, 0))  # no file takes another byte
    from_paper = address_on_paper("/risks/", int(time.time()))
    for path in ["/risks/", "/", "/search/?q=sore", from_paper, "/sources/", "/healthz"] * 3:
        assert site.get(path).status == 200
    assert site.execute("SELECT * FROM articles_papervisit") == []


@pytest.mark.parametrize(("data", "is_full"), [("/proc", True), ("/nowhere", False), (None, False)])
def test_start_on_a_full_disk_says_so(data, is_full, tmp_path):
    # No byte is free in /proc, as the kernel tells it.
    env = environment(Path(data or tmp_path))
    command = [sys.executable, "manage.py", "check"]
    ran = subprocess.run(command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, check=True)
    assert ("DATA_DIR (/proc) is full: 0 bytes are free" in ran.stderr) == is_full
