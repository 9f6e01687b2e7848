// The page as readers will see it, beside the text. The server makes it, from the fields as they stand.
import { device } from "../storage.js";
import { body, current, editor, form } from "./form.js";
import { show, switches } from "./panes.js";
import { showProblems } from "./problems.js";
import { isSignedIn } from "./session.js";
import { goTo, lineAt } from "./text_area.js";

const frame = document.querySelector(".preview-page");
const screenBox = document.querySelector(".preview-screen");
const status = document.querySelector(".preview-word");
const latency = Number(body.dataset.markdownxLatency) || 500;
let request, answered, askAgain, waiting, isFilled, nextPage, triedAgain;

export function preview(wait = 0) {
  clearTimeout(waiting);
  waiting = setTimeout(ask, wait);
}

// Waits for the first answer: from it, problems.js learns which mistakes of a refused save the preview finds too.
async function ask() {
  if (request && !answered) return (askAgain = true);
  request?.abort();
  request = new AbortController();
  const fields = new FormData(form);
  fields.set("content", body.value);
  try {
    const options = { method: "POST", body: fields, signal: request.signal };
    const answer = await fetch(body.dataset.markdownxUrlsPath, options);
    if (answer.status === 403) return onForbidden();
    const page = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const annotations = page && page.querySelector("#annotations");
    if (!annotations) return showStatus("The server could not make the preview.");
    annotations.remove();
    const isShown = annotations.dataset.shown === "yes";
    if (isShown || !isFilled) showPage(page);
    showStatus(isShown ? "" : "The text cannot be shown as it stands.");
    showProblems(annotations, page);
    follow();
  } catch (error) {
    if (error.name === "AbortError") return;
    showStatus("The server does not answer.");
    isSignedIn();
  } finally {
    answered = true;
    if (askAgain) preview();
    askAgain = false;
  }
}

// The server refuses a writer who is signed out or has lost the right to write, and a form with the CSRF token of an
// earlier sign-in. isSignedIn() tells which, and puts the new token into the form: then it is tried once more.
async function onForbidden() {
  if (!(await isSignedIn())) showStatus("The preview waits until you can write again.");
  else if (triedAgain) showStatus("The preview is refused. Ask an administrator whether you may still write.");
  else {
    triedAgain = true;
    await ask();
    triedAgain = false;
  }
}

function showStatus(words) {
  const rest = words && isFilled ? " This is how it looked last." : "";
  status.textContent = words + rest;
}

// The first page fills the frame; of later ones the body is taken over, so that nothing flickers or scrolls.
function showPage(page) {
  if (!isFilled) {
    isFilled = true;
    frame.srcdoc = "<!DOCTYPE html>" + page.documentElement.outerHTML;
  } else if (frame.contentDocument?.querySelector("main")) {
    const top = frame.contentWindow.scrollY;
    const unfolded = [...frame.contentDocument.querySelectorAll("details")].map(({ open }) => open);
    page.querySelectorAll("details").forEach((part, index) => (part.open ||= unfolded[index] ?? false));
    frame.contentDocument.body.replaceWith(frame.contentDocument.adoptNode(page.body));
    frame.contentWindow.scrollTo(0, top);
  } else nextPage = page;
}

frame.addEventListener("load", () => {
  if (!isFilled) return;
  frame.contentDocument.addEventListener("click", onClick);
  frame.contentDocument.addEventListener("dblclick", (event) => goToLineOf(event.target));
  if (nextPage) showPage(nextPage);
  nextPage = null;
  fitToScreen();
});

// A link leads to its place in the preview, or to a tab of its own; the frame itself stays where it is.
function onClick(event) {
  const note = event.target.closest(".annotation");
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

function fitToScreen() {
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
    fitToScreen();
  });
}
new ResizeObserver(fitToScreen).observe(screenBox);
form.addEventListener("input", () => preview(latency));
form.addEventListener("change", () => preview(latency));
form.addEventListener("go-on", () => preview());
preview();
