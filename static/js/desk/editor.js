// The form in which an article is written. The scripts of this folder are modules that run one after the other;
// each adds its part to `desk`. Without any of them the form works, with a preview in a tab of its own.
import { lineNumber, placeOfMessage } from "./source_lines.js";

const desk = (window.desk = {
  editor: document.querySelector(".editor"),
  form: document.querySelector("#article_form"),
  body: document.querySelector("#id_body"),
});
desk.about = desk.editor.dataset;

// The text areas in which Markdown is written, and the one that had the focus last: there the buttons work.
desk.areas = ["key_points", "body", "next_steps", "related"].map((name) => desk.form.elements[name]);
desk.area = desk.body;

// Replaces a part of a text area as typing would, so that the browser's own undo takes it back.
desk.replace = (area, start, end, text, from, to = from) => {
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  const asTyped = text
    ? document.execCommand("insertText", false, text)
    : start === end || document.execCommand("delete");
  if (!asTyped) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(from ?? start + text.length, to ?? start + text.length);
  reveal(area);
};

// Scrolls the page until the cursor stands between the buttons above and those below.
function reveal(area) {
  if (area.tagName !== "TEXTAREA") return;
  const { top } = area.getBoundingClientRect();
  const foot = top + heightOf(area, area.value.slice(0, area.selectionEnd)) - area.scrollTop;
  const highest = desk.form.querySelector(".toolbar").getBoundingClientRect().bottom + 40;
  const lowest = desk.form.querySelector(".editor-save").getBoundingClientRect().top - 10;
  if (foot > lowest) scrollBy(0, foot - lowest);
  else if (foot < highest) scrollBy(0, foot - highest);
}

// The number of the line in which the cursor stands, as the server counts.
desk.lineAt = (area) => lineNumber(area.value, area.selectionStart, area === desk.body);

// Goes to a line of a field, to what a message about it names, and brings it into view. Where the line stands depends
// on how the lines above it wrap, so they are set once more in a box of the same measures.
desk.goTo = (name, line, message = "") => {
  const area = desk.form.elements[name];
  if (!area) return;
  desk.show("form");
  area.focus();
  if (area.tagName !== "TEXTAREA") return;
  const [from, until] = placeOfMessage(area.value, line, message, area === desk.body);
  const start = from && area.value.lastIndexOf("\n", from - 1) + 1;
  area.setSelectionRange(from, until);
  area.scrollTop = heightOf(area, area.value.slice(0, start)) - area.clientHeight / 3;
  reveal(area);
};

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

// On a narrow screen the form and the preview stand one at a time.
let formTop = 0;
desk.show = (what) => {
  if (desk.editor.dataset.shows === what) return;
  if (what === "preview") formTop = scrollY;
  desk.editor.dataset.shows = what;
  if (what === "preview") {
    desk.editor.scrollIntoView();
    desk.follow(desk.area);
  } else scrollTo(0, formTop);
  for (const button of desk.editor.querySelectorAll(".editor-switch button"))
    button.setAttribute("aria-pressed", button.dataset.show === what);
};

for (const button of desk.editor.querySelectorAll(".editor-switch button"))
  button.addEventListener("click", () => desk.show(button.dataset.show));
desk.editor.dataset.shows = "form";
for (const hidden of desk.editor.querySelectorAll(".editor-switch, .preview, .toolbar")) hidden.hidden = false;

// Whoever comes with the Tab key sees all of a text area that is not larger than the screen.
document.addEventListener("keyup", (event) => {
  if (event.key === "Tab") document.activeElement.closest("textarea")?.scrollIntoView({ block: "nearest" });
});

// How many letters a field holds of those that it may.
for (const field of desk.form.querySelectorAll("[data-longest]")) {
  const count = document.createElement("p");
  count.className = "editor-letters";
  field.after(count);
  const tell = () => {
    const [letters, most] = [[...field.value].length, Number(field.dataset.longest)];
    count.textContent =
      letters > most ? `${letters - most} letters too many: at most ${most}` : `${letters} of ${most} letters`;
    count.classList.toggle("too-many", letters > most);
  };
  field.addEventListener("input", tell);
  tell();
}
