"""What readers and machines get: the pages, their navigation, feeds and searches, by `urls`."""

from .views import article_context, article_template

__all__ = ["article_context", "article_template"]
