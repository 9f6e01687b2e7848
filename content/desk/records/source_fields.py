"""The fields in which an editor describes a source, in words."""

from itertools import groupby
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.articles.comparison.conflict import ConflictForm
from content.sources.csl import TYPES
from content.sources.kinds import KINDS
from content.sources.models import Reference
from content.sources.pasted import plain_doi

from .csl_form import UnreadableNameError, read_names

MONTHS = ("January February March April May June July August September October November December").split()
_KIND_CHOICES = [
    (
        group,
        [(kind.name, format_html("<strong>{}</strong>: {}", kind.name, kind.weight)) for kind in kinds],
    )
    for group, kinds in groupby(KINDS.values(), key=lambda kind: kind.group)
]
_READ_CHOICES = [
    ("full text", "Yes, all of it"),
    ("abstract", "Its abstract only, which is the short summary"),
    ("no", "No, we know it only through another source"),
]
_FROM_WHERE = (
    "Paste one record in the format CSL-JSON. From Zotero: choose “Export Item…” and the format “CSL JSON”, "
    "open the file and copy all of it. From a DOI: open https://api.crossref.org/works/ with the DOI behind "
    "it, and copy all that the browser shows. The guide itself fetches nothing from the web."
)


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


class ReferenceFields(ConflictForm):
    """The plain fields of a record, each with what it takes off or adds to what was written."""

    pasted = forms.CharField(
        label="Record", required=False, widget=PastedRecord({"rows": 5}), help_text=_FROM_WHERE
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    type = forms.ChoiceField(
        label="Type of work",
        error_messages={"required": "Choose the type of work."},
        choices=[("", "Choose one"), *TYPES.items()],
        help_text="This decides how the source is printed.",
    )
    title = LineField(
        max_length=500,
        error_messages={"required": "Write the title."},
        widget=AdminTextareaWidget({"rows": 2}),
        help_text="Write the whole title, as the work itself prints it. Where it has none, describe it in "
        "brackets: [Short overview of dry needling].",
    )
    authors = NamesField(
        required=False,
        max_length=10_000,
        widget=AdminTextareaWidget({"rows": 4}),
        help_text="Write one on each line, the family name first: Brady, Susan. Write an organisation in its "
        "own words: World Health Organization. If its name holds a comma, put it between quotation marks.",
    )
    editors = NamesField(
        required=False,
        max_length=5000,
        widget=AdminTextareaWidget({"rows": 2}),
        help_text="Fill this in for a book or a chapter in one. Write them like the authors.",
    )
    container = LineField(
        label="Journal, website or book",
        required=False,
        max_length=300,
        help_text="Write what it appeared in, such as J Man Manip Ther. Leave it empty for a whole book.",
    )
    year = forms.IntegerField(
        required=False,
        min_value=1000,
        max_value=2200,
        help_text="Write the year in which it appeared, such as 2014. Leave it empty if none is printed.",
    )
    month = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Not known"), *enumerate(MONTHS, 1)],
        help_text="Choose it only where it is printed, as on web pages.",
    )
    day = forms.IntegerField(
        required=False, min_value=1, max_value=31, help_text="Write it only where it is printed, such as 9."
    )
    volume = LineField(
        required=False, max_length=50, help_text="Write the volume of the journal, such as 22."
    )
    issue = LineField(
        required=False, max_length=50, help_text="Write the issue within the volume, such as 3."
    )
    pages = LineField(
        required=False,
        max_length=50,
        help_text="Write the first and the last, such as 134-140, or an article's number, such as e11225.",
    )
    publisher = LineField(
        required=False, max_length=200, help_text="Write it for books and reports, such as Elsevier."
    )
    place = LineField(
        required=False, max_length=200, help_text="Write where the publisher is, such as Edinburgh."
    )
    edition = LineField(
        required=False, max_length=50, help_text="Write it for a book from its second edition on, such as 2."
    )
    isbn = LineField(
        label="ISBN",
        required=False,
        max_length=30,
        help_text="Write it for a book, such as 978-0-7020-5479-9.",
    )
    doi = forms.CharField(
        label="DOI",
        required=False,
        max_length=300,
        widget=AdminTextInputWidget,
        help_text="Write it as 10.1179/2042618613Y.0000000044, with or without https://doi.org/ before it.",
    )
    pmid = LineField(
        label="PMID", required=False, max_length=20, help_text="Write its number in PubMed, such as 24421624."
    )
    pmcid = LineField(
        label="PMCID",
        required=False,
        max_length=20,
        help_text="Write its number in PubMed Central, where all can read it, such as PMC4117383.",
    )
    url = forms.CharField(
        label="Web address",
        required=False,
        max_length=1000,
        widget=AdminTextInputWidget,
        help_text="Write it for a web page, such as https://www.example.org/a. A work with a DOI needs none.",
    )
    accessed = forms.DateField(
        label="Read there on",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vDateInput"}),
        help_text="Choose the day on which you read the web page, since pages change.",
    )

    kind = forms.ChoiceField(
        label="Kind of source",
        error_messages={"required": "Choose the kind of source."},
        choices=_KIND_CHOICES,
        widget=GroupOf("Kind of source"),
        help_text="Readers see the kind beside each reference. The weightiest kinds stand first.",
    )
    appraisal = LineField(
        label="What it is worth",
        error_messages={"required": "Say in one sentence what the source is worth."},
        max_length=500,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text="Write one sentence for readers. For example: A survey that counts what happened, so it "
        "shows how often, but not why.",
    )
    read = forms.ChoiceField(
        label="Did we read it?",
        error_messages={"required": "Say how much of it somebody here has read."},
        choices=_READ_CHOICES,
        widget=GroupOf("Did we read it?"),
        help_text="Say how much of the work somebody here has read. Readers see it.",
    )
    cited_by = forms.MultipleChoiceField(
        label="Known through",
        required=False,
        widget=TickSome,
        help_text="Where nobody here has read it: tick the sources that tell of it.",
    )
    note = LineField(
        label="What is uncertain",
        required=False,
        max_length=1000,
        widget=AdminTextareaWidget({"rows": 2}),
        help_text="Write what readers need to know. For example: No date is printed, so the year is a guess. "
        "Readers see it.",
    )

    key = LineField(
        required=False,
        max_length=80,
        help_text="Texts cite the source by it, as in [@brady2014]. Leave it empty for a suggestion. "
        "Use small letters, digits and hyphens; it never changes afterwards.",
    )
    another_work = forms.BooleanField(
        label="It is another work",
        required=False,
        widget=forms.HiddenInput,
        help_text="Tick this if you have looked, and the source named above is not this one.",
    )
    reason = LineField(
        label="Why you change it",
        required=False,
        max_length=100,
        help_text="Write one sentence for your colleagues, such as: The year was that of the reprint.",
    )

    class Meta:
        model = Reference
        fields = ("key",)

    def clean_doi(self) -> str:
        """Take the address from before a DOI."""
        return plain_doi(str(self.cleaned_data["doi"]))

    def clean_url(self) -> str:
        """Complete an address that begins with www."""
        url = str(self.cleaned_data["url"]).strip()
        return f"https://{url}" if url.lower().startswith("www.") else url

    def clean_pmid(self) -> str:
        """Take PubMed's number alone."""
        number = str(self.cleaned_data["pmid"]).upper().removeprefix("PMID").lstrip(": ")
        if number and not number.isdecimal():
            raise forms.ValidationError("A PMID is a number, such as 24421624. Write its digits only.")
        return number

    def clean_pmcid(self) -> str:
        """Take PubMed Central's number with the letters before it."""
        written = str(self.cleaned_data["pmcid"]).upper()
        number = written.removeprefix("PMCID").lstrip(": ").removeprefix("PMC")
        if number and not number.isdecimal():
            raise forms.ValidationError("A PMCID is PMC and a number, such as PMC4117383. Write it so.")
        return f"PMC{number}" if number else ""

    def clean_authors(self) -> str:
        """Refuse a line that is no name."""
        return self._clean_names("authors")

    def clean_editors(self) -> str:
        """Refuse a line that is no name."""
        return self._clean_names("editors")

    def _clean_names(self, field: str) -> str:
        names = str(self.cleaned_data[field])
        try:
            read_names(names, [])
        except UnreadableNameError as error:
            raise forms.ValidationError(str(error)) from error
        return names
