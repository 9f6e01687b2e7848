// Keeps what is ticked and written on the device alone, and only while its reader wants that. It belongs to the words
// of its label, so that it never moves to another line when the page has changed. Without this script nothing is kept.
const list = document.querySelector(".checklist");
const offer = list.querySelector(".keep-list");
const wanted = offer.querySelector("input");
const refused = offer.querySelector("[role=alert]");
const key = `list ${location.pathname}`;
const fields = [...list.querySelectorAll(".tasks input, textarea")].map((field) => [
  field.closest("label").textContent.trim(),
  field,
]);

if (storage()) {
  offer.hidden = false;
  show();
  list.addEventListener("input", ({ target }) => (wanted.checked ? keep() : target === wanted && forget()));
  list.addEventListener("reset", forget);
  // Another tab may have kept or forgotten the list meanwhile, also while this page waited for the way back.
  addEventListener("storage", show);
  addEventListener("pageshow", (event) => event.persisted && show());
}

function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function show() {
  const kept = localStorage.getItem(key);
  wanted.checked = kept !== null;
  if (kept === null) return;
  const values = JSON.parse(kept);
  for (const [words, field] of fields) {
    if (field.type === "checkbox") field.checked = words in values;
    else field.value = values[words] ?? "";
  }
  // As if it had been written now, so that the box of a note is as large as its text.
  for (const note of list.querySelectorAll("textarea")) note.dispatchEvent(new Event("input", { bubbles: true }));
}

function keep() {
  const used = fields.filter(([, field]) => (field.type === "checkbox" ? field.checked : field.value));
  try {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(used.map(([words, field]) => [words, field.value]))));
    refused.hidden = true;
  } catch {
    wanted.checked = false;
    refused.hidden = false;
    forget();
  }
}

function forget() {
  localStorage.removeItem(key);
}
