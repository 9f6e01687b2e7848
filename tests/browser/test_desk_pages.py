"""Every page of the desk that no other module looks at: axe finds nothing on it, and nothing is cut off."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.addresses import DESK

from .conftest import Site
from .people import PASSWORD, signed_in
from .test_sign_in import NARROW, check

MAKE = """
import json
from datetime import date
from io import BytesIO
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from PIL import Image as Picture
from tests.uploads import store_image
from content.articles.publishing.context import current_render_context
from content.articles.models import Article, LoadConflict, Part, Redirect, Review, SignsFile, WordsFile
from content.articles.publishing.publish import publish, write_version
from content.clinic.models import Clinic, SafetyRules
from content.rendering import ArticleText, dump_article, render
from content.sources.models import Reference

root = User.objects.filter(username="root").first() or User.objects.create_superuser("root", "", {password!r})
file = BytesIO()
Picture.new("RGB", (90, 60), "navy").save(file, "PNG")
body = "![Blue.](images/blue.webp)"
image = store_image("blue", "A blue field, " * 9, file.getvalue(), root)
text = ArticleText(title="To look at", summary="What it is.", part="decide", order=99, body=body)
article = Article.objects.create(slug="to-look-at", part=Part.objects.get(slug="decide"), order=99)
version = write_version(article, text, render(text, current_render_context()))
publish(version)
given = {{"version": version, "name": "Ada", "role": "nurse", "date": date(2020, 1, 1)}}
part, reference = article.part, Reference.objects.get(key="brady2014")
clinic = Clinic.current()
if clinic.pk is None:
    clinic.name = "Praxis"
rules = SafetyRules(age="from_12")
for row in (part, reference, clinic, rules):
    row.save()
rows = {{
    "articles_article": article,
    "articles_version": version,
    "articles_review": Review.objects.create(next_due=date(2021, 1, 1), **given),
    "articles_redirect": Redirect.objects.create(old_slug="looked-at", article=article),
    "articles_image": image,
    "articles_part": part,
    "articles_signsfile": SignsFile.objects.get(),
    "articles_wordsfile": WordsFile.objects.get(),
    "sources_reference": reference,
    "clinic_safetyrules": rules,
    "auth_user": User.objects.create_user("somebody-else"),
    "auth_group": Group.objects.first(),
    "axes_accessattempt": AccessAttempt.objects.create(username="x", failures_since_start=1),
    "clinic_clinic": clinic,
}}
theirs = dump_article(text).replace("Blue.", "A long blue field. " * 9)
waiting = LoadConflict.objects.create(name="articles/to-look-at.md", article=article, theirs=theirs)
states = {{name: row.history.first().pk for name, row in rows.items() if hasattr(row, "history")}}
print(json.dumps([{{name: row.pk for name, row in rows.items()}}, states, waiting.pk]))
"""
UNMAKE = """
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from content.articles.models import Article, Image, Version
from content.clinic.models import Clinic, SafetyRules
pages = Article.objects.filter(slug="to-look-at")
pages.update(live=None)
Version.objects.filter(article__in=pages).delete()
pages.delete()
for image in Image.objects.filter(name="blue"):
    image.delete()
