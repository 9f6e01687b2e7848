// Checks who is signed in before the form is sent: sent while its writer is signed out, the text would be lost. So it
// stays in the form, which goes on by itself once its writer is signed in again.
import { about, form } from "./form.js";

const word = form.querySelector(".editor-word");

const STATES = {
  out: () => [
    "You are signed out. Your text is kept on this device. ",
    tabLink(about.signIn, "Sign in in a new tab"),
    ", then go on here.",
  ],
  codes: () => [
    "Everybody at this desk signs in with a one-time code now. Your text is kept on this device. ",
    tabLink(about.codes, "Set up one-time codes in a new tab"),
    ", then go on here.",
  ],
  rights: () => [
    "You are signed in, but you may not write any more. Your text is kept on this device. Ask an administrator of " +
      "the site; once you may write again, go on here.",
  ],
  other: (name) => [
    `Somebody else, ${name}, is signed in in this browser now. Your text is kept on this device. `,
    tabLink(about.signIn, "Sign in as yourself in a new tab"),
    ", then go on here.",
  ],
  away: () => ["The site does not answer. Your text is kept on this device. Stay here, it is tried again by itself."],
};
let state = "in";
let again, checking, sending;

function tabLink(href, words) {
  const link = document.createElement("a");
  Object.assign(link, { href, target: "_blank", textContent: words });
  return link;
}

// Says something in passing, unless there is trouble to tell of.
export function hint(words, milliseconds = 6000) {
  if (state !== "in") return;
  word.replaceChildren(words);
  setTimeout(() => word.textContent === words && word.replaceChildren(), milliseconds);
}

// Asks who is signed in, says so where it matters, and puts the new CSRF token into the forms.
export async function isSignedIn() {
  let [now, name] = ["away", ""];
  try {
    const answer = await fetch(about.signedIn, { cache: "no-store" });
    if (answer.ok || answer.status === 403) {
      const { why = "in", user, name: called, token } = await answer.json();
      [now, name] = [why === "out" || String(user) === about.user ? why : "other", called];
      if (token) for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    }
  } catch {
    // No network, or no answer that can be read: it is away.
  }
  setState(now, name);
  return now === "in";
}

function setState(now, name) {
  const changed = now !== state;
  state = now;
  clearTimeout(again);
  if (now !== "in") again = setTimeout(isSignedIn, 5000);
  if (!changed) return;
  word.classList.toggle("trouble", now !== "in");
  if (now !== "in") return word.replaceChildren(...STATES[now](name));
  hint("You can go on.");
  form.dispatchEvent(new Event("go-on")); // the preview waits for it
}

for (const back of ["visibilitychange", "focus"])
  addEventListener(back, () => {
    if (!document.hidden && state !== "in") isSignedIn();
  });

// Whether the form is on its way to the server.
export const isSending = () => sending;

// Says on the button what goes on; meanwhile a second press does nothing.
const saveButtons = [...form.querySelectorAll(".editor-buttons button")];
for (const button of saveButtons) button.dataset.words = button.textContent;

function showBusy(pressed) {
  for (const button of saveButtons) {
    button.textContent = button === pressed ? (button.dataset.busy ?? button.dataset.words) : button.dataset.words;
    button.setAttribute("aria-disabled", Boolean(pressed));
  }
}

function showReady() {
  sending = false;
  showBusy(null);
}

let isChecked = false;
form.addEventListener("submit", async (event) => {
  if (isChecked) return (isChecked = false);
  event.preventDefault();
  if (checking || sending) return; // a second press would send it twice
  const pressed = event.submitter ?? form.querySelector("[name=_draft]");
  checking = true;
  showBusy(pressed);
  const isAllowed = await isSignedIn();
  checking = false;
  if (!isAllowed) return showBusy(null);
  sending = isChecked = true;
  form.requestSubmit(pressed);
  setTimeout(showReady, 15_000);
});

// Back from the next page, the form can be sent again.
addEventListener("pageshow", showReady);
