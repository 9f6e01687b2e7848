// Whoever comes from the dashboard is led to the line that its address names: ?line=3#id_body. After a save that
// was refused, what is to be mended stands elsewhere.
import { about } from "./form.js";
import { goTo } from "./text_area.js";

const line = Number(new URLSearchParams(location.search).get("line"));
const field = location.hash.match(/^#id_(\w+)$/)?.[1];
if (line && field && about.unsaved !== "yes") goTo(field, line);
