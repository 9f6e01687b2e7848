// Shows a source or a term where it is mentioned: by tap, by keyboard, under the mouse. Without this script
// the links lead to the list.
const onDesk = matchMedia("(min-width: 44em)");
let soon;

if (HTMLElement.prototype.showPopover) {
  addEventListener("click", tapped);
  addEventListener("pointerover", hovered);
}

function tapped(event) {
  const link = linkAt(event);
  const plain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain) return;
  event.preventDefault();
  const note = show(link);
  if (!onDesk.matches) link.scrollIntoView({ block: "nearest" });
  note.focus({ preventScroll: true });
}

// A note under the mouse stays while the mouse or the focus is on it, and Escape closes it (WCAG 1.4.13).
function hovered(event) {
  if (event.pointerType !== "mouse" || !onDesk.matches) return;
  clearTimeout(soon);
  const link = linkAt(event);
  const open = document.querySelector(".note:popover-open");
  if (open && (!open.hovered || open.opener === link || open.contains(event.target))) return;
  soon = setTimeout(() => {
    if (open?.contains(document.activeElement)) return;
    open?.hidePopover();
    if (link) show(link).hovered = true;
  }, 400);
}

function linkAt(event) {
  const link = event.target.closest?.("a[data-note]");
  return link && document.getElementById(link.dataset.note) ? link : null;
}

function show(link) {
  const note = document.getElementById(link.dataset.note);
  clearTimeout(soon);
  if (!note.opener) prepare(note);
  if (note.matches(":popover-open")) note.hidePopover();
  note.opener = link;
  note.hovered = false;
  note.setAttribute("aria-label", link.getAttribute("aria-label") || link.textContent);
  note.showPopover();
  place(note, link.getBoundingClientRect());
  return note;
}

// On a desk a note stands under its link, or above it where there is more room; it never covers it.
function place(note, link) {
  const { clientWidth, clientHeight } = document.documentElement;
  const under = clientHeight - link.bottom;
  const set = (name, size) => note.style.setProperty(name, size + "px");
  set("--room", Math.max(under, link.top) - 20);
  set("--x", scrollX + Math.min(link.left, clientWidth - note.offsetWidth - 8));
  set("--y", scrollY + (note.offsetHeight + 16 > under ? link.top - note.offsetHeight - 8 : link.bottom + 8));
}

function prepare(note) {
  let byTab;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => note.hidePopover());
  note.append(close);
  note.tabIndex = -1;
  note.setAttribute("role", "dialog");
  note.addEventListener("keydown", (event) => (byTab = event.key === "Tab"));
  // Tab walks out of a note to where it was opened; a click elsewhere keeps the focus that it gave.
  note.addEventListener("focusout", (event) => {
    if (!event.relatedTarget || note.contains(event.relatedTarget)) return;
    note.hidePopover();
    if (byTab) note.opener.focus({ preventScroll: true });
    byTab = false;
  });
  note.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    const lost = note.contains(document.activeElement) || document.activeElement === document.body;
    if (lost && !note.hovered) note.opener.focus({ preventScroll: true });
  });
}
