// Prints a list, and keeps what is ticked and written on the device alone, only while its reader wants that. It belongs
// to the words of its label, so that it never moves to another line when the page has changed. Without this script
// nothing is kept, and the browser's own menu prints.
const list = document.querySelector(".checklist");
const button = list.querySelector(".print");
const offer = list.querySelector(".keep-list");
const wanted = offer.querySelector("input");
const refused = offer.querySelector("[role=alert]");
const key = `list ${location.pathname}`;
const fields = [...list.querySelectorAll(".tasks input, textarea")].map((field) => [
  field.closest("label").textContent.trim(),
  field,
]);

button.hidden = false;
button.onclick = () => print();

// A note grows with what is written, also where the browser cannot do so by itself; paper shows no more than its box.
if (!CSS.supports("field-sizing", "content")) {
  addEventListener("input", ({ target }) => {
    if (target.type === "textarea") target.style.height = Math.max(target.scrollHeight + 4, target.offsetHeight) + "px";
  });
}

if (storage()) {
  offer.hidden = false;
  list.addEventListener("input", ({ target, isTrusted }) => {
    if (!isTrusted) return; // show() sends it, and what another tab keeps is not to be written over with what is older
    if (wanted.checked) keep();
    else if (target === wanted) forget();
  });
  list.addEventListener("reset", forget);
  // Another tab may have kept or forgotten the list meanwhile, also while this page waited for the way back.
  addEventListener("storage", show);
  addEventListener("pageshow", (event) => event.persisted && show());
  show();
}

function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

// What is kept, the value of each field by the words of its label; what cannot be read is as good as nothing.
function stored() {
  try {
    const values = JSON.parse(localStorage.getItem(key));
    return typeof values === "object" ? values : null;
  } catch {
    return null;
  }
}

function show() {
  const values = stored();
  wanted.checked = values !== null;
  if (values === null) return;
  for (const [words, field] of fields) {
    if (field.type === "checkbox") field.checked = words in values;
    else field.value = values[words] ?? "";
  }
  // As if it had been written now, so that the box of a note is as large as its text.
  for (const note of list.querySelectorAll("textarea")) note.dispatchEvent(new Event("input", { bubbles: true }));
}

// What stands under words that this page does not have, as another edition of it may have them, is left as it is.
function keep() {
  const values = { ...stored() };
  for (const [words] of fields) delete values[words];
  for (const [words, field] of fields) {
    if (field.type === "checkbox" ? field.checked : field.value) values[words] = field.value;
  }
  try {
    localStorage.setItem(key, JSON.stringify(values));
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
