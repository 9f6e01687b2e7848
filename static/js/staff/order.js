// Puts the pages of a handout in another order by dragging them.
export function orderByDragging(list) {
  let dragged;
  for (const item of list.children) item.draggable = true;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.textContent.trim());
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest(".chosen li");
    if (!dragged || !over) return;
    event.preventDefault();
    if (over === dragged) return;
    const box = over.getBoundingClientRect();
    over[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (dragged) showAgain(list.closest("form"));
    dragged = undefined;
  });
}

// Asks the server for the form as it now stands: its buttons name places, which have changed.
export function showAgain(form) {
  const search = form.querySelector('[value="search"]');
  search.formAction = "#inside";
  form.requestSubmit(search);
}
