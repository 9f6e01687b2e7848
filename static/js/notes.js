// Shows a source or a term where it is mentioned. Without this script the links lead to the list.
addEventListener("click", (event) => {
  const link = event.target.closest("a[data-note]");
  const note = link && document.getElementById(link.dataset.note);
  const plain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!note || !note.showPopover || !plain) return;
  event.preventDefault();
  if (!note.opener) prepare(note);
  if (note.matches(":popover-open")) note.hidePopover();
  note.opener = link;
  note.setAttribute("aria-label", link.getAttribute("aria-label") || link.textContent);
  note.showPopover();
  if (innerWidth < 704) link.scrollIntoView({ block: "nearest" });
  note.focus();
});

function prepare(note) {
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.onclick = () => note.hidePopover();
  note.append(close);
  note.tabIndex = -1;
  note.setAttribute("role", "dialog");
  note.addEventListener("focusout", (event) => {
    if (!event.relatedTarget || note.contains(event.relatedTarget)) return;
    note.hidePopover();
    note.opener.focus({ preventScroll: true });
  });
  note.addEventListener("toggle", (event) => {
    const lost = note.contains(document.activeElement) || document.activeElement === document.body;
    if (event.newState === "closed" && lost) note.opener.focus({ preventScroll: true });
  });
}
