"""What a page tells machines: schema.org MedicalWebPage as JSON-LD.

https://schema.org/MedicalWebPage; `lastReviewed` stands only where a clinician has signed the page. Days are
those of the clinic's time zone, as on the page itself.
"""

import json
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from ..models import Article

_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def article_data(article: Article) -> SafeString:
    """Return the JSON-LD of an article, safe inside a script element."""
    version = article.live
    assert version is not None and article.changed_at is not None  # noqa: S101, PT018 it is live
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": version.title,
        "description": version.summary,
        "url": settings.SITE_URL + article.get_absolute_url(),
        "inLanguage": "en-GB",
        "dateModified": timezone.localdate(article.changed_at).isoformat(),
        "audience": {"@type": "Patient"},
        "about": {"@type": "MedicalTherapy", "name": "Dry needling"},
    }
    if review := article.last_review:
        data["lastReviewed"] = review.date.isoformat()
        data["reviewedBy"] = {"@type": "Person", "name": review.name, "jobTitle": review.role}
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_UNSAFE))
