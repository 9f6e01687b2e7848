// Changes a text area as typing would, and brings a line of it into view.
import { body, form } from "./form.js";
import { show } from "./panes.js";
import { lineNumber, placeOfMessage } from "./source_lines.js";

// Replaces a part of a text area so that the browser's own undo takes it back.
export function replace(area, start, end, text, from = start + text.length, to = from) {
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  const asTyped = text
    ? document.execCommand("insertText", false, text)
    : start === end || document.execCommand("delete");
  if (!asTyped) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(from, to);
  reveal(area);
}

// Carries out an edit of line_edits.js.
export function apply(area, { from, until, text, select = [] }) {
  replace(area, from, until, text, ...select);
}

// Scrolls the page until the cursor stands between the buttons above and those below.
function reveal(area) {
  if (area.tagName !== "TEXTAREA") return;
  const { top } = area.getBoundingClientRect();
  const foot = top + heightOf(area, area.value.slice(0, area.selectionEnd)) - area.scrollTop;
  const highest = form.querySelector(".toolbar").getBoundingClientRect().bottom + 40;
  const lowest = form.querySelector(".editor-save").getBoundingClientRect().top - 10;
  if (foot > lowest) scrollBy(0, foot - lowest);
  else if (foot < highest) scrollBy(0, foot - highest);
}

// The number of the line in which the cursor stands, as the server counts.
export function lineAt(area) {
  return lineNumber(area.value, area.selectionStart, area === body);
}

// Goes to a line of a field, to what a message about it names, and brings it into view.
export function goTo(name, line, message = "") {
  const area = form.elements[name];
  if (!area) return;
  show("form");
  area.focus();
  if (area.tagName !== "TEXTAREA") return;
  const [from, until] = placeOfMessage(area.value, line, message, area === body);
  const start = from && area.value.lastIndexOf("\n", from - 1) + 1;
  area.setSelectionRange(from, until);
  area.scrollTop = heightOf(area, area.value.slice(0, start)) - area.clientHeight / 3;
  reveal(area);
}

// How high a text is in a text area. That depends on how its lines wrap, so it is set once more in a box of the same
// measures.
function heightOf(area, text) {
  const box = document.createElement("div");
  const look = getComputedStyle(area);
  for (const name of ["font", "lineHeight", "letterSpacing", "paddingLeft", "paddingRight", "tabSize"])
    box.style[name] = look[name];
  Object.assign(box.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap" });
  Object.assign(box.style, { overflowWrap: "break-word", boxSizing: "border-box", width: area.clientWidth + "px" });
  box.textContent = text;
  document.body.append(box);
  const height = box.offsetHeight;
  box.remove();
  return height;
}

// Whoever comes with the Tab key sees all of a text area that is not larger than the screen.
document.addEventListener("keyup", (event) => {
  if (event.key === "Tab") document.activeElement.closest("textarea")?.scrollIntoView({ block: "nearest" });
});
