// What somebody types in the form of a handout is kept in this tab until they save it or sign out: after a session
// that ended, a step back or a reload they can put it back. Whoever signs in next at the same desk is offered nothing.
// Where the browser keeps nothing in a tab, nothing is offered.
import { tab } from "../storage.js";
import { showAgain } from "./order.js";

const SAVING = "draft saving";

// Returns the draft to offer, or null. `kept` was typed last, `lost` is what was offered before and not put back,
// `sent` went to the server last, and `shown` is what stands in the form, each as JSON or null.
export function draftToOffer({ shown, kept, sent, lost }) {
  const draft = kept && kept !== shown && kept !== sent ? kept : lost;
  return draft === shown ? null : draft;
}

export function keepDraft(form) {
  const place = `draft ${form.dataset.who} ${form.getAttribute("action")}`;
  const fields = () => [...form.querySelectorAll("[name=seen], [name=title], [name=note], [name=item]")];
  const state = () => JSON.stringify(fields().map((field) => [field.name, field.value]));
  const shown = state();
  const isAnswer = "asked" in form.dataset;
  const sent = isAnswer ? tab.read(`${place} sent`) : shown;
  const draft = draftToOffer({ shown, kept: tab.read(place), sent, lost: tab.read(`${place} lost`) });
  tab.remove(SAVING);
  // It is offered until it is put back, or something else is saved or lost.
  if (draft) {
    tab.write(`${place} lost`, draft);
    const offer = document.querySelector(".kept-draft");
    offer.hidden = false;
    offer.querySelector("button").addEventListener("click", () => {
      tab.remove(`${place} lost`);
      putBack(form, JSON.parse(draft));
    });
  }
  if (isAnswer) tab.write(place, shown);
  else tab.remove(place);
  form.addEventListener("input", ({ target }) => {
    if (fields().includes(target)) tab.write(place, state());
  });
  form.addEventListener("submit", (event) => {
    tab.write(place, state());
    tab.write(`${place} sent`, state());
    if (event.submitter?.value !== "save") return;
    tab.write(SAVING, place);
    setTimeout(() => (event.submitter.disabled = true));
  });
  addEventListener("pageshow", () => (form.querySelector('[value="save"]').disabled = false));
}

// What the form began with is put back too: where somebody else has saved since, saving tells so.
function putBack(form, entries) {
  for (const item of form.querySelectorAll("[name=item]")) item.remove();
  for (const [name, value] of entries) {
    if (name === "item") {
      const item = document.createElement("input");
      Object.assign(item, { type: "hidden", name, value });
      form.append(item);
    } else {
      form.querySelector(`[name=${name}]`).value = value;
    }
  }
  showAgain(form);
}

export function forgetSavedDraft() {
  const saved = tab.read(SAVING);
  for (const name of [SAVING, saved, `${saved} sent`, `${saved} lost`]) tab.remove(name);
}

export function forgetDrafts() {
  for (const name of tab.names()) if (name.startsWith("draft ")) tab.remove(name);
}
