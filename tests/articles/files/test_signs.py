"""signs.yaml: what it may say, what is refused with its line, and how it reaches pages and the top line."""

import re
from pathlib import Path

import pytest

from content.articles.checks.text import check_content, state_of_texts
from content.articles.files.signs import parse_signs
from content.articles.models import Article, LibraryFile, Part
from content.articles.publishing.publish import render_all, render_due
from content.articles.sync.export import Export
from content.rendering import FormatError
from content.rendering.markup.signs import QUESTION
from content.rendering.readability import measure

from ..factories import change_file, load_folder

ROOT = Path(__file__).parents[3]
LIBRARY = ROOT / "content/library"

SIGNS = """question: Does it hurt?
alarm: "Pain: call {{ clinic.emergency_number }} now"
after:
  emergency:
    signs:
      - "**New pain** [@brady2014]."
      - You are cold.
    others: You have [another sign](aftercare.md).
    foot: Do not drive.
    more: How to tell.
  urgent:
    signs:
      Skin:
        - It is red [@biolatto].
"""


def refused(source: str) -> list[str]:
    with pytest.raises(FormatError) as caught:
        parse_signs(source)
    return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]


def test_short_list_holds_the_signs_with_words_in_bold_or_the_first_of_each_group():
    texts = parse_signs(f"{SIGNS}        - It is hot.\n").texts
    assert texts["after.emergency"] == (
        "- **New pain** [@brady2014].\n- You are cold.\n\nDo not drive.\n\nHow to tell."
    )
    assert texts["after.emergency.short"] == (
        "- **New pain** [@brady2014].\n- You have [another sign](aftercare.md).\n\nDo not drive."
    )
    assert texts["after.urgent"] == "**Skin:**\n\n- It is red [@biolatto].\n- It is hot."
    assert texts["after.urgent.short"] == "- **Skin:** It is red [@biolatto]."
    texts = parse_signs(f"{SIGNS}        - It is **hot**.\n      Chest:\n        - It **hurts**.\n").texts
    assert texts["after.urgent.short"] == "- It is **hot**.\n- It **hurts**."


def test_points_below_the_signs_are_read_as_they_were_meant():
    foot = "foot: |\n      Say:\n      •\twhere\n      •\twhen"
    text = parse_signs(SIGNS.replace("foot: Do not drive.", foot)).texts["after.emergency"]
    assert "Say:\n\n- where\n- when\n\nHow to tell." in text


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  urgent:", "  serious:", "11: unknown key “serious”; the keys are emergency, urgent, doctor"),
        ("      - You are cold.", "      - new PAIN.", "7: “new PAIN.” stands on line 6 already; take one"),
        (
            "        - It is red [@biolatto].",
            "        - You are cold [@biolatto].",
            "14: “You are cold [@biolatto].” stands on line 7 already; take one of them out",
        ),
        (
            "        - It is red [@biolatto].\n",
            "        []\n",
            "13: “Skin” has no entries; begin each with “- ”",
        ),
        (
            "    signs:\n      Skin:\n        - It is red [@biolatto].\n",
            "    foot: Go.\n",
            "11: the key “signs” is missing; add a line “signs: …”",
        ),
        ("      Skin:", "      Skin: []\n      Else:", "13: “Skin” has no entries; begin each with “- ”"),
        ("after:", "during:", "3: unknown key “during”; the keys are question, alarm, after, before"),
        ("    more:", "    less:", "10: unknown key “less”; the keys are signs, others, foot, more"),
        ("question: Does it hurt?\n", "", "1: the key “question” is missing; add a line"),
        (
            "      - You are cold.",
            "      - 12",
            "7: an entry of “signs” is not a text; write one, in quotes if need be",
        ),
        ("You are cold.", "{{signs.alarm}}", "7: a list as the name of something"),
        ("Do not drive.", '"{{ signs.alarm }}"', "9: {{ signs… }} stands here; write the words"),
        (
            "You are cold.",
            "You are " + "very " * 60,
            "7: an entry of “signs” is over 200 letters; shorten it",
        ),
    ],
)
def test_what_no_card_can_print_is_refused_with_its_line(old, new, message):
    assert old in SIGNS
    assert any(found.startswith(message) for found in refused(SIGNS.replace(old, new)))


def test_same_sign_may_stand_before_and_after():
    parse_signs(f"{SIGNS}before:\n  doctor:\n    signs:\n      - You are cold.\n")


@pytest.fixture
def signed(db, folder: Path) -> Path:
    """The small library with signs that its pages print, loaded."""
    (folder / "signs.yaml").write_text(SIGNS)
    change_file(folder, "parts.yaml", "- you have chest pain", "{{ signs.after.emergency.short }}")
    with (folder / "articles/risks.md").open("a") as file:
        file.write("\n> [!URGENT] [@guide]\n> {{ signs.after.urgent }}\n")
    assert load_folder(folder).problems == []
    return folder


def html_of(slug: str) -> str:
    article = Article.objects.select_related("live").get(slug=slug)
    assert article.live is not None
    return article.live.html


