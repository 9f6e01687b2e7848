"""Which sentences need a source, which are long, and on which line each stands."""

import pytest

from ..pages import good, page, uncited


def remarks(body: str, **fields: object) -> list[tuple[int, str]]:
    """Return the line and the kind of each remark on a body."""
    return [(remark.line, remark.kind) for remark in page(body, **fields).remarks]


@pytest.mark.parametrize(
    "body",
    [
        "It hurts [@brady2014].",
        "It hurts. [@brady2014]",
        "Does it hurt?",
        "See [the risks](risks.md).",
        "Read [the risks](risks.md).",
        "Bring these:\n\n- a list [@motionrx]\n- water [@motionrx]",
        "Bring [@motionrx]:\n\n- a list\n- water\n\n    cold",
        "**Bring [@motionrx]:**\n\n1. a list",
        "> [!ADVICE]\n> You may stop at any time.",
        "> [!EMERGENCY] [@guide]\n> - you have chest pain",
        "| A | B |\n|---|---|\n| Bruise | 8 [@brady2014] |",
        "| A | B |\n|---|---|\n| Bruise [@brady2014] | 8 |",
        "- [ ] I take a blood thinner.\n\n    Say so [@motionrx].",
        "## A heading that states something",
        "You may stop [@guide].",
        "Bruise\n:   Blood [@brady2014].",
        "    It cures.",
    ],
)
def test_sentence_with_a_source_or_of_our_own_is_not_listed(body):
    assert uncited(body) == []


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        ("It hurts.", ["It hurts."]),
        ("It hurts [@brady2014]. It always does.", ["It always does."]),
        ("It hurts. [@brady2014] It always does.", ["It always does."]),
        ("- It hurts.", ["It hurts."]),
        ("Bring:\n\n- a list", ["a list"]),
        ("| A | B |\n|---|---|\n| Bruise | 8 |", ["8"]),
        ("> [!DO]\n> - rest", ["rest"]),
        ("> It hurts.", ["It hurts."]),
        ("Bruise\n:   It is blue.", ["It is blue."]),
        ("> [!WARNING] Careful\n> It hurts.", ["It hurts."]),
        ("- [ ] I bruise.\n\n    It is blue.", ["It is blue."]),
        ("Bring [@motionrx]:\n\n- a list\n\nIt hurts.", ["It hurts."]),
        ("Bring [@motionrx]:\n\n## Head\n\n- a list", ["a list"]),
        ("Read the claim that it cures.", ["Read the claim that it cures."]),
        ("See it work.", ["See it work."]),
        ("It **always** [hurts](risks.md) & `stings`.", ["It always hurts & stings."]),
    ],
)
def test_sentence_without_a_source_is_listed(body, sentences):
    assert uncited(body) == sentences


def test_key_point_without_a_source_is_listed():
    assert uncited("It hurts [@brady2014].", key_points=("It never hurts.",)) == ["It never hurts."]


def test_next_step_needs_no_source():
    assert uncited("It hurts [@brady2014].", next_steps=("[Go on](risks.md)",)) == []


def test_pages_about_the_guide_itself_need_no_source():
    assert uncited("We write plainly.", part="about") == []


@pytest.mark.parametrize("layout", ["glossary", "checklist", "claims"])
def test_pages_of_another_layout_need_sources_in_every_part(layout):
    assert uncited("It hurts.", part="about", layout=layout) == ["It hurts."]


@pytest.mark.parametrize(("count", "found"), [(20, []), (21, [(3, "long sentence")])])
def test_sentence_of_over_twenty_words_is_named_with_its_line(count, found):
    assert remarks(f"Short [@brady2014].\n\n{'word ' * count}[@brady2014].") == found


@pytest.mark.parametrize(("count", "found"), [(3, []), (4, [(3, "long paragraph")])])
def test_paragraph_of_over_three_sentences_is_named_with_its_line(count, found):
    assert remarks("Short [@brady2014].\n\n" + "A one [@motionrx]. " * count) == found


def test_list_item_may_hold_more_than_three_sentences():
    assert remarks("- " + "A one [@motionrx]. " * 4) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Cited [@brady2014].\nSecond here. Third\nhere.", [2, 2]),
        ("Same.\n\nOther [@brady2014].\n\nSame.", [1, 5]),
        ("Cited [@brady2014].\n\n- *It* is [so](risks.md#serious-harm).\n- It has `code`.", [3, 4]),
        ("| A | B |\n|---|---|\n| C [@brady2014] | d |\n| E | f |", [4]),
        ("Cited [@brady2014].\n\nCall {{ clinic.emergency_number }} and wait for the ambulance.", [3]),
        ("It does [@brady2014].\n\nIt.", [3]),
        ("A&nbsp;b [@brady2014].\n\nC&nbsp;d.", [3]),
    ],
)
def test_remark_names_the_line_on_which_its_sentence_begins(body, lines):
    assert [line for line, kind in remarks(body) if kind == "uncited"] == lines


def test_measures_leave_out_headings_labels_and_code():
    metrics = good(
        "## Many words stand here\n\nOne two [@brady2014].\n\n> [!DO] Three\n> - four\n\n    five"
    ).metrics
    assert (metrics.words, metrics.sentences) == (3, 2)
