// Where a message of the server leads to: ‹ and › stand around what is selected then.
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { lineNumber, placeOfMessage } from "../../static/js/desk/source_lines.js";

const BODY = true;
const LIST = false;

suite("a message about a line", () => {
  for (const [marked, line, message, isBody] of [
    ["One\n‹›Two", 2, "", BODY],
    ["\n\nOne\n\n‹›Two", 3, "", BODY], // the body begins with its first word
    ["\n\nOne\n\n‹›Two", 2, "", LIST], // a list has no empty lines
    ["‹›One", 9, "", BODY],
    ["‹›", 1, "Write something.", BODY],
    ["One\nSee [it](‹nowhere.md›).", 2, "There is no “nowhere.md”.", BODY],
    ["Sore [‹@nobody2020›; @guide].", 1, "Unknown source @nobody2020.", BODY],
    ["It is. It has none.‹› More.", 1, "No source: “It has none.”", BODY],
    ["‹›Something else", 1, "No source: “It has none.”", BODY],
  ])
    test(`line ${line} of ${JSON.stringify(marked)}`, () => {
      const text = marked.replace(/[‹›]/g, "");
      const place = [marked.indexOf("‹"), marked.indexOf("›") - 1];
      assert.deepEqual(placeOfMessage(text, line, message, isBody), place);
    });
});

suite("the line of the cursor", () => {
  for (const [marked, isBody, line] of [
    ["O‹ne\nTwo", BODY, 1],
    ["One\n‹Two", BODY, 2],
    ["\n\nOne\n\nTwo‹", BODY, 3],
    ["\n\nOne\n\nTwo‹", LIST, 2],
    ["\n‹\nOne", BODY, 0],
  ])
    test(`${line} in ${JSON.stringify(marked)}`, () => {
      assert.equal(lineNumber(marked.replace("‹", ""), marked.indexOf("‹"), isBody), line);
    });
});
