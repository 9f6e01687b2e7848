"""Articles at the editors' desk: each save writes a version."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.views.main import ORDER_VAR
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import get_text_list

from content.articles.models import Article, Version
from content.articles.publishing import describe_change, publish_version, submit
from content.articles.publishing.publish import render_again, write_version
from content.handouts.contents import Lost, not_given_with
from content.rendering import Rendered

from ..workflow import compare_views, history_view, withdraw_views
from ..workflow import views as workflow_views
from ..workflow.confirmation import drafts_of_others, names_of
from ..workflow.pages import address_of, article_links, errors_of
from ..workflow.status import Saved, article_status, saved_message, warnings_before_saving
from .change_list import ReviewFilter, StateFilter, best_first, review_of, state_of, with_state
from .form import PLACE, ArticleForm

PUBLISH = "articles.publish_article"
BUTTONS = ("_draft", "_review", "_publish")


def _tell_of_handouts(request: HttpRequest, lost: list[Lost]) -> None:
    """Say which handouts give the whole page now, because the part that was chosen is not in its text."""
    if not lost:
        return
    headings = dict.fromkeys(f"“{one.heading}”" for one in lost)
    handouts = {one.handout.pk: one.handout for one in lost}.values()
    links = ((reverse("staff_handout", args=[handout.code]), handout) for handout in handouts)
    words = (
        "Not in the text any more: {}. Handouts that gave it give the whole page now: {}. Choose what they "
        "are to give at the staff’s desk, or bring the heading back."
    )
    linked = format_html_join(", ", '<a href="{}">{}</a>', links)
    messages.warning(request, format_html(words, get_text_list(list(headings), "and"), linked))


def button_of(request: HttpRequest) -> str:
    """Return the button of the form that was pressed; a form sent in any other way saves a draft."""
    return next((button for button in BUTTONS if button in request.POST), "_draft")


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Each save writes a version; nothing that was written is ever lost."""

    form = ArticleForm
    list_display = ("title", "state", "address", "part", "reviewed")
    list_filter = (StateFilter, ReviewFilter, "part", "layout")
    search_fields = ("slug", "versions__title", "versions__body")
    search_help_text = "Words of a title or a text, or an address."
    fieldsets = (
        (
            None,
            {"fields": ("title", "summary", "key_points", "body", "next_steps", "related", "former_anchors")},
        ),
        ("Its place", {"fields": ("slug", "part", "order", "layout")}),
        ("This version", {"fields": ("note", "notable")}),
    )

    def get_urls(self) -> list[URLPattern]:
        """Put the pages on which an article is decided about before those of the admin itself."""
        pages = [
            ("<int:pk>/history/", history_view.history, "history"),
            ("<int:pk>/compare/", compare_views.compare, "compare"),
            ("<int:pk>/decide/", workflow_views.decide, "decide"),
            ("<int:pk>/sign/", workflow_views.sign, "sign"),
            ("<int:pk>/restore/<int:number>/", workflow_views.restore, "restore"),
            ("<int:pk>/withdraw/", withdraw_views.withdraw, "withdraw"),
            ("<int:pk>/rename/", withdraw_views.rename_page, "rename"),
        ]
        guard = self.admin_site.admin_view
        ours = [path(where, guard(view), name=f"articles_article_{name}") for where, view, name in pages]
        return [*ours, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Fetch what the list prints, in the same query."""
        return with_state(super().get_queryset(request))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Put pages whose title or address matches first, unless a column was chosen to sort by."""
        found, is_double = super().get_search_results(request, queryset, search_term)
        if search_term and ORDER_VAR not in request.GET:
            found = best_first(found, search_term)
        return found, is_double

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Article | None:
        """Lock the article while a save is handled, so that the second of two saves sees the first."""
        article = super().get_object(request, object_id, from_field)
        if article is not None and request.method == "POST":
            Article.objects.select_for_update(no_key=True).get(pk=article.pk)
            article.refresh_from_db()
        return article

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        """Keep the address of a page that exists; it has a page of its own on which it is changed."""
        return (*self.readonly_fields, "slug") if obj else tuple(self.readonly_fields)

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> type[ArticleForm]:
        """Let the form know who fills it in."""
        form = cast("type[ArticleForm]", super().get_form(request, obj, change, **kwargs))
        form.user = request.user
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Add the article's status and the links to its other pages."""
        article = context.get("original")
        form = context["adminform"].form
        if form.is_bound and form.confirmation:
            # No field is wrong: the question says all there is to say.
            context["errors"] = []
        if article is not None:
            newest, may_write = article.newest, self.has_change_permission(request, article)
            context |= {
                "article": article,
                "links": article_links(request.user, article, "change"),
                "status": article_status(article) + (warnings_before_saving(article) if may_write else []),
                "goes_on_from": names_of(drafts_of_others(article, request.user)),
                # The form holds the newest text, whose title readers may not have seen yet.
                "subtitle": newest.title if newest else str(article),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Write the text as a new version where it differs from the newest; then do what the button asks."""
        button = button_of(request)
        if button == "_publish" and not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        super().save_model(request, obj, form, change)
        version, text, note = form.newest, form.text(), form.cleaned_data["note"]
        notable = form.cleaned_data["notable"]
        written = version is None or version.text != text
        save = Saved(
            button=button,
            written=written,
            beside=bool({*PLACE, "note", "notable"} & set(form.changed_data)),
            was_live=not written and version.pk == obj.live_id and obj.is_published,
            waited=version.number if version and version.state == Version.State.IN_REVIEW else 0,
        )
        if written:
            version = write_version(
                obj, text, form.rendered,
                author=request.user, note=note, notable=notable, made_from=form.newest,
            )  # fmt: skip
        elif version.published_at is None:
            describe_change(version, note, notable=notable)
        elif button == "_publish" and (note or notable):
            describe_change(version, note or version.note, notable=notable or version.notable)
        lost = not_given_with(obj, form.rendered) if button == "_publish" else []
        if self._decide(request, obj, version, button, form.rendered):
            _tell_of_handouts(request, lost)
        self._say(request, obj, version, save)

    @staticmethod
    def _decide(
        request: HttpRequest, article: Article, version: Version, button: str, rendered: Rendered
    ) -> bool:
        """Do what a button asks; tell whether readers see the text now."""
        refused: list[str] = []
        if button == "_publish" and version.pk == article.live_id and article.is_published:
            # Its place may have changed alone, which other pages show.
            render_again()
        elif button == "_publish":
            refused = errors_of(lambda: publish_version(version, request.user, rendered=rendered))
        if button == "_review" and version.state == Version.State.DRAFT:
            refused = errors_of(lambda: submit(version, request.user))
        for reason in refused:
            messages.error(request, reason)
        return button == "_publish" and not refused

    @staticmethod
    def _say(request: HttpRequest, article: Article, version: Version, save: Saved) -> None:
        article.refresh_from_db()
        version.refresh_from_db(fields=["state"])
        words = saved_message(article, version, save)
        links = [link for link in article_links(request.user, article) if link.label != "Write"]
        where = {link.label: link.address for link in links}
        shown = [(where[label], label) for label in ("See the page", "Compare", "History") if label in where]
        linked = " · ".join('<a href="{}">{}</a>' for _ in shown)
        values = [part for pair in shown for part in pair]
        messages.success(request, format_html("{} " + linked, words, *values))

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Stay with the article."""
        return self._stay(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Stay with the article."""
        return self._stay(request, obj)

    @staticmethod
    def _stay(request: HttpRequest, article: Article) -> HttpResponse:
        """Go on with the form, and tell the browser which unsaved text it kept is saved now."""
        kept = request.POST.get("kept", "")
        query = f"?{urlencode({'saved': kept})}" if kept else ""
        return redirect(f"{address_of('change', article)}{query}")

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Keep every article: a page that is wrong is withdrawn, not deleted."""
        return False

    def view_on_site(self, obj: Article) -> str | None:
        """Link to the public page where there is one."""
        return obj.get_absolute_url() if obj.live_id else None

    @admin.display(description="title", ordering="newest_title")
    def title(self, article: Article) -> str:
        """Return the title that readers see, or that of a page which they do not see yet."""
        return article.live.title if article.live else article.newest_title or article.slug  # type: ignore[attr-defined]

    @admin.display(description="state")
    def state(self, article: Article) -> str:
        """Say what readers see, and how far the newest text has come."""
        return state_of(article)

    @admin.display(description="reviewed by a clinician")
    def reviewed(self, article: Article) -> str:
        """Say who signed the page, if anybody has."""
        return review_of(article)

    @admin.display(description="address", ordering="slug")
    def address(self, article: Article) -> SafeString | str:
        """Return the address, as a link where the page is published."""
        where = article.get_absolute_url()
        return format_html('<a href="{}">{}</a>', where, where) if article.is_published else where
