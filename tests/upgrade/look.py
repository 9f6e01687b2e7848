"""What a site holds that people made, and how it answers: a process of its own, with the site's own settings.

It prints JSON. `summary()` is what the test compares with the summary of the site as it was left, so a
version that keeps something elsewhere reads it there, and the summary stays.
"""

import json
import sys
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import django
from django.apps import apps
from django.db import connection
from django.test import Client

from .make import PASSWORD


def digest(value: Any) -> str:
    """Return a mark by which long texts are told apart."""
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def rows(name: str, *order: str, **which: Any) -> Iterable[Any]:
    return apps.get_model(name).objects.filter(**which).order_by(*order)


def said(value: Any) -> Any:
    """Return a value as the summary writes it; of something else in the database, how it is known."""
    if hasattr(value, "_meta"):
        names = ("slug", "code", "username", "key")
        return next(getattr(value, name) for name in names if hasattr(value, name))
    return value.isoformat() if hasattr(value, "isoformat") else value


def fields(row: Any, names: str) -> dict[str, Any]:
    return {name: said(getattr(row, name)) for name in names.split()}


def history(row: Any, names: str) -> list[dict[str, Any]]:
    """Return the entries of a record's history, the oldest first."""
    return [entry(found, names) for found in row.history.order_by("history_id")]


def entry(found: Any, names: str, **more: Any) -> dict[str, Any]:
    kept = "history_date history_type history_change_reason history_user"
    return fields(found, kept) | {"digest": digest(fields(found, names) | more)}


def part_entry(found: Any) -> dict[str, Any]:
    """Return an entry of a part's history, whose footer was once called its foot."""
    return entry(found, "title summary order", foot=found.footer)


def summary() -> dict[str, Any]:
    """Return all that people wrote and decided, and what was counted, by kind and name."""
    return {
        "pages": {page.slug: of_page(page) for page in rows("articles.Article", "slug")},
        "redirects": {row.old_slug: row.article.slug for row in rows("articles.Redirect", "old_slug")},
        "sources": {
            row.key: {"digest": digest(row.csl), "history": history(row, "key csl position")}
            for row in rows("sources.Reference", "key")
        },
        "deleted sources": [
            entry(found, "key csl") | {"key": found.key}
            for found in rows("sources.HistoricalReference", "history_id", history_type="-")
        ],
        "parts": {
            row.slug: fields(row, "title summary") | {"foot": row.footer}
            | {"history": [part_entry(found) for found in row.history.order_by("history_id")]}
            for row in rows("articles.Part", "slug")
        },
        "files": {
            row.path: {"digest": digest(row.text), "history": history(row, "path text")}
            for row in rows("articles.LibraryFile", "path")
        },
        "pictures": {
            row.name: fields(row, "alternative digest width height widths uploaded_by uploaded_at")
            | {"files": row.files, "history": history(row, "name alternative")}
            for row in rows("articles.Image", "name")
        },
        "handouts": {row.code: of_handout(row) for row in rows("handouts.Handout", "code")},
        "clinic": [
            fields(row, CLINIC) | {"logo": row.logo.name, "history": history(row, CLINIC)}
            for row in rows("clinic.Clinic")
        ],
        "missed words": {row.word: row.count for row in rows("articles.MissedWord", "word")},
        "links checked": {
            row.url: fields(row, "status error checked_at failing_since")
            for row in rows("articles.LinkCheck", "url")
        },
        "people": {row.username: of_person(row) for row in rows("auth.User", "username")},
        "failed sign-ins": [fields(row, "username attempt_time") for row in rows("axes.AccessAttempt", "pk")],
        "log": [
            fields(row, "user action_time object_repr change_message")
            for row in rows("admin.LogEntry", "action_time", "pk")
        ],
    }  # fmt: skip


CLINIC = (
    "name phone email address emergency_number funding colour paper logo_width logo_height "
    "logo_is_transparent count_missed_words codes_required"
)


