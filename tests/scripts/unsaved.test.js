// What is offered of texts that were not saved, and what is said of it.
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { difference, isRecent, newest } from "../../static/js/desk/unsaved.js";

const DAY = 24 * 3600 * 1000;

suite("what differs", () => {
  for (const [shown, kept, said] of [
    ["One\nTwo", "One\nThree", "“Three”"],
    ["One", "One\n\nTwo\nThree", "3 lines, the first “Two”"],
    ["One\nTwo", "One", "some lines are not there"],
    ["One", " \n", "it is empty"],
    ["", "x".repeat(91), `“${"x".repeat(90)}…”`],
  ])
    test(said, () => assert.equal(difference(shown, kept), said));
});

test("a text is kept for thirty days", () => {
  assert.equal(isRecent({ at: 0 }, 30 * DAY - 1), true);
  assert.equal(isRecent({ at: 0 }, 30 * DAY), false);
  for (const other of [null, 7, {}, { at: "soon" }]) assert.equal(isRecent(other, 0), false);
});

test("the text that was kept last is offered", () => {
  assert.deepEqual(newest([{ at: 1 }, { at: 3 }, { at: 2 }]), { at: 3 });
  assert.equal(newest([]), undefined);
});
