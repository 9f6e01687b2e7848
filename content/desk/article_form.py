"""The form in which an editor writes an article."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from markdownx.widgets import AdminMarkdownxWidget

from content.articles.changes import word_diff
from content.articles.library import current_library, with_page
from content.articles.models import TEXT_FIELDS, Article, Part, Version
from content.rendering import CONTROL, MAX_ORDER, ArticleText, Rendered, render, render_fragment, tidy

_LINES = "One on each line."


def _as_lines(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else tidy(value)


class LinesField(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return _as_lines(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the lines that are not empty."""
        text = super().to_python(value) or ""
        return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


class ArticleForm(forms.ModelForm):
    """Writes a new version of an article; what is wrong with the text stands at its field."""

    title = forms.CharField(
        max_length=120,
        help_text="A question or an action that a patient would use. It heads the page.",
    )
    summary = forms.CharField(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One plain sentence that says what the page covers. It makes no medical claim.",
    )
    key_points = LinesField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Three to five full sentences, each with its source, such as [@biolatto]. " + _LINES,
    )
    order = forms.IntegerField(
        min_value=0,
        max_value=MAX_ORDER,
        initial=100,
        help_text="Its place within the part; small numbers come first.",
    )
    body = forms.CharField(
        widget=AdminMarkdownxWidget(attrs={"rows": 30}),
        help_text="Markdown. Cite a source as [@key], link to a page as [words](name.md).",
    )
    related = LinesField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Pages that the reader may want as well, by the name in their address. " + _LINES,
    )
    next_steps = LinesField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One to three things to do next, each a link such as [Prepare](preparing.md). " + _LINES,
    )
    note = forms.CharField(
        max_length=300,
        required=False,
        help_text="What you changed and why, in one sentence. Readers see it.",
    )
    notable = forms.BooleanField(
        required=False,
        help_text="Tick this if the change alters what the page advises. It is listed first.",
    )
    publish = forms.BooleanField(
        required=False,
        label="Publish now",
        help_text="Tick this to show the text to readers. Without it it is a draft; the page stays as it is.",
    )
    made_from = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = ("slug", "part", "order", "layout")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rendered: Rendered | None = None
        self.newest: Version | None = self.instance.newest if self.instance.pk else None
        if self.newest is not None:
            for name in TEXT_FIELDS:
                self.initial.setdefault(name, getattr(self.newest, name))
            self.initial.setdefault("made_from", self.newest.number)

    def clean(self) -> dict[str, Any]:
        """Render the text; refuse it where a problem stands in it or where somebody else was faster."""
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            texts = value if isinstance(value, list) else [value]
            if any(isinstance(text, str) and CONTROL.search(text) for text in texts):
                self.add_error(
                    name, "A control character stands in the text, perhaps from pasting; delete it."
                )
        self._refuse_conflict(cleaned)
        if "part" not in cleaned or "body" not in cleaned or "title" not in cleaned:
            return cleaned
        text = self.text()
        self.rendered = render(text, with_page(current_library(), self.instance.slug, text))
        for problem in self.rendered.problems:
            field = problem.field if problem.field in self.fields else "body"
            self.add_error(field, f"Line {problem.line}: {problem.message}.")
        if self.instance.live_id:
            self._refuse_surprises(cleaned, self.rendered)
        return cleaned

    def _refuse_surprises(self, cleaned: dict[str, Any], rendered: Rendered) -> None:
        """Refuse what would change a published page behind the editor's back, or break links to it."""
        if not cleaned.get("publish"):
            for name in {"part", "order", "layout"} & set(self.changed_data):
                self.add_error(name, "This changes the page for readers at once, so tick “Publish now” too.")
            return
        links = self.instance.links_here.shown().exclude(version__article=self.instance)
        wanted = [(link.anchor, link.version.title) for link in links.select_related("version")]
        library = current_library()
        for part in Part.objects.exclude(foot=""):
            foot = render_fragment(part.foot, library)
            wanted += [
                (link.anchor, f"foot of “{part.title}”")
                for link in foot.links
                if link.slug == self.instance.slug
            ]
        for anchor, where in sorted(set(wanted)):
            if anchor and anchor not in rendered.anchors:
                self.add_error(
                    "body",
                    f"The heading or term “{anchor}” is gone, and this links to it: {where}. "
                    "Keep it, or change that first.",
                )

    def text(self) -> ArticleText:
        """Return what the editor wrote."""
        data = self.cleaned_data
        return ArticleText(
            title=" ".join(data["title"].split()),
            summary=" ".join(data.get("summary", "").split()),
            part=data["part"].slug,
            order=data.get("order") or 0,
            layout=data.get("layout") or Article.Layout.ARTICLE,
            key_points=tuple(data.get("key_points", [])),
            related=tuple(data.get("related", [])),
            next_steps=tuple(data.get("next_steps", [])),
            body=tidy(data["body"]),
        )

    def _refuse_conflict(self, cleaned: dict[str, Any]) -> None:
        """Refuse a text that was made from a version that is no longer the newest."""
        if self.newest is None or cleaned.get("made_from") == self.newest.number:
            return
        pieces = word_diff(
            "\n".join(_as_lines(getattr(self.newest, name)) for name in TEXT_FIELDS),
            "\n".join(_as_lines(cleaned.get(name, "")) for name in TEXT_FIELDS),
        )
        theirs = "".join(piece.text for piece in pieces if piece.kind != "new")[:2000].strip()
        # The next attempt is made in sight of that version, so it goes through.
        data = self.data.copy()  # type: ignore[attr-defined]
        data["made_from"] = str(self.newest.number)
        self.data = data
        raise ValidationError(
            "%(who)s saved version %(number)d while you were writing. Nothing is lost: your text stands "
            "below, theirs is in the history of the page. Where yours differs, theirs says: “%(theirs)s” "
            "Take over what you need, then save again.",
            params={
                "who": self.newest.author or "Somebody else",
                "number": self.newest.number,
                "theirs": theirs or "(nothing else)",
            },
        )
