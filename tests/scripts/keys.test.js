// Which keys are pressed together, on a Mac and elsewhere.
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { keysForAria, keysToRead, pressedKeys } from "../../static/js/desk/keys.js";

const press = (code, key, { held = "", isAltGraph = false } = {}) => ({
  code,
  key,
  ctrlKey: held.includes("Ctrl"),
  metaKey: held.includes("Meta"),
  altKey: held.includes("Alt"),
  shiftKey: held.includes("Shift"),
  getModifierState: (name) => name === "AltGraph" && isAltGraph,
});

suite("keys pressed together", () => {
  for (const [event, onMac, keys] of [
    [press("KeyB", "b", { held: "Ctrl" }), false, "Ctrl+B"],
    [press("KeyB", "b", { held: "Meta" }), true, "Ctrl+B"],
    [press("KeyB", "b", { held: "Ctrl" }), true, null],
    [press("KeyB", "b"), false, null],
    [press("Digit8", "(", { held: "Ctrl Shift" }), false, "Ctrl+Shift+8"],
    [press("Digit2", "²", { held: "Ctrl Alt" }), false, "Ctrl+Alt+2"],
    [press("Digit2", "²", { held: "Ctrl Alt", isAltGraph: true }), false, null],
    [press("KeyS", "S", { held: "Ctrl Shift" }), false, "Ctrl+Shift+S"],
  ])
    test(`${keys} on ${onMac ? "a Mac" : "another keyboard"}`, () => assert.equal(pressedKeys(event, onMac), keys));
});

test("keys are shown as the keyboard shows them", () => {
  assert.equal(keysToRead("Ctrl+Alt+2", true), "⌘+⌥+2");
  assert.equal(keysToRead("Ctrl+Alt+2", false), "Ctrl+Alt+2");
  assert.equal(keysForAria("Ctrl+K", true), "Meta+K");
  assert.equal(keysForAria("Ctrl+K", false), "Control+K");
});
