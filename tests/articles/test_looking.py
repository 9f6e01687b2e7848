"""Whatever only looks, and whatever is slow, holds nobody up who wants to save."""

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from content.articles.locks import snapshot
from content.articles.models import Article, RenderingDue
from content.articles.publishing.publish import Rendering, render_all
from content.sources.models import Reference

from .looking import who_waits
from .others import meanwhile, on_postgresql
from .sync.test_load_killed import Site

pytestmark = pytest.mark.postgres

SCRIPT = (
    "from tests.articles.looking import who_waits; from pathlib import Path; print(who_waits(Path('{}')))"
)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_what_looks_or_renders(loaded):
    assert who_waits(loaded) == []


def test_nobody_waits_for_what_looks_or_renders_on_sqlite_in_a_file(folder: Path, tmp_path: Path, capfd):
    (tmp_path / "data").mkdir()
    site = Site(tmp_path / "data")
    assert site.run("migrate", "--verbosity", "0") == 0
    assert site.run("load_content", str(folder), "--quiet") == 0
    capfd.readouterr()
    assert site.run("shell", "--no-imports", "-c", SCRIPT.format(str(folder))) == 0
    assert capfd.readouterr().out == "[]\n"


@pytest.mark.django_db(transaction=True)
def test_nothing_can_be_written_within_a_snapshot_and_everything_after_it(loaded):
    with pytest.raises(DatabaseError), snapshot():
        Article.objects.update(order=7)
    Article.objects.update(order=8)
    assert set(Article.objects.values_list("order", flat=True)) == {8}
    assert getattr(connection, "transaction_mode", "IMMEDIATE") == "IMMEDIATE"


def test_error_within_a_snapshot_whose_connection_is_lost_is_the_one_that_is_raised(tmp_path: Path, capfd):
    script = (
        "from django.db import connection\n"
        "from content.articles.locks import lock_timeout, snapshot\n"
        "for reading in (snapshot(), lock_timeout(50)):\n"
        "    try:\n"
        "        with reading:\n"
        "            connection.close()\n"
        "            raise KeyError\n"
        "    except Exception as error:\n"
        "        print(repr(error))\n"
    )
    assert Site(tmp_path).run("shell", "--no-imports", "-c", script) == 0
    assert capfd.readouterr().out == "KeyError()\n" * 2


def test_rendering_that_began_earlier_and_ends_later_changes_nothing_back(loaded):
    render_all()
    reference = Reference.objects.get(key="brady2014")
    reference.csl["title"] = "A wrong title"
    reference.save()
    earlier = Rendering.now()
    reference.csl["title"] = "A corrected title"
    reference.save()
    assert render_all() == 2
    assert earlier.write() == 0
    assert "A corrected title" in Article.objects.get(slug="risks").live.references_html


def test_rendering_that_began_later_puts_right_what_an_earlier_one_wrote_meanwhile(loaded):
    reference = Reference.objects.get(key="brady2014")
    right = reference.csl["title"]
    reference.csl["title"] = "A wrong title"
    reference.save()
    earlier = Rendering.now()
    reference.csl["title"] = right
    reference.save()
    later = Rendering.now()
    assert earlier.write() == 2
    assert later.write() == 2
    assert right in Article.objects.get(slug="risks").live.references_html


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_change_that_comes_while_pages_are_rendered_within_a_transaction_stays_due(loaded):
    RenderingDue.objects.create()
    with transaction.atomic(), meanwhile('FROM "articles_part"', RenderingDue.objects.create):
        Rendering.now().write()
    assert RenderingDue.objects.count() == 1
