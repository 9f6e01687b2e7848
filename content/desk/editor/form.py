"""The form in which an editor writes an article."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from itertools import count
from typing import Any

from django import forms
from django.urls import reverse

from content.articles.comparison.conflict import Conflict, ConflictForm, FieldConflict, FieldValue
from content.articles.models import Article, Redirect, Version
from content.articles.publishing import in_the_way_of, links_left_behind
from content.articles.publishing.context import current_render_context, with_page
from content.rendering import (
    CONTROL,
    FIELD_LABELS,
    MAX_ORDER,
    ArticleText,
    Rendered,
    annotate,
    check_slug,
    file_problems,
    render,
    stopped,
    tidy,
)
from content.rendering.markup.callouts import KINDS, Kind
from content.rendering.markup.headings import slugify

from ..workflow.confirmation import PublishConfirmation, drafts_of_others
from .widgets import BodyWidget

_LONGEST_SUGGESTION = 60
PLACE = ("part", "order", "layout")
"""The fields that say where a page stands; they are the article's own, and have no versions."""

REQUIRED = {
    "title": "Write a title.",
    "summary": "Write a summary, in one sentence.",
    "body": "Write the text of the page.",
    "part": "Choose a part.",
    "order": "Write a number, such as 100.",
    "layout": "Choose a layout.",
}
"""What is said of a field that must not be empty."""


def suggest_slug(title: str) -> str:
    """Return a free address for a new page, made from its title; nothing where the title has no words."""
    if not title.strip():
        return ""
    base = slugify(title)[:_LONGEST_SUGGESTION].rstrip("-")
    taken = {
        *Article.objects.values_list("slug", flat=True),
        *Redirect.objects.values_list("old_slug", flat=True),
    }
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(name for name in names if name not in taken and not check_slug(name))


