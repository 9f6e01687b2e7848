"""Parts, articles and their versions, and what leads from one to another."""

from .article import Article, ArticleQuerySet, Redirect, validate_slug
from .part import LibraryFile, Part
from .version import TEXT_FIELDS, Citation, ImmutableVersionError, Link, Review, Version, note_last_review

__all__ = [
    "TEXT_FIELDS",
    "Article",
    "ArticleQuerySet",
    "Citation",
    "ImmutableVersionError",
    "LibraryFile",
    "Link",
    "Part",
    "Redirect",
    "Review",
    "Version",
    "note_last_review",
    "validate_slug",
]
