"""Who may what: every address of the desk, for everybody who could come to it, with every method.

The table is in addresses.py. Each request is undone, so that none changes what the next one meets.
"""

from dataclasses import dataclass
from hashlib import sha256
from http.cookies import SimpleCookie
from io import BytesIO

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.articles.models import (
    Article,
    Image,
    LibraryFile,
    LoadConflict,
    Part,
    Redirect,
    SignsFile,
    WordsFile,
)
from content.articles.sync.zips import write_zip
from content.clinic.models import Clinic, SafetyRules
from content.desk.exchange import waiting_zips
from content.handouts.contents import contents_of
from content.handouts.edit import find_chosen, make_handout
from content.handouts.editions import edition_of
from content.handouts.models import Handout
from content.sources.models import Reference
from tests.articles.factories import edit, sign_off
from tests.pictures import jpeg
from tests.uploads import store_image

from .addresses import BUTTONS, DESK, PUBLIC, May, addresses
from .people import client_of, person, tick_in, with_codes

GROUPS = {"Writer": "W", "Reviewer": "R", "Staff": "S", "Administrator": "A"}
OTHER_METHODS = ("HEAD", "PUT", "DELETE", "OPTIONS")
FILES = {
    "signs.yaml": "question: Does it hurt?\nalarm: Call us\n",
    "words.yaml": "help_page: aftercare\n",
}
SIGN_IN, CODES, IN = "sent to sign in", "sent to set up codes", "let in"


@dataclass(frozen=True)
class Site:
    """What there is: a row of each model, by the model's name in addresses, and a zip to be imported."""

    rows: dict[str, int]
    zip: bytes


def zip_of_library() -> bytes:
    file = BytesIO()
    write_zip(file)
    return file.getvalue()


@pytest.fixture
def site(loaded, settings, tmp_path):
    """Something of everything that an address can name."""
    make_handout("In use", "", find_chosen(["risks"])[0])
    make_handout("Withdrawn", "", find_chosen(["risks"])[0], withdrawn_at=timezone.now())
    settings.DATA_DIR = tmp_path / "data"
    article = Article.objects.get(slug="risks")
    version = edit("risks", live=False, summary="Another.")
    Clinic.objects.create(name="Praxis")
    SafetyRules.objects.create(age="ask")
    for model in (Reference, Part):
        for row in model.objects.all():
            row.save()  # a load leaves no history
    signs, words = (LibraryFile.objects.create(path=path, text=text) for path, text in FILES.items())
    somebody, writer = person(name="somebody"), person(name="writer")
    found = {
        "articles_article": article,
        "articles_version": version,
        "articles_review": sign_off(article.live),
        "articles_redirect": Redirect.objects.create(old_slug="dangers", article=article),
        "articles_image": store_image("needle", "A needle.", jpeg(60, 40), writer),
        "articles_part": article.part,
        "articles_signsfile": signs,
        "articles_wordsfile": words,
        "sources_reference": Reference.objects.get(key="brady2014"),
        "articles_loadconflict": LoadConflict.objects.create(name="signs.yaml"),
        "auth_user": somebody,
        "auth_group": Group.objects.first(),
        "axes_accessattempt": AccessAttempt.objects.create(username="x", failures_since_start=1),
        "clinic_clinic": Clinic.current(),
        "clinic_safetyrules": SafetyRules.current(),
    }
    return Site({name: row.pk for name, row in found.items()}, zip_of_library())


