// Makes an editor of the form of an article: the server's page works without it, with a preview in a tab of its own.
import "./letter_count.js";
import "./session.js";
import "./preview.js";
import "./toolbar.js";
import "./autosave.js";
import "./open_at_line.js";
