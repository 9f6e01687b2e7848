"""The tools of the desk below its panels: pages that belong to no panel, and every list of records."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from .desk import Desk

_HOLDS = {
    "article": "Every page of the guide, with its state.",
    "version": "Every text that was ever written.",
    "review": "Which clinician checked which page, and when.",
    "redirect": "Old addresses of pages, and where they lead.",
    "image": "What was uploaded, with its alternative text.",
    "reference": "The works that the guide cites.",
    "part": "The steps of the journey, and what stands below each of their pages.",
    "signsfile": "How urgent each sign is; every page, card and sheet prints them from here.",
    "wordsfile": "What the home page says and asks, the page of help, and what to read where time is short.",
    "clinic": "Its name, contacts, emergency number, logo and colour.",
    "user": "Who may sign in here, and their groups.",
    "group": "What people of each group may do.",
    "accessattempt": "At which name, from where, and how often.",
}
"""What a list holds, by the name of its model; the lists stand in this order."""

_PAGES = (
    ("guide", "articles.view_article", "How to write", "What to type for what, with examples."),
    ("export", "articles.export_library", "Take the guide out", "All of it, as files in a zip."),
    ("import", "articles.import_library", "Bring files in", "A zip, with a look at what would change."),
)
"""Pages of the desk that belong to no list: address, permission, what they are called and are for."""


@dataclass(frozen=True)
class Tool:
    """A page or a list of records: its name, what it is for, and its address.

    `add_address` is that of the form for a new record.
    """

    name: str
    words: str
    address: str
    add_address: str = ""


def tools_of(desk: Desk, app_list: Iterable[dict[str, Any]]) -> list[Tool]:
    """Return the pages that somebody may use, and the lists of records in the admin's `app_list`."""
    found = {
        model["object_name"].lower(): model
        for app in app_list
        for model in app["models"]
        if model.get("admin_url")
    }
    known = [name for name in _HOLDS if name in found]
    others = sorted(found.keys() - _HOLDS.keys())
    pages = [
        Tool(name, words, reverse(f"admin:{where}"))
        for where, permission, name, words in _PAGES
        if desk.user.has_perm(permission)
    ]
    return [*pages, *(_tool(name, found[name]) for name in (*known, *others))]


def _tool(key: str, model: dict[str, Any]) -> Tool:
    return Tool(
        str(model["name"]), _HOLDS.get(key, ""), str(model["admin_url"]), str(model.get("add_url") or "")
    )
