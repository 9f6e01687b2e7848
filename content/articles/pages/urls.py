"""The addresses of articles and of what is made from them."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from . import feeds, search, views
from .media import media
from .share import share

urlpatterns = [
    path("", views.home, name="home"),
    path("differences/", views.differences, name="differences"),
    path("share/", share, name="share"),
    path("search/", search.search_page, name="search"),
    path("search/suggestions.json", search.search_suggestions, name="search_suggestions"),
    path("media/<path:path>", media, name="media"),
    # For machines
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": feeds.SITEMAPS}, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
    path("feed/", feeds.feed, name="feed"),
    path("healthz", feeds.health, name="health"),
    # Articles: their own address comes last, since it takes any name.
    path("<slug:slug>/changes/", views.changes, name="changes"),
    path("<slug:slug>/", views.article, name="article"),
]
