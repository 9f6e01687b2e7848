// What a browser can do for staff beside the links: copy, share, put pages in order by dragging. Without this script
// the link can be selected, and the buttons put pages in order.
for (const field of document.querySelectorAll(".link")) {
  const copy = field.parentElement.querySelector(".copy");
  field.addEventListener("focus", () => field.select());
  copy.hidden = false;
  if (document.querySelectorAll(".link").length === 1) copy.focus(); // a handout by itself: Enter copies its link
  copy.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // a page on plain http has no clipboard of its own
    }
    say(copy, "Copied");
  });
}

if (navigator.share) {
  for (const button of document.querySelectorAll(".share")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.share({ title: button.dataset.title, url: button.dataset.link }).catch(() => {});
    });
  }
}

function say(button, words) {
  const usual = button.textContent;
  button.textContent = words;
  button.setAttribute("aria-live", "polite");
  setTimeout(() => (button.textContent = usual), 2000);
}

const list = document.querySelector(".chosen");
if (list) {
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
  // The buttons name places, which have changed: the form asks the server for new ones.
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged = undefined;
    list.closest("form").requestSubmit(list.closest("form").querySelector('[value="search"]'));
  });
}
