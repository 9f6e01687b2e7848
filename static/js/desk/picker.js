// A dialog in which something is chosen from a list: by typing, with the arrow keys and Enter, or by a tap.
import { current } from "./form.js";

export class Picker {
  // `row` returns what a line of the list shows, `before` entries that come before those of the server. `choose`
  // is called with an entry, and whether it was tapped. `insert` returns what is to be done to the text once the
  // dialog is closed, or nothing as long as something is missing.
  constructor(dialog, { row, choose, insert, before = () => [] }) {
    Object.assign(this, { dialog, row, choose, insert, before, entries: [], active: -1 });
    this.list = dialog.querySelector("[role=listbox]");
    this.search = dialog.querySelector("[role=combobox]");
    this.word = dialog.querySelector(".picker-word");
    this.keys = this.search ?? this.list;
    this.keys.addEventListener("keydown", (event) => this.keyPressed(event));
    this.list.addEventListener("click", (event) => this.clicked(event));
    this.search?.addEventListener("input", () => this.searchSoon(150));
    dialog.querySelector(".picker-cancel").addEventListener("click", () => dialog.close());
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      const change = this.insert();
      if (!change) return;
      dialog.close(); // as long as it is open the text can neither have the focus nor be changed
      change();
    });
  }

  open() {
    const { area } = current;
    this.selection = { area, from: area.selectionStart, until: area.selectionEnd, text: area.value };
    for (const field of this.dialog.querySelectorAll("input")) field.value = "";
    this.dialog.showModal();
    this.keys.focus();
    this.searchSoon(0);
  }

  // Until the server answers, the list is still that of other words; Enter waits for the answer.
  searchSoon(wait) {
    [this.isStale, this.isWanted] = [true, false];
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.find(), wait);
  }

  async find() {
    const asked = this.search.value.trim();
    try {
      const answer = await fetch(`${this.dialog.dataset.from}?q=${encodeURIComponent(asked)}`);
      const { found, more, error } = await answer.json();
      if (error) return this.showError(error);
      if (asked !== this.search.value.trim()) return;
      this.show([...this.before(asked), ...found]);
      if (more) this.say(`These are the first. ${more} more fit; type more words to find them.`);
    } catch {
      this.showError("The site does not answer. Try again in a moment.");
    }
  }

  showError(words) {
    this.show([]);
    this.say(words);
  }

  show(entries) {
    this.entries = entries;
    this.list.replaceChildren(
      ...entries.map((entry, index) => {
        const option = document.createElement("li");
        Object.assign(option, { role: "option", id: `${this.list.id}-${index}` });
        option.append(...this.row(entry));
        return option;
      }),
    );
    this.list.scrollTop = 0;
    this.say(entries.length ? "" : "Nothing fits. Try fewer words, or other ones.");
    this.activate(entries.length && !this.isDone?.() ? 0 : -1);
    this.isStale = false;
    if (this.isWanted) this.chooseAt(this.active);
    this.isWanted = false;
  }

  say(words) {
    if (this.word) this.word.textContent = words;
  }

  activate(index) {
    this.active = index;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", at === index));
    const option = this.list.children[index];
    if (option) this.keys.setAttribute("aria-activedescendant", option.id);
    else this.keys.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  keyPressed(event) {
    const most = this.list.children.length - 1;
    const to = { ArrowDown: Math.min(this.active + 1, most), ArrowUp: Math.max(this.active - 1, 0) }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.activate(to);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.chooseAt(this.active);
    }
  }

  clicked(event) {
    const index = [...this.list.children].indexOf(event.target.closest("[role=option]"));
    if (index < 0) return;
    this.activate(index);
    this.chooseAt(index, true);
  }

  chooseAt(index, isTapped = false) {
    if (this.isStale && !isTapped) return (this.isWanted = true);
    const entry = this.entries[index];
    if (entry) this.choose(entry, isTapped);
    else if (this.isDone?.()) this.finish();
  }

  // Does what the button of the dialog does.
  finish() {
    this.dialog.querySelector("form").requestSubmit();
  }
}

// Elements for a row of a list: words that stand out, and quieter ones.
export function rowOf(strong, quiet = "", more = "") {
  const parts = [["strong", strong], ["span", quiet], ["small", more]];
  return parts.filter(([, words]) => words).map(([tag, words]) => {
    const element = document.createElement(tag);
    element.textContent = words;
    return element;
  });
}
