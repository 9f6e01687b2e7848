"""The addresses of articles and of what is made from them."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from . import pages as views

urlpatterns = [
    path("", views.home, name="home"),
    path("differences/", views.differences, name="differences"),
    path("share/", views.share, name="share"),
    path("search/", views.search_page, name="search"),
    path("search/suggestions.json", views.search_suggestions, name="search_suggestions"),
    path("media/<path:path>", views.media, name="media"),
    # For machines
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": views.SITEMAPS}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("feed/", views.feed, name="feed"),
    path("healthz", views.health, name="health"),
    # Articles: their own address comes last, since it takes any name.
    path("<slug:slug>/changes/", views.changes, name="changes"),
    path("<slug:slug>/", views.article, name="article"),
]
