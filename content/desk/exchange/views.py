"""The guide as files: taking it out as a zip, and bringing one in after a look at what it would change."""

from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.db.models import F, Max
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from content.articles.files.folder import Folder, read_files
from content.articles.files.layout import Files
from content.articles.models import Article
from content.articles.sync.export import Export, PictureGoneError
from content.articles.sync.load import load
from content.articles.sync.three_way import SAME
from content.articles.sync.zips import MAX_ZIP, ZipError, read_zip, write_zip
from content.rendering import CONTROL
from content.rendering.images.pictures import is_our_encoding

from . import waiting_zips
from .rows import Rows, report_of

_REPORT = "import_report"
_TAKE = "take:"
_MAX_NOTE = 300


@require_http_methods(["GET", "HEAD", "POST"])
def export_page(request: HttpRequest) -> HttpResponseBase:
    """Say what an export holds; give it as a zip where the button was pressed."""
    _allow(request, "articles.export_library")
    error = ""
    if request.method == "POST":
        try:
            return _zip()
        except PictureGoneError as gone:
            error = str(gone)
    newest = Article.objects.annotate(newest_number=Max("versions__number"))
    drafts = newest.exclude(live__number=F("newest_number")).count()
    context = {"goes_out": list(_contents(Export.now())), "drafts": drafts, "error": error}
    return _page(request, "export", "Take the guide out as files", context)


def _contents(export: Export) -> Iterator[dict[str, Any]]:
    """Say how many of what an export would hold, and where in the zip they stand."""
    site = export.site
    for number, one, several, where in (
        (len(site.published), "page, as readers see it now", "pages, as readers see them now", "articles/"),
        (len(export.withdrawn), "withdrawn page", "withdrawn pages", "articles/, withdrawn.yaml"),
        (len(site.references), "source", "sources", "references.json"),
        (len(site.parts), "part of the guide", "parts of the guide", "parts.yaml"),
        (len(site.drawings), "drawing", "drawings", "figures/"),
        (
            len(site.images),
            "picture, with what it shows in words",
            "pictures, with what they show",
            "images/, images.yaml",
        ),
        (
            len(export.former_names),
            "former address of a page",
            "former addresses of pages",
            "redirects.yaml",
        ),
    ):
        if number:
            yield {"number": number, "words": one if number == 1 else several, "where": where}


def _zip() -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 the answer closes it
    write_zip(file)
    file.seek(0)
    name = f"guide-{timezone.localdate():%Y-%m-%d}.zip"
    return FileResponse(file, as_attachment=True, filename=name)


class UploadLimit(FileUploadHandler):
    """Takes the files of a form up to so many bytes in all; `exceeded` tells that there were more.

    An upload ends there before it fills memory or disk. The rest is read and thrown away: a browser that is
    cut off while it sends shows no answer. What the form sends behind the file is lost then.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self.left = most
        self.exceeded = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Let a piece pass to the handlers behind, unless it is one too many."""
        self.left -= len(raw_data)
        if self.left < 0:
            self.exceeded = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """Leave the file to the handlers behind."""


@csrf_exempt  # the form is checked below, once it is certain how much of it is read
@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: HttpRequest) -> HttpResponse:
    """Ask for a zip; keep it, and go on to what it would change."""
    _allow(request, "articles.import_library")
    limit = UploadLimit(MAX_ZIP)
    request.upload_handlers.insert(0, limit)
    return _import_page(request, limit)


