"""Runs the tests of what scripts decide without a page: `*.test.js` beside this file, in Node's test runner.

Node comes with Playwright, which the browser tests need anyway.
"""

import subprocess
from pathlib import Path

import playwright
import pytest

NODE = Path(playwright.__file__).parent / "driver/node"
FILES = sorted(Path(__file__).parent.glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_script(file: Path):
    # Nothing but `import` says that our files are modules; Node finds that out by itself.
    command = [NODE, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--test", file]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