def of_page(page: Any) -> dict[str, Any]:
    return {
        **fields(page, "part order layout withdrawn_at read_instead"),
        "live": page.live.number if page.live else None,
        "versions": [
            fields(version, "number title state author created_at published_at note notable")
            | {
                "made_from": version.made_from.number if version.made_from else None,
                "digest": digest(
                    fields(version, "title summary key_points related next_steps body")
                ),
            }
            for version in page.versions.order_by("number")
        ],
        "reviews": [
            fields(review, "name role date next_due") | {"version": review.version.number}
            for review in rows("articles.Review", "pk", version__article=page)
        ],
        "last_review": str(page.last_review or ""),
        "plans": [
            fields(plan, "at by note read_instead") | {"version": plan.version and plan.version.number}
            for plan in page.plans.order_by("pk")
        ],
        "decisions": [
            fields(made, "kind by at note") | {"version": made.version and made.version.number}
            for made in page.decisions.order_by("pk")
        ],
        "paper visits": {str(row.day): row.count for row in page.paper_visits.all()},
    }  # fmt: skip


def of_handout(row: Any) -> dict[str, Any]:
    return {
        **fields(row, "name title note edition made_by withdrawn_at read_instead page_instead changed_at"),
        "items": [item.mark for item in row.items.all()],
        "openings": {str(day.day): [day.count, day.from_paper] for day in row.openings.all()},
        "history": history(row, "title note edition marks"),
    }


def of_person(row: Any) -> dict[str, Any]:
    return {
        **fields(row, "first_name last_name email is_active is_staff is_superuser date_joined"),
        "groups": sorted(group.name for group in row.groups.all()),
        "has a password": row.has_usable_password(),
        "telephones": row.totpdevice_set.filter(confirmed=True).count(),
        "backup codes": sum(device.token_set.count() for device in row.staticdevice_set.all()),
    }


def parts() -> dict[str, dict[str, str]]:
    """Return by page and anchor a mark of what each version gives to a handout there, by its number."""
    from content.handouts.contents import chosen_blocks
    from content.rendering.blocks import section_anchors, words_of

    found: dict[str, dict[str, str]] = {}
    for version in rows("articles.Version", "number"):
        for anchor in ("", "key-points", *section_anchors(version.blocks)):
            part = found.setdefault(f"{version.article.slug}#{anchor}", {})
            blocks, points = chosen_blocks(version, anchor)
            part[str(version.number)] = digest([*version.title.split(), *words_of([*blocks, *points])])
    return found


def practice() -> dict[str, str]:
    """Return what the clinic says of its own practice, by the name of each line that says anything."""
    from content.clinic.practice import practice_lines

    return {name: line.text for name, line in practice_lines().items() if line.text}


def tables() -> dict[str, str]:
    """Return a mark of what each table of the database holds."""
    with connection.cursor() as cursor:
        found = {}
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{name}"')
            found[name] = digest(sorted(map(repr, cursor.fetchall())))
    return found


def answers(addresses: list[str]) -> dict[str, Any]:
    """Return how addresses answer a reader: the status, and where they lead or what stands there."""
    client = Client(SERVER_NAME="127.0.0.1")
    found = {}
    for address in addresses:
        answer = client.get(address)
        is_text = answer.get("Content-Type", "").startswith("text/")
        body = answer.content.decode() if is_text else sha256(answer.content).hexdigest()
        found[address] = [answer.status_code, answer.get("Location", ""), body]
    return found


def signs_in(name: str) -> bool:
    """Tell whether somebody is let in at the desk with the password that they had."""
    fields = {"username": name, "password": PASSWORD}
    return Client(SERVER_NAME="127.0.0.1").post("/admin/login/", fields).status_code == 302


if __name__ == "__main__":
    django.setup()
    asked = json.load(sys.stdin)
    found = {"tables": tables(), "summary": summary(), "parts": parts()}
    found["practice"] = practice()
    found["answers"] = answers(asked["addresses"])
    found["signs in"] = {name: signs_in(name) for name in asked["people"]}
    json.dump(found, sys.stdout, ensure_ascii=False)