def test_changed_sign_changes_every_page_card_and_line(signed, client):
    state = state_of_texts()
    change_file(signed, "signs.yaml", "It is red", "It is hot")
    change_file(signed, "signs.yaml", "New pain", "Much pain")
    change_file(signed, "signs.yaml", "Does it hurt?", "Do you ache & sweat?")
    assert load_folder(signed).problems == []
    assert "It is hot" in html_of("risks")
    assert "Much pain" in Part.objects.get(slug="afterwards").footer_html
    assert "Do you ache &amp; sweat?" in client.get("/risks/").content.decode()
    assert state_of_texts() != state


def test_source_that_is_not_there_is_reported_where_it_is_cited(signed):
    change_file(signed, "signs.yaml", "@biolatto", "@biolato")
    problems = load_folder(signed).problems
    assert any(
        problem.startswith("signs.yaml:11: after.urgent:") and "biolato" in problem for problem in problems
    )


def test_file_that_cannot_be_read_is_reported_once(signed):
    (signed / "signs.yaml").write_text("after: [")
    problems = load_folder(signed).problems
    assert [problem.split(":")[0] for problem in problems] == ["signs.yaml"]


@pytest.fixture
def unreadable(signed) -> LibraryFile:
    """A list of signs that another edition of the program took in, and this one refuses."""
    LibraryFile.objects.filter(path="signs.yaml").update(text="question: Old?\n", loaded="question: Old?\n")
    return LibraryFile.objects.get(path="signs.yaml")


@pytest.mark.parametrize("loaded", ["question: Old?\n", SIGNS, "question: Older?\n"])
def test_list_that_the_site_cannot_read_gives_way_to_one_that_it_can(signed, unreadable, loaded):
    LibraryFile.objects.filter(path="signs.yaml").update(loaded=loaded)
    assert load_folder(signed).problems == []
    assert LibraryFile.objects.get(path="signs.yaml").text == SIGNS
    assert render_due() == 0


def test_list_that_the_site_cannot_read_takes_no_form_away(signed, unreadable, editor_client):
    for slug, status in (("aftercare", 302), ("risks", 200)):
        article = Article.objects.get(slug=slug)
        address = f"/admin/articles/article/{article.pk}/change/"
        text = editor_client.get(address).context["adminform"].form.initial
        fields = {name: text.get(name) or "" for name in text} | {"summary": "Typed.", "seen": 1}
        answer = editor_client.post(address, fields)
        assert answer.status_code == status, answer.text
    assert "signs.yaml is missing or cannot be read" in answer.text
    assert "signs.yaml: the site cannot read it (line 1" in " ".join(check_content().errors)
    assert "the site cannot read it" in editor_client.get("/admin/").text


def test_pages_keep_the_signs_that_they_have_where_the_list_cannot_be_read(signed, unreadable, client):
    before = client.get("/risks/").text
    with pytest.raises(FormatError):
        render_all()
    assert client.get("/risks/").text == before
    assert "It is red" in before


def test_signs_come_out_as_they_went_in(signed):
    assert Export.now().files()["signs.yaml"] == SIGNS


def test_foot_that_an_editor_wrote_before_there_were_signs_keeps_nothing_from_loading(signed):
    Part.objects.filter(slug="afterwards").update(footer="> [!EMERGENCY] Chest pain?\n> Call.")
    change_file(signed, "articles/risks.md", "It is rare", "It is very rare")
    outcome = load_folder(signed)
    assert outcome.problems == []
    assert any("a care card without signs" in warning for warning in outcome.warnings)


def test_top_of_a_page_costs_no_query_of_its_own(signed, client, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert "Does it hurt?" in client.get("/risks/").content.decode()


def test_site_without_signs_asks_all_the_same(loaded, client):
    assert not LibraryFile.objects.filter(path="signs.yaml").exists()
    assert QUESTION in client.get("/risks/").content.decode()


def test_pages_that_need_no_database_ask_what_the_list_asks():
    question = parse_signs((LIBRARY / "signs.yaml").read_text()).texts["question"]
    assert question == QUESTION
    assert question in (ROOT / "templates/500.html").read_text()


def test_every_sign_of_the_guide_is_short_and_plain():
    texts = parse_signs((LIBRARY / "signs.yaml").read_text()).texts
    signs = {
        re.sub(r" *\[@[^\]]*\]|\*\*[^*]+:\*\* |\*\*", "", line.removeprefix("- "))
        for name, text in texts.items()
        for line in text.splitlines()
        if line.startswith("- ") and "](" not in line and not name.endswith(".short")
    }
    assert len(signs) > 60
    assert [sign for sign in signs if len(re.findall(r"[\w’']+", sign)) > 14] == []
    assert measure(sorted(signs)).grade <= 6


def test_no_page_of_the_guide_writes_a_list_of_signs_of_its_own():
    for path in [*LIBRARY.glob("articles/*.md"), LIBRARY / "parts.yaml"]:
        cards = re.findall(r"(?m)^ *> \[!(?:EMERGENCY|URGENT|CONTACT)\].*\n((?: *>.*\n)+)", path.read_text())
        for card in cards:
            assert re.findall(r"(?m)^ *> *(\S.*)$", card)[0].startswith("{{ signs."), path.name
            assert not re.search(r"(?m)^ *> *[-*] ", card), path.name
