"""What readers and machines are shown."""

from .machines import SITEMAPS, feed, health, robots
from .pages import article, article_context, changes, differences, home
from .search import search_page, search_suggestions

__all__ = [
    "SITEMAPS",
    "article",
    "article_context",
    "changes",
    "differences",
    "feed",
    "health",
    "home",
    "robots",
    "search_page",
    "search_suggestions",
]
