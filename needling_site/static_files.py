"""How static files are named and joined in production."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def with_imports(style: Path) -> str:
    """Return a style sheet with those that it imports in the place of the imports, and without comments.

    `@import` costs a browser a journey for each file, one after the other. Addresses in a file are left as
    they are, so one that is imported from another folder must hold none.
    """
    text = _COMMENT.sub("", style.read_text(encoding="utf-8"))
    return _IMPORT.sub(lambda found: with_imports(style.parent / found[1]), text)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Compressed static files with a digest of their content in their names, also where a script imports one.

    `collectstatic` writes the hashed name into `import … from "./other.js";`. So a browser that has kept the
    scripts of an earlier release never mixes them with those of this one. Imports must not form a circle:
    each name depends on the content of what is imported.
    """

    support_js_module_import_aggregation = True
    max_post_process_passes = (
        10  # one for each file in the longest chain of imports, and one to see no change
    )

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        """Join our style sheets with what they import before their names are made from their content."""
        ours = [name for name in paths if name.startswith("css/") and name.endswith(".css")]
        for name in [] if dry_run else ours:
            storage, source = paths[name]
            Path(self.path(name)).write_text(with_imports(Path(storage.path(source))), encoding="utf-8")
            paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
