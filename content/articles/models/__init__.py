"""Parts, articles and their versions, and what leads from one to another."""

from .article import Article, ArticleQuerySet, Redirect, validate_slug
from .conflict import LoadConflict
from .decision import Decision, Plan
from .image import Image
from .part import LibraryFile, Part, SignsFile, WordsFile
from .rendering import RenderingDue
from .reports import LinkCheck, MissedWord, PaperVisit
from .review import Review, note_last_review
from .safety import SafetyChange
from .version import TEXT_FIELDS, Citation, ImmutableVersionError, Link, Version

__all__ = [
    "TEXT_FIELDS",
    "Article",
    "ArticleQuerySet",
    "Citation",
    "Decision",
    "Image",
    "ImmutableVersionError",
    "LibraryFile",
    "Link",
    "LinkCheck",
    "LoadConflict",
    "MissedWord",
    "PaperVisit",
    "Part",
    "Plan",
    "Redirect",
    "RenderingDue",
    "Review",
    "SafetyChange",
    "SignsFile",
    "Version",
    "WordsFile",
    "note_last_review",
    "validate_slug",
]
