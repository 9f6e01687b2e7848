// What a browser can do for staff beside the links: copy, share, put pages in order by dragging, put back what was
// typed. Without this script the link can be selected, and the buttons put pages in order.
import { forgetDrafts, forgetSavedDraft, keepDraft } from "./staff/draft.js";
import { orderByDragging } from "./staff/order.js";

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
const problems = document.querySelector(".conflict[tabindex], .problems[tabindex]");
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

const chosen = document.querySelector(".chosen");
if (chosen) orderByDragging(chosen);

const form = document.querySelector(".make[action]");
if (form) keepDraft(form);
else if (document.querySelector(".staff-message.saved")) forgetSavedDraft();
document.querySelector(".sign-out form")?.addEventListener("submit", forgetDrafts);
