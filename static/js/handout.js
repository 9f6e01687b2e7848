// Keeps which pages of a handout were read, on the device alone, and only while its reader wants that. Without this
// script a handout is a list of links.
import { device } from "./storage.js";

const handout = document.querySelector(".handout");
const offer = handout.querySelector(".keep-place");
const wanted = offer?.querySelector("input");
const refused = offer?.querySelector("[role=alert]");
const key = `handout ${handout.dataset.code}`;

// Where all stands on one page, there is nothing to tick and no offer.
if (offer && device.isOpen()) {
  const kept = device.read(key);
  offer.hidden = false;
  wanted.checked = kept !== null;
  wanted.addEventListener("change", () => (wanted.checked ? begin([]) : end()));
  if (kept !== null) begin(kept.split(" "));
}

function begin(read) {
  for (const page of handout.querySelectorAll("[data-page]")) {
    const label = document.createElement("label");
    const tick = document.createElement("input");
    tick.type = "checkbox";
    tick.checked = read.includes(page.dataset.page);
    tick.addEventListener("change", keep);
    label.className = "handout-read";
    label.append(tick, "I have read this");
    page.append(label);
  }
  keep();
}

function keep() {
  const read = [...handout.querySelectorAll(".handout-read input:checked")];
  const isKept = device.write(key, read.map((tick) => tick.closest("[data-page]").dataset.page).join(" "));
  refused.hidden = isKept;
  if (isKept) return;
  wanted.checked = false;
  end();
}

function end() {
  device.remove(key);
  for (const label of handout.querySelectorAll(".handout-read")) label.remove();
}
