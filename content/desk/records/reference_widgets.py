"""What the fields of a source look like, and what they take of what was typed."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.html import format_html
from django.utils.safestring import SafeString


class LineField(forms.CharField):
    """One line of text; white space is folded."""

    widget = AdminTextInputWidget

    def to_python(self, value: Any) -> str:
        """Return the text with single spaces."""
        return " ".join(str(super().to_python(value) or "").split())


class NamesField(forms.CharField):
    """Names, one on each line."""

    widget = AdminTextareaWidget

    def to_python(self, value: Any) -> str:
        """Return the lines that hold a name."""
        lines = (" ".join(line.split()) for line in str(super().to_python(value) or "").splitlines())
        return "\n".join(line for line in lines if line)


class GroupOf(forms.RadioSelect):
    """Choices of which all are in sight, with a name for the whole group."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        """Return the choices as one named group."""
        inner = super().render(*args, **kwargs)
        return format_html(
            '<div class="choices" role="radiogroup" aria-label="{}">{}</div>', self.name, inner
        )


class TickSome(forms.CheckboxSelectMultiple):
    """Boxes to tick, in a frame that scrolls where there are many."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        """Return the boxes as one named group."""
        inner = super().render(*args, **kwargs)
        return format_html(
            '<div class="choices some" role="group" aria-label="Known through">{}</div>', inner
        )


class PastedRecord(AdminTextareaWidget):
    """The box for a record, with the button that takes it."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        """Return the box with its button below."""
        button = '<input type="submit" name="_fill" value="Fill in the fields">'
        return format_html("{}{}", super().render(*args, **kwargs), SafeString(button))
