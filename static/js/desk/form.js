// The form in which an article is written: the parts that every other script of the editor works on.
export const editor = document.querySelector(".editor");
export const form = document.querySelector("#article_form");
export const body = document.querySelector("#id_body");

// What the server says of the form and its writer, in data- attributes of the page.
export const about = editor.dataset;

// The text areas in which Markdown is written, and the one that had the focus last: there the buttons work.
export const areas = ["key_points", "body", "next_steps", "related"].map((name) => form.elements[name]);
export const current = { area: body };
