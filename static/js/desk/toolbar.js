// The buttons above the text, and their keys. They work in the text area that had the focus last.
import { areas, body, current, form } from "./form.js";
import { keysForAria, keysToRead, pressedKeys } from "./keys.js";
import {
  continueLine,
  insertTable,
  linkOfPaste,
  toggleBold,
  toggleBullets,
  toggleHeading,
  toggleNumbers,
} from "./line_edits.js";
import { pickBox, pickLink, pickPicture, pickSource } from "./pickers.js";
import { hint } from "./session.js";
import { apply, replace } from "./text_area.js";

const toolbar = document.querySelector(".toolbar");
const buttons = [...toolbar.querySelectorAll("button")];

const ACTIONS = {
  heading2: (area) => applyToSelection(area, toggleHeading, 2),
  heading3: (area) => applyToSelection(area, toggleHeading, 3),
  bold: (area) => applyToSelection(area, toggleBold),
  list: (area) => applyToSelection(area, toggleBullets),
  numbers: (area) => applyToSelection(area, toggleNumbers),
  link: pickLink,
  source: pickSource,
  picture: pickPicture,
  box: pickBox,
  table: (area) => apply(area, insertTable(area.value, area.selectionEnd)),
  undo: (area) => {
    area.focus();
    document.execCommand("undo");
  },
};

function applyToSelection(area, change, ...more) {
  apply(area, change(area.value, area.selectionStart, area.selectionEnd, ...more));
}

function isOff(button, area = current.area) {
  if (area === body) return false;
  return area.name === "related" ? !["link", "undo"].includes(button.dataset.do) : !("inline" in button.dataset);
}

function press(button) {
  if (!isOff(button)) return ACTIONS[button.dataset.do](current.area);
  hint(`This goes into the body. You are writing in “${current.area.labels[0].textContent}”.`);
}

// One stop for Tab; the arrow keys walk from button to button.
function moveFocus(event) {
  if (event.key === "Escape") return current.area.focus();
  const here = buttons.indexOf(document.activeElement);
  const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined || here < 0) return;
  event.preventDefault();
  focusButton(buttons.at(to % buttons.length));
  document.activeElement.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function focusButton(button) {
  for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
  button.focus({ preventScroll: true });
}

buttons.forEach((button, index) => {
  button.tabIndex = index ? -1 : 0;
  // The text area keeps its focus, and a tablet its keyboard.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => press(button));
  const keys = button.dataset.keys;
  if (!keys) return;
  button.title += ` (${keysToRead(keys)})`;
  button.setAttribute("aria-keyshortcuts", keysForAria(keys));
});
toolbar.addEventListener("keydown", moveFocus);

// A text area that Tab only passes on the way to the buttons does not become the one that they work in.
let before = body;
let isPassing = false;

function setCurrentArea(area) {
  current.area = area;
  for (const button of buttons) button.setAttribute("aria-disabled", isOff(button));
}

for (const area of areas) {
  area.addEventListener("focus", () => {
    [before, isPassing] = [current.area, true];
    setCurrentArea(area);
  });
  area.addEventListener("pointerdown", () => (isPassing = false));
  area.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && isPassing) setCurrentArea(before);
    if (!["Tab", "Shift"].includes(event.key)) isPassing = false;
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) continueList(event, area);
    else if (event.key === "F10" && event.altKey) focusToolbar(event);
    else pressByKeys(event);
  });
}

function focusToolbar(event) {
  event.preventDefault();
  toolbar.querySelector("[tabindex='0']").focus({ preventScroll: true });
}

function continueList(event, area) {
  if (area !== body || area.selectionStart !== area.selectionEnd) return;
  const next = continueLine(area.value, area.selectionStart);
  if (!next) return;
  event.preventDefault();
  apply(area, next);
}

function pressByKeys(event) {
  const keys = pressedKeys(event);
  const button = keys && buttons.find((one) => one.dataset.keys === keys);
  if (!button || button.dataset.do === "undo") return;
  event.preventDefault();
  press(button);
}

// The key that saves everywhere else.
document.addEventListener("keydown", (event) => {
  if (pressedKeys(event) !== "Ctrl+S") return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[name=_draft]"));
});

// An address that is pasted onto chosen words makes a link of them.
body.addEventListener("paste", (event) => {
  const { selectionStart: from, selectionEnd: until, value } = body;
  const link = linkOfPaste(value.slice(from, until), event.clipboardData.getData("text"));
  if (!link) return;
  event.preventDefault();
  replace(body, from, until, link);
});
