// What the server found in the text: how long and how hard it is, what to mend and what could be better. Each
// entry leads to its line.
import { form } from "./form.js";
import { atLine, withoutPlace } from "./messages.js";
import { goTo } from "./text_area.js";

const panel = document.querySelector(".preview-annotations");
const countOfProblems = document.querySelector(".editor-count");

// The headings of this page, for a link to one of them.
export let ownHeadings = [];

export function showProblems(annotations, page) {
  removeMended(annotations);
  const top = panel.scrollTop;
  panel.replaceChildren(document.adoptNode(annotations));
  panel.scrollTop = top;
  const count = Number(annotations.dataset.problems);
  countOfProblems.textContent = count ? `(${count} to mend)` : "";
  suggestAddress(annotations.dataset.address);
  ownHeadings = [...page.querySelectorAll(".prose :is(h2, h3, h4, dt)[id]")].map((place) => ({
    anchor: place.id,
    text: wordsOf(place),
  }));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-field]");
  if (!link) return;
  event.preventDefault();
  goTo(link.dataset.field, Number(link.dataset.line), link.closest("li").textContent);
});

// The messages of a refused save stand at the top of the form and beside the fields. One that the preview finds too
// follows its line, and is removed once the preview no longer finds it. The others stay: only saving checks them.
const savedErrors = ["#article_form .form-errors li", ".editor-field .errorlist li"].map((where) => [
  ...form.querySelectorAll(where),
]);
const foundByPreview = new Set();

function removeMended(annotations) {
  for (const items of savedErrors) {
    const found = [...annotations.querySelectorAll(".annotations-problems a")];
    for (const item of items) {
      const at = found.findIndex((link) => link.dataset.field === fieldOf(item) && isAlike(link, item));
      if (at < 0 && foundByPreview.has(item)) item.remove();
      if (at < 0) continue;
      foundByPreview.add(item);
      item.lastChild.textContent = atLine(item.lastChild.textContent, found.splice(at, 1)[0].dataset.line);
    }
  }
  for (const list of form.querySelectorAll(".form-errors, .editor-field .errorlist"))
    if (!list.children.length) removeErrors(list);
  if (!form.querySelector(".form-errors, .errorlist")) form.querySelector(".errornote")?.remove();
}

function fieldOf(item) {
  return (item.dataset.error ??= item.closest(".editor-field").querySelector("[name]").name);
}

function isAlike(link, item) {
  return withoutPlace(link.lastChild.textContent) === withoutPlace(item.lastChild.textContent);
}

function removeErrors(list) {
  const box = list.closest(".editor-field");
  list.remove();
  box?.classList.remove("errors");
  box?.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
}

function wordsOf(place) {
  const copy = place.cloneNode(true);
  for (const extra of copy.querySelectorAll(".annotation, .cites, .prefix")) extra.remove();
  return copy.textContent.trim();
}

// Says which address a new page will get as long as its writer fills in none.
function suggestAddress(address) {
  const field = form.elements.slug;
  if (!field || field.type === "hidden") return;
  let hint = document.querySelector(".editor-suggested");
  if (!hint) {
    hint = document.createElement("p");
    hint.className = "editor-suggested";
    field.after(hint);
  }
  hint.textContent = address && !field.value.trim() ? `It will be /${address}/.` : "";
}
