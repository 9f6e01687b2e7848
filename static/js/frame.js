// Shows the address of a section: "#" behind the heading under the mouse. Tab and speech pass it by; "Share" lists all.
if (matchMedia("(hover: hover) and (pointer: fine)").matches) {
  const link = document.createElement("a");
  Object.assign(link, { className: "self", tabIndex: -1, ariaHidden: "true", textContent: "#" });
  document.addEventListener("mouseover", ({ target }) => {
    const heading = target.closest("main :is(h2, h3, h4)[id]");
    if (!heading) link.remove();
    else if (!heading.contains(link)) {
      link.href = "#" + heading.id;
      heading.append(link);
    }
  });
}

// Offers what may be searched for. The browser compares it by itself: nothing that is typed is sent.
const list = document.createElement("datalist");
list.id = "suggestions";
document.body.append(list);
for (const field of document.querySelectorAll('.search [name="q"]')) {
  field.setAttribute("list", list.id);
  field.addEventListener("focus", offer);
  field.addEventListener("keydown", search);
}

// Safari lets the first Enter close its suggestions and no more. Where none was walked to, Enter
// searches; one that ends a word of an input method (229) does not.
function search(event) {
  if (/^Arrow(Up|Down)$/.test(event.key)) this.dataset.walked = "";
  else if (event.key !== "Enter") delete this.dataset.walked;
  else if (!("walked" in this.dataset) && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    this.form.requestSubmit();
  }
}

async function offer() {
  if (list.asked) return;
  list.asked = true;
  try {
    const answer = await fetch(this.form.action + "suggestions.json");
    list.append(...(await answer.json()).map((text) => new Option("", text)));
  } catch {
    list.asked = false; // no network, or no list: the next focus tries again
  }
}
