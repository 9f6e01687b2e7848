"""The site's commands in one process that stays, so that Django is started once, and not for each of them.

It reads a command a line from its standard input, its words as a list in JSON, and answers in a line with
what the command printed, and whether it did what it should.
"""

import json
import os
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

import django
from django.core.management import call_command
from django.db import connections


def run(words: list[str]) -> dict[str, bool | str]:
    """Run one command; return whether it went well, and what it printed."""
    out, is_well = StringIO(), True
    with redirect_stdout(out), redirect_stderr(out):
        try:
            call_command(*words)
        except (Exception, SystemExit):  # noqa: BLE001 whatever it is, the test is told
            is_well = False
            traceback.print_exc()
    connections.close_all()  # as where a process ends: nothing of it is in the way of the site
    return {"is_well": is_well, "out": out.getvalue()}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "needling_site.settings")
    django.setup()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(json.loads(line))) + "\n")
        sys.stdout.flush()
