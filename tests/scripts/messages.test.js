// What the server says of a line, compared with what it said before.
import assert from "node:assert/strict";
import { test } from "node:test";
import { atLine, withoutPlace } from "../../static/js/desk/messages.js";

for (const message of [
  ": Line 3: unknown source @nobody",
  "Line 12: Unknown source @nobody",
  " Unknown source @nobody ",
])
  test(`${JSON.stringify(message)} is of one mistake, wherever it stands`, () => {
    assert.equal(withoutPlace(message), "unknown source @nobody");
  });

test("a message keeps its words when its line moves", () => {
  assert.equal(atLine(": Line 3: see Line 3 of it", 14), ": Line 14: see Line 3 of it");
  assert.equal(atLine("Write a title.", 1), "Write a title.");
});
