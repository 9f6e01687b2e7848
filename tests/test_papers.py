"""What papers and comments say of the code: each file and folder that they name is there."""

import re

from django.conf import settings

ROOT = settings.BASE_DIR
FOLDERS = ("content", "deploy", "needling_site", "static", "templates", "tests")
NAMED = re.compile(rf"(?<![\w/.])(?:{'|'.join(FOLDERS)})/(?:[a-z0-9_./-]*[a-z0-9_])?")


def test_every_path_that_is_named_is_there():
    files = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    for kind in ("py", "js", "css", "html", "sh"):
        files += [file for folder in FOLDERS for file in (ROOT / folder).rglob(f"*.{kind}")]
    named = [(file.relative_to(ROOT), name) for file in files for name in NAMED.findall(file.read_text())]
    assert len(named) > 100
    assert [f"{file}: {name}" for file, name in named if not (ROOT / name).exists()] == []
