"""Sections cut out of a rendered page."""

import html5lib

from content.rendering.markup.excerpts import lead_of, section_anchors, section_of, shift_headings

PAGE = (
    '<p>First.</p>\n<h2 id="a">A</h2>\n<p>In a <br> line.</p>\n<h3 id="a-1">A 1</h3><p>Deep.</p>'
    '<section><h3 id="boxed">In a box</h3><p>x</p></section>'
    '<h2 id="b">B</h2><figure><svg><path d="M0 0" /><path d="M0 0"></path></svg></figure>'
    "<p>Last &amp; least.</p>"
)


def test_a_section_ends_where_one_that_is_no_deeper_begins():
    assert section_of(PAGE, "a-1") == (
        '<h3 id="a-1">A 1</h3><p>Deep.</p><section><h3 id="boxed">In a box</h3><p>x</p></section>'
    )
    assert section_of(PAGE, "a").startswith('<h2 id="a">')
    assert section_of(PAGE, "a").endswith("</section>")
    assert section_of(PAGE, "b").endswith("least.</p>")


def test_what_stands_before_the_first_heading():
    assert lead_of(PAGE) == "<p>First.</p>"
    assert lead_of("<p>No heading.</p>") == "<p>No heading.</p>"
    assert lead_of('<h2 id="a">A</h2><p>x</p>') == ""


def test_what_stands_in_a_box_cannot_be_cut_out():
    assert section_of(PAGE, "boxed") is None
    assert section_of(PAGE, "nowhere") is None
    assert section_anchors(PAGE) == ["a", "a-1", "b"]


def test_every_section_of_the_guide_is_well_formed(library):
    from content.articles.models import Article

    count = 0
    for article in Article.objects.published():
        for anchor in section_anchors(article.live.html):
            section = section_of(article.live.html, anchor)
            html5lib.HTMLParser(strict=True).parseFragment(section)
            count += 1
    assert count > 100


def test_headings_are_shifted():
    assert shift_headings('<h2 id="a">A</h2><h3>B</h3><hr>', 1) == '<h3 id="a">A</h3><h4>B</h4><hr>'
    assert shift_headings("<h4>A</h4><h2>B</h2><h6>C</h6>", -1) == "<h3>A</h3><h2>B</h2><h5>C</h5>"
