"""References as they are printed: Vancouver style, escaped, with links that lead to the work."""

from typing import Any

import pytest

from content.sources.vancouver import print_reference, short_name


def on(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


ISSUED = on(2014, 8, 3)


def names(count: int) -> list[dict[str, str]]:
    return [{"family": f"Ek{'abcdefgh'[n]}", "given": "Ann B."} for n in range(count)]


def article(**fields: Any) -> dict[str, Any]:
    return {
        "type": "article-journal", "title": "A review", "author": names(1), "issued": ISSUED,
        "container-title": "J Man Ther", **fields,
    }  # fmt: skip


def book(**fields: Any) -> dict[str, Any]:
    return {"type": "book", "title": "A book", "author": names(1), "issued": ISSUED, **fields}


def chapter(**fields: Any) -> dict[str, Any]:
    return book(type="chapter", **{"container-title": "The whole"}, **fields)


def page(**fields: Any) -> dict[str, Any]:
    return {"type": "webpage", "title": "A page", **fields}


@pytest.mark.parametrize(
    ("csl", "printed"),
    [
        (article(volume="22", issue="3", page="4-9"), "Eka AB. A review. J Man Ther. 2014;22(3):4–9."),
        (article(volume="22"), "Eka AB. A review. J Man Ther. 2014;22."),
        (article(volume=22, number="e12"), "Eka AB. A review. J Man Ther. 2014;22:e12."),
        (article(page="1"), "Eka AB. A review. J Man Ther. 2014:1."),
        (article(issued=None, volume="22"), "Eka AB. A review. J Man Ther. [date unknown];22."),
        (article(issued=None), "Eka AB. A review. J Man Ther."),
        (article(title="Does it work?"), "Eka AB. Does it work? J Man Ther. 2014."),
        (article(title="It works."), "Eka AB. It works. J Man Ther. 2014."),
        (article(author=None), "A review. J Man Ther. 2014."),
        (book(publisher="Press"), "Eka AB. A book. Press; 2014."),
        (book(publisher="Press", **{"publisher-place": "Bern"}), "Eka AB. A book. Bern: Press; 2014."),
        (book(edition="2", ISBN="978"), "Eka AB. A book. 2nd ed. 2014. ISBN 978."),
        (book(edition="Revised"), "Eka AB. A book. Revised ed. 2014."),
        (book(author=None, editor=names(1)), "Eka AB, editor. A book. 2014."),
        (book(author=None, editor=names(2)), "Eka AB, Ekb AB, editors. A book. 2014."),
        (book(type="report", publisher="APTA"), "Eka AB. A book. APTA; 2014."),
        (chapter(), "Eka AB. A book. In: The whole. 2014."),
        (chapter(editor=names(2)), "Eka AB. A book. In: Eka AB, Ekb AB, editors. The whole. 2014."),
        (chapter(edition="3", page="3-9"), "Eka AB. A book. In: The whole. 3rd ed. 2014. p. 3–9."),
        (page(), "A page [Internet]. [date unknown]."),
        (page(title="[A page]", issued=ISSUED), "[A page] [Internet]. 2014."),
        (page(author=[{"literal": "A clinic"}]), "A clinic. A page [Internet]. [date unknown]."),
        (page(publisher="A clinic"), "A page [Internet]. A clinic; [date unknown]."),
        (page(issued=ISSUED, accessed=ISSUED), "A page [Internet]. 2014. Accessed 3 August 2014."),
        (page(issued=ISSUED, accessed=on(2024, 5)), "A page [Internet]. 2014. Accessed May 2024."),
        (page(issued=ISSUED, accessed=on(2024)), "A page [Internet]. 2014. Accessed 2024."),
    ],
)
def test_reference_is_printed_as_citing_medicine_says(csl, printed):
    assert print_reference(csl) == printed


@pytest.mark.parametrize(
    ("author", "printed"),
    [
        (names(6), "Eka AB, Ekb AB, Ekc AB, Ekd AB, Eke AB, Ekf AB."),
        (names(7), "Eka AB, Ekb AB, Ekc AB, Ekd AB, Eke AB, Ekf AB, et al."),
        ([*names(2), {"literal": "et al."}], "Eka AB, Ekb AB, et al."),
        ([{"family": "Beek", "given": "Jan-Willem", "non-dropping-particle": "van der", "suffix": "Jr"}],
         "van der Beek JW Jr."),
        ([{"family": "Peñas", "given": "Óscar  J."}], "Peñas ÓJ."),
        ([{"family": "Li"}], "Li."),
        ([{"literal": "World Health Organization"}], "World Health Organization."),
    ],
)  # fmt: skip
def test_names_are_printed_family_first_with_initials(author, printed):
    assert print_reference({"type": "document", "title": "T", "author": author}) == f"{printed} T."


@pytest.mark.parametrize(
    ("number", "ordinal"),
    [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("4", "4th"), ("11", "11th"), ("21", "21st"), (113, "113th")],
)  # fmt: skip
def test_edition_is_an_ordinal(number, ordinal):
    assert f"A book. {ordinal} ed." in print_reference(book(edition=number))


@pytest.mark.parametrize(
    ("fields", "address", "text"),
    [
        ({"DOI": "10.1179/20(4)2"}, "https://doi.org/10.1179/20(4)2", "doi:10.1179/20(4)2"),
        ({"DOI": '10.1/<a>?"#'}, "https://doi.org/10.1/%3Ca%3E%3F%22%23", "doi:10.1/&lt;a&gt;?&quot;#"),
        ({"PMCID": "PMC12"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC12/", "PMC12"),
        ({"URL": "https://a.example/%C3%A4?b&c"}, "https://a.example/%C3%A4?b&amp;c", "a.example/ä?b&amp;c"),
        ({"URL": 'https://a.b/"><i>'}, "https://a.b/&quot;&gt;&lt;i&gt;", "a.b/&quot;&gt;&lt;i&gt;"),
    ],
)
def test_reference_ends_in_a_link_to_the_work(fields, address, text):
    printed = print_reference({"type": "document", "title": "T", **fields})
    assert printed == f'T. <a href="{address}" rel="external noopener">{text}</a>.'


def test_address_is_not_repeated_where_there_is_a_doi():
    printed = print_reference(article(DOI="10.1/a", URL="https://a.example/"))
    assert printed.count("<a ") == 1


def test_what_a_record_says_is_escaped():
    hostile = "<b>&\"'"
    printed = print_reference(
        article(title=hostile, author=[{"family": hostile}], volume=hostile, **{"container-title": hostile})
    )
    assert "<b>" not in printed
    assert printed.count("&lt;b&gt;&amp;&quot;&#x27;") == 4


@pytest.mark.parametrize(
    ("csl", "name"),
    [
        (article(), "Eka 2014"),
        (article(issued=None), "Eka"),
        (article(author=[{"family": "Beek", "non-dropping-particle": "van der"}]), "van der Beek 2014"),
        (book(author=None, editor=names(2)), "Eka 2014"),
        (book(author=[{"literal": "APTA"}]), "APTA 2014"),
        (page(author=[{"literal": "MOTION RX"}], issued=ISSUED), "MOTION RX"),
        (page(author=[{"literal": "NHS"}], **{"title-short": "Fainting"}), "NHS: Fainting"),
        (page(title="[A page]"), "A page"),
        (page(title="Dry Needling", **{"title-short": "Unnamed clinic"}), "Unnamed clinic"),
    ],
)
def test_sentence_names_a_work_by_author_and_year(csl, name):
    assert short_name(csl) == name
