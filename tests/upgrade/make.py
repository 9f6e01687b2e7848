"""Makes a site as a clinic leaves it after nine months, through the site's own commands and forms.

Run it on the code of a version that is released, with an empty database (README.md says how). People sign in,
write, decide, hand out and read; the clock is set to the day on which each does so.
"""

import json
import lzma
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Thread
from time import time
from typing import Any
from unittest import mock
from zipfile import ZipFile

import django
import html5lib
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from PIL import Image as Picture

PASSWORD = "only-for-tests-9-stones"
"""That of everybody but the superuser, who has none."""

SITES = 18951
"""The port at which the sites answer that two sources name."""


class Clock(datetime):
    """The day that people take it to be."""

    day = datetime(2026, 2, 2, 8, tzinfo=UTC)

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return cls.day.astimezone(tz)


def on(month: int, day: int) -> None:
    Clock.day = datetime(2026, month, day, 8, tzinfo=UTC)


def model(name: str) -> Any:
    return apps.get_model(name).objects


def page(slug: str, name: str = "change", *more: int) -> str:
    """Return the address of one of an article's pages at the desk."""
    rest = "".join(f"{part}/" for part in more)
    return f"/admin/articles/article/{model('articles.Article').get(slug=slug).pk}/{name}/{rest}"


def record(name: str, /, **which: Any) -> str:
    """Return the address of the form of something else."""
    return f"/admin/{name.lower().replace('.', '/')}/{model(name).get(**which).pk}/change/"


def picture(kind: str, size: tuple[int, int], colours: list[tuple[int, ...]]) -> SimpleUploadedFile:
    """Return a picture that is smooth from one colour to another, as a browser sends it."""
    ends, file = Picture.new("RGB", (2, 1)), BytesIO()
    ends.putdata(colours)
    ends.resize(size, Picture.Resampling.BICUBIC).save(file, kind)
    return SimpleUploadedFile(f"IMG_1.{kind}", file.getvalue())


class Person:
    """Somebody at a browser, signed in at the desk today."""

    def __init__(self, name: str) -> None:
        self.browser = Client(SERVER_NAME="127.0.0.1")
        self.browser.force_login(model("auth.User").get(username=name))

    def send(self, address: str, button: str = "", /, **changes: Any) -> Any:
        """Open a page, change fields of the form that has most of them, and send it with a button.

        A function as a change is given what stands in the field. Fails where the form comes back.
        """
        opened = self.browser.get(address)
        assert opened.status_code == 200, (address, opened.status_code)
        root = html5lib.parse(opened.content.decode(), namespaceHTMLElements=False)
        forms = [form for form in root.iter("form") if form.get("method") == "post"]
        wanted = {*changes, button}
        form = max(forms, key=lambda form: len(wanted & {field.get("name") for field in form.iter()}))
        fields = dict(filled(form)) | ({button: "yes"} if button else {})
        for name, value in changes.items():
            fields[name] = value(fields[name]) if callable(value) else value
        answer = self.browser.post(address, fields)
        if answer.status_code != 302:
            words = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False).itertext()
            raise AssertionError(f"{address}: {answer.status_code} {' '.join(' '.join(words).split())}")
        return answer


