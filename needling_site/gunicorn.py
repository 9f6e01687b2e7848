"""How gunicorn serves the site: read by `make run` as its configuration file."""

import os
import shlex
from pathlib import Path
from typing import Any

from gunicorn.http import message

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 gunicorn's own advice
control_socket_disable = True
max_requests = 10_000
max_requests_jitter = 1_000
graceful_timeout = 10

# The address of a search holds up to 4,000 letters, and a letter takes up to twelve bytes there. gunicorn
# reads no longer line than 8,190 bytes, or one without end.
message.MAX_REQUEST_LINE = limit_request_line = 64 * 1024


def when_ready(server: Any) -> None:
    """Say where the site answers, once it does, and how to get to the editors' desk."""
    data_dir = os.environ.get("DATA_DIR", "var")
    where = f"DATA_DIR={shlex.quote(data_dir)} " if data_dir != "var" else ""
    server.log.info("To create an administrator: %s.venv/bin/python manage.py createsuperuser", where)
    server.log.info("The guide is at http://%s/ (Ctrl-C ends it)", bind)