AccessAttempt.objects.filter(username="x").delete()
User.objects.filter(username="somebody-else").delete()
Clinic.objects.filter(name="Praxis").delete()
SafetyRules.objects.all().delete()
"""

ELSEWHERE = {
    "admin:index": "test_dashboard.py",
    "admin:report": "test_dashboard.py",
    "admin:codes": "test_sign_in.py",
    "admin:password_change": "test_sign_in.py",
    "admin:auth_user_changelist": "test_sign_in.py",
    "admin:auth_user_add": "test_sign_in.py",
    "admin:auth_user_change": "test_sign_in.py",
    "admin:auth_user_password_change": "test_sign_in.py",
    "admin:auth_user_codes": "test_sign_in.py",
    "admin:auth_group_changelist": "test_sign_in.py",
    "admin:auth_group_change": "test_sign_in.py",
    "admin:axes_accessattempt_changelist": "test_sign_in.py",
    "admin:guide": "test_sources_form.py",
    "admin:sources_reference_add": "test_sources_form.py",
    "admin:sources_reference_change": "test_sources_form.py",
    "admin:sources_reference_history": "test_sources_form.py",
    "admin:sources_reference_simple_history": "test_sources_form.py",
    "admin:articles_part_change": "test_sources_form.py",
    "admin:articles_article_change": "test_editor.py",
    "admin:articles_article_history": "test_deciding.py",
    "admin:articles_article_compare": "test_deciding.py",
    "admin:articles_article_decide": "test_deciding.py",
    "admin:articles_article_sign": "test_deciding.py",
    "admin:articles_article_restore": "test_deciding.py",
    "admin:articles_article_withdraw": "test_deciding.py",
    "admin:articles_article_rename": "test_deciding.py",
    "admin:articles_version_page": "test_deciding.py",
    "admin:articles_version_share": "test_deciding.py",
    "admin:export": "test_exchange.py",
    "admin:import": "test_exchange.py",
    "admin:import_preview": "test_exchange.py",
    "admin:import_done": "test_exchange.py",
    "admin:clinic_clinic_changelist": "test_clinic.py",
    "admin:clinic_clinic_change": "test_clinic.py",
}
"""The module that looks at a page."""

NO_PAGE = {
    "admin:jsi18n",
    "admin:view_on_site",  # it leads to the public page
    "admin:import_picture",
    "admin:pick_pages",
    "admin:pick_sources",
    "admin:pick_pictures",
    "admin:signed_in",
}
"""What answers with something else than a page of the desk."""

HERE = sorted(
    name
    for name, may in DESK.items()
    if name.startswith("admin:")
    and isinstance(may.get, str)
    and may.get  # else it lets nobody in
    and name not in ELSEWHERE
    and name not in NO_PAGE
)
"""The pages that are left, and each that comes to the desk, until a test of its own looks at it."""


@pytest.fixture(scope="module")
def paths(site: Site) -> Iterator[dict[str, str]]:
    """Where each page is, with something on it."""
    rows, states, waiting = json.loads(site.manage("shell", "-v", "0", "-c", MAKE.format(password=PASSWORD)))
    found = {"admin:password_change_done": "password_change/done/", "admin:app_list": "articles/"}
    found["admin:new_edition"] = f"new-edition/{waiting}/"
    for model, number in rows.items():
        folder = model.replace("_", "/", 1)
        found |= {
            f"admin:{model}_changelist": f"{folder}/",
            f"admin:{model}_add": f"{folder}/add/",
            f"admin:{model}_deleted": f"{folder}/deleted/",
            f"admin:{model}_simple_history": f"{folder}/{number}/history/{states.get(model)}/",
        }
        found |= {
            f"admin:{model}_{page}": f"{folder}/{number}/{page}/" for page in ("change", "history", "delete")
        }
    yield {name: f"/admin/{path}" for name, path in found.items()}
    site.manage("shell", "-v", "0", "-c", UNMAKE)


MODES = {"light": {}, "dark and narrow": NARROW}
ONE_TEMPLATE = {
    "light": ("_simple_history", "_history", "_delete", "_changelist", "_add", "_change"),
    # What each model has in its list and in its form can be too wide.
    "dark and narrow": ("_simple_history", "_history", "_delete"),
}
"""The ends of names by which pages have a template in common, as far as it matters in a mode."""


def looks() -> Iterator[Any]:
    """Yield each mode and page; what shows a template for the second time in a mode is for `make soak`."""
    for mode, ends in ONE_TEMPLATE.items():
        seen = set()
        for name in HERE:
            template = next((end for end in ends if name.endswith(end)), name)
            if template == "_history":  # Django's own page, or that of a model whose states are kept
                template = name.replace("_history", "_simple_history") in HERE
            yield pytest.param(mode, name, marks=[pytest.mark.soak] if template in seen else [])
            seen.add(template)


@pytest.fixture(scope="module")
def root(request: pytest.FixtureRequest, browser: Browser, site: Site, paths: dict) -> Iterator[Page]:
    """A page of somebody who may open every page."""
    context = signed_in(browser, site, "root", **MODES[request.param])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("root", "name"), list(looks()), indirect=["root"], scope="module")
def test_axe_finds_nothing_and_nothing_is_cut_off(root: Page, paths: dict[str, str], name: str):
    assert root.goto(paths[name]).status == 200
    check(root)
