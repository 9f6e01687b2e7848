"""Static files as production serves them: every name changes with the content that it stands for."""

import json
import re

from django.conf import settings

IMPORT = re.compile(r"""^(?:import|export)\b[^;"']*["'](\.[^"']+)["'];""", re.MULTILINE)


def test_script_imports_the_hashed_file_of_what_it_names(site_data):
    collected = site_data / "static"
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]
    hashed = {(collected / name).resolve() for name in names.values()}
    imports = [
        (path.parent / target).resolve()
        for path in sorted(hashed)
        if path.suffix == ".js"
        for target in IMPORT.findall(path.read_text())
    ]
    ours = [IMPORT.findall(path.read_text()) for path in (settings.BASE_DIR / "static/js").rglob("*.js")]
    assert len(imports) == sum(map(len, ours))
    assert set(imports) <= hashed
