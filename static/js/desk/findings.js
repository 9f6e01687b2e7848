// What the server found in the text: how long and how hard it is, what to mend and what could be better. Each
// entry leads to its line.
const findingsBox = document.querySelector(".preview-findings");
const countOfProblems = document.querySelector(".editor-count");

desk.showFindings = (findings, page) => {
  const top = findingsBox.scrollTop;
  findingsBox.replaceChildren(document.adoptNode(findings));
  findingsBox.scrollTop = top;
  const count = Number(findings.dataset.problems);
  countOfProblems.textContent = count ? `(${count} to mend)` : "";
  suggestAddress(findings.dataset.address);
  desk.ownPlaces = [...page.querySelectorAll(".prose :is(h2, h3, h4, dt)[id]")].map((place) => ({
    anchor: place.id,
    text: wordsOf(place),
  }));
};

findingsBox.addEventListener("click", (event) => {
  const link = event.target.closest("[data-field]");
  if (!link) return;
  event.preventDefault();
  desk.goTo(link.dataset.field, Number(link.dataset.line));
});

function wordsOf(place) {
  const copy = place.cloneNode(true);
  for (const extra of copy.querySelectorAll(".proof, .cites, .prefix")) extra.remove();
  return copy.textContent.trim();
}

// What a new page will be called, as long as nobody says otherwise.
function suggestAddress(address) {
  const field = desk.form.elements.slug;
  if (!field || field.type === "hidden") return;
  let hint = document.querySelector(".editor-suggested");
  if (!hint) {
    hint = document.createElement("p");
    hint.className = "editor-suggested";
    field.after(hint);
  }
  hint.textContent = address && !field.value.trim() ? `It will be /${address}/.` : "";
}

desk.preview();
