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


def test_style_sheets_are_sent_with_what_they_import_in_one_file(site_data):
    collected = site_data / "static"
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]
    ours = [collected / name for source, name in names.items() if source.startswith("css/")]
    assert ours
    assert not [style.name for style in ours if "@import" in style.read_text()]
    guide = (collected / names["css/guide.css"]).read_text()
    for part in ("base", "components", "frame", "article", "callouts", "figures", "pages", "handout"):
        text = (settings.BASE_DIR / f"static/css/{part}.css").read_text()
        last_rule = text.rpartition("\n\n")[2].rpartition("*/\n")[2]
        assert last_rule in guide
    assert "/*" not in guide
