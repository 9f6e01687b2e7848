"""What readers and machines are shown."""

from .images import media
from .machines import SITEMAPS, feed, health, robots
from .pages import article, article_context, article_template, changes, differences, home
from .search import search_page, search_suggestions
from .share import share

__all__ = [
    "SITEMAPS",
    "article",
    "article_context",
    "article_template",
    "changes",
    "differences",
    "feed",
    "health",
    "home",
    "media",
    "robots",
    "search_page",
    "search_suggestions",
    "share",
]
