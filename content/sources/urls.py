"""The addresses of sources."""

from django.urls import path

from . import views

urlpatterns = [
    path("sources/", views.source_list, name="sources"),
    path("sources/<slug:key>/", views.source, name="source"),
]
