"""The forms of the workflow pages: submit, return, publish, plan, sign, withdraw, rename, restore."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from content.articles.models import Article, Review, Version
from content.articles.publishing import due_after
from content.rendering import CONTROL

from .confirmation import ALL_THE_SAME, PublishConfirmation, confirmation_field

_OURS = "Those at the desk see it in the history of the page; readers do not."
_MOST = 400


def _note(help_text: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label="Note",
        required=required,
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=f"{help_text} {_OURS}",
    )


def _moment(label: str, help_text: str, *, required: bool = True) -> forms.DateTimeField:
    """Return a field for a time in the clinic's own time zone, to the minute."""
    now = f"{timezone.localtime():%Z}"
    return forms.DateTimeField(
        label=label,
        required=required,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=f"{help_text} The clock is that of the clinic’s time zone, {now} at present.",
    )


class _DeskForm(forms.Form):
    """A form with an id of its own for each field, so that several can stand on one page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"{type(self).__name__.lower()}-%s"

    def clean(self) -> dict[str, Any]:
        """Refuse control characters, which XML, and so the feed of changes, cannot hold (XML 1.0, 2.2)."""
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and CONTROL.search(value):
                self.add_error(name, "A control character stands here, perhaps from pasting; delete it.")
        return cleaned


class SubmitForm(_DeskForm):
    """Sends a draft to review."""

    note = _note("What whoever reviews it should look at, in a sentence or two.")


class ReturnForm(_DeskForm):
    """Sends a text in review back to its writer."""

    note = _note("What the writer is to change, and why.", required=True)


class PublishForm(_DeskForm):
    """Publishes a version, with what readers are told of the change."""

    change = forms.CharField(
        label="What changed, and why",
        required=False,
        max_length=300,
        help_text="One sentence, such as “Says more clearly when to call.” Readers see it in the list of "
        "changes.",
    )
    notable = forms.BooleanField(
        label="This changes what the page advises",
        required=False,
        help_text="Tick it for a new warning, for example. Readers find the change at the top of the list, "
        "and a page that a clinician signed says that it has changed since.",
    )
    note = _note("Anything else that is worth remembering about this decision.")

    def __init__(self, *args: Any, confirmation: PublishConfirmation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if confirmation:
            self.fields[ALL_THE_SAME] = confirmation_field(confirmation)


class PlanForm(PublishForm):
    """Publishes a version at a set time."""

    field_order = ("at", "change", "notable", "note", ALL_THE_SAME)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"] = _moment("Day and time", "When readers are to see it.")
        self.order_fields(list(self.field_order))


class SignForm(_DeskForm):
    """Writes down that a clinician has checked a version."""

    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="Who checked the page, such as “Ada Okafor”. Readers see it.",
    )
    role = forms.CharField(
        label="Profession",
        max_length=120,
        help_text="What they are, such as “physiotherapist”. Readers see it behind the name.",
    )
    date = forms.DateField(
        label="Day of the review",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="The day on which they checked it: today or earlier.",
    )
    next_due = forms.DateField(
        label="To be reviewed again by",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="From the day after this one, readers are told that the review is overdue.",
    )
    note = _note("What was checked, or what is to be looked at the next time.")

    @staticmethod
    def prefilled(user: Any) -> dict[str, Any]:
        """Return the initial values: the user's name and last role, today, and the day of the next review."""
        name, today = user.get_full_name(), timezone.localdate()
        last = Review.objects.filter(name=name).first() if name else None
        return {
            "name": name,
            "role": last.role if last else "",
            "date": today,
            "next_due": due_after(today),
        }


class WithdrawForm(_DeskForm):
    """Withdraws a page, now or at a set time. `read_instead` is an article, or nothing where none helps."""

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = Article.objects.published().exclude(pk=article.pk).with_titles()
        by_number = {str(page.pk): page for page in pages}
        choices = [("", "Choose a page"), ("none", "No page of the guide helps them")]
        self.fields["read_instead"] = forms.TypedChoiceField(
            choices=[*choices, *((number, str(page)) for number, page in by_number.items())],
            coerce=by_number.get,
            empty_value=None,
            label="What to read instead",
            help_text="Whoever opens the address of the withdrawn page is told to read this one.",
        )
        self.fields["note"] = _note("Why the page is withdrawn.")
        self.fields["at"] = _moment(
            "Day and time",
            "Leave it empty to withdraw the page now, or enter when it is to go.",
            required=False,
        )


class BringBackForm(_DeskForm):
    """Brings a withdrawn page back."""

    note = _note("Why the page comes back.")


class RenameForm(_DeskForm):
    """Gives a page another address."""

    slug = forms.CharField(
        label="New address",
        max_length=80,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
        help_text="Small letters, digits and single hyphens, such as: after-your-session",
    )
    note = _note("Why the page gets another address.")

    def clean_slug(self) -> str:
        """Take an address as people paste it, with its slashes."""
        return str(self.cleaned_data["slug"]).strip("/ ")


class RestoreForm(_DeskForm):
    """Copies an old version forward."""

    note = _note("Why you go back to it.")


def label_of(version: Version) -> str:
    """Return how a version is named in a list."""
    day = timezone.localdate(version.created_at)
    return f"Version {version.number}, {version.get_state_display().lower()}, {date_format(day)}"
