"""What the desk's pages of one article have in common."""

import pytest
from django.test import Client

from content.articles.models import Article, Version
from content.desk.workflow.pages import who_may

from ..people import person


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        (("decide",), {"_submit": "", "version": 2}),
        (("sign",), {"name": "A", "role": "B", "date": "2026-01-01", "next_due": "2029-01-01"}),
        (("restore", "aftercare", 1), {}),
        (("withdraw",), {"_withdraw": "", "read_instead": "none"}),
        (("rename",), {"slug": "after"}),
    ],
)
def test_form_that_was_not_sent_from_its_own_page_is_refused(reviewer, draft, page_of, where, fields):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = reviewer.cookies
    assert strict.post(page_of(*where), fields).status_code == 403
    article = Article.objects.get(slug="aftercare")
    assert article.is_published
    assert article.last_review is None
    assert set(Version.objects.filter(article=article).values_list("state", flat=True)) == {
        "published", "draft",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["decide", "compare", "history", "sign", "withdraw", "rename"])
def test_page_leads_to_the_others_and_says_which_one_it_is(reviewer, loaded, page_of, name):
    text = reviewer.get(page_of(name)).text
    assert f'<a href="{page_of(name)}" aria-current="page">' in text
    for other in ("change", "decide", "compare", "history", "sign", "withdraw", "rename"):
        assert f'href="{page_of(other)}"' in text


def test_page_leads_nowhere_that_somebody_may_not_go(writer, loaded, page_of):
    text = writer.get(page_of("history")).text
    for other in ("sign", "withdraw", "rename"):
        assert f'href="{page_of(other)}"' not in text


@pytest.mark.parametrize("name", ["decide", "compare", "history", "sign", "withdraw", "rename"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, loaded, page_of, name):
    assert client.get(page_of(name))["Location"].startswith("/admin/login/")


def test_who_may_names_those_of_the_groups_and_no_superuser(db):
    person("Reviewer", name="rita")
    person("Writer", name="wanda")
    person(name="root", superuser=True)
    assert who_may("articles.publish_article") == ["rita"]