def filled(form: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a browser sends of a form as it came."""
    for field in form.iter():
        name, kind = field.get("name"), field.get("type")
        if not name:
            continue
        if field.tag == "textarea":
            yield name, "".join(field.itertext())
        elif field.tag == "select":
            options = list(field.iter("option"))
            chosen = [o.get("value") for o in options if o.get("selected") is not None]
            if field.get("multiple") is not None:
                yield name, chosen
            else:
                yield name, (chosen or [options[0].get("value")])[0]
        elif kind in {"checkbox", "radio"}:
            if field.get("checked") is not None:
                yield name, field.get("value", "on")
        elif field.tag == "input" and kind not in {"submit", "button", "file"}:
            yield name, field.get("value", "")


def added(text: str) -> Callable[[str], str]:
    """Return what an editor does who writes something below a text."""
    return lambda body: f"{body}\n\n{text}"


def instead_of(slug: str) -> int:
    return model("articles.Article").get(slug=slug).pk


def people() -> None:
    call_command("createsuperuser", "--noinput", username="root", email="root@clinic.example")
    groups = {group.name: group.pk for group in model("auth.Group").all()}
    for name, first, last, *member in (
        ("wanda", "Wanda", "Writer", "Writer"),
        ("walter", "Walter", "Wright", "Writer"),
        ("ada", "Ada", "Okafor", "Reviewer"),
        ("sam", "Sam", "Staff", "Staff"),
        ("anna", "Anna", "Admin", "Administrator", "Staff"),
        ("gone", "Gerda", "Gone", "Writer"),
    ):
        Person("root").send(
            "/admin/auth/user/add/",
            "_save",
            username=name, first_name=first, last_name=last, email=f"{name}@clinic.example",
            groups=[groups[group] for group in member], password1=PASSWORD, password2=PASSWORD,
        )  # fmt: skip
    Person("root").send(record("auth.User", username="gone"), "_save", is_active="")


def clinic() -> None:
    anna = Person("anna")
    anna.send(
        "/admin/clinic/clinic/add/", "_save",
        name="Clinic by the river", phone="+49 30 123456", email="hello@clinic.example",
        address="River Street 1, Town", emergency_number="112", colour="#0f5c63", count_missed_words="on",
        logo=picture("png", (160, 80), [(15, 92, 99), (240, 240, 240)]),
    )  # fmt: skip
    on(3, 2)
    Person("anna").send(
        record("clinic.Clinic", pk=1), "_save", phone="+49 30 654321", funding="The clinic pays for it."
    )


def sources() -> None:
    """Two sources are added, one of them changed; one that came with the guide is; one is deleted."""
    wanda = Person("wanda")
    add, which = "/admin/sources/reference/add/", "sources.Reference"
    book = {
        "type": "book", "title": "A book of the clinic", "authors": "Okafor, Ada", "year": "2025",
        "kind": "textbook", "appraisal": "It says what its author teaches.", "read": "full text",
    }  # fmt: skip
    wanda.send(add, "_save", **book, key="okafor2025", url=f"http://127.0.0.1:{SITES}/book")
    wanda.send(
        add, "_save", **book | {"title": "A leaflet"}, key="leaflet", url=f"http://127.0.0.1:{SITES}/gone"
    )
    wanda.send(add, "_save", **book | {"title": "A mistake"}, key="mistake")
    on(3, 4)
    ada = Person("ada")
    ada.send(record(which, key="okafor2025"), "_save", volume="2", note="The second volume.")
    ada.send(record(which, key="brady2014"), "_save", appraisal="It counts what happened in many visits.")
    ada.send(record(which, key="mistake").replace("change", "delete"))


def pictures() -> None:
    wanda = Person("wanda")
    blue, red, green = (30, 30, 200), (200, 30, 30), (30, 200, 30)
    wanda.send(
        "/admin/articles/image/add/", "_save",
        upload=picture("jpeg", (900, 600), [red, blue]), name="hand", alternative="A hand on a back.",
    )  # fmt: skip
    wanda.send(
        "/admin/articles/image/add/", "_save",
        upload=picture("jpeg", (600, 400), [red, green]), name="unused", alternative="Nothing yet.",
    )  # fmt: skip
    on(3, 5)
    address = record("articles.Image", name="hand")
    Person("walter").send(address, "_save", alternative="A hand on a shoulder.", reason="It is no back.")
    Person("wanda").send(address, "_save", upload=picture("jpeg", (900, 600), [green, blue]))


def parts() -> None:
    Person("ada").send(
        record("articles.Part", slug="afterwards"), "_save",
        title="After your visit", reason="As we say here.",
        footer=added("> [!CONTACT] [@guide]\n> - you have a question: call {{ clinic.phone }}"),
    )  # fmt: skip


def pages() -> None:
    """Articles come to every state that the desk knows."""
    on(3, 9)
    wanda, ada = Person("wanda"), Person("ada")
    # Published, and changed at the desk: by a reviewer, and by a writer with a picture, twice.
    warm = "A warm room helps some people to relax [@okafor2025]."
    ada.send(page("preparing"), "_publish", body=added(f"## A warm room\n\n{warm}"), note="Says it of rooms.")
    hand = '![A hand on a shoulder.](images/hand.webp "Our hand [@guide, note].")'
    wanda.send(page("what-it-feels-like"), "_review", body=added(f"## Here\n\n{hand}"), note="A picture.")
    on(3, 10)
    ada = Person("ada")
    ada.send(page("what-it-feels-like", "decide"), "_publish", notable="on", note="A good picture.")
    ada.send(page("what-it-feels-like"), "_publish", title="How it feels here", note="Our title.")
    # With drafts by two people, in review, sent back, and a page that readers have never seen.
    Person("wanda").send(page("aftercare"), "_draft", body=added("Rest a little [@okafor2025]."))
    Person("walter").send(page("aftercare"), "_draft", body=added("Rest as you like [@okafor2025]."))
    Person("walter").send(page("risks"), "_review", summary="What may happen, and how often.")
    Person("wanda").send(page("does-it-work"), "_review", body=added("It helps some [@leaflet]."))
    Person("ada").send(page("does-it-work", "decide"), "_return", note="Say whom it helps.")
    part = model("articles.Part").get(slug="afterwards").pk
    Person("walter").send(
        "/admin/articles/article/add/", "_draft",
        title="Exercises at home", summary="What you can do by yourself.", slug="exercises",
        part=part, order="90", body="## Move\n\nWalk a little every day [@okafor2025].",
    )  # fmt: skip
    # Gone back to what stood there first.
    ada = Person("ada")
    ada.send(page("how-it-works"), "_publish", body=added("Nobody knows for sure [@okafor2025]."))
    ada.send(page("how-it-works", "restore", 1), note="It was better.")
    ada.send(page("how-it-works", "decide"), "_publish")
    # Renamed twice.
    ada.send(page("questions", "rename"), slug="common-questions", note="They are common.")
    ada.send(page("common-questions", "rename"), slug="ask-us")


def signing() -> None:
    on(3, 16)
    ada = Person("ada")

    def sign(slug: str, date: str, due: str, version: str = "") -> None:
        ada.send(
            page(slug, "sign") + version, name="Ada Okafor", role="physiotherapist", date=date, next_due=due
        )

    sign("longer-term", "2026-03-14", "2099-03-14")
    sign("who-should-not-have-it", "2026-03-13", "2026-09-13")  # overdue by now
    sign("risks", "2026-03-15", "2029-03-15", "?version=2")  # a draft's: readers do not see it yet
    sign("what-happens", "2026-03-12", "2099-03-12")
    ada.send(
        record("articles.Review", version__article__slug="what-happens"), "_save",
        role="doctor", reason="She is both.",
    )  # fmt: skip
    on(3, 17)
    Person("ada").send(
        page("longer-term"),
        "_publish",
        notable="on",
        note="A warning.",
        body=added("Be careful [@brady2014]."),
    )


def plans() -> None:
    """Far ahead, cancelled, come to nothing, and due while nobody ran the site."""
    ada, there = Person("ada"), "2099-01-02T09:00"
    ada.send(page("how-many-sessions"), "_draft", body=added("Most people come four times [@leaflet]."))
    ada.send(
        page("how-many-sessions", "decide"), "_plan", at=there, change="For the year 2099.", note="Wait."
    )
    ada.send(
        page("trigger-points", "withdraw"), "_withdraw",
        at=there, read_instead=instead_of("how-it-works"), note="By then nobody asks.",
    )  # fmt: skip
    ada.send(page("accessibility", "withdraw"), "_withdraw", at=there, read_instead="none")
    ada.send(page("accessibility", "withdraw"), "_cancel")
    ada.send(
        page("what-is-dry-needling", "withdraw"), "_withdraw",
        at="2026-03-20T09:00", read_instead=instead_of("dry-needling-and-acupuncture"),
    )  # fmt: skip
    ada.send(page("choosing-a-practitioner"), "_draft", body=added("Ask how often they did it [@leaflet]."))
    ada.send(page("choosing-a-practitioner", "decide"), "_plan", at="2026-11-01T09:00", change="One more.")
    # Withdrawn; withdrawn with nothing to read instead, and brought back.
    on(3, 19)
    ada = Person("ada")
    ada.send(
        page("dry-needling-and-acupuncture", "withdraw"), "_withdraw",
        read_instead=instead_of("types-of-dry-needling"), note="The other page says it.",
    )  # fmt: skip
    ada.send(page("other-options", "withdraw"), "_withdraw", read_instead="none")
    on(3, 21)
    Person("ada").send(page("other-options", "withdraw"), "_bring_back", note="It is missed.")
    Person("walter").send(page("dry-needling-and-acupuncture"), "_draft", body=added("Or so [@leaflet]."))
    call_command("run_plans")


def redirects_and_files() -> None:
    """A former address is entered by hand; a drawing and a page are changed in files, and brought in."""
    on(3, 23)
    article = model("articles.Article").get(slug="aftercare").pk
    Person("ada").send("/admin/articles/redirect/add/", "_save", old_slug="soreness", article=article)
    anna = Person("anna")
    zipped = BytesIO(b"".join(anna.browser.post("/admin/export/")))
    changed = BytesIO()
    with ZipFile(zipped) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("figures/needle-in-band.svg"):
                text = text.replace(b"</svg>", b"<!-- ours --></svg>")
            if name.endswith("articles/privacy.md"):
                text += b"\n## At our clinic\n\nAsk at the desk [@guide].\n"
            new.writestr(name, text)
    sent = {"zip": SimpleUploadedFile("guide.zip", changed.getvalue())}
    anna.send(anna.browser.post("/admin/import/", sent)["Location"], note="From our files.")


def handouts() -> None:
    on(4, 1)
    code = {made.name: made.code for made in model("handouts.Handout").all()}

    def save(address: str, title: str, note: str, *items: str) -> str:
        answer = Person("sam").send(address, title=title, note=note, item=items, do="save")
        return str(answer["Location"]).split("/")[-2]

    visit = f"/staff/{code['first-visit']}/change/"
    save(visit, "Before you come to us", "Bring your medicine list.", "preparing", "what-happens#key-points")
    first = save("/staff/new/", "For runners", "", "aftercare", "risks#serious-harm", "ask-us")
    points = save("/staff/new/", "In short", "Keep it.", "risks#key-points", "aftercare#key-points")
    old = save("/staff/new/", "Last year's", "", "what-is-dry-needling")
    older = save("/staff/new/", "Older still", "", "longer-term")
    save(f"/staff/{first}/change/", "For runners", "Slowly.", "aftercare", "ask-us")
    Person("sam").send(f"/staff/{old}/withdraw/", instead=f"handout {first}")
    Person("anna").send(f"/staff/{older}/withdraw/", instead="page preparing")
    patient = Client(SERVER_NAME="127.0.0.1")
    paper = {"v": "t8r5c0"}  # printed in January 2026
    for day, opened in ((2, [first, points]), (3, [first, code["afterwards"]])):
        on(4, day)
        for handout in opened:
            assert patient.get(f"/h/{handout}/").status_code == 200
            assert patient.get(f"/h/{handout}/", paper).status_code == 200
        assert patient.get("/aftercare/", paper).status_code == 200
    for _ in range(3):
        patient.get("/search/", {"q": "zebra needling"})


class OtherSite(BaseHTTPRequestHandler):
    """Has a book, and nothing else."""

    def do_HEAD(self) -> None:
        self.send_response(200 if self.path == "/book" else 404)
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 what the server looks for

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def links() -> None:
    server = HTTPServer(("127.0.0.1", SITES), OtherSite)
    Thread(target=server.serve_forever, daemon=True).start()
    with suppress(SystemExit):  # one is broken
        call_command("check_links", "--quiet", "--private", "--rate", "50", "--limit", "2")
    server.shutdown()


def codes() -> None:
    """Anna sets up one-time codes; a stranger guesses her password."""
    from django_otp.oath import TOTP

    on(5, 4)
    anna = Person("anna")
    anna.send("/admin/codes/", "_begin", password=PASSWORD)
    shown = TOTP(model("otp_totp.TOTPDevice").get(user__username="anna").bin_key)
    shown.time = time()
    assert (
        anna.browser.post("/admin/codes/", {"_confirm": "x", "code": f"{shown.token():06}"}).status_code
        == 200
    )
    login = {"username": "anna", "password": "a guess", "code": ""}
    assert anna.browser.post("/admin/login/", login).status_code == 200


def new_edition() -> None:
    """Files say something new of a page that was changed at the desk; it waits."""
    on(5, 5)
    with TemporaryDirectory() as folder:
        shutil.copytree(settings.LIBRARY_DIR, folder, dirs_exist_ok=True)
        with (Path(folder) / "articles/preparing.md").open("a") as file:
            file.write("\nAsk us anything [@guide].\n")
        with suppress(CommandError):
            call_command("load_content", folder, "--quiet", stderr=StringIO())


def rendering_cut_off() -> None:
    """A picture is replaced, and the process ends before pages are rendered again; that stays due."""
    with mock.patch("django.db.transaction.on_commit"):
        Person("wanda").send(
            record("articles.Image", name="hand"), "_save",
            upload=picture("jpeg", (900, 600), [(240, 200, 30), (30, 30, 200)]),
        )  # fmt: skip


SCENES = (
    people, clinic, sources, pictures, parts, pages, signing, plans, redirects_and_files, handouts, links,
    codes, new_edition, rendering_cut_off,
)  # fmt: skip


@contextmanager
def as_on_that_day() -> Iterator[None]:
    """Set the clock, and let codes of handouts be the same in every database that is made."""
    with (
        mock.patch("django.utils.timezone.datetime", Clock),
        mock.patch("secrets.choice", Random(4).choice),
    ):
        yield


def make() -> None:
    with as_on_that_day():
        call_command("migrate", verbosity=0)
        call_command("load_content", "--quiet")
        call_command("render_content", "--quiet")
        for scene in SCENES:
            scene()
    model("sessions.Session").all().delete()
    ours = [m for m in apps.get_models() if m.__module__.startswith(("content.", "simple_history."))]
    empty = [m._meta.label for m in ours if not m._default_manager.exists()]
    assert empty == [], f"nothing fills {empty}"


def keep(folder: Path) -> None:
    """Write the database, the files beside it, and the summary of both into a folder."""
    shutil.copytree(settings.MEDIA_ROOT, folder / "media", dirs_exist_ok=True)
    made = json.dumps(summary(), ensure_ascii=False, indent=1)
    known = folder / "summary.json"
    assert not known.exists() or known.read_text() == made, "the other database holds something else"
    known.write_text(made)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
        connection.close()
        (folder / "sqlite.xz").write_bytes(lzma.compress(Path(connection.settings_dict["NAME"]).read_bytes()))
        return
    options = ["--no-owner", "--no-privileges", "--no-comments", "--inserts", "--rows-per-insert=500"]
    dump = subprocess.run(
        ["pg_dump", *options, os.environ["DATABASE_URL"]], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    # What psql alone reads, and what older servers do not know.
    lines = (
        line for line in dump.splitlines() if not re.match(r"\\(un)?restrict |SET transaction_timeout", line)
    )
    (folder / "postgresql.xz").write_bytes(lzma.compress("\n".join(lines).encode()))


if __name__ == "__main__":
    django.setup()
    from .look import summary

    make()
    keep(Path(sys.argv[1]))
