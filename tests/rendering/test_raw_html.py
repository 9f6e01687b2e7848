"""Raw HTML and everything that could run: a problem for the author, and never an element on the page."""

import pytest

from content.rendering.sanitise import sanitise

from .pages import good, messages, page, tree


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example>",
        '<img src=x onerror="alert(1)">',
        "<b>bold</b>",
        '<a href="javascript:alert(1)">x</a>',
        "<!-- hidden -->",
        "<!DOCTYPE html>",
        "<?php echo 1 ?>",
        "<![CDATA[x]]>",
        "<svg/onload=alert(1)>",
        "<iframe src=//evil.example>",
        "Text <span\nonclick=alert(1)>x</span>",
        "- a\n\n    <div onclick=x>",
        "| <td onclick=x> |\n|---|\n| b |",
        "> <b>",
        "</p>",
        "<https://a.example>",
        "<a@b.example>",
    ],
)
def test_raw_html_is_a_problem_and_never_becomes_an_element(raw):
    result = page(f"One.\n\n{raw}")
    assert {problem.message[:8] for problem in result.problems} == {"raw HTML"}
    assert result.problems[0].line in {3, 5}
    elements = list(tree(result.html).iter())
    allowed = {
        "DOCUMENT_FRAGMENT",
        "p",
        "ul",
        "li",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert {element.tag for element in elements} <= allowed
    assert not [name for element in elements for name in element.attrib if name.startswith("on")]


@pytest.mark.parametrize("field", ["key_points", "next_steps"])
def test_raw_html_in_the_front_matter_is_a_problem_too(field):
    result = page("", **{field: ("<script>alert(1)</script>",)})
    assert {problem.field for problem in result.problems} == {field}
    assert "<script" not in result.key_points_html + result.next_steps_html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Fewer than < 5, 3 < 4 and 5 > 4.", "<p>Fewer than &lt; 5, 3 &lt; 4 and 5 &gt; 4.</p>"),
        (r"A \<b>.", "<p>A &lt;b&gt;.</p>"),
        ("A `<b onclick=x>`.", "<p>A <code>&lt;b onclick=x&gt;</code>.</p>"),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>"),
        ("A & B &amp; C", "<p>A &amp; B &amp; C</p>"),
    ],
)
def test_signs_that_are_no_html_stay_text(body, html):
    assert good(body).html == html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<script>alert(1)</script>x", "x"),
        ("<style>*{}</style>x", "x"),
        ('<p onclick="x" style="y" title="z" lang="w" class="k">x</p>', '<p class="k">x</p>'),
        ('<a href="javascript:x">x</a>', "<a>x</a>"),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        ('<a href="jav&#x09;ascript:x">x</a>', "<a>x</a>"),
        ('<a href="/a/#b" rel="noopener" target="_blank">x</a>', '<a href="/a/#b" rel="noopener">x</a>'),
        ('<img src="x"><svg><path/></svg><iframe></iframe><form><button>x</button></form>', "x"),
        (
            '<input type="checkbox" id="a" onfocus="x" autofocus formaction="y">',
            '<input type="checkbox" id="a">',
        ),
        ("<!-- x -->y", "y"),
        ("<h1>x</h1>", "x"),
        ("<math><mi//xlink:href='data:x,<script>1</script>'>", ""),
        ("<noscript><p title='</noscript><img src=x onerror=1>'>", "&lt;p title=''&gt;"),
    ],
)
def test_sanitiser_lets_pass_only_what_the_renderer_makes(html, clean):
    found, wanted = tree(sanitise(html)), tree(clean)
    assert [(e.tag, e.attrib, e.text) for e in found.iter()] == [
        (e.tag, e.attrib, e.text) for e in wanted.iter()
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<p id="a" class="k" role="note" aria-label="l">x</p>',
        '<a href="https://a.example" rel="external noopener" data-note="note-1">x</a>',
        '<a href="http://a.example">x</a>',
        '<a href="mailto:a@b.example">x</a>',
        '<a href="tel:112">x</a>',
        '<ol start="3"><li>x</li></ol>',
        '<table><tbody><tr><th scope="row">x</th><td data-label="l">y</td></tr></tbody></table>',
        '<img src="/media/images/a.webp" width="960" height="640" alt="A" loading="lazy" decoding="async">',
        '<img src="/media/images/a.webp" srcset="/media/images/a.webp 960w" sizes="min(960px, 100vw)">',
        '<img src="/media/images/a.webp" srcset="/media/images/b.webp 480w, /media/images/a.webp 960w">',
    ],
)
def test_sanitiser_keeps_what_the_renderer_makes(html):
    assert sanitise(html) == html


def test_title_of_a_link_is_dropped():
    assert "title" not in good('[a](risks.md "onmouseover")').html


def test_alternative_text_cannot_leave_its_attribute():
    html = page('![a" onload="alert(1)](figures/needle.svg)').html
    (drawing,) = (e for e in tree(html).iter("div"))
    assert drawing.get("onload") is None
    assert drawing.get("aria-label") == 'a" onload="alert(1)'


def test_locator_cannot_leave_its_attribute():
    html = page('A [@brady2014, p." onclick="alert(1)].').html
    assert messages('A [@brady2014, p." onclick="alert(1)].') == []
    assert not [e for e in tree(html).iter() if e.get("onclick")]
