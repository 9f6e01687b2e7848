// What is typed and not saved yet is kept on this device, for the person who typed it, and offered back when the
// form is opened again. Nothing is put into the form unasked.
import { device } from "../storage.js";
import { about, form } from "./form.js";
import { preview } from "./preview.js";
import { hint, isSending } from "./session.js";
import { replace } from "./text_area.js";
import { difference, isRecent, newest } from "./unsaved.js";

const owner = `desk-kept:${about.user}:`;
const ownPage = `${owner}${location.pathname}:`;
const posted = form.elements.kept;
const fields = [...form.elements].filter(
  (field) => field.name && !["hidden", "submit", "button", "radio"].includes(field.type),
);
const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.value);

// What the server wrote into a field; a browser that reloads the page may have put back what was typed.
function initialValue(field) {
  if (field.type === "checkbox") return field.defaultChecked;
  if (field.tagName !== "SELECT") return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0]).value;
}

// The name under which this opening of the form keeps its text; a save that was refused goes on with it.
const newName = ownPage + crypto.getRandomValues(new Uint32Array(2)).join("-");
const ownName = posted.value.startsWith(ownPage) ? posted.value : newName;
posted.value = ownName;

let timer;
let warned = false;

function isChanged() {
  return about.unsaved === "yes" || fields.some((field) => valueOf(field) !== initialValue(field));
}

function keep() {
  clearTimeout(timer);
  if (!isChanged()) return device.remove(ownName);
  history.scrollRestoration = "manual"; // after a reload the offer stands on top, and is to be seen
  const values = Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));
  const kept = { at: Date.now(), madeFrom: form.elements.seen.value, values };
  if (device.write(ownName, JSON.stringify(kept)) || warned) return;
  warned = true;
  hint("This browser keeps no copy of what you type, so save often.", 30_000);
}

function read(name) {
  const kept = device.readJson(name);
  if (isRecent(kept, Date.now())) return { name, ...kept };
  device.remove(name); // it is too old, or something else wrote it
  return null;
}

// Forgets the text that was just saved. The server names it in the address, as ?saved=…, which is taken out again.
function dropSaved() {
  const address = new URL(location);
  const saved = address.searchParams.get("saved");
  if (!saved) return;
  if (saved.startsWith(owner)) device.remove(saved);
  address.searchParams.delete("saved");
  history.replaceState(null, "", address);
}

// An open form holds a lock with the name of its text, so that no other tab offers it. A crash releases the lock.
navigator.locks?.request(ownName, () => new Promise(() => {}));

async function openElsewhere() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.map(({ name }) => name);
}

// Offers the latest text that was not saved, if it differs from what stands in the form.
async function offerUnsaved() {
  document.querySelector(".unsaved")?.remove();
  const open = [ownName, ...(await openElsewhere())];
  const ours = device.names().filter((name) => name.startsWith(owner));
  const kept = newest(ours.map(read).filter((text) => text?.name.startsWith(ownPage) && !open.includes(text.name)));
  if (!kept) return;
  const differing = fields.filter((field) => field.name in kept.values && kept.values[field.name] !== valueOf(field));
  if (!differing.length) {
    device.remove(kept.name);
    return offerUnsaved();
  }
  showOffer(kept, differing);
}

function showOffer(kept, differing) {
  const box = document.createElement("section");
  box.className = "unsaved";
  box.setAttribute("aria-label", "Text that was not saved");
  const when = new Date(kept.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  const [title, list, newer] = ["p", "ul", "p"].map((tag) => document.createElement(tag));
  title.append(Object.assign(document.createElement("strong"), { textContent: "You have text that was not saved. " }));
  title.append(`You wrote it here until ${when}. It differs from what stands below:`);
  for (const field of differing) {
    const item = document.createElement("li");
    item.textContent = `${labelOf(field)}: ${differenceIn(field, kept.values[field.name])}`;
    list.append(item);
  }
  if (kept.madeFrom !== form.elements.seen.value)
    newer.textContent = "Since then a newer version was saved. If you save your text, you are shown both.";
  const bringButton = button("Bring it back", () => bringBack(kept, differing));
  const throwButton = button("Throw it away", () => throwAway(kept));
  box.append(title, list, newer, bringButton, " ", throwButton);
  form.before(box);
  // A screen reader announces a change of the status line, but not a section that is new.
  hint("You have text that was not saved. It is offered back above the form.", 30_000);
  history.scrollRestoration = "manual";
}

function button(words, does) {
  const element = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  element.addEventListener("click", does);
  return element;
}

function labelOf(field) {
  return field.labels[0]?.textContent ?? field.name;
}

function differenceIn(field, value) {
  if (field.type === "checkbox") return value ? "ticked" : "not ticked";
  if (field.tagName === "SELECT") return [...field.options].find((option) => option.value === value)?.text ?? "";
  return difference(field.value, value);
}

// The button that was pressed is gone then, so the focus goes on to the next offer, or to the form.
async function throwAway(kept) {
  device.remove(kept.name);
  hint("The text was thrown away.");
  await offerUnsaved();
  (document.querySelector(".unsaved button") ?? form.elements.title).focus();
}

function bringBack(kept, differing) {
  for (const field of differing) {
    const value = kept.values[field.name];
    if (field.type === "checkbox") field.checked = value;
    else if (!["text", "textarea"].includes(field.type)) field.value = value;
    else replace(field, 0, field.value.length, value);
  }
  // With the version it was made from, saving shows a conflict where a newer one was saved meanwhile.
  form.elements.seen.value = kept.madeFrom;
  keep();
  device.remove(kept.name);
  hint("Your text is back in the form. It is not saved yet.");
  offerUnsaved();
  scrollTo(0, 0);
  form.elements.title.focus({ preventScroll: true });
  preview();
}

dropSaved();
keep();
offerUnsaved();
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(keep, 500);
});
form.addEventListener("change", keep);
addEventListener("pagehide", keep);
addEventListener("visibilitychange", () => document.hidden && keep());
addEventListener("beforeunload", (event) => {
  if (isChanged() && !isSending()) event.preventDefault();
});
