// What the buttons of the editor do to a text: ‹ and › stand around what is selected before and afterwards.
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as edits from "../../static/js/desk/line_edits.js";

// Applies an edit to a marked text and returns the outcome, marked too; null where there is nothing to edit.
function apply(change, marked) {
  const [start, end] = [marked.indexOf("‹"), marked.indexOf("›") - 1];
  const text = marked.replace(/[‹›]/g, "");
  const edit = change(text, start, end);
  if (!edit) return null;
  const result = text.slice(0, edit.from) + edit.text + text.slice(edit.until);
  const [from, to = from] = edit.select ?? [edit.from + edit.text.length];
  return `${result.slice(0, from)}‹${result.slice(from, to)}›${result.slice(to)}`;
}

function cases(name, change, list) {
  suite(name, () => {
    for (const [before, after] of list) test(JSON.stringify(before), () => assert.equal(apply(change, before), after));
  });
}

const heading = (text, start, end) => edits.toggleHeading(text, start, end, 2);
const cite = (...sources) => (text, start, end) => edits.insertCitation(text, end, sources);
const picture = (caption) => (text, start, end) =>
  edits.insertPicture(text, end, { path: "a.svg", alternative: "A needle", caption });
const block = (text, start, end) => edits.insertBlock(text, end, "X", [1]);
const box = (kind, title) => (text, start, end) => edits.insertBox(text, start, end, kind, title);
const onEnter = (text, start, end) => edits.continueLine(text, end);

cases("bold", edits.toggleBold, [
  ["It is ‹rare›.", "It is **‹rare›**."],
  ["It is **‹rare›**.", "It is ‹rare›."],
  ["It is ‹**rare**›.", "It is ‹rare›."],
  ["It is ra‹›re.", "It is **‹rare›**."],
  ["It‹ is ›rare.", "It **‹is›** rare."],
  ["‹›", "**‹bold words›**"],
  ["‹- a\n- b›", "‹- **a**\n- **b**›"],
]);

cases("bullets", edits.toggleBullets, [
  ["a\n‹b\n\nc›\nd", "a\n\n‹- b\n\n- c›\nd"],
  ["‹- b\n- c›", "‹b\nc›"],
  ["1. b‹›", "- b‹›"],
  ["- a\nb‹›", "- a\n- b‹›"],
  ["‹›", "- ‹›"],
  ["> [!DO]\n> ‹a\n> b›", "> [!DO]\n>\n‹> - a\n> - b›"],
]);

cases("numbers", edits.toggleNumbers, [
  ["‹a\nb›", "‹1. a\n2. b›"],
  ["‹- a\n- b›", "‹1. a\n2. b›"],
  ["‹1. a\n2. b›", "‹a\nb›"],
]);

cases("heading", heading, [
  ["Words‹›", "## Words‹›"],
  ["### Wo‹›rds", "## Wo‹›rds"],
  ["## Words‹›", "Words‹›"],
  ["‹›\na", "## ‹Heading›\na"],
  ["a\n‹›", "a\n\n## ‹Heading›"],
]);

cases("citation", cite({ key: "a" }), [
  ["It is rare.‹›", "It is rare [@a].‹›"],
  ["It is ‹rare›", "It is rare [@a]‹›"],
  ["It is rare [@b].‹›", "It is rare [@b; @a].‹›"],
  ["“It is rare.”‹› So", "“It is rare [@a].”‹› So"],
  ["rare ‹›and", "rare [@a] ‹›and"],
]);

cases("citation of two sources", cite({ key: "a", locator: "p. 3" }, { key: "b" }), [
  ["Rare‹›", "Rare [@a, p. 3; @b]‹›"],
]);

cases("block", block, [
  ["a‹›\nb", "a\n\nX‹›\n\nb"],
  ["a\n\n‹›\n\nb", "a\n\nX‹›\n\nb"],
  ["‹›", "X‹›"],
]);

cases("box of a kind", box("do", ""), [
  ["‹a\nb›", "‹> [!DO]\n> a\n> b›"],
  ["‹›", "> [!DO]\n> - ‹What the reader has to know›"],
]);
cases("warning without a title", box("warning", ""), [
  ["‹›", "> [!WARNING] ‹The point in a few words›\n> What the reader has to know"],
]);
cases("warning with its title", box("warning", "Mind"), [
  ["‹›", "> [!WARNING] Mind\n> ‹What the reader has to know›"],
]);
cases("care card", box("urgent", ""), [["‹›", "> [!URGENT]\n> ‹{{ signs.after.urgent }}›"]]);

cases("picture", picture(""), [["a‹›", "a\n\n![A needle](a.svg)‹›"]]);
cases("picture with a caption", picture(' Its "tip" '), [["‹›", '![A needle](a.svg "Its ”tip”")‹›']]);

cases("Enter", onEnter, [
  ["- a‹›", "- a\n- ‹›"],
  ["- a\n- ‹›", "- a\n\n‹›"],
  ["9. a‹›", "9. a\n10. ‹›"],
  ["> - a‹›", "> - a\n> - ‹›"],
  ["> - a\n> - ‹›", "> - a\n>\n> ‹›"],
  ["> - a\n>\n> ‹›", "> - a\n\n‹›"],
  ["> Words‹›", "> Words\n> ‹›"],
  ["> Words\n> ‹›", "> Words\n\n‹›"],
  ["- [x] a‹›", "- [x] a\n- [ ] ‹›"],
  ["Words‹›", null],
]);

suite("link around the cursor", () => {
  for (const [marked, words] of [
    ["See [the ‹›risks](risks.md#a).", "the risks"],
    ["[a](b.md) ‹›", undefined],
    ["![a‹›](figures/b.svg)", undefined],
  ])
    test(marked, () => assert.equal(edits.linkAt(marked.replace("‹›", ""), marked.indexOf("‹"))?.words, words));
});

test("brackets end neither a link nor a description", () => {
  assert.equal(edits.linkTo("risks.md", "[the] risks"), "[\\[the\\] risks](risks.md)");
  assert.equal(edits.withoutBrackets("A [long]\nneedle"), "A  long  needle");
});

suite("address pasted onto words", () => {
  for (const [words, pasted, link] of [
    ["the risks", " https://example.org/a ", "[the risks](https://example.org/a)"],
    ["", "https://example.org/a", null],
    ["the [risks]", "https://example.org/a", null],
    ["the\nrisks", "https://example.org/a", null],
    ["the risks", "example.org", null],
    ["the risks", "https://example.org/ and more", null],
  ])
    test(`${JSON.stringify(words)} and ${JSON.stringify(pasted)}`, () => {
      assert.equal(edits.linkOfPaste(words, pasted), link);
    });
});
