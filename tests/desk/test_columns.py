"""What needs titles, or texts as they are written, leaves in the database what rendering made of them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.articles.checks.text import check_content
from content.articles.files.folder import read_folder
from content.articles.models import Article, PaperVisit
from content.articles.publishing import what_links_here, withdraw_article
from content.articles.publishing.context import current_render_context
from content.articles.sync.plan import Plan
from content.desk.exchange.rows import Rows
from content.desk.workflow.forms import WithdrawForm
from content.handouts import forms
from content.handouts.counts import most_read_from_paper
from content.handouts.edit import names_of_marks
from content.handouts.models import Handout

READERS: dict[str, Callable[[Client, Article], object]] = {
    "render context": lambda client, risks: current_render_context(),
    "checks": lambda client, risks: check_content(),
    "list of pages": lambda client, risks: client.get("/admin/articles/article/"),
    "links to choose from": lambda client, risks: client.get("/admin/pick/pages/?q=harm"),
    "what links here": lambda client, risks: what_links_here(risks),
    "what to read instead": lambda client, risks: WithdrawForm(article=risks),
    "what to read instead of a handout": lambda client, risks: forms.WithdrawForm(None, Handout()),
    "what a mark stood for": lambda client, risks: names_of_marks(["risks#gone"]),
    "read from paper": lambda client, risks: most_read_from_paper(),
}


@pytest.fixture
def risks(loaded) -> Article:
    """A page that others link to, that is read from paper, and that readers of another are sent to."""
    page = Article.objects.get(slug="risks")
    PaperVisit.objects.create(article=page, day=timezone.localdate(), count=2)
    withdraw_article(Article.objects.get(slug="aftercare"), User.objects.create_user("ada"), page)
    return page


def titles_read(queries: CaptureQueriesContext) -> list[str]:
    """Return the queries that read a page's title."""
    return [query["sql"] for query in queries if '"articles_version"."title"' in query["sql"]]


@pytest.mark.parametrize("name", READERS)
def test_blocks_of_pages_stay_in_the_database(risks, editor_client, name):
    with CaptureQueriesContext(connection) as queries:
        READERS[name](editor_client, risks)
    titles = titles_read(queries)
    assert titles
    assert not [sql for sql in titles if '."blocks"' in sql]


def test_rows_of_an_import_leave_the_blocks_in_the_database(risks, loaded):
    folder = read_folder(loaded)
    with CaptureQueriesContext(connection) as queries:
        rows = Rows(Plan(pages={"articles/risks.md": "risks"}), folder)
        assert str(rows.articles["risks"]) == "Risks"
    (sql,) = titles_read(queries)
    assert '"blocks"' not in sql