def address_of(name: str, route: str, site: Site) -> str:
    """Return an address that leads to something, by its name or its route."""
    article, mark = site.rows["articles_article"], sha256(site.zip).hexdigest()
    special = {
        "admin:report": ["drafts"],
        "admin:view_on_site": [ContentType.objects.get_for_model(Article).pk, article],
        "admin:app_list": ["articles"],
        "admin:import_preview": [mark],
        "admin:import_picture": [mark, "needle"],
        "admin:articles_article_restore": [article, 1],
        "admin:new_edition": [site.rows["articles_loadconflict"]],
    }
    if name.startswith("staff_") and "<" in route:
        withdrawn = name == "staff_bring_back"
        handout = Handout.objects.get(withdrawn_at__isnull=not withdrawn)
        editions = [edition_of(contents_of(handout)).code] if "<edition:" in route else []
        return reverse(name, args=[handout.code, *editions])
    if name in special:
        return reverse(name, args=special[name])
    if name == "admin/(?P<url>.*)$":
        return "/admin/no/such/page/"
    key = "_".join(route.split("/")[1:3])
    if name.endswith("_simple_history"):
        models = {"sources_reference": Reference, "clinic_clinic": Clinic}
        models |= {"clinic_safetyrules": SafetyRules, "articles_part": Part, "articles_image": Image}
        model = (models | {"articles_signsfile": SignsFile, "articles_wordsfile": WordsFile})[key]
        return reverse(name, args=[site.rows[key], model.history.filter(id=site.rows[key]).first().pk])
    if name == route:
        return f"/admin/{key.replace('_', '/')}/{site.rows[key]}/"
    return reverse(name, args=[site.rows[key]] if "<" in route else [])


def outcome(client: Client, method: str, address: str, button: str = "") -> str:
    """Send a request, undo what it did, and say in a word how it ended."""
    again = Client()
    again.handler = client.handler  # its middleware is set up once
    again.cookies = SimpleCookie(client.cookies.output(header="", sep=";"))
    with transaction.atomic():
        sent = {"data": f"{button}=x", "content_type": "application/x-www-form-urlencoded"} if button else {}
        answer: HttpResponse = again.generic(method, address, **sent)
        if answer.streaming:
            answer.getvalue()  # read to its end, it closes its file
        transaction.set_rollback(True)
    to = answer.get("Location", "")
    if to.startswith(reverse("admin:login")):
        return SIGN_IN
    if to.partition("?")[0] == reverse("admin:codes"):
        return CODES
    if method == "OPTIONS" and answer.status_code == 200 and not answer.content:
        return "405"  # some of Django's own views say which methods they take
    return IN if answer.status_code in {200, 302, 400, 409} else str(answer.status_code)


def expected(may: May, method: str, letter: str) -> set[str]:
    """Return how a request may end for somebody at the desk, by the letter of their group."""
    who = may.get if method == "GET" else may.post
    if isinstance(who, int):
        # Whoever may not come to an address at all may be told so whatever the method.
        other = may.post if method == "GET" else may.get
        shut = isinstance(other, str) and letter not in other and letter != "U"
        return {str(who), str(may.refused)} if shut else {str(who)}
    lets_in = letter in who or (letter == "U" and who != "")
    return {IN} if lets_in else {str(may.refused)}


def test_table_names_every_address():
    missing = {name: route for name, route in addresses().items() if name not in DESK and name not in PUBLIC}
    assert missing == {}, (
        "These addresses stand in no table. Say in tests/desk/addresses.py who may use them:\n"
        + "\n".join(
            f'    in DESK:   "{name}": May("WRA", 405),   # who may GET, who may POST\n'
            f'    or PUBLIC: "{name}",   # {route}: anybody may read it'
            for name, route in missing.items()
        )
    )


def test_table_names_nothing_that_does_not_exist():
    gone = (set(DESK) | PUBLIC) - set(addresses())
    assert gone == set(), f"Take these out of tests/desk/addresses.py: {sorted(gone)}"


@pytest.mark.parametrize("who", [*GROUPS, pytest.param("superuser", marks=pytest.mark.postgres)])
def test_everybody_at_the_desk_gets_where_the_table_says_and_nowhere_else(site, who):
    somebody = person(who, name="ada") if who in GROUPS else person(superuser=True)
    client = client_of(somebody)
    waiting_zips.keep(site.zip, somebody)
    letter = GROUPS.get(who, "U")
    wrong = []
    for name, route in addresses().items():
        if name in PUBLIC or name not in DESK:
            continue
        address = address_of(name, route, site)
        for method in ("GET", "POST"):
            ended, may = outcome(client, method, address), expected(DESK[name], method, letter)
            if ended not in may:
                wrong.append(f"{name}: {method} {address} ended with {ended}; the table says {sorted(may)}")
    assert wrong == [], f"{who}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("who", GROUPS)
