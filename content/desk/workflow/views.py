"""Where people decide about an article: review, publish, plan, sign, restore."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import get_text_list

from content.articles.comparison.changes import written_changes
from content.articles.models import Article, Plan, Version
from content.articles.publishing import (
    cancel,
    describe_change,
    digest_of_safety,
    in_a_sentence,
    plan,
    publish_version,
    restore_version,
    send_back,
    sign_version,
    submit,
    what_stops_publishing,
)
from content.articles.publishing.publish import rendered_now
from content.handouts.contents import not_given_with
from content.rendering import Rendered, annotate

from .confirmation import PublishConfirmation
from .forms import PlanForm, PublishForm, RestoreForm, ReturnForm, SignForm, SubmitForm
from .pages import (
    address_of,
    article_page,
    errors_of,
    redirect_with_message,
    render_page,
    require_permission,
    who_may,
)
from .status import decided_by

Forms = dict[str, forms.Form]
_WRITE, _PUBLISH = "articles.change_article", "articles.publish_article"


@article_page("articles.view_article", "POST")
def decide(request: HttpRequest, article: Article) -> HttpResponse:
    """Show where the newest version stands and what stands against publishing it; do what a button asks."""
    version = article.versions.select_related("author").latest()
    version.article = article
    is_live = _is_shown(version)
    rendered = None if is_live else rendered_now(version)
    confirmation = PublishConfirmation(annotate(rendered).uncited) if rendered else PublishConfirmation()
    open_forms = _forms(request, article, version, confirmation)
    refused: list[str] = []
    for button, (permission, act) in _BUTTONS.items():
        if request.method == "POST" and button in request.POST:
            require_permission(request, permission)
            answer = act(request, version, open_forms, rendered)
            if isinstance(answer, HttpResponse):
                return answer
            refused = answer
    stops = what_stops_publishing(version, rendered) if rendered else []
    if stops:
        open_forms = {name: form for name, form in open_forms.items() if name not in {"publish", "plan"}}
    may_publish = request.user.has_perm(_PUBLISH)
    return render_page(
        request,
        "decide",
        article,
        f"Review and publish: {version.title}",
        version=version,
        refused=refused,
        forms=open_forms,
        stops=stops,
        uncited=confirmation.uncited,
        handouts=not_given_with(article, rendered) if rendered else [],
        is_live=is_live,
        decisions=[(found, decided_by(found)) for found in version.decisions.select_related("by")],
        differences=written_changes(article.live, version) if article.live and not is_live else [],
        on_the_page=_on_the_page(version),
        plans=[(found, in_a_sentence(found)) for found in article.plans.select_related("version")],
        may_publish=may_publish,
        deciders="" if may_publish or is_live else get_text_list(who_may(_PUBLISH), "and"),
    )


def _is_shown(version: Version) -> bool:
    """Tell whether readers see a version."""
    return version.pk == version.article.live_id and version.article.is_published


def _on_the_page(version: Version) -> str:
    """Return the address of the comparison of a version with the live one, on the page as readers see it."""
    live = version.article.live
    versions = f"?old={live.number}&new={version.number}&as=page" if live else ""
    return address_of("compare", version.article) + versions


def _unseen(version: Version) -> str:
    """Return the end of a sentence that says that readers do not see a version, or nothing where they do."""
    live = version.article.live
    when = "yet" if live is None or version.number > live.number else "now"
    return "" if _is_shown(version) else f", which readers do not see {when}"


def _forms(
    request: HttpRequest, article: Article, version: Version, confirmation: PublishConfirmation
) -> Forms:
    """Return the forms that somebody may use on a version as it stands; the one that was sent is filled."""
    told = {"change": version.note, "notable": version.notable}
    wanted: dict[str, tuple[str, Callable[..., forms.Form], dict[str, Any]]] = {}
    if version.state == Version.State.DRAFT:
        wanted["submit"] = (_WRITE, SubmitForm, {})
    if version.state == Version.State.IN_REVIEW:
        wanted["return"] = (_PUBLISH, ReturnForm, {})
    if not _is_shown(version):
        wanted["publish"] = (_PUBLISH, partial(PublishForm, confirmation=confirmation), told)
        if not article.withdrawn_at and not article.plans.filter(version__isnull=False).exists():
            wanted["plan"] = (_PUBLISH, partial(PlanForm, confirmation=confirmation), told)
    return {
        name: form(
            request.POST if f"_{name}" in request.POST else None,
            initial=initial,
        )
        for name, (permission, form, initial) in wanted.items()
        if request.user.has_perm(permission)
    }


def _seen(request: HttpRequest, version: Version) -> list[str]:
    """Return why the form cannot be used, where a newer version was written since it was opened."""
    if request.POST.get("version") == str(version.number):
        return []
    return [f"Version {version.number} was written meanwhile. Look at it below, then decide."]


Answer = HttpResponse | list[str]


def _filled(request: HttpRequest, name: str, version: Version, open_forms: Forms) -> Any:
    """Return the cleaned data of a form, or the reasons why it is refused."""
    if refused := _seen(request, version):
        return refused
    form = open_forms.get(name)
    if form is None:
        return ["That cannot be done any more: the version has come further meanwhile. See below."]
    return form.cleaned_data if form.is_valid() else ["Please correct the fields that are marked below."]


def _submit(request: HttpRequest, version: Version, open_forms: Forms, rendered: Rendered | None) -> Answer:
    data = _filled(request, "submit", version, open_forms)
    if isinstance(data, list):
        return data
    refused = errors_of(lambda: submit(version, request.user, data["note"]))
    return refused or redirect_with_message(
        request, "decide", version.article, f"Version {version.number} is in review now."
    )


def _return(request: HttpRequest, version: Version, open_forms: Forms, rendered: Rendered | None) -> Answer:
    data = _filled(request, "return", version, open_forms)
    if isinstance(data, list):
        return data
    refused = errors_of(lambda: send_back(version, request.user, data["note"]))
    words = f"Version {version.number} is a draft again. Your note stands with it."
    return refused or redirect_with_message(request, "decide", version.article, words)


def _publish(request: HttpRequest, version: Version, open_forms: Forms, rendered: Rendered | None) -> Answer:
    data = _filled(request, "publish", version, open_forms)
    if isinstance(data, list):
        return data

    @transaction.atomic
    def act() -> None:
        describe_change(version, data["change"], notable=data["notable"])
        publish_version(version, request.user, data["note"], rendered=rendered)

    words = f"Published: readers see version {version.number} now."
    return errors_of(act) or redirect_with_message(request, "decide", version.article, words)


def _plan(request: HttpRequest, version: Version, open_forms: Forms, rendered: Rendered | None) -> Answer:
    data = _filled(request, "plan", version, open_forms)
    if isinstance(data, list):
        return data
    made: list[Plan] = []

    @transaction.atomic
    def act() -> None:
        describe_change(version, data["change"], notable=data["notable"])
        made.append(plan(version.article, data["at"], request.user, version=version, note=data["note"]))

    return errors_of(act) or redirect_with_message(request, "decide", version.article, in_a_sentence(made[0]))


def _cancel(request: HttpRequest, version: Version, open_forms: Forms, rendered: Rendered | None) -> Answer:
    number = request.POST.get("plan", "")
    found = version.article.plans.filter(pk=int(number)).first() if number.isdecimal() else None
    if found is None:
        return ["This plan was carried out or cancelled meanwhile; see the history of the page."]
    require_permission(request, _PUBLISH if found.version_id else "articles.withdraw_article")
    refused = errors_of(lambda: cancel(found, request.user))
    return refused or redirect_with_message(request, "decide", version.article, "The plan is cancelled.")


_BUTTONS: dict[str, tuple[str, Callable[[HttpRequest, Version, Forms, Rendered | None], Answer]]] = {
    "_submit": (_WRITE, _submit),
    "_return": (_PUBLISH, _return),
    "_publish": (_PUBLISH, _publish),
    "_plan": (_PUBLISH, _plan),
    "_cancel": ("articles.view_article", _cancel),
}


@article_page("articles.add_review", "POST")
def sign(request: HttpRequest, article: Article) -> HttpResponse:
    """Ask who checked a version and when, and write it down; without `?version=` it is the live one."""
    version = _chosen(request, article)
    seen = digest_of_safety(version)
    if request.method == "POST":
        form = SignForm(request.POST)
        refused: list[str] = []
        if request.POST.get("seen", seen) != seen:
            refused = [
                "A sign or safety rule on this page changed meanwhile. Read the page again, then sign."
            ]
        elif form.is_valid():
            refused = errors_of(lambda: sign_version(version, request.user, **form.cleaned_data))
            if not refused:
                who = form.cleaned_data["name"]
                words = f"{who} has signed version {version.number}{_unseen(version)}."
                return redirect_with_message(request, "history", article, words)
    else:
        form, refused = SignForm(initial=SignForm.prefilled(request.user)), []
    title = f"Sign: {version.title}"
    return render_page(
        request, "sign", article, title, version=version, form=form, refused=refused,
        is_live=_is_shown(version), seen=seen,
    )  # fmt: skip


def _chosen(request: HttpRequest, article: Article) -> Version:
    number = request.GET.get("version", "")
    if number:
        wanted = int(number) if number.isdecimal() and len(number) < 10 else 0
        version = get_object_or_404(article.versions, number=wanted)
    else:
        version = article.live or article.versions.latest()
    version.article = article
    return version


@article_page("articles.change_article", "POST")
def restore(request: HttpRequest, article: Article, number: int) -> HttpResponse:
    """Show what going back to a version would change, and copy it forward as a new draft."""
    version = get_object_or_404(article.versions, number=number)
    version.article = article
    newest = article.versions.latest()
    form = RestoreForm(request.POST if request.method == "POST" else None)
    refused: list[str] = []
    if request.method == "POST" and form.is_valid():
        drafts: list[Version] = []
        refused = errors_of(
            lambda: drafts.append(restore_version(version, request.user, form.cleaned_data["note"]))
        )
        if not refused:
            words = f"Version {number} is copied forward as a draft, version {drafts[0].number}."
            messages.success(request, f"{words} Nothing that was written since is lost.")
            return redirect(address_of("decide", article))
    return render_page(
        request, "restore", article, f"Go back to version {number}?",
        version=version, newest=newest, form=form, refused=refused,
        differences=written_changes(newest, version),
    )  # fmt: skip
