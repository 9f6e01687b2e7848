"""Brings a new edition to a site on which people changed and signed pages, and decides about what waits.

A process of its own, with the site's own settings. It reads as JSON which pages to change and to sign and
where the edition's folder is, and prints as JSON what it found.
"""

import json
import re
import sys
from contextlib import redirect_stdout, suppress
from io import StringIO
from typing import Any

import django
from django.core.management import CommandError, call_command
from django.test import Client

from .look import rows

OURS = "We say it so at our clinic."
"""What people at the clinic wrote below the text of each page that they changed."""


def change(slug: str, by: Any) -> None:
    """Publish another text of a page, as an older version of the program stored it."""
    [article] = rows("articles.Article", slug=slug)
    version, number = article.live, article.versions.latest().number + 1
    version.pk, version.number, version.author = None, number, by
    version.body += f"\n\n{OURS}"
    version._state.adding = True
    version.save()
    article.live = version
    article.save()


def sign(slug: str) -> None:
    """Let a clinician sign what readers see of a page."""
    from content.articles.models import Review

    [article] = rows("articles.Article", slug=slug)
    days = {"date": "2026-05-05", "next_due": "2099-05-05"}
    Review.objects.create(version=article.live, name="Grace Hall", role="doctor", **days)


def hand_out_every_part() -> Any:
    """Make a handout of each section of each page that readers see."""
    from content.handouts.edit import find_chosen, make_handout
    from content.rendering.blocks import section_anchors

    pages = rows("articles.Article", "slug", live__isnull=False, withdrawn_at=None)
    marks = [f"{page.slug}#{anchor}" for page in pages for anchor in section_anchors(page.live.blocks)]
    chosen, unknown = find_chosen(marks)
    assert unknown == []
    return make_handout("Every part", "", chosen)


def of_handouts(every_part: Any, ada: Client) -> dict[str, list[str]]:
    """Return which handouts are empty, which parts patients do not get, and which of these the desk names."""
    from content.handouts.contents import contents_of, no_longer_as_chosen

    report = ada.get("/admin/reports/texts/").text.partition('id="handouts"')[2].partition("</section>")[0]
    in_use = rows("handouts.Handout", "code", withdrawn_at=None)
    gone = [item.mark for item in no_longer_as_chosen() if item.handout == every_part]
    return {
        "empty": [handout.title for handout in in_use if not says_something(contents_of(handout))],
        "parts": [item.mark for item in every_part.items.all()],
        "gone": gone,
        "named": [mark for mark in gone if f"<td>{mark}</td>" in report],
    }


def says_something(contents: Any) -> bool:
    """Tell whether patients get words with each page of a handout."""
    return bool(contents.pages) and all(page.html or page.key_points for page in contents.pages)


def load(folder: str) -> None:
    """Load files as `make run` does, which goes on where something is in conflict."""
    with suppress(CommandError):
        call_command("load_content", folder, "--quiet", stderr=StringIO())
    call_command("render_content", "--quiet")


def bodies() -> dict[str, str]:
    """Return what readers see of each page, as it is written."""
    return {page.slug: page.live.body for page in rows("articles.Article", "slug", live__isnull=False)}


def counts(ada: Client) -> dict[str, Any]:
    """Return how many wait, as each of those says who are to say it."""
    checks = StringIO()
    with redirect_stdout(checks), suppress(SystemExit):
        call_command("check_content", stderr=StringIO())
    said = re.search(r"Of the new edition (\d+) wait", checks.getvalue())
    section = ada.get("/admin/").text.partition('id="section-new-edition"')[2]
    count = re.search(r'class="desk-count">(\d+)', section)
    return {
        "desk": int(count[1]) if count else 0,
        "check_content": int(said[1]) if said else 0,
        "healthz": ada.get("/healthz").json()["waiting"],
    }


def waiting(ada: Client) -> list[str]:
    """Return the addresses at which to decide, in the order of the desk."""
    report = ada.get("/admin/reports/texts/").text.partition('id="new-edition"')[2]
    return re.findall(r'<a href="(/admin/new-edition/\d+/)">', report.partition("</section>")[0])


def decide(ada: Client, address: str, button: str) -> None:
    """Press a button about something that waits, as somebody who has seen it."""
    seen = re.search('name="seen" value="([^"]+)"', ada.get(address).text)
    assert seen, address
    answer = ada.post(address, {"seen": seen[1], button: "x"})
    assert answer.status_code == 302, answer.text


def tried(folder: str, changed: list[str], signed: list[str]) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    [by] = rows("auth.User", username="ada")
    for slug in changed:
        change(slug, by)
    for slug in signed:
        sign(slug)
    every_part = hand_out_every_part()
    found: dict[str, Any] = {"before": bodies()}
    load(folder)
    ada = Client(SERVER_NAME="127.0.0.1")
    ada.force_login(by)
    names = {f"/admin/new-edition/{row.pk}/": row.name for row in rows("articles.LoadConflict", "pk")}
    found |= {"after": bodies(), "counts": counts(ada), "order": [names[where] for where in waiting(ada)]}
    found["pages"] = {slug: ada.get(f"/{slug}/").text for slug in signed}
    found["handouts"] = of_handouts(every_part, ada)
    taken, kept, *_ = waiting(ada)
    decide(ada, taken, "_take")
    decide(ada, kept, "_keep")
    load(folder)
    found |= {"then": [names[where] for where in waiting(ada)], "decided": bodies()}
    found["taken"] = ada.get(f"/{signed[0]}/").text
    return found


if __name__ == "__main__":
    django.setup()
    json.dump(tried(**json.load(sys.stdin)), sys.stdout, ensure_ascii=False)
