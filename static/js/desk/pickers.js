// The dialogs of the form: a link, a source, a picture, a box.
import { current } from "./form.js";
import { insertBox, insertCitation, insertPicture, linkAt, linkTo, withoutBrackets } from "./line_edits.js";
import { Picker, rowOf } from "./picker.js";
import { ownHeadings } from "./problems.js";
import { apply, replace } from "./text_area.js";

const dialog = (name) => document.querySelector(`#pick-${name}`);

// A link: a page first, then an anchor on it.
const links = new Picker(dialog("link"), {
  row: ({ text, title, part }) => (text && title ? rowOf(text, `on “${title}”`) : rowOf(text ?? title, part)),
  before: (asked) => {
    if (/^(https?:\/\/|mailto:|tel:)\S+$/.test(asked)) return [{ title: asked, part: "another site", target: asked }];
    if (current.area.name === "related" || asked || !ownHeadings.length) return [];
    return [{ title: "This page", part: "its own headings", slug: "", anchors: ownHeadings }];
  },
  choose: (entry, isTapped) => {
    if (current.area.name === "related") return addRelated(entry.slug);
    const file = entry.slug && `${entry.slug}.md`;
    if (!entry.anchors) return takeLink({ target: `${file}#${entry.anchor}`, ...entry }, isTapped);
    const whole = file ? [{ text: `The whole page: ${entry.title}`, target: file, bare: entry.title }] : [];
    const part = "on this page";
    const anchors = entry.anchors.map((heading) => ({ ...heading, part, target: `${file}#${heading.anchor}` }));
    links.show([...whole, ...anchors]);
    links.say("Choose where on the page the link leads. Type again to look for another page.");
  },
  insert: () => {
    const text = wordsOfLink().value.trim() || links.defaultWords;
    if (!links.target) return links.say("Choose first where the link leads.");
    const { from, until } = links.existing ?? links.selection;
    const link = linkTo(links.target, text);
    return () => replace(links.selection.area, from, until, link);
  },
});
const wordsOfLink = () => dialog("link").querySelector("[name=words]");

// By Enter the link is put in at once; after a tap its words can still be written.
function takeLink(found, isTapped) {
  const field = wordsOfLink();
  links.target = found.target;
  if (!field.value || field.value === links.defaultWords) field.value = found.bare ?? found.text ?? found.title;
  links.defaultWords = found.bare ?? found.text ?? found.title;
  if (!isTapped) links.finish();
}

function addRelated(slug) {
  const { area } = links.selection;
  const there = area.value.replace(/\s+$/, "");
  dialog("link").close();
  replace(area, 0, area.value.length, there ? `${there}\n${slug}` : slug);
}

export function pickLink() {
  links.open();
  const { text, from, until } = links.selection;
  links.existing = linkAt(text, from);
  links.target = links.existing?.target ?? "";
  links.defaultWords = "";
  wordsOfLink().value = links.existing?.words ?? text.slice(from, until).trim().replaceAll(/\s*\n\s*/g, " ");
}

// Sources: several can stand behind one claim, each with the place in it.
let chosen = [];
const sources = new Picker(dialog("source"), {
  row: (entry) => rowOf(entry.name, [entry.kind, entry.title].filter(Boolean).join(": "), entry.appraisal),
  choose: (entry) => {
    if (!chosen.some(({ key, name }) => key === entry.key && name === entry.name)) chosen.push(entry);
    sources.search.value = "";
    sources.search.focus();
    showChosen();
    sources.searchSoon(0);
  },
  insert: () => {
    if (!chosen.length) return sources.say("Choose a source first.");
    const { area, until, text } = sources.selection;
    return () => apply(area, insertCitation(text, until, chosen));
  },
});
// With a source chosen and nothing typed, Enter presses the button of the dialog.
sources.isDone = () => chosen.length > 0 && !sources.search.value;

