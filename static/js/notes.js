// Shows in place what a block rests on, or what a term means: by tap, by keyboard, under the mouse. Without this
// script a mark leads to the end of the page, a term to the glossary. It also keeps on the device that a reader
// wants to see the source of every sentence, where the reader ticks so.
import { device } from "./storage.js";

const KEY = "every-source";
const LINKS = "a.src, a[data-note]";
const onDesk = matchMedia("(min-width: 44em)");
const note = document.createElement("div");
let opener, soon, hovered, byTab;

if (HTMLElement.prototype.showPopover) {
  prepare();
  addEventListener("click", tapped);
  addEventListener("pointerover", pointed);
} else {
  // The end of the page is folded, and older browsers do not open it for what is in it.
  addEventListener("click", (event) => {
    for (let fold = target(linkAt(event)); fold; fold = fold.parentElement) if (fold.matches("details")) fold.open = true;
  });
}

const every = document.getElementById(KEY);
if (every && device.isOpen()) offerToKeep();

function prepare() {
  note.className = "note";
  note.popover = "auto";
  note.tabIndex = -1;
  note.setAttribute("role", "dialog");
  note.addEventListener("keydown", (event) => (byTab = event.key === "Tab"));
  addEventListener("pointerdown", () => (byTab = false));
  for (const link of document.querySelectorAll(LINKS)) link.setAttribute("aria-haspopup", "dialog");
  // Tab walks out of a note to where it was opened; a click elsewhere keeps the focus that it gave.
  note.addEventListener("focusout", (event) => {
    if (!event.relatedTarget || note.contains(event.relatedTarget)) return;
    note.hidePopover();
    if (byTab) opener.focus({ preventScroll: true });
    byTab = false;
  });
  note.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    const lost = note.contains(document.activeElement) || document.activeElement === document.body;
    if (lost && !hovered) opener.focus({ preventScroll: true });
  });
  document.querySelector("main").append(note); // behind it stands the foot, to which Tab walks on
}

function tapped(event) {
  const link = linkAt(event);
  const plain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain) return;
  event.preventDefault();
  show(link);
  if (!onDesk.matches) link.scrollIntoView({ block: "nearest" });
  note.focus({ preventScroll: true });
}

// A note under the mouse stays while the mouse or the focus is on it, and Escape closes it (WCAG 1.4.13).
function pointed(event) {
  if (event.pointerType !== "mouse" || !onDesk.matches) return;
  clearTimeout(soon);
  const link = linkAt(event);
  const isOpen = note.matches(":popover-open");
  if (isOpen && (!hovered || opener === link || note.contains(event.target))) return;
  soon = setTimeout(() => {
    if (isOpen && note.contains(document.activeElement)) return;
    note.hidePopover();
    if (link) show(link, true);
  }, 400);
}

function linkAt(event) {
  const link = event.target.closest?.(LINKS);
  return link && target(link) ? link : null;
}

function target(link) {
  return link && document.getElementById(link.dataset.note || link.hash.slice(1));
}

function show(link, isHovered = false) {
  clearTimeout(soon);
  if (note.matches(":popover-open")) note.hidePopover();
  [opener, hovered] = [link, isHovered];
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => note.hidePopover());
  note.replaceChildren(close, ...target(link).cloneNode(true).children);
  note.querySelector(".rests-back")?.remove();
  note.setAttribute("aria-label", link.getAttribute("aria-label") || link.textContent);
  note.showPopover();
  place(link.getBoundingClientRect());
}

// On a desk a note stands under its link, or above it where there is more room; it never covers it.
function place(link) {
  const { clientWidth, clientHeight } = document.documentElement;
  const under = clientHeight - link.bottom;
  const set = (name, size) => note.style.setProperty(name, size + "px");
  set("--room", Math.max(under, link.top) - 20);
  set("--x", scrollX + Math.min(link.left, clientWidth - note.offsetWidth - 8));
  set("--y", scrollY + (note.offsetHeight + 16 > under ? link.top - note.offsetHeight - 8 : link.bottom + 8));
}

function offerToKeep() {
  const label = document.createElement("label");
  const keep = document.createElement("input");
  keep.type = "checkbox";
  label.append(keep, " Remember this on this device");
  every.closest("p").append(document.createElement("br"), label);
  keep.checked = every.checked = device.read(KEY) !== null;
  const store = () => (keep.checked && every.checked ? device.write(KEY, "yes") : device.remove(KEY));
  keep.addEventListener("change", store);
  every.addEventListener("change", () => {
    if (!every.checked) keep.checked = false;
    label.hidden = !every.checked;
    store();
  });
  label.hidden = !every.checked;
}
