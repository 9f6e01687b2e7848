"""The state of the text."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from content.articles.checks.text import ContentState, check_content


class Command(BaseCommand):
    help = "Report uncited claims, broken links, overdue reviews and hard-to-read pages."

    def handle(self, *args: Any, **options: Any) -> None:
        state = check_content()
        for error in state.errors:
            self.stderr.write(f"error: {error}")
        for remark in state.remarks:
            self.stdout.write(f"remark: {remark}")
        if state.pages:
            self._print_table(state)
        self.stdout.write(
            f"{len(state.pages)} pages, median grade {state.median_grade:.1f}: "
            f"{len(state.errors)} errors, {len(state.remarks)} remarks."
        )
        if state.waiting:
            self.stdout.write(f"Of the new edition {state.waiting} wait for a decision at the desk.")
        if state.errors:
            sys.exit(1)

    def _print_table(self, state: ContentState) -> None:
        self.stdout.write("page | words | grade | median sentence | long | citations | differences")
        for page in state.pages:
            self.stdout.write(
                f"{page.slug} | {page.words} | {page.grade} | {page.median_sentence:g} | "
                f"{page.long_sentences} of {page.sentences} | {page.citations} | {page.differences}"
            )
