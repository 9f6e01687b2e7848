"""The addresses of what the clinic adds to the pages."""

from django.urls import path

from . import views

urlpatterns = [path("clinic.css", views.colour_sheet, name="clinic_css")]