def test_button_that_somebody_may_not_press_is_refused(site, who):
    client = client_of(person(who, name="ada"))
    wrong = []
    for name, buttons in BUTTONS.items():
        address = address_of(name, addresses()[name], site)
        for button, letters in buttons.items():
            ended, may = outcome(client, "POST", address, button), IN if GROUPS[who] in letters else "403"
            if ended != may:
                wrong.append(f"{button} at {address} ended with {ended}; the table says {may}")
    assert wrong == [], f"{who}:\n" + "\n".join(wrong)


@pytest.mark.parametrize(("who", "published"), [("Writer", False), ("Reviewer", True)])
def test_form_of_an_article_puts_a_text_live_for_a_reviewer_alone(site, who, published):
    article = Article.objects.get(slug="risks")
    text = article.newest
    fields = {
        "title": text.title, "summary": text.summary, "key_points": "", "body": "It hurts [@brady2014].",
        "related": "", "next_steps": "", "part": article.part_id, "order": article.order, "note": "Why.",
        "layout": article.layout, "seen": text.number, "_publish": "yes",
    }  # fmt: skip
    page = reverse("admin:articles_article_change", args=[article.pk])
    edit(
        "aftercare", body="See [the risks](risks.md) [@brady2014]."
    )  # else a link to a heading is in the way
    client = client_of(person(who, name="ada"))
    answer = client.post(page, fields)
    if published:  # it takes along a draft of somebody else
        answer = client.post(page, fields | tick_in(answer))
    assert answer.status_code == (302 if published else 200)
    assert (Article.objects.get(slug="risks").live.body == fields["body"]) is published


def guest() -> Client:
    return client_of(person(name="guest"))


def shut_out() -> Client:
    client = client_of(person("Reviewer", name="shut-out"))
    User.objects.filter(username="shut-out").update(is_active=False)
    return client


def session_from_before_codes_were_set_up() -> Client:
    root = person(name="root", superuser=True)
    client = client_of(root)
    with_codes(root)
    return client


@pytest.mark.parametrize("who", [Client, guest, shut_out, session_from_before_codes_were_set_up])
def test_whoever_is_not_let_in_is_sent_to_sign_in_or_told_403(site, who):
    client, wrong = who(), []
    for number, (name, may) in enumerate(DESK.items()):
        address = address_of(name, addresses()[name], site)
        for method in ("GET", "POST", OTHER_METHODS[number % 4])[: 2 if client.cookies else 3]:
            ended = outcome(client, method, address)
            allowed = {str(may.outside), "405"} if may.outside else {SIGN_IN}
            if name == "admin:logout":
                allowed = {SIGN_IN, IN, "405"}  # whoever is signed in at all can sign out
            if ended not in allowed:
                wrong.append(f"{method} {address} ended with {ended}, not {sorted(allowed)}")
    assert wrong == [], "\n".join(wrong)


def test_whoever_lacks_a_required_code_is_led_to_set_one_up_and_nowhere_else(site):
    Clinic.objects.update(codes_required=True)
    client = client_of(person(superuser=True))
    wrong = []
    for name, may in DESK.items():
        address = address_of(name, addresses()[name], site)
        for method in ("GET", "POST"):
            ended = outcome(client, method, address)
            allowed = {str(may.outside), "405"} if may.outside else {CODES}
            if name in {"admin:codes", "admin:logout"}:
                allowed = {IN, "405"}
            if ended not in allowed:
                wrong.append(f"{method} {address} ended with {ended}, not {sorted(allowed)}")
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("group", ["Staff", "Writer"])
def test_no_other_method_opens_what_get_and_post_do_not(site, group):
    client = client_of(person(group, name="ada"))
    letter = GROUPS[group]
    wrong = []
    for number, (name, may) in enumerate(DESK.items()):
        if any(isinstance(who, str) and letter in who for who in (may.get, may.post)):
            continue
        address, method = address_of(name, addresses()[name], site), OTHER_METHODS[number % 4]
        if (ended := outcome(client, method, address)) not in {"403", "404", "405"}:
            wrong.append(f"{method} {address} ended with {ended}")
    assert wrong == [], "\n".join(wrong)


def test_upload_of_the_editors_widget_is_not_there_for_anybody(site):
    for client in (Client(), client_of(person("Writer")), client_of(person(name="root", superuser=True))):
        for method in ("GET", "POST", "PUT"):
            answer = client.generic(method, "/markdownx/upload/")
            assert answer.status_code == 404