@csrf_protect
def _import_page(request: HttpRequest, limit: UploadLimit) -> HttpResponse:
    error = ""
    if request.method == "POST":
        upload = request.FILES.get("zip")
        data = upload.read() if upload else b""
        if limit.exceeded:
            error = (
                f"The zip is over {MAX_ZIP // 1024**2} MiB. Nothing was changed. Leave out large pictures."
            )
        elif not data:
            error = "Choose a zip first."
        else:
            try:
                read_zip(data)
            except ZipError as refused:
                error = str(refused)
            else:
                return redirect("admin:import_preview", waiting_zips.keep(data, request.user))
    return _page(request, "import", "Bring files in", {"error": error, "most": MAX_ZIP // 1024**2})


@require_http_methods(["GET", "HEAD", "POST"])
def import_preview(request: HttpRequest, digest: str) -> HttpResponse:
    """Show what a zip would change; change just that where it is confirmed."""
    _allow(request, "articles.import_library")
    waiting = _waiting(request, digest)
    if waiting is None:
        messages.warning(
            request,
            "This zip is not here any more: it is kept for a day, and until it was brought in. "
            "Nothing was changed just now. Choose it again.",
        )
        return redirect("admin:import")
    return _confirm(request, waiting) if request.method == "POST" else _preview(request, waiting)


def _confirm(request: HttpRequest, waiting: "_Waiting") -> HttpResponse:
    """Write what was confirmed, if it is still what was shown."""
    wanted = {name.removeprefix(_TAKE) for name, value in request.POST.items() if value == "file"}
    outcome = load(
        waiting.folder,
        take=wanted,
        by=request.user,
        note=CONTROL.sub("", " ".join(request.POST.get("note", "").split()))[:_MAX_NOTE],
        is_import=True,
        expected=request.POST.get("state") or "none",
    )
    if outcome.is_stale:
        messages.warning(
            request,
            "Somebody changed the site since you looked, so nothing was written. This is how it stands now.",
        )
        return _preview(request, waiting, wanted)
    if outcome.problems:
        return _preview(request, waiting, wanted, outcome.problems)
    waiting_zips.drop(waiting.digest, request.user)
    request.session[_REPORT] = report_of(outcome, waiting.folder)
    return redirect("admin:import_done")


def _preview(
    request: HttpRequest,
    waiting: "_Waiting",
    wanted: set[str] | None = None,
    problems: list[str] | None = None,
) -> HttpResponse:
    """Show what a zip would change; `problems` are those that came of what somebody wanted."""
    outcome = load(waiting.folder, write=False, is_import=True)
    groups = Rows(outcome, waiting.folder, waiting.digest, wanted or ()).groups()
    context = {
        "groups": groups,
        "unchanged": sum(change.found in SAME for change in outcome.changes),
        "decide": bool(groups) and not outcome.problems,
        "problems": problems or outcome.problems,
        "by_choice": bool(problems),
        "warnings": outcome.warnings,
        "missing": outcome.missing,
        "left_out": waiting.files.left_out,
        "state": outcome.state,
        "note": request.POST.get("note", ""),
        "most_note": _MAX_NOTE,
        "most": MAX_ZIP // 1024**2,
    }
    return _page(request, "import_preview", "What this zip would change", context)


@require_safe
def import_done(request: HttpRequest) -> HttpResponse:
    """Say what the last import of whoever is signed in did."""
    _allow(request, "articles.import_library")
    report = request.session.get(_REPORT)
    if report is None:
        return redirect("admin:import")
    return _page(request, "import_done", "The files are in", {"report": report})


@require_safe
def import_picture(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """Show a picture of a zip that waits, so that one sees what would be taken."""
    _allow(request, "articles.import_library")
    waiting = _waiting(request, digest)
    data = waiting.files.found.get(f"images/{name}.webp", b"") if waiting else b""
    if not is_our_encoding(data):
        raise Http404
    return HttpResponse(data, content_type="image/webp")


@dataclass(frozen=True)
class _Waiting:
    """A zip that was uploaded and waits to be confirmed."""

    digest: str
    files: Files
    folder: Folder


def _waiting(request: HttpRequest, digest: str) -> _Waiting | None:
    """Return the zip that whoever is signed in has uploaded, if it is still there."""
    data = waiting_zips.fetch(digest, request.user)
    try:
        files = None if data is None else read_zip(data)
    except ZipError:
        return None
    return None if files is None else _Waiting(digest, files, read_files(files))


def _allow(request: HttpRequest, permission: str) -> None:
    if not cast("User", request.user).has_perm(permission):
        raise PermissionDenied


def _page(request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    context = admin.site.each_context(request) | {"title": title} | context
    return TemplateResponse(request, f"desk/{name}.html", context)
