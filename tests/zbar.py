"""Reading QR codes back with a real decoder, Debian's zbar."""

import shutil
import subprocess
from pathlib import Path

import pytest

with_zbar = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbar-tools are not installed")


def read_codes(picture: Path) -> list[str]:
    """Return what the QR codes in a picture say; the bars that zbar sees in the noise of one are not read."""
    command = ["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
