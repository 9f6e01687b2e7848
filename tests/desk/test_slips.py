"""What Markdown would drop or flatten: refused at each way in, and a remark where readers see it already."""

import pytest

from content.articles.checks.text import check_content
from content.articles.models import Article, Part
from content.articles.publishing import RefusedError, publish_version, withdraw_article
from content.articles.publishing.publish import render_all
from content.desk.accounts.groups import REVIEWER
from tests.articles.factories import body_of, change_file, edit, load_folder, run
from tests.conftest import article_file

from .exchange.zips import AFTER, confirm, exported, replaced, upload, zipped
from .people import client_of, person
from .records.forms import seen_on

SLIP = "Sore [@brady2014].\n\n| Effect | How often |\n|---|---|\n| Bruise | 8 [@brady2014] | lost |"
MESSAGE = "a row of 3 cells in a table of 2 columns"


@pytest.fixture
def article(loaded) -> Article:
    return Article.objects.get(slug="aftercare")


@pytest.fixture
def published(article) -> Article:
    """A page that was published with a slip before there was a check for it."""
    edit("aftercare", body=SLIP)
    article.refresh_from_db()
    return article


def form_of(article: Article, **changed: object) -> dict[str, object]:
    fields = {name: getattr(article.newest, name) for name in ("title", "summary", "body")}
    place = {"part": article.part_id, "order": article.order, "layout": article.layout}
    return fields | place | {"note": "", "seen": article.newest.number} | changed


@pytest.mark.parametrize("button", ["_save", "_publish"])
def test_form_refuses_it_with_its_line(article, editor_client, button):
    address = f"/admin/articles/article/{article.pk}/change/"
    answer = editor_client.post(address, form_of(article, body=SLIP, **{button: "yes"}))
    (error,) = answer.context["adminform"].form.errors["body"]
    assert error.startswith(f"Line 5: {MESSAGE}; give it 2")
    assert article.versions.count() == 1


def test_preview_asks_to_mend_it(article, editor_client):
    answer = editor_client.post("/markdownx/markdownify/", {"content": SLIP})
    (problem,) = [p for p in answer.context["annotated"].problems if p.field == "body"]
    assert (problem.line, problem.message[: len(MESSAGE)]) == (5, MESSAGE)
    assert "<strong>Mend this:</strong> A row of 3 cells" in answer.text


def test_form_of_a_part_refuses_it(loaded):
    part = Part.objects.get(slug="decide")
    client = client_of(person(REVIEWER))
    answer = client.post(
        f"/admin/articles/part/{part.pk}/change/",
        {
            "title": part.title,
            "summary": part.summary,
            "footer": SLIP.replace("@brady2014", "@guide"),
            "reason": "",
            "seen": seen_on(client, f"/admin/articles/part/{part.pk}/change/"),
        },
    )
    (error,) = answer.context["adminform"].form.errors["footer"]
    assert error.startswith(f"Line 5: {MESSAGE}")


@pytest.mark.parametrize("options", [["--check"], []])
def test_load_refuses_a_new_or_changed_file(loaded, options):
    change_file(loaded, AFTER, "A [bruise]", SLIP + "\n\nA [bruise]")
    (loaded / "articles/new.md").write_text(article_file("New", body=SLIP))
    ran = run("load_content", loaded, *options)
    lines = [line for line in ran.err.splitlines() if MESSAGE in line]
    assert [line.partition(": ")[0] for line in lines] == [f"{AFTER}:16", "articles/new.md:12"]
    assert ran.status == 1
    assert Article.objects.count() == 3


def test_load_warns_of_a_page_that_it_does_not_change(published, loaded):
    (loaded / "articles/new.md").write_text(article_file("New"))
    outcome = load_folder(loaded)
    assert outcome.problems == []
    (warning,) = [w for w in outcome.warnings if MESSAGE in w]
    assert warning.startswith(f"{AFTER} (as it is on the site):5: ")
    assert Article.objects.filter(slug="new").exists()


def test_load_warns_of_what_stands_below_the_pages_already(loaded):
    footer = SLIP.replace("@brady2014", "@guide")
    Part.objects.filter(slug="decide").update(footer=footer)
    (loaded / "articles/new.md").write_text(article_file("New"))
    outcome = load_folder(loaded)
    assert outcome.problems == []
    assert [w.split("; ")[0] for w in outcome.warnings] == [
        f"parts.yaml:5: footer of the part “Decide”: {MESSAGE}"
    ]


def test_load_refuses_it_below_the_pages_of_a_part(loaded):
    foot = SLIP.replace("@brady2014", "@guide").replace("\n", "\n    ")
    change_file(loaded, "parts.yaml", "What to weigh up.\n", f"What to weigh up.\n  foot: |\n    {foot}\n")
    (problem,) = load_folder(loaded).problems
    assert problem.startswith(f"parts.yaml:9: footer of the part “Decide”: {MESSAGE}")


def test_import_refuses_it(article, editor_client):
    files = exported(editor_client)
    replaced(files, AFTER, "A [bruise]", SLIP + "\n\nA [bruise]")
    address = upload(editor_client, zipped(files)).url
    (problem,) = editor_client.get(address).context["problems"]
    assert problem.startswith(f"{AFTER}:16: {MESSAGE}")
    assert MESSAGE in confirm(editor_client, address).text
    assert article.versions.count() == 1


def test_import_takes_what_it_does_not_change(published, editor_client):
    files = exported(editor_client)
    files["articles/new.md"] = article_file("New").encode()
    address = upload(editor_client, zipped(files)).url
    assert editor_client.get(address).context["problems"] == []
    assert confirm(editor_client, address).status_code == 302
    assert body_of("aftercare") == SLIP
    assert exported(editor_client)[AFTER] == files[AFTER]


def test_draft_with_it_is_not_published(article):
    draft = edit("aftercare", body=SLIP, live=False)
    with pytest.raises(RefusedError, match=f"Body, line 5: {MESSAGE}"):
        publish_version(draft, person(REVIEWER))


def test_page_with_it_comes_back_as_it_was(published):
    withdraw_article(published, person(REVIEWER), None)
    publish_version(published.live, person(REVIEWER, name="cora"))
    published.refresh_from_db()
    assert published.is_published


def test_published_text_is_rendered_as_before_and_remarked_on(published, editor_client):
    html = published.live.html
    render_all()
    published.live.refresh_from_db()
    assert published.live.html == html
    state = check_content()
    assert state.errors == []
    (remark,) = [r for r in state.remarks if MESSAGE in r]
    assert remark.startswith("articles/aftercare.md: line 5: slip: ")
    assert MESSAGE in editor_client.get("/admin/reports/texts/").text


def test_text_that_is_set_right_for_readers_stays_as_it_was_written(article, editor_client, client):
    body = "Call if [@guide]:\n• you bleed\n  • a lot\n\n| A | B |\n|---|\n| 1 | 2 [@guide] |"
    address = f"/admin/articles/article/{article.pk}/change/"
    assert editor_client.post(address, form_of(article, body=body, _publish="yes")).status_code == 302
    assert body_of("aftercare") == body
    page = "".join(client.get("/aftercare/").text.split())
    assert "<ul><li>youbleed<ul><li>alot</li></ul></li></ul><table" in page
    files = exported(editor_client)
    assert files[AFTER].decode().endswith(f"\n{body}\n")
    address = upload(editor_client, zipped(files)).url
    assert editor_client.get(address).context["groups"] == []
