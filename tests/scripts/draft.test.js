// Which draft of a handout is offered back to who typed it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { draftToOffer } from "../../static/js/staff/draft.js";

for (const [what, state, offered] of [
  ["nothing was typed", { kept: null, lost: null }, null],
  ["what was typed is in the form", { kept: "shown", lost: null }, null],
  ["what was typed was sent and answered", { kept: "typed", sent: "typed", lost: null }, null],
  ["what was typed is not in the form", { kept: "typed", lost: null }, "typed"],
  ["it was offered before and not put back", { kept: null, lost: "earlier" }, "earlier"],
  ["something else was lost since", { kept: "typed", lost: "earlier" }, "typed"],
  ["what was lost is in the form again", { kept: null, lost: "shown" }, null],
])
  test(`${what}: ${offered ?? "nothing"}`, () => {
    assert.equal(draftToOffer({ shown: "shown", sent: "sent", ...state }), offered);
  });
