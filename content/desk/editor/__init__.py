"""Writing an article: its form, list, preview, dialogs, and what happens when two people save."""
