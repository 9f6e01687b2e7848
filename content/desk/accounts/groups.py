"""Who may do what at the desk: the groups and their permissions, in one table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.management import create_permissions


@dataclass(frozen=True)
class DeskGroup:
    """A group: what it is for, in words to whoever puts people into it, and its permissions.

    A permission is written `app.codename`, as `User.has_perm` takes it.
    """

    purpose: str
    permissions: frozenset[str]


def _on(app: str, model: str, *actions: str) -> set[str]:
    return {f"{app}.{action}_{model}" for action in actions}


_HANDING_OUT = _on("handouts", "handout", "view", "add", "change")
_READING = {
    *_on("articles", "article", "view"),
    *_on("articles", "version", "view"),
    *_on("articles", "decision", "view"),
    *_on("articles", "plan", "view"),
    *_on("articles", "review", "view"),
    *_on("articles", "redirect", "view"),
    *_on("articles", "image", "view"),
    *_on("articles", "part", "view"),
    *_on("articles", "signsfile", "view"),
    *_on("articles", "wordsfile", "view"),
    *_on("articles", "linkcheck", "view"),
    *_on("articles", "missedword", "view"),
    *_on("clinic", "safetyrules", "view"),
    *_on("sources", "reference", "view"),
    *_HANDING_OUT,
    "articles.export_library",
}
_WRITING = {
    *_READING,
    *_on("articles", "article", "add", "change"),
    *_on("articles", "image", "add", "change"),
    *_on("sources", "reference", "add", "change"),
}
_REVIEWING = {
    *_WRITING,
    *_on("articles", "review", "add", "change"),
    *_on("articles", "image", "delete"),  # none that a text shows
    *_on("articles", "part", "change"),  # readers see it at once
    *_on("articles", "signsfile", "change"),  # as above
    *_on("articles", "redirect", "add", "delete"),
    *_on("clinic", "safetyrules", "add", "change"),  # readers see it at once
    *_on("sources", "reference", "delete"),  # none that a text cites
    "articles.publish_article",
    "articles.withdraw_article",
    "articles.rename_article",
}
_ADMINISTRATION = {
    *_READING,
    *_on("auth", "user", "view", "add", "change", "delete"),
    *_on("auth", "group", "view"),
    *_on("clinic", "clinic", "view", "add", "change"),
    *_on("clinic", "historicalclinic", "view"),
    *_on("articles", "wordsfile", "change"),  # what the site says in the clinic's name
    *_on("sources", "historicalreference", "view"),
    *_on("axes", "accessattempt", "view", "delete"),
    *_on("admin", "logentry", "view"),
    "articles.import_library",
}

WRITER, REVIEWER, STAFF, ADMINISTRATOR = "Writer", "Reviewer", "Staff", "Administrator"

GROUPS = {
    WRITER: DeskGroup(
        "Writes: drafts, which somebody else puts live. A picture or source that they change shows at once.",
        frozenset(_WRITING),
    ),
    REVIEWER: DeskGroup(
        "Decides: all that a writer does, and signs, publishes, withdraws and renames pages. Sets the "
        "clinic's safety rules.",
        frozenset(_REVIEWING),
    ),
    STAFF: DeskGroup(
        "Hands pages to patients: handouts, and nothing of the guide's text.", frozenset(_HANDING_OUT)
    ),
    ADMINISTRATOR: DeskGroup(
        "Looks after the site: people, the clinic's details but for its safety rules, import, which "
        "publishes. Reads all.",
        frozenset(_ADMINISTRATION),
    ),
}


def grant(apps: Any, *, using: str = "default") -> None:
    """Create the groups, and give each those permissions of `GROUPS` that exist by now.

    For a migration: `apps` is its app registry, `using` its database. Django creates permissions after all
    migrations, so they are created here. Where another app's migration adds a permission later, a migration
    of the desk has to call this again.
    """
    labels = {label for label, _ in _split(_all_permissions())}
    for label in sorted(labels & set(apps.app_configs)):
        config = apps.get_app_config(label)
        had = getattr(config, "models_module", None)
        config.models_module = True  # an app of a state has none, and would be skipped
        create_permissions(config, verbosity=0, using=using, apps=apps)
        config.models_module = had
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    known = {(p.content_type.app_label, p.codename): p for p in permissions.select_related("content_type")}
    for name, group in GROUPS.items():
        row, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        row.permissions.set(known[entry] for entry in _split(group.permissions) if entry in known)


def _all_permissions() -> set[str]:
    return {permission for group in GROUPS.values() for permission in group.permissions}


def _split(permissions: Iterable[str]) -> list[tuple[str, str]]:
    return [(app, codename) for app, _, codename in (p.partition(".") for p in permissions)]
