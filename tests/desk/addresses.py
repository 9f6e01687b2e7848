"""Every address of the site, as the resolver knows it, and who may use it.

`DESK` is the one place that says so. An address that is not in it, nor in `PUBLIC`, fails test_who_may.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

EVERYBODY = "WRSA"


@dataclass(frozen=True)
class May:
    """Who may open an address (GET) and who may send something to it (POST).

    The letters stand for groups: Writer, Reviewer, Staff, Administrator; a superuser may all that any of
    them may, and what is "U" alone. A number in their place is what everybody at the desk gets, such as 405.

    `refused` is what the others at the desk get. `outside` is what whoever is not let into the desk gets:
    nothing means that they are sent to sign in.
    """

    get: str | int
    post: str | int
    refused: int = 403
    outside: int | None = None


# What Django's admin gives each model: its list, a form to add, and for one record its history, its deletion,
# its form, and a way to that form.
def _model(name: str, *, view: str, add: str, change: str, delete: str = "") -> dict[str, May]:
    return {
        f"admin:{name}_changelist": May(view, view),
        f"admin:{name}_add": May(add, add),
        f"admin:{name}_history": May(view, view),
        f"admin:{name}_delete": May(delete, delete),
        f"admin:{name}_change": May(view, change),
        f"admin/{name.replace('_', '/')}/<path:object_id>/": May(EVERYBODY, EVERYBODY),
    }


DESK: dict[str, May] = {
    # The desk itself
    "admin:index": May(EVERYBODY, EVERYBODY),
    "admin:codes": May(EVERYBODY, EVERYBODY),
    "admin:guide": May(EVERYBODY, 405),
    "admin:logout": May(405, EVERYBODY),
    "admin:password_change": May(EVERYBODY, EVERYBODY),
    "admin:password_change_done": May(EVERYBODY, 405),
    "admin:jsi18n": May(EVERYBODY, 405),
    "admin:app_list": May("WRA", "WRA", refused=404),
    "admin:autocomplete": May(403, 405),  # no form uses it
    "admin:view_on_site": May(EVERYBODY, EVERYBODY),
    "admin/(?P<url>.*)$": May(404, 404),
    # Articles
    **_model("articles_article", view="WRA", add="WR", change="WR"),
    "admin:articles_article_history": May("WRA", 405),
    "admin:articles_article_compare": May("WRA", 405),
    "admin:articles_article_decide": May("WRA", "WRA"),  # what its buttons do: BUTTONS
    "admin:articles_article_sign": May("R", "R"),
    "admin:articles_article_restore": May("WR", "WR"),
    "admin:articles_article_withdraw": May("R", "R"),
    "admin:articles_article_rename": May("R", "R"),
    **_model("articles_version", view="WRA", add="", change=""),
    "admin:articles_version_page": May("WRA", 405),
    "admin:articles_version_share": May("WRA", 405),
    **_model("articles_review", view="WRA", add="", change="R", delete="U"),
    **_model("articles_part", view="WRA", add="", change="R"),
    "admin:articles_part_simple_history": May("WRA", "R"),
    **_model("articles_signsfile", view="WRA", add="", change="R"),
    "admin:articles_signsfile_simple_history": May("WRA", "R"),
    **_model("articles_wordsfile", view="WRA", add="", change="A"),
    "admin:articles_wordsfile_simple_history": May("WRA", "A"),
    **_model("articles_redirect", view="WRA", add="R", change="U", delete="R"),
    # Pictures and sources
    **_model("articles_image", view="WRA", add="WR", change="WR", delete="R"),
    "admin:articles_image_simple_history": May("WRA", "WR"),
    **_model("sources_reference", view="WRA", add="WR", change="WR", delete="R"),
    "admin:sources_reference_deleted": May("WRA", "WRA"),
    "admin:sources_reference_simple_history": May("WRA", "WR"),
    # What the form of an article asks for; it can show no page, so it is told 403
    "preview": May(405, "WR", outside=403),
    "admin:pick_pages": May("WR", 405, outside=403),
    "admin:pick_sources": May("WR", 405, outside=403),
    "admin:pick_pictures": May("WR", 405, outside=403),
    "admin:signed_in": May("WR", 405, outside=403),
    # The staff's desk
    "staff": May(EVERYBODY, 405),
    "staff_counts": May(EVERYBODY, 405),
    "staff_handout": May(EVERYBODY, 405),
    "staff_qr": May(EVERYBODY, 405),
    "staff_edition": May(EVERYBODY, 405),
    "staff_edition_pdf": May(EVERYBODY, 405),
    "staff_new": May(EVERYBODY, EVERYBODY),
    "staff_change": May(EVERYBODY, EVERYBODY),
    "staff_copy": May(EVERYBODY, EVERYBODY),
    "staff_withdraw": May(EVERYBODY, EVERYBODY),
    "staff_bring_back": May(EVERYBODY, EVERYBODY),
    # Reports
    "admin:report": May("WRA", 405),
    "admin:start_over": May(405, "A"),
    # Out and in
    "admin:new_edition": May("WRA", "R"),
    "admin:export": May("WRA", "WRA"),
    "admin:import": May("A", "A"),
    "admin:import_done": May("A", 405),
    "admin:import_preview": May("A", "A"),
    "admin:import_picture": May("A", 405),
    # People and the clinic
    **_model("auth_user", view="A", add="A", change="A", delete="A"),
    "admin:auth_user_password_change": May("A", "A"),
    "admin:auth_user_codes": May("A", "A"),
    **_model("auth_group", view="A", add="", change=""),
    **_model("axes_accessattempt", view="A", add="", change="", delete="A"),
    **_model("clinic_clinic", view="A", add="", change="A"),
    "admin:clinic_clinic_simple_history": May("A", "A"),
    **_model("clinic_safetyrules", view="WRA", add="", change="R"),
    "admin:clinic_safetyrules_simple_history": May("WRA", "R"),
}

# Addresses with buttons of their own: whoever presses one without the right to gets 403.
BUTTONS = {
    "admin:articles_article_decide": {"_submit": "WR", "_return": "R", "_publish": "R", "_plan": "R"},
}

# What anybody may read; who reads it makes no difference (tests/needling_site/test_headers.py).
PUBLIC = {
    "admin:login",
    "draft",  # whoever has the link
    "favicon.ico",
    "clinic_css",
    "sources",
    "source",
    "home",
    "differences",
    "search",
    "search_suggestions",
    "media",
    "sitemap",
    "robots",
    "feed",
    "health",
    "changes",
    "article",
    "share",
    "type_code",
    "handout",
    "handout_share",
    "handout_sheet",
    "handout_pdf",
    "handout_svg",
    "handout_png",
}


def addresses() -> dict[str, str]:
    """Return every address: its name, or its route where it has none, and its route."""
    found: dict[str, str] = {}
    for name, route in _walk(get_resolver().url_patterns, "", ""):
        found.setdefault(name or route, route)
    return found


def _walk(patterns: list, prefix: str, namespace: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            yield (f"{namespace}{pattern.name}" if pattern.name else ""), route
