"""The answer with a sheet as a PDF, for patients and for staff."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode

from ..pdf import BusyError, NotPossibleError, pdf_of

_RETRY = 3
"""Seconds after which a PDF that had to wait is asked for again."""


@dataclass(frozen=True)
class KindOfSheet:
    """Which sheet is asked for: in large type or not, the whole text or the short form."""

    large: bool
    whole: bool = False

    @classmethod
    def asked_for(cls, request: HttpRequest) -> "KindOfSheet":
        """Return the kind that the query of a request names."""
        return cls(large=request.GET.get("type") == "large", whole=request.GET.get("text") == "whole")

    @property
    def suffix(self) -> str:
        """What tells its file from those of other kinds."""
        return "-whole" * self.whole + "-large" * self.large

    @property
    def query(self) -> str:
        """The query that asks for it, with its question mark; nothing for the usual sheet."""
        named = {"type": "large" * self.large, "text": "whole" * self.whole}
        query = urlencode({name: value for name, value in named.items() if value})
        return f"?{query}" if query else ""


def answer_with_pdf(
    request: HttpRequest, name: str, html_of: Callable[[], str], *, to_sheet: str
) -> HttpResponse:
    """Answer with the PDF of a sheet, 503 while too many are made, or a redirect to the sheet as a page."""
    try:
        data = pdf_of(name, html_of)
    except BusyError:
        context = {"again": request.get_full_path(), "sheet": to_sheet}
        answer = render(request, "handouts/busy.html", context, status=503)
        answer["Retry-After"] = str(_RETRY)
        return answer
    except NotPossibleError:
        return HttpResponseRedirect(to_sheet)
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="dry-needling-{name}.pdf"'
    return answer
