"""`manage.py run_plans`: publishes and withdraws what was planned for a time that has come."""

from typing import Any

from django.core.management.base import BaseCommand

from content.articles.models import Decision
from content.articles.publishing import run_due
from content.articles.publishing.publish import render_due


class Command(BaseCommand):
    help = "Carry out the plans whose time has come, as a running site does by itself."

    def handle(self, **options: Any) -> None:
        if not run_due(tell=self._tell):
            self.stdout.write("Nothing was due.")
        # A change whose rendering failed shows from now on.
        render_due()

    def _tell(self, decision: Decision) -> None:
        self.stdout.write(f"{decision}. {decision.note}")
