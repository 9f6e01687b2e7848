"""How static files are named in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


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
