"""The list of sources, and a page for each."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .kinds import KINDS
from .models import Reference
from .uses import cited_on, with_counts


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """Show all sources by kind, the weightiest kind first, with how often the guide cites each."""
    order = list(KINDS)
    references = sorted(
        with_counts(Reference.objects.defer("loaded")),
        key=lambda reference: (order.index(reference.kind), reference.name),
    )
    names = {reference.key: reference.name for reference in references}
    for reference in references:
        reference.printed = reference.print(names)  # type: ignore[attr-defined]
    kinds = [(KINDS[kind], list(group)) for kind, group in groupby(references, key=lambda r: r.kind)]
    return render(request, "sources/list.html", {"kinds": kinds, "count": len(references)})


@require_safe
def source(request: HttpRequest, key: str) -> HttpResponse:
    """Show one source: what it is, how much weight it carries, each sentence that cites it."""
    reference = get_object_or_404(Reference.objects.only("key", "csl", "kind", "appraisal"), key=key)
    names = {r.key: r.name for r in Reference.objects.filter(key__in=reference.cited_by).only("key", "csl")}
    pages = cited_on(reference)
    context = {
        "reference": reference,
        "printed": reference.print(names),
        "pages": pages,
        "count": sum(len(found) for _, _, found in pages),
    }
    return render(request, "sources/source.html", context)
