"""What whoever looks after the site is told of a machine that lacks what PDFs need."""

from django.contrib import messages
from django.http import HttpRequest

from .pdf import why_not

_TOLD = "why-no-pdf"
"""Where a session keeps the reason that its administrator was told."""


def say_once_why_no_pdf(request: HttpRequest) -> None:
    """Tell an administrator, who can mend it, what this machine lacks; in one session each reason once."""
    reason = why_not() if request.user.has_perm("clinic.change_clinic") else ""
    if reason and request.session.get(_TOLD) != reason:
        request.session[_TOLD] = reason
        messages.warning(
            request,
            "This machine cannot make PDFs, so sheets are printed from the browser. "
            f"What is missing: {reason}. The README says how to add it.",
        )
