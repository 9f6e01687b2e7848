"""What the buttons do to the lines of a text, each case for itself: ‹ and › stand around what is selected."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .conftest import ROOT

APPLY = """([name, marked, more]) => {
  const start = marked.indexOf("‹");
  const end = marked.indexOf("›") - 1;
  const text = marked.replace(/[‹›]/g, "");
  const others = /^\\s*(?:[-*+]|\\d{1,3}\\.) /;
  const listed = { pattern: /^\\s*[-*+] /, others, mark: () => "- ", sample: "" };
  const numbered = { ...listed, pattern: /^\\s*\\d{1,3}\\. /, mark: (n) => `${n}. ` };
  const headed = { pattern: /^#{2} /, others: /^#{1,6} +/, mark: () => "## ", sample: "Heading" };
  const both = { list: listed, numbers: numbered, heading: headed };
  const change = both[name]
    ? desk.lines.mark(text, start, end, both[name])
    : ["bold", "box"].includes(name)
      ? desk.lines[name](text, start, end, ...more)
      : desk.lines[name](text, end, ...more);
  if (!change) return null;
  const result = text.slice(0, change.from) + change.text + text.slice(change.until);
  const [from, to = from] = change.select ?? [change.from + change.text.length];
  return `${result.slice(0, from)}‹${result.slice(from, to)}›${result.slice(to)}`;
}"""


@pytest.fixture(scope="module")
def lines(browser: Browser) -> Iterator[Page]:
    """An empty page that knows what the buttons do."""
    page = browser.new_page()
    page.evaluate("window.desk = {}")
    page.add_script_tag(path=ROOT / "static/js/desk/line_edits.js", type="module")
    page.wait_for_function("desk.lines")  # a module runs when it likes
    yield page
    page.close()


@pytest.mark.parametrize(
    ("before", "name", "after", "more"),
    [
        ("It is ‹rare›.", "bold", "It is **‹rare›**.", []),
        ("It is **‹rare›**.", "bold", "It is ‹rare›.", []),
        ("It is ‹**rare**›.", "bold", "It is ‹rare›.", []),
        ("It is ra‹›re.", "bold", "It is **‹rare›**.", []),
        ("It‹ is ›rare.", "bold", "It **‹is›** rare.", []),
        ("‹›", "bold", "**‹bold words›**", []),
        ("‹- a\n- b›", "bold", "‹- **a**\n- **b**›", []),
        ("a\n‹b\n\nc›\nd", "list", "a\n\n‹- b\n\n- c›\nd", []),
        ("‹- b\n- c›", "list", "‹b\nc›", []),
        ("1. b‹›", "list", "- b‹›", []),
        ("- a\nb‹›", "list", "- a\n- b‹›", []),
        ("‹›", "list", "- ‹›", []),
        ("‹a\nb›", "numbers", "‹1. a\n2. b›", []),
        ("> [!DO]\n> ‹a\n> b›", "list", "> [!DO]\n>\n‹> - a\n> - b›", []),
        ("Words‹›", "heading", "## Words‹›", []),
        ("### Wo‹›rds", "heading", "## Wo‹›rds", []),
        ("## Words‹›", "heading", "Words‹›", []),
        ("‹›\na", "heading", "## ‹Heading›\na", []),
        ("a\n‹›", "heading", "a\n\n## ‹Heading›", []),
        ("It is rare.‹›", "citation", "It is rare [@a].‹›", ["@a"]),
        ("It is ‹rare›", "citation", "It is rare [@a]‹›", ["@a"]),
        ("It is rare [@a].‹›", "citation", "It is rare [@a; @b].‹›", ["@b"]),
        ("“It is rare.”‹› So", "citation", "“It is rare [@a].”‹› So", ["@a"]),
        ("rare ‹›and", "citation", "rare [@a] ‹›and", ["@a"]),
        ("a‹›\nb", "block", "a\n\nX‹›\n\nb", ["X", [1]]),
        ("a\n\n‹›\n\nb", "block", "a\n\nX‹›\n\nb", ["X", [1]]),
        ("‹›", "block", "X‹›", ["X", [1]]),
        ("‹a\nb›", "box", "‹> [!DO]\n> a\n> b›", ["do", ""]),
        ("‹›", "box", "> [!DO]\n> - ‹What the reader has to know›", ["do", ""]),
        (
            "‹›",
            "box",
            "> [!WARNING] ‹The point in a few words›\n> What the reader has to know",
            ["warning", ""],
        ),
        ("‹›", "box", "> [!URGENT]\n> ‹{{ signs.after.urgent }}›", ["urgent", ""]),
        ("‹›", "box", "> [!WARNING] Mind\n> ‹What the reader has to know›", ["warning", "Mind"]),
        ("- a‹›", "next", "- a\n- ‹›", []),
        ("- a\n- ‹›", "next", "- a\n\n‹›", []),
        ("9. a‹›", "next", "9. a\n10. ‹›", []),
        ("> - a‹›", "next", "> - a\n> - ‹›", []),
        ("> - a\n> - ‹›", "next", "> - a\n>\n> ‹›", []),
        ("> - a\n>\n> ‹›", "next", "> - a\n\n‹›", []),
        ("> Words‹›", "next", "> Words\n> ‹›", []),
        ("> Words\n> ‹›", "next", "> Words\n\n‹›", []),
        ("- [x] a‹›", "next", "- [x] a\n- [ ] ‹›", []),
        ("Words‹›", "next", None, []),
    ],
)
def test_lines_are_changed_and_the_cursor_stands_where_one_goes_on(lines: Page, before, name, after, more):
    assert lines.evaluate(APPLY, [name, before, more]) == after


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See [the ‹›risks](risks.md#a).", "the risks"),
        ("[a](b.md) ‹›", None),
        ("![a‹›](figures/b.svg)", None),
    ],
)
def test_link_is_found_around_the_cursor(lines: Page, text: str, words: str | None):
    find = "([text, at]) => desk.lines.linkAt(text, at)?.words ?? null"
    assert lines.evaluate(find, [text.replace("‹›", ""), text.index("‹")]) == words
