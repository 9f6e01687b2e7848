"""Fixtures that the tests of the whole site share."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

OURS = (
    "SECRET_KEY",
    "DEBUG",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "REDIS_URL",
    "SITE_URL",
    "DATA_DIR",
    "LOG_LEVEL",
    "TIME_ZONE",
    "PORT",
)

PRINT = """
import json, sys
from needling_site import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


@dataclass(frozen=True)
class Start:
    """How a start of the site ended: the settings that were asked for, or the error."""

    status: int
    settings: dict[str, Any]
    error: str


@pytest.fixture
def start(tmp_path: Path):
    """Start the site in a process of its own with an environment, and return some of its settings."""

    def start(environment: dict[str, str], *names: str) -> Start:
        env = {key: value for key, value in os.environ.items() if key not in OURS}
        env |= {"DATA_DIR": str(tmp_path), "SECRET_KEY": "only-for-tests"} | environment
        env = {key: value for key, value in env.items() if value != "UNSET"}
        command = [sys.executable, "-c", PRINT, *names]
        ran = subprocess.run(
            command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, check=False
        )
        return Start(ran.returncode, json.loads(ran.stdout or "{}"), ran.stderr)

    return start
