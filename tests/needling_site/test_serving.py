"""What holds under a real server, started as the README says."""

import resource
import time

import pytest

from content.articles.printed import address_on_paper

PLAN_TO_WITHDRAW = """
INSERT INTO articles_plan (article_id, at, note)
SELECT id, datetime('now', '{when}'), '' FROM articles_article WHERE slug = '{slug}'
"""


@pytest.mark.parametrize(
    "words",
    [
        [],
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


@pytest.mark.parametrize("words", [[], ["--threads", "4"]], ids=" ".join)
def test_disk_without_room_takes_no_page_from_readers(serve, words):
    site = serve(*words)
    assert site.get("/risks/").status == 200
    for process in site.workers():
        resource.prlimit(process, resource.RLIMIT_FSIZE, (0, 0))  # no file takes another byte
    from_paper = address_on_paper("/risks/", int(time.time()))
    for path in ["/risks/", "/", "/search/?q=sore", from_paper, "/sources/", "/healthz"] * 3:
        assert site.get(path).status == 200
    assert site.execute("SELECT * FROM articles_papervisit") == []
