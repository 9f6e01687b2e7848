"""Addresses on other sites: whether they still lead somewhere."""

import sys
from argparse import ArgumentTypeError
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from content.articles.checks.http import Answer, LinkClient, NoThreadError
from content.articles.checks.links import Occurrences, Pace, check_addresses, is_doi, outside_addresses
from content.articles.models import LinkCheck

INTERRUPTED = 130


def _positive(text: str) -> float:
    """Read a number of an option; Django says which option it is that was refused."""
    number = float(text)
    if not 0 < number < float("inf"):
        raise ArgumentTypeError(f"{text} is not more than 0; write a larger number")
    return number


def _count(text: str) -> int:
    return int(text) if _positive(text) else 0


class Command(BaseCommand):
    help = (
        "Ask each address on another site that the guide names whether it still leads somewhere. "
        "Those whose last check is oldest come first; what is not reached keeps its last result. "
        "DOIs are checked for their form and not fetched. Exit status 1 where an address is broken, or the "
        "check could not go on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=_count, help="check at most so many addresses")
        parser.add_argument("--timeout", type=_positive, default=10.0, help="seconds to wait for an answer")
        parser.add_argument("--rate", type=_positive, default=1.0, help="requests per second, at most")
        parser.add_argument("--max-minutes", type=_positive, default=10.0, help="stop after so many minutes")
        parser.add_argument("--quiet", action="store_true", help="print broken addresses only")
        parser.add_argument(
            "--private", action="store_true", help="ask addresses of this machine and of private networks too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        addresses = outside_addresses()
        client = LinkClient(
            agent=f"needling_site (+{settings.SITE_URL}/)",
            timeout=options["timeout"],
            pause=Pace(options["rate"], options["max_minutes"] * 60),
            allow_private=options["private"],
        )
        found: Counter[str] = Counter()
        stopped = no_thread = False
        try:
            for address, answer in check_addresses(client, addresses, options["limit"]):
                found[self._report(address, answer, addresses, quiet=options["quiet"])] += 1
                found["asked"] += not is_doi(address)
                found["answered"] += answer.status is not None
        except KeyboardInterrupt:
            stopped = True
        except NoThreadError:
            no_thread = True
            self.stderr.write("This machine can start no thread more, so the check ends here. Run it again.")
        if found["asked"] and not found["answered"]:
            self.stderr.write("No site answered at all: perhaps this machine does not reach the web.")
        if not options["quiet"]:
            self._sum_up(found, addresses, stopped=stopped)
        if stopped:
            sys.exit(INTERRUPTED)
        if no_thread or LinkCheck.objects.broken().exists():
            sys.exit(1)

    def _report(self, address: str, answer: Answer, addresses: Occurrences, *, quiet: bool) -> str:
        """Print what is to be known of an address; return what it is."""
        kind = "broken" if answer.wrong else "to look at" if answer.words else "sound"
        where = ", ".join(occurrence.name for occurrence in addresses[address])
        line = f"{kind}: {address} ({where}): {answer.words}"
        if kind == "broken":
            self.stderr.write(line)
        elif kind == "to look at" and not quiet:
            self.stdout.write(line)
        return kind

    def _sum_up(self, found: Counter[str], addresses: Occurrences, *, stopped: bool) -> None:
        dois = sum(map(is_doi, addresses))
        rest = len(addresses) - dois - found["asked"]
        self.stdout.write(
            f"{'Stopped. ' if stopped else ''}{found['asked']} checked: {found['broken']} broken, "
            f"{found['to look at']} to look at. {rest} keep their last result. "
            f"{dois} DOIs were checked for their form."
        )
