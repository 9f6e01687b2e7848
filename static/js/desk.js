// The editor's widget swallows the Tab key to indent. Here Tab moves on, as everywhere else.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Tab" && event.target.closest(".markdownx-editor")) event.stopPropagation();
  },
  true,
);
