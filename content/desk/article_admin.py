"""Articles at the editors' desk: each save writes a version."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from content.articles.models import Article
from content.articles.publishing import publish, render_all, write_version

from .article_form import ArticleForm


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Each save writes a version; nothing that was written is ever lost."""

    form = ArticleForm
    list_display = ("__str__", "slug", "part", "order", "state", "reviewed")
    list_filter = ("part", "layout")
    search_fields = ("slug", "versions__title", "versions__body")
    readonly_fields = ("what_links_here", "history_of_versions")
    fieldsets = (
        (None, {"fields": ("title", "summary", "key_points", "body", "next_steps", "related")}),
        ("Its place", {"fields": ("slug", "part", "order", "layout")}),
        ("This version", {"fields": ("note", "notable", "publish", "made_from")}),
        ("What there is", {"fields": ("what_links_here", "history_of_versions")}),
    )

    class Media:
        css = {"all": ["css/desk.css"]}
        js = ["js/desk.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Fetch along what the list prints."""
        return super().get_queryset(request).select_related("part", "live", "last_review")

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Article | None:
        """Lock the article while a save is looked at, so that two saves at once meet as a conflict."""
        article = super().get_object(request, object_id, from_field)
        if article is not None and request.method == "POST":
            Article.objects.select_for_update().get(pk=article.pk)
            article.refresh_from_db()
        return article

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        """Keep the address of a page that exists."""
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Write the text as a new version where it differs from the newest, and publish it if asked to."""
        super().save_model(request, obj, form, change)
        version, text = form.newest, form.text()
        if version is None or version.text != text:
            version = write_version(
                obj,
                text,
                form.rendered,
                author=request.user,
                note=form.cleaned_data["note"],
                notable=form.cleaned_data["notable"],
                made_from=form.newest,
            )
        elif form.cleaned_data["note"]:
            version.note, version.notable = form.cleaned_data["note"], form.cleaned_data["notable"]
            version.save(update_fields=["note", "notable"])
        if form.cleaned_data["publish"]:
            publish(version)
            # Other pages show this one's definitions and drawings, and link to its headings.
            transaction.on_commit(render_all)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Keep every article: a page that is wrong is withdrawn, not deleted."""
        return False

    def view_on_site(self, obj: Article) -> str | None:
        """Link to the public page where there is one."""
        return obj.get_absolute_url() if obj.live_id else None

    @admin.display(description="state")
    def state(self, article: Article) -> str:
        """Say what readers see."""
        if article.withdrawn_at:
            return "withdrawn"
        if not article.live:
            return "draft"
        newest = article.newest
        return "published, with a draft" if newest and newest.pk != article.live_id else "published"

    @admin.display(description="reviewed by a clinician")
    def reviewed(self, article: Article) -> str:
        """Say who signed the page, if anybody has."""
        return str(article.last_review or "not yet")

    @admin.display(description="what links here")
    def what_links_here(self, article: Article) -> SafeString | str:
        """List the published pages that link to this one."""
        if not article.pk:
            return "Nothing yet."
        links = article.links_here.shown()
        pages = {
            link.version.article.slug: link.version.title for link in links.select_related("version__article")
        }
        if not pages:
            return "No page links here."
        return format_html(
            "<ul>{}</ul>", format_html_join("", '<li><a href="/{}/">{}</a></li>', pages.items())
        )

    @admin.display(description="versions")
    def history_of_versions(self, article: Article) -> SafeString | str:
        """List what was written so far, the newest first."""
        if not article.pk:
            return "None yet."
        rows = (
            (
                v.number,
                v.get_state_display(),
                f"{v.created_at:%d %B %Y %H:%M}",
                v.author or "the library",
                v.note,
            )
            for v in article.versions.select_related("author")
        )
        return format_html(
            "<ol reversed>{}</ol>", format_html_join("", "<li>{}: {}, {} by {}. {}</li>", rows)
        )
