"""The app of the clinic that runs the site."""

from django.apps import AppConfig


class ClinicConfig(AppConfig):
    name = "content.clinic"
    verbose_name = "The clinic"
