"""The widget in which the body of an article is written."""

from typing import Any

from django.forms.widgets import Media, Script
from markdownx.widgets import AdminMarkdownxWidget


class BodyWidget(AdminMarkdownxWidget):  # type: ignore[misc]
    """A text area that names, in its attributes, where its preview is made and how long to wait for it.

    Of django-markdownx this takes the widget and its settings, and not its script. That script sets the value
    of the text area by program, which ends a browser's undo; it swallows Tab and Ctrl+D; and it sends the
    body alone, where a preview of the page needs the other fields too. `static/js/desk/` does without.
    """

    template_name = "django/forms/widgets/textarea.html"

    @property
    def media(self) -> Media:
        """Our own style sheet and script, each of which imports the others."""
        scripts: list[Any] = [Script("js/desk/editor.js", type="module")]
        return Media(css={"all": ["css/desk/editor.css"]}, js=scripts)

    @staticmethod
    def add_markdownx_attrs(attrs: dict[str, Any]) -> dict[str, Any]:
        """Add what our script reads; there is nowhere to upload to, and the browser resizes the field."""
        unused = {"data-markdownx-upload-urls-path", "data-markdownx-editor-resizable"}
        added: dict[str, Any] = AdminMarkdownxWidget.add_markdownx_attrs(attrs)
        for name in unused:
            added.pop(name, None)
        return added
