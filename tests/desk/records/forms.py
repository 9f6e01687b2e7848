"""What tests of the source's form send: the least that it needs, and what stands in a stored source."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client

from content.articles.comparison.merge import Side
from content.desk.records.csl_form import fields_of
from content.desk.records.source_form import ReferenceForm
from content.sources.models import Reference

ADD = "/admin/sources/reference/add/"
LEAST = {
    "type": "book",
    "title": "A book",
    "kind": "textbook",
    "appraisal": "It says what its authors teach.",
    "read": "abstract",
    "key": "a-book",
}


def page_of(reference: Reference) -> str:
    """Return the address of a source's form."""
    return f"/admin/sources/reference/{reference.pk}/change/"


def as_sent(reference: Reference, **changes: Any) -> dict[str, Any]:
    """Return what a browser sends of a source's form with some fields changed."""
    values = fields_of(reference.csl) | {"seen": ReferenceForm(instance=reference)["seen"].value()} | changes
    return {
        name: value.isoformat() if isinstance(value, date) else "" if value is None else value
        for name, value in values.items()
    }


def errors_of(answer: HttpResponse) -> dict[str, list[str]]:
    """Return what a form that came back says is wrong, by field."""
    assert answer.status_code == 200
    return dict(answer.context["adminform"].form.errors)


def sent(client: Client, **fields: Any) -> HttpResponse:
    """Send the form of a new source."""
    return client.post(ADD, LEAST | fields)


def seen_on(client: Client, page: str) -> str:
    """Return what the form of a page carries along of what it was opened on."""
    return str(client.get(page).context["adminform"].form["seen"].value())


def send(client: Client, page: str, fields: dict[str, Any]) -> HttpResponse:
    """Open the form of a page and send it with other fields."""
    return client.post(page, {"seen": seen_on(client, page)} | fields)


def met(answer: HttpResponse) -> dict[str, tuple[str, str, bool]]:
    """Return what a save met that somebody else had changed: mine, theirs, whether theirs is in the form."""
    assert answer.status_code == 200
    conflict = answer.context["adminform"].form.conflict
    return {field.name: (field.mine, field.theirs, field.side is Side.THEIRS) for field in conflict.fields}
