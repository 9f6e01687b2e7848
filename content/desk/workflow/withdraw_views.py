"""Where a page is withdrawn, brought back, or given another address."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from content.articles.models import Article, Plan
from content.articles.publishing import (
    bring_back,
    cancel,
    in_a_sentence,
    plan,
    rename,
    what_links_here,
    what_stops_publishing,
    withdraw_article,
)

from .forms import BringBackForm, RenameForm, WithdrawForm
from .pages import address_of, article_page, errors_of, redirect_with_message, render_page

_CORRECT = "Please correct the fields that are marked below."


@article_page("articles.withdraw_article", "POST")
def withdraw(request: HttpRequest, article: Article) -> HttpResponse:
    """Show what links to a page; withdraw it now or at a set time, or bring it back."""
    if article.withdrawn_at is not None:
        return _bring_back(request, article)
    sent = "_withdraw" in request.POST
    form = WithdrawForm(request.POST if sent else None, article=article)
    refused: list[str] = []
    if sent:
        refused = _withdraw(request, article, form) if form.is_valid() else [_CORRECT]
        if not refused:
            return redirect(address_of("withdraw", article))
    if "_cancel" in request.POST:
        refused = _cancel(request, article.plans.filter(version__isnull=True))
        if not refused:
            return redirect_with_message(request, "withdraw", article, "The plan is cancelled.")
    planned = article.plans.filter(version__isnull=True).first()
    return render_page(
        request, "withdraw", article, f"Withdraw: {article}",
        form=form, refused=refused, linking=what_links_here(article),
        planned=planned, planned_words=in_a_sentence(planned) if planned else "",
    )  # fmt: skip


def _withdraw(request: HttpRequest, article: Article, form: WithdrawForm) -> list[str]:
    """Withdraw a page as the form asks; return why it cannot be done, or say that it is."""
    data = form.cleaned_data
    if data["at"] is None:
        refused = errors_of(
            lambda: withdraw_article(article, request.user, data["read_instead"], data["note"])
        )
        words = "The page is withdrawn. Readers who open its address are told so."
    else:
        made: list[Plan] = []
        more = {"read_instead": data["read_instead"], "note": data["note"]}
        refused = errors_of(lambda: made.append(plan(article, data["at"], request.user, **more)))
        words = in_a_sentence(made[0]) if made else ""
    if not refused:
        messages.success(request, words)
    return refused


def _cancel(request: HttpRequest, plans: QuerySet[Plan]) -> list[str]:
    found = plans.first()
    if found is None:
        return ["This plan was carried out or cancelled meanwhile; see the history of the page."]
    return errors_of(lambda: cancel(found, request.user))


def _bring_back(request: HttpRequest, article: Article) -> HttpResponse:
    form = BringBackForm(request.POST if "_bring_back" in request.POST else None)
    refused: list[str] = []
    if form.is_bound:
        refused = [_CORRECT]
        if form.is_valid():
            refused = errors_of(lambda: bring_back(article, request.user, form.cleaned_data["note"]))
        if not refused:
            return redirect_with_message(
                request, "withdraw", article, "The page is back: readers see it again."
            )
    live = article.live
    return render_page(
        request, "withdraw", article, f"Bring back: {article}",
        template="desk/bring_back.html", form=form, refused=refused,
        stops=what_stops_publishing(live) if live else [],
    )  # fmt: skip


@article_page("articles.rename_article", "POST")
def rename_page(request: HttpRequest, article: Article) -> HttpResponse:
    """Show a page's addresses and what links to it, and give it another one."""
    form = RenameForm(request.POST if request.method == "POST" else None)
    refused: list[str] = []
    if request.method == "POST":
        refused = [_CORRECT]
        if form.is_valid():
            data = form.cleaned_data
            refused = errors_of(lambda: rename(article, data["slug"], request.user, data["note"]))
        if not refused:
            words = f"The address of the page is /{form.cleaned_data['slug']}/ now."
            kept = f" Whoever opens /{article.slug}/ is led there." if article.live_id else ""
            return redirect_with_message(request, "rename", article, words + kept)
    return render_page(
        request, "rename", article, f"Rename: {article}",
        form=form, refused=refused, linking=what_links_here(article), former=article.redirects.all(),
    )  # fmt: skip
