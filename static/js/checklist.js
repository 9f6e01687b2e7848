// Prints a list, and keeps what is ticked and written on the device alone, only while its reader wants that. It belongs
// to the words of its label, so that it never moves to another line when the page has changed. Without this script
// nothing is kept, and the browser's own menu prints.
import { device } from "./storage.js";

const list = document.querySelector(".checklist");
const button = list.querySelector(".print");
const offer = list.querySelector(".keep-list");
const wanted = offer.querySelector("input");
const refused = offer.querySelector("[role=alert]");
const key = `list ${location.pathname}`;
const fields = [...list.querySelectorAll(".tasks input, textarea")].map((field) => [
  field.labels[0].textContent.trim(),
  field,
]);

button.hidden = false;
button.addEventListener("click", () => print());

// A note grows with what is written, also where the browser cannot do so by itself; paper shows no more than its box.
if (!CSS.supports("field-sizing", "content")) {
  addEventListener("input", ({ target }) => {
    if (target.type === "textarea") target.style.height = Math.max(target.scrollHeight + 4, target.offsetHeight) + "px";
  });
}

if (device.isOpen()) {
  offer.hidden = false;
  list.addEventListener("input", ({ target, isTrusted }) => {
    if (!isTrusted) return; // it is from show(): keeping it would write over what another tab keeps since
    if (wanted.checked) keep();
    else if (target === wanted) forget();
  });
  list.addEventListener("reset", forget);
  // Another tab may have kept or forgotten the list meanwhile, also while this page waited for the way back.
  addEventListener("storage", show);
  addEventListener("pageshow", (event) => event.persisted && show());
  show();
}

function show() {
  const values = device.readJson(key);
  wanted.checked = values instanceof Object;
  if (!wanted.checked) return;
  for (const [words, field] of fields) {
    if (field.type === "checkbox") field.checked = words in values;
    else field.value = values[words] ?? "";
  }
  // As if it had been written now, so that the box of a note is as large as its text.
  for (const note of list.querySelectorAll("textarea")) note.dispatchEvent(new Event("input", { bubbles: true }));
}

// What stands under words that this page does not have, as another edition of it may have them, is left as it is.
function keep() {
  const values = { ...device.readJson(key) };
  for (const [words] of fields) delete values[words];
  for (const [words, field] of fields) {
    if (field.type === "checkbox" ? field.checked : field.value) values[words] = field.value;
  }
  const isKept = device.write(key, JSON.stringify(values));
  refused.hidden = isKept;
  if (isKept) return;
  wanted.checked = false;
  forget();
}

function forget() {
  device.remove(key);
}
