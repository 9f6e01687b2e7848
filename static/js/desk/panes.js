// The form and its preview stand side by side; on a narrow screen, one at a time.
import { editor } from "./form.js";

export const switches = editor.querySelectorAll(".editor-switch button");
let formTop = 0;

editor.dataset.shows = "form";
for (const hidden of editor.querySelectorAll(".editor-switch, .preview, .toolbar")) hidden.hidden = false;

// Shows the "form" or the "preview" where there is room for one.
export function show(what) {
  if (editor.dataset.shows === what) return;
  if (what === "preview") formTop = scrollY;
  editor.dataset.shows = what;
  if (what === "preview") editor.scrollIntoView();
  else scrollTo(0, formTop);
  for (const button of switches) button.setAttribute("aria-pressed", button.dataset.show === what);
}
