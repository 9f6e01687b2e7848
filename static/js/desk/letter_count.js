// Says how many letters a field holds of those that it may.
import { form } from "./form.js";

for (const field of form.querySelectorAll("[data-longest]")) {
  const count = document.createElement("p");
  count.className = "editor-letters";
  field.after(count);
  const tell = () => {
    const [letters, most] = [[...field.value].length, Number(field.dataset.longest)];
    count.textContent =
      letters > most ? `${letters - most} letters too many: at most ${most}` : `${letters} of ${most} letters`;
    count.classList.toggle("too-many", letters > most);
  };
  field.addEventListener("input", tell);
  tell();
}
