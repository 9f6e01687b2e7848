// What a browser can do for staff beside the links: copy, share, put pages in order by dragging. Without this script
// the link can be selected, and the buttons put pages in order.
for (const field of document.querySelectorAll(".link")) {
  const copy = field.parentElement.querySelector(".copy");
  const ways = field.closest(".ways");
  field.addEventListener("focus", () => field.select());
  copy.hidden = false;
  copy.setAttribute("aria-live", "polite");
  ways.classList.add("copies");
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      ways.classList.remove("copies"); // what is out of sight cannot be selected
      field.select();
      // A page on plain http has no clipboard of its own.
      if (!document.execCommand("copy")) return say(copy, "Selected: copy it by hand", 6000);
    }
    say(copy, "Copied");
  });
}

// What is wrong comes first. Else, where there is a keyboard: a handout's number or letters are typed at once, and
// on the page of one handout Enter copies its link. On a phone this would open the keyboard over the page.
const problems = document.querySelector(".problems[tabindex]");
const first = document.querySelector("#find") ?? document.querySelector(".copy");
if (problems) problems.focus();
else if (document.activeElement === document.body && matchMedia("(pointer: fine)").matches) first?.focus();

if (navigator.share) {
  for (const button of document.querySelectorAll(".share")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { title, text, link: url } = button.dataset;
      navigator.share({ title, text, url }).catch(() => {});
    });
  }
}

function say(button, words, milliseconds = 2000) {
  button.dataset.usual ??= button.textContent;
  button.textContent = words;
  setTimeout(() => (button.textContent = button.dataset.usual), milliseconds);
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
    const ask = list.closest("form").querySelector('[value="search"]');
    ask.formAction = "#inside";
    list.closest("form").requestSubmit(ask);
  });
}

// What somebody types in the form of a handout is kept in this tab until they save it or sign out: after a session
// that ended, a step back or a reload they can put it back. Whoever signs in next at the same desk is offered nothing.
const making = document.querySelector(".make[action]");
if (making) {
  const place = `draft ${making.dataset.who} ${making.getAttribute("action")}`;
  const fields = () => [...making.querySelectorAll("[name=edition], [name=title], [name=note], [name=item]")];
  const state = () => JSON.stringify(fields().map((field) => [field.name, field.value]));
  const before = state();
  const isAnswer = "asked" in making.dataset;
  const kept = sessionStorage.getItem(place);
  const sent = isAnswer ? sessionStorage.getItem(`${place} sent`) : before;
  const offer = document.querySelector(".kept-draft");
  sessionStorage.removeItem("draft saving");
  // What was lost is offered until it is put back, or something else is saved or lost.
  const lost = kept && kept !== before && kept !== sent ? kept : sessionStorage.getItem(`${place} lost`);
  if (lost && lost !== before) {
    sessionStorage.setItem(`${place} lost`, lost);
    offer.hidden = false;
    offer.querySelector("button").addEventListener("click", () => putBack(JSON.parse(lost)));
  }
  if (isAnswer) sessionStorage.setItem(place, before);
  else sessionStorage.removeItem(place);
  making.addEventListener("input", ({ target }) => {
    if (fields().includes(target)) sessionStorage.setItem(place, state());
  });
  making.addEventListener("submit", (event) => {
    sessionStorage.setItem(place, state());
    sessionStorage.setItem(`${place} sent`, state());
    if (event.submitter?.value !== "save") return;
    sessionStorage.setItem("draft saving", place);
    setTimeout(() => (event.submitter.disabled = true));
  });
  addEventListener("pageshow", () => (making.querySelector('[value="save"]').disabled = false));

  // The edition is put back too: where somebody else has saved since, saving tells so.
  function putBack(entries) {
    sessionStorage.removeItem(`${place} lost`);
    for (const item of making.querySelectorAll("[name=item]")) item.remove();
    for (const [name, value] of entries) {
      if (name === "item") {
        const item = document.createElement("input");
        Object.assign(item, { type: "hidden", name, value });
        making.append(item);
      } else {
        making.querySelector(`[name=${name}]`).value = value;
      }
    }
    const ask = making.querySelector('[value="search"]');
    ask.formAction = "#inside";
    making.requestSubmit(ask);
  }
} else if (document.querySelector(".staff-message.saved")) {
  const saved = sessionStorage.getItem("draft saving");
  forget((name) => ["draft saving", saved, `${saved} sent`, `${saved} lost`].includes(name));
}
document.querySelector(".sign-out form")?.addEventListener("submit", () => forget((name) => name.startsWith("draft ")));

function forget(which) {
  for (const name of Object.keys(sessionStorage)) if (which(name)) sessionStorage.removeItem(name);
}
