// Who is signed in. A form that is sent after its writer was signed out would be lost, so the server is asked
// first; what was typed stays in the form until it can be sent, and the form goes on by itself then.
desk.word = desk.form.querySelector(".editor-word");

const STATES = {
  out: () => [
    "You are signed out. Your text is kept on this device. ",
    signInLink("Sign in in a new tab"),
    ", then go on here.",
  ],
  other: (name) => [
    `Somebody else, ${name}, is signed in in this browser now. Your text is kept on this device. `,
    signInLink("Sign in as yourself in a new tab"),
    ", then go on here.",
  ],
  away: () => ["The site does not answer. Your text is kept on this device. Stay here, it is tried again by itself."],
};
let state = "in";
let again, checking;

function signInLink(words) {
  const link = document.createElement("a");
  Object.assign(link, { href: desk.about.signIn, target: "_blank", textContent: words });
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
    if (answer.status === 403) now = "out";
    else if (answer.ok) {
      const user = await answer.json();
      [now, name] = [String(user.user) === desk.about.user ? "in" : "other", user.name];
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = user.token;
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

let isChecked = false;
desk.form.addEventListener("submit", async (event) => {
  if (isChecked) return (isChecked = false);
  event.preventDefault();
  if (checking || desk.isSending) return; // a second press would send it twice
  checking = true;
  const isSignedIn = await desk.isSignedIn();
  checking = false;
  if (!isSignedIn) return;
  desk.isSending = isChecked = true;
  desk.form.requestSubmit(event.submitter ?? desk.form.querySelector("[name=_draft]"));
  setTimeout(() => (desk.isSending = false), 15_000);
});

// Back from the next page, the form can be sent again.
addEventListener("pageshow", () => (desk.isSending = false));