class LinesField(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the lines that are not empty."""
        text = super().to_python(value) or ""
        return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


class AnchorsField(LinesField):
    """Former anchors and those of today, one pair on each line."""

    def to_python(self, value: Any) -> Any:
        """Return the pairs as lines “old: new”."""
        pairs = (line.partition(":") for line in super().to_python(value))
        return [f"{old.strip()}: {now.strip()}" for old, _, now in pairs]

    def validate(self, value: list[str]) -> None:
        """Refuse a former anchor that stands twice: it can lead to one place."""
        super().validate(value)
        counts = Counter(line.partition(":")[0] for line in value)
        if twice := [old for old, count in counts.items() if count > 1]:
            raise forms.ValidationError([f"“{old}” stands twice; delete one." for old in twice])


class ArticleForm(ConflictForm):
    """Writes a new version of an article; what is wrong with the text stands at its field."""

    title = forms.CharField(
        max_length=120,
        help_text="The heading of the page: a question or an action that a patient would use, such as “After "
        "your session”.",
    )
    summary = forms.CharField(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One plain sentence that says what the page covers, such as “What is normal in the "
        "first two days, and what helps.” It stands below the title and in lists. It claims nothing medical.",
    )
    key_points = LinesField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What a reader in a hurry has to know: three to five full sentences with their sources, "
        "one on each line. For example: It is common to feel sore for one to two days [@overview].",
    )
    body = forms.CharField(
        widget=BodyWidget(attrs={"rows": 28}),
        help_text="The text of the page. An empty line begins a new paragraph; the buttons above do the "
        "rest. For example: You may feel sore for a day or two [@biolatto].",
    )
    next_steps = LinesField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What the reader can do next: one to three links, one on each line, such as [Know when to "
        "get help](when-to-get-help.md).",
    )
    related = LinesField(
        required=False,
        label="Related pages",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Pages that the reader may want as well, one on each line, by the name that stands in "
        "their address. For the page at /risks/, for example, write the word risks.",
    )
    former_anchors = AnchorsField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="A heading with new words has a new address, and links on paper still lead to the former "
        "one. For example, is-it-safe: how-safe-it-is leads what stood behind its # sign to what stands "
        "there now. Write each pair on a line of its own.",
    )
    order = forms.IntegerField(
        min_value=0,
        max_value=MAX_ORDER,
        initial=100,
        help_text="Its place within the part: small numbers come first, so a page with 1 stands before one "
        "with 2.",
    )
    note = forms.CharField(
        max_length=300,
        required=False,
        label="What you changed, and why",
        help_text="One sentence, such as “Says more clearly when to call.” Readers see it in the list of "
        "changes once the text is published.",
    )
    notable = forms.BooleanField(
        required=False,
        label="This changes what the page advises",
        help_text="Tick it for a new warning, for example. Readers then find the change at the top of the "
        "list, and a page that a clinician signed says that it has changed since.",
    )

    class Meta:
        model = Article
        fields = ("slug", "part", "order", "layout")
        labels = {"slug": "Address"}
        help_texts = {
            "slug": "What the page is called in its web address, in small letters, digits and hyphens, such "
            "as after-your-session. Leave it empty, and it is made from the title.",
            "part": "The step of the patient’s journey at which the page stands, such as “Afterwards”.",
            "layout": "How the text is set. “Article” is right for nearly every page; “Checklist”, for "
            "example, lets readers tick what applies to them.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self._set_up_fields()
        self.rendered: Rendered | None = None
        self.confirmation: PublishConfirmation | None = None
        for name, value in self.stored.items():
            self.initial.setdefault(name, value)
        if self.newest is not None and self.newest.published_at is None:
            # Readers are told of the next version what it changes, and that takes in this draft of it.
            self.initial.setdefault("note", self.newest.note)
            self.initial.setdefault("notable", self.newest.notable)

    def _set_up_fields(self) -> None:
        for name, field in self.fields.items():
            # With it a browser cuts off what is pasted, without a word. The count beside the field warns.
            longest = field.widget.attrs.pop("maxlength", None)
            if longest is not None and name != "slug":
                field.widget.attrs["data-longest"] = longest
            if name in REQUIRED:
                field.error_messages["required"] = REQUIRED[name]
        if "slug" in self.fields:
            self.fields["slug"].required = False
        # Parts have pages of their own; their pencils and eyes lead away from the text.
        if "part" in self.fields:
            for name in ("can_add_related", "can_change_related", "can_view_related"):
                setattr(self.fields["part"].widget, name, False)
        for name in set(PLACE) & set(self.fields):
            # The form sends along what it showed, so that a place nobody touched is known from one chosen.
            sent = f"initial-{name}" in self.data
            self.fields[name].show_hidden_initial = sent or not self.is_bound

    def clean(self) -> dict[str, Any]:
        """Render the text once, and refuse it where it has problems or somebody else saved meanwhile."""
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            texts = value if isinstance(value, list) else [value]
            if any(isinstance(text, str) and CONTROL.search(text) for text in texts):
                self.add_error(
                    name, "A control character stands in the text, perhaps from pasting; delete it."
                )
        cleaned["publish"] = "_publish" in self.data
        if cleaned["publish"] and not self.user.has_perm("articles.publish_article"):
            self.add_error(
                None, "You may not publish. Send your text to review: whoever may looks at it there."
            )
        if self.instance.pk:
            self._keep_place(cleaned)
        else:
            self._give_address(cleaned)
        if self.conflict is not None:
            return cleaned
        # What is wrong in one field is told even where another is empty, so that one look mends all.
        text = self.text()
        self.rendered = render(text, with_page(current_render_context(), self.instance.slug, text))
        for problem in self.rendered.refusals:
            field = problem.field if problem.field in self.fields else "body"
            self.add_error(field, f"Line {problem.line}: {stopped(problem.message)}")
        for problem in [] if self.errors else file_problems(text):
            # Key points and next steps stand in a file's front matter, which has its own limits.
            self.add_error("key_points", f"A file of the guide cannot hold this: {stopped(problem.message)}")
        if self.instance.is_published:
            self._refuse_surprises(cleaned, self.rendered)
        if cleaned["publish"] and not self.errors:
            self._ask_for_confirmation(text, self.rendered)
        return cleaned

    def _ask_for_confirmation(self, text: ArticleText, rendered: Rendered) -> None:
        """Refuse once to publish statements without a source, or unpublished drafts of other people."""
        page, newest = self.instance, self.newest
        if newest is not None and page.is_published and newest.pk == page.live_id and newest.text == text:
            return
        confirmation = PublishConfirmation(
            annotate(rendered).uncited, drafts_of_others(page, self.user) if page.pk else []
        )
        if confirmation and not confirmation.is_answered(self.data):
            self.confirmation = confirmation
            self.add_error(None, "Nothing is saved yet. Answer the question above the form first.")

    def _keep_place(self, cleaned: dict[str, Any]) -> None:
        """Keep the stored part, order and layout, except those that were changed in this form."""
        for name in set(PLACE) & set(cleaned) - set(self.changed_data):
            cleaned[name] = getattr(self.instance, name)

    def _give_address(self, cleaned: dict[str, Any]) -> None:
        """Give a new page the address that was typed, or one made of its title; refuse one that is taken."""
        if "slug" in self.fields and not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = suggest_slug(cleaned.get("title", ""))
        for message in in_the_way_of(cleaned["slug"]) if cleaned.get("slug") else []:
            self.add_error("slug", message)

    def _refuse_surprises(self, cleaned: dict[str, Any], rendered: Rendered) -> None:
        """Refuse a draft that would move a published page at once, and a text that breaks links to it."""
        if not cleaned["publish"]:
            for name in set(PLACE) & set(self.changed_data):
                self.add_error(
                    name, "This changes the page for readers at once, so it takes “Save and publish”."
                )
            return
        for message in links_left_behind(self.instance, rendered) if "body" in cleaned else []:
            self.add_error("body", message)

    @property
    def boxes(self) -> list[Kind]:
        """The kinds of callout that an editor can put into the text."""
        return list(KINDS.values())

    def text(self) -> ArticleText:
        """Return what the editor wrote; a field that was refused is left out."""
        data = self.cleaned_data
        return ArticleText(
            title=" ".join(data.get("title", "").split()),
            summary=" ".join(data.get("summary", "").split()),
            part=data["part"].slug if "part" in data else "",
            order=data.get("order") or 0,
            layout=data.get("layout") or Article.Layout.ARTICLE,
            key_points=tuple(data.get("key_points", [])),
            related=tuple(data.get("related", [])),
            next_steps=tuple(data.get("next_steps", [])),
            former_anchors=tuple(data.get("former_anchors", [])),
            body=tidy(data.get("body", "")),
        )

    @cached_property
    def newest(self) -> Version | None:
        """The newest version of the article, which the form goes on from."""
        return self.instance.newest if self.instance.pk else None

    def stored_values(self) -> dict[str, FieldValue]:
        """Return the text of the newest version."""
        return _text_of(self.newest)

    def note_of_stored(self) -> str:
        """Return the number of the newest version: its text is kept, and need not be sent along."""
        return str(self.newest.number) if self.newest else ""

    def read_note(self, note: str) -> dict[str, FieldValue]:
        """Return the text of the version with a number; nothing where there is none."""
        number = int(note) if note.isdecimal() and len(note) < 10 else 0
        return _text_of(self.instance.versions.filter(number=number).first() if self.instance.pk else None)

    def typed(self, name: str) -> Any:
        """Return the value of a field of the text as a version stores it, even where it is not valid."""
        value: Any = self.fields[name].to_python(self.data.get(name, ""))
        if isinstance(value, list):
            return value
        return tidy(value) if name == "body" else " ".join(value.split())

    def last_writer(self) -> Any:
        """Return who wrote the newest version."""
        return self.newest.author if self.newest else None

    def conflict_of(self, fields: list[FieldConflict], began_with: Mapping[str, Any]) -> Conflict:
        """Return the conflict, with the version that was saved meanwhile and its page."""
        newest = self.newest
        assert newest is not None  # noqa: S101 something is stored
        address = reverse("admin:articles_version_page", args=[newest.pk])
        conflict = super().conflict_of(fields, began_with)
        return replace(conflict, what=f"saved version {newest.number}", address=address)


def _text_of(version: Version | None) -> dict[str, FieldValue]:
    """Return the fields of a version's text, in the order of the page; nothing without a version."""
    return {name: getattr(version, name) for name in FIELD_LABELS} if version else {}
