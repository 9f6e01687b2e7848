"""`<pk>/withdraw/`: a page is withdrawn, now or later, and brought back."""

import pytest

from content.articles.models import Article, Plan, Version


def article(slug="aftercare"):
    return Article.objects.get(slug=slug)


@pytest.fixture
def risks(loaded):
    return article("risks").pk


def test_page_lists_what_links_here_and_asks_what_to_read_instead(reviewer, page_of):
    answer = reviewer.get(page_of("withdraw"))
    assert '<a href="/risks/">Risks</a>' in answer.text
    assert "is told to read this one" in answer.text
    choices = [label for _, label in answer.context["form"].fields["read_instead"].choices]
    assert choices == ["Choose a page", "No page of the guide helps them", "Risks", "Glossary"]


def test_withdrawn_page_says_what_to_read_instead(reviewer, page_of, risks, client):
    sent = {"_withdraw": "", "read_instead": risks, "note": "It is in risks."}
    assert reviewer.post(page_of("withdraw"), sent, follow=True).status_code == 200
    assert client.get("/aftercare/").status_code == 410
    assert "It is in risks." in reviewer.get(page_of("history")).text


def test_desk_says_where_readers_are_sent_and_where_those_are_sent_on(reviewer, page_of, risks, client):
    reviewer.post(page_of("withdraw"), {"_withdraw": "", "read_instead": risks})
    assert "told to read “Risks” instead" in reviewer.get(page_of("change")).text
    glossary = Article.objects.get(slug="glossary").pk
    reviewer.post(page_of("withdraw", "risks"), {"_withdraw": "", "read_instead": glossary})
    assert "told to read “Glossary” instead" in reviewer.get(page_of("change")).text


def test_page_may_be_withdrawn_with_nothing_to_read_instead_once_that_is_said(reviewer, page_of):
    answer = reviewer.post(page_of("withdraw"), {"_withdraw": "", "read_instead": ""})
    assert list(answer.context["form"].errors) == ["read_instead"]
    assert article().is_published
    reviewer.post(page_of("withdraw"), {"_withdraw": "", "read_instead": "none"})
    assert article().withdrawn_at
    assert article().read_instead is None


def test_page_is_withdrawn_at_a_set_time_and_the_plan_cancelled(reviewer, page_of, risks, soon):
    at = f"{soon:%Y-%m-%dT%H:%M}"
    reviewer.post(page_of("withdraw"), {"_withdraw": "", "read_instead": risks, "at": at})
    made = Plan.objects.get()
    assert (made.version, made.read_instead.slug, made.at) == (None, "risks", soon)
    assert article().is_published
    assert "told to read “Risks” instead" in reviewer.get(page_of("withdraw")).text
    reviewer.post(page_of("withdraw"), {"_cancel": ""})
    assert not Plan.objects.exists()
    assert "cancelled meanwhile" in reviewer.post(page_of("withdraw"), {"_cancel": ""}).text


def test_withdrawn_page_is_brought_back(reviewer, page_of, client):
    reviewer.post(page_of("withdraw"), {"_withdraw": "", "read_instead": "none"})
    assert 'name="_bring_back"' in reviewer.get(page_of("withdraw")).text
    assert reviewer.post(page_of("withdraw"), {"_bring_back": "", "note": "Missed."}).status_code == 302
    assert client.get("/aftercare/").status_code == 200


def test_what_no_longer_fits_is_told_before_a_page_comes_back(reviewer, page_of):
    reviewer.post(page_of("withdraw"), {"_withdraw": "", "read_instead": "none"})
    Version.objects.filter(pk=article().live.pk).update(body="[x](gone.md)")
    assert "gone.md" in reviewer.get(page_of("withdraw")).text


def test_glossary_that_the_site_links_to_is_refused_in_words(reviewer, page_of):
    answer = reviewer.post(page_of("withdraw", "glossary"), {"_withdraw": "", "read_instead": "none"})
    assert "The site itself links to /glossary/" in answer.text
    assert article("glossary").is_published


@pytest.mark.parametrize("read_instead", ["999", "x"])
def test_page_that_is_not_there_is_no_choice(reviewer, page_of, read_instead):
    answer = reviewer.post(page_of("withdraw"), {"_withdraw": "", "read_instead": read_instead})
    assert list(answer.context["form"].errors) == ["read_instead"]


def test_writer_may_not_withdraw(writer, page_of):
    assert writer.get(page_of("withdraw")).status_code == 403
    assert writer.post(page_of("withdraw"), {"_withdraw": "", "read_instead": "none"}).status_code == 403
    assert article().is_published


def test_article_that_is_not_there_is_not_found(reviewer):
    assert reviewer.get("/admin/articles/article/999/withdraw/").status_code == 404


def test_other_methods_are_refused(reviewer, page_of):
    assert reviewer.put(page_of("withdraw")).status_code == 405