function showChosen() {
  const list = dialog("source").querySelector(".picker-chosen");
  list.replaceChildren(
    ...chosen.map((entry) => {
      const item = document.createElement("li");
      item.append(...rowOf(entry.name));
      if (entry.key !== "guide") item.append(locatorOf(entry));
      const away = document.createElement("button");
      Object.assign(away, { type: "button", textContent: "Take out" });
      away.setAttribute("aria-label", `Take out ${entry.name}`);
      away.addEventListener("click", () => {
        chosen = chosen.filter((one) => one !== entry);
        showChosen();
        sources.search.focus();
      });
      item.append(away);
      return item;
    }),
  );
  dialog("source").querySelector(".picker-none").hidden = chosen.length > 0;
}

function locatorOf(entry) {
  const label = document.createElement("label");
  const field = document.createElement("input");
  Object.assign(field, { type: "text", placeholder: "such as p. 3", autocomplete: "off", value: entry.locator });
  field.addEventListener("input", () => (entry.locator = field.value.replaceAll(/[;[\]@\n]/g, " ").trim()));
  label.append("Where in it, if it matters ", field);
  return label;
}

export function pickSource() {
  chosen = [];
  showChosen();
  sources.open();
}

// A new source is added in a window of its own. Once it is saved, Django's admin calls this function with its number.
dialog("source").querySelector(".picker-add")?.addEventListener("click", () => {
  open(`${dialog("source").dataset.add}?_popup=1`, "pick-source__1", "width=900,height=800,resizable,scrollbars");
});
const dismiss = window.dismissAddRelatedObjectPopup;
window.dismissAddRelatedObjectPopup = async (popup, id, name) => {
  if (!popup.name.startsWith("pick-source")) return dismiss?.(popup, id, name);
  popup.close();
  const answer = await fetch(`${dialog("source").dataset.from}?id=${id}`);
  const { found } = await answer.json();
  if (found.length) sources.choose(found[0]);
};

// Pictures: the drawings of the guide, and what was uploaded.
const pictures = new Picker(dialog("picture"), {
  row: (entry) => [thumbnail(entry), ...rowOf(entry.name, entry.alternative)],
  choose: (entry) => {
    pictures.taken = entry;
    pictures.say(`Chosen: ${entry.name}.`);
    const field = pictureField("alternative");
    field.value = entry.alternative || field.value;
    field.focus();
  },
  insert: () => {
    const alternative = withoutBrackets(pictureField("alternative").value);
    if (!pictures.taken) return pictures.say("Choose a picture first.");
    if (!alternative) {
      pictureField("alternative").focus();
      return pictures.say("Say what the picture shows. Without it, people who cannot see it learn nothing.");
    }
    const picture = { path: pictures.taken.path, alternative, caption: pictureField("caption").value };
    const { area, until, text } = pictures.selection;
    return () => apply(area, insertPicture(text, until, picture));
  },
});
const pictureField = (name) => dialog("picture").querySelector(`[name=${name}]`);

function thumbnail(entry) {
  const box = document.createElement("span");
  box.className = "picker-thumbnail figure";
  if (entry.drawing) {
    box.append(document.adoptNode(new DOMParser().parseFromString(entry.drawing, "text/html").body.firstChild));
    box.inert = true;
  } else {
    const image = document.createElement("img");
    Object.assign(image, { src: entry.address, alt: "", loading: "lazy" });
    box.append(image);
  }
  return box;
}

export function pickPicture() {
  pictures.taken = null;
  pictures.open();
}
dialog("picture").querySelector(".picker-again")?.addEventListener("click", () => pictures.searchSoon(0));

// Boxes: their kinds stand in the page.
const kinds = [...dialog("box").querySelectorAll("[role=option]")];
const boxes = new Picker(dialog("box"), {
  row: () => [],
  choose: (entry, isTapped) => isTapped || boxes.finish(),
  insert: () => {
    const { kind } = kinds[boxes.active]?.dataset ?? {};
    const { area, from, until, text } = boxes.selection;
    const title = dialog("box").querySelector("[name=words]").value.trim();
    return () => apply(area, insertBox(text, from, until, kind, title));
  },
});
boxes.entries = kinds;
boxes.searchSoon = () => boxes.activate(0);
export function pickBox() {
  boxes.open();
}
