"""What readers and machines are shown."""

from .feeds import SITEMAPS, feed, health, robots
from .media import media
from .search import search_page, search_suggestions
from .share import share
from .views import article, article_context, article_template, changes, differences, home

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
