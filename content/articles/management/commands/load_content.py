"""Files → models."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.articles.files.folder import read_folder
from content.articles.sync.load import Outcome, load
from content.articles.sync.three_way import Choice


class Command(BaseCommand):
    help = "Take a library folder into the database. Where a file has a problem, nothing is written."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "path", nargs="?", type=Path, default=settings.LIBRARY_DIR, help="the library folder"
        )
        parser.add_argument("--check", action="store_true", help="report the problems and stop there")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done and write nothing")
        parser.add_argument("--theirs", action="store_true", help="in a conflict take the file")
        parser.add_argument("--quiet", action="store_true", help="print problems and conflicts only")

    def handle(self, *args: Any, **options: Any) -> None:
        write = not (options["check"] or options["dry_run"])
        outcome = load(read_folder(options["path"]), take_theirs=options["theirs"], write=write)
        for problem in outcome.problems:
            self.stderr.write(problem)
        if outcome.problems:
            count = len(outcome.problems)
            raise CommandError(f"{count} problem{'s' * (count > 1)}; nothing was written.")
        if options["check"]:
            self._say(options, "The library has no problem.")
            return
        self._report(outcome, options)
        if outcome.conflicts:
            raise CommandError(
                f"{len(outcome.conflicts)} in conflict: the site keeps its text. "
                "Decide at the desk, mend the file, or take it with --theirs."
            )

    def _report(self, outcome: Outcome, options: dict[str, Any]) -> None:
        for change in sorted(outcome.changes, key=lambda change: change.name):
            if change.choice not in {Choice.LEAVE, Choice.CONFLICT}:
                self._say(options, str(change))
        for path in outcome.missing:
            self.stderr.write(f"{path}: is gone from the folder; the site keeps it.")
        for warning in outcome.warnings:
            self.stderr.write(f"warning: {warning}")
        if outcome.rendering_failed:
            self.stderr.write(
                "warning: The files are in, but pages could not be rendered again, and show what they did. "
                "The log says why; the site tries again by itself, as does render_content."
            )
        for name, change in outcome.conflicts.items():
            self.stderr.write(
                f"{name}: changed in the file and on the site\n{change.note}\n{change.difference}\n"
            )
        count = Counter(outcome.choices.values())
        counts = ", ".join(f"{count[choice]} {choice.value}" for choice in Choice if count[choice])
        if options["dry_run"]:
            self._say(options, f"Would be loaded: {counts}.")
        else:
            self._say(options, f"Loaded: {counts}; {outcome.rendered} rendered again.")

    def _say(self, options: dict[str, Any], message: str) -> None:
        if not options["quiet"]:
            self.stdout.write(message)
