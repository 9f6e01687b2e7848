// Who is signed in. A form that is sent after its writer was signed out would be lost, so the server is asked
// first; what was typed stays in the form until it can be sent, and the form goes on by itself then.
desk.word = desk.form.querySelector(".editor-word");

const STATES = {
  out: () => [
    "You are signed out. Your text is kept on this device. ",
    tabLink(desk.about.signIn, "Sign in in a new tab"),
    ", then go on here.",
  ],
  codes: () => [
    "Everybody at this desk signs in with a one-time code now. Your text is kept on this device. ",
    tabLink(desk.about.codes, "Set up one-time codes in a new tab"),
    ", then go on here.",
  ],
  rights: () => [
    "You are signed in, but you may not write any more. Your text is kept on this device. Ask an administrator of " +
      "the site; once you may write again, go on here.",
  ],
  other: (name) => [
    `Somebody else, ${name}, is signed in in this browser now. Your text is kept on this device. `,
    tabLink(desk.about.signIn, "Sign in as yourself in a new tab"),
    ", then go on here.",
  ],
  away: () => ["The site does not answer. Your text is kept on this device. Stay here, it is tried again by itself."],
};
let state = "in";
let again, checking;

function tabLink(href, words) {
  const link = document.createElement("a");
  Object.assign(link, { href, target: "_blank", textContent: words });
  return link;
}

// Says something in passing, unless there is trouble to tell of.
desk.hint = (words, milliseconds = 6000) => {
  if (state !== "in") return;
  desk.word.replaceChildren(words);
  setTimeout(() => desk.word.textContent === words && desk.word.replaceChildren(), milliseconds);
};

// Asks who is signed in, says so where it matters, and takes over the token with which a form can be sent.
desk.isSignedIn = async () => {
  let [now, name] = ["away", ""];
  try {
    const answer = await fetch(desk.about.signedIn, { cache: "no-store" });
    if (answer.ok || answer.status === 403) {
      const { why = "in", user, name: called, token } = await answer.json();
      [now, name] = [why === "out" || String(user) === desk.about.user ? why : "other", called];
      if (token) for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    }
  } catch {
    // No network, or no answer that can be read: it is away.
  }
  desk.tell(now, name);
  return now === "in";
};

desk.tell = (now, name) => {
  const changed = now !== state;
  state = now;
  clearTimeout(again);
  if (now !== "in") again = setTimeout(desk.isSignedIn, 5000);
  if (!changed) return;
  desk.word.classList.toggle("trouble", now !== "in");
  if (now !== "in") return desk.word.replaceChildren(...STATES[now](name));
  desk.hint("You can go on.");
  desk.preview?.();
};

for (const back of ["visibilitychange", "focus"])
  addEventListener(back, () => {
    if (!document.hidden && state !== "in") desk.isSignedIn();
  });

// Says on the button what goes on; meanwhile a second press does nothing.
const saveButtons = [...desk.form.querySelectorAll(".editor-buttons button")];
for (const button of saveButtons) button.dataset.words = button.textContent;

function showBusy(pressed) {
  for (const button of saveButtons) {
    button.textContent = button === pressed ? (button.dataset.busy ?? button.dataset.words) : button.dataset.words;
    button.setAttribute("aria-disabled", Boolean(pressed));
  }
}

function goOnWriting() {
  desk.isSending = false;
  showBusy(null);
}

let isChecked = false;
desk.form.addEventListener("submit", async (event) => {
  if (isChecked) return (isChecked = false);
  event.preventDefault();
  if (checking || desk.isSending) return; // a second press would send it twice
  const pressed = event.submitter ?? desk.form.querySelector("[name=_draft]");
  checking = true;
  showBusy(pressed);
  const isSignedIn = await desk.isSignedIn();
  checking = false;
  if (!isSignedIn) return showBusy(null);
  desk.isSending = isChecked = true;
  desk.form.requestSubmit(pressed);
  setTimeout(goOnWriting, 15_000);
});

// Back from the next page, the form can be sent again.
addEventListener("pageshow", goOnWriting);
