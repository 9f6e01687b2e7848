"""What holds under a real server, started as the README says."""

import resource
import time

import pytest

from content.articles.printed import address_on_paper


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
