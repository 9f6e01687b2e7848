// The page as readers will see it, beside the text. The server makes it, from the fields as they stand.
import { device } from "../storage.js";
import { body, current, editor, form } from "./form.js";
import { show, switches } from "./panes.js";
import { showProblems } from "./problems.js";
import { isSignedIn } from "./session.js";
import { goTo, lineAt } from "./text_area.js";

const frame = document.querySelector(".preview-page");
const screenBox = document.querySelector(".preview-screen");
const previewWord = document.querySelector(".preview-word");
const latency = Number(body.dataset.markdownxLatency) || 500;
let asking, answered, askAgain, waiting, shown, pending, triedAgain;

export function preview(wait = 0) {
  clearTimeout(waiting);
  waiting = setTimeout(ask, wait);
}

// The first answer is waited for: by it, problems.js learns which mistakes of a refused save the preview finds too.
async function ask() {
  if (asking && !answered) return (askAgain = true);
  asking?.abort();
  asking = new AbortController();
  const fields = new FormData(form);
  fields.set("content", body.value);
  try {
    const options = { method: "POST", body: fields, signal: asking.signal };
    const answer = await fetch(body.dataset.markdownxUrlsPath, options);
    if (answer.status === 403) return lost();
    const page = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const findings = page && page.querySelector("#findings");
    if (!findings) return say("The server could not make the preview.");
    findings.remove();
    const isShown = findings.dataset.shown === "yes";
    if (isShown || !shown) put(page);
    say(isShown ? "" : "The text cannot be shown as it stands.");
    showProblems(findings, page);
    follow();
  } catch (error) {
    if (error.name === "AbortError") return;
    say("The server does not answer.");
    isSignedIn();
  } finally {
    answered = true;
    if (askAgain) preview();
    askAgain = false;
  }
}

// Not allowed to write now, or with the token of an earlier sign-in: then the preview is asked for again.
async function lost() {
  if (!(await isSignedIn())) say("The preview waits until you can write again.");
  else if (triedAgain) say("The preview is refused. Ask an administrator whether you may still write.");
  else {
    triedAgain = true;
    await ask();
    triedAgain = false;
  }
}

function say(words) {
  const rest = words && shown ? " This is how it looked last." : "";
  previewWord.textContent = words + rest;
}

// The first page fills the frame; of later ones the body is taken over, so that nothing flickers or scrolls.
function put(page) {
  if (!shown) {
    shown = true;
    frame.srcdoc = "<!DOCTYPE html>" + page.documentElement.outerHTML;
  } else if (frame.contentDocument?.querySelector("main")) {
    const top = frame.contentWindow.scrollY;
    const unfolded = [...frame.contentDocument.querySelectorAll("details")].map(({ open }) => open);
    page.querySelectorAll("details").forEach((part, index) => (part.open ||= unfolded[index] ?? false));
    frame.contentDocument.body.replaceWith(frame.contentDocument.adoptNode(page.body));
    frame.contentWindow.scrollTo(0, top);
  } else pending = page;
}

frame.addEventListener("load", () => {
  if (!shown) return;
  frame.contentDocument.addEventListener("click", clicked);
  frame.contentDocument.addEventListener("dblclick", (event) => goToLineOf(event.target));
  if (pending) put(pending);
  pending = null;
  size();
});

// A link leads to its place in the preview, or to a tab of its own; the frame itself stays where it is.
function clicked(event) {
  const note = event.target.closest(".proof");
  if (note) return goToLineOf(note, note.textContent);
  const link = event.target.closest("a[href]");
  if (!link) return;
  event.preventDefault();
  const target = link.getAttribute("href");
  if (!target.startsWith("#")) window.open(link.href, "_blank", "noopener");
  else frame.contentDocument.getElementById(decodeURIComponent(target.slice(1)))?.scrollIntoView({ block: "center" });
}

const LINES_OF = {
  key_points: ".key-points [data-line]",
  body: ".prose [data-line]",
  next_steps: ".next-steps [data-line]",
};

function goToLineOf(element, message) {
  const block = element.closest("[data-line]");
  const name = block && Object.keys(LINES_OF).find((field) => block.matches(LINES_OF[field]));
  if (name) goTo(name, Number(block.dataset.line), message);
}

// Brings into view what is written just now.
function follow(area = document.activeElement) {
  if (!frame.contentWindow?.innerHeight) return; // out of sight, it is not laid out
  const block = blockOf(area);
  if (!block) return;
  const [{ top, bottom }, height] = [block.getBoundingClientRect(), frame.contentWindow.innerHeight];
  if (top < 0 || bottom > height) frame.contentWindow.scrollBy(0, top - height / 3);
}

// What is made of the line in which the cursor stands: the last block that begins in it or above.
function blockOf(area) {
  const blocks = frame.contentDocument?.querySelectorAll(LINES_OF[area?.name] ?? "none") ?? [];
  const line = blocks.length && lineAt(area);
  let last;
  for (const block of blocks) {
    const at = Number(block.dataset.line);
    if (at <= line && !(at < last?.dataset.line)) last = block;
  }
  return last;
}

let following;
document.addEventListener("selectionchange", () => {
  clearTimeout(following);
  following = setTimeout(() => follow(), 150);
});

for (const button of switches)
  button.addEventListener("click", () => {
    show(button.dataset.show);
    if (button.dataset.show === "preview") follow(current.area);
  });

// A telephone is 390 pixels wide and a desk 1280; both are made to fit the room that there is.
const WIDTHS = { phone: 390, desk: 1280 };
const choices = document.querySelectorAll("[name=preview-width]");

function size() {
  const chosen = [...choices].find((choice) => choice.checked).value;
  editor.dataset.width = chosen;
  const scale = Math.min(1, screenBox.clientWidth / WIDTHS[chosen]) || 1;
  screenBox.style.setProperty("--page-width", `${WIDTHS[chosen]}px`);
  screenBox.style.setProperty("--page-scale", scale);
}

for (const choice of choices) {
  choice.checked = choice.value === (device.read("desk-preview-width") ?? "phone");
  choice.addEventListener("change", () => {
    device.write("desk-preview-width", choice.value);
    size();
  });
}
new ResizeObserver(size).observe(screenBox);
form.addEventListener("input", () => preview(latency));
form.addEventListener("change", () => preview(latency));
form.addEventListener("go-on", () => preview());
preview();
