"""Blocks of versions that were rendered before there were blocks, as a migration makes them."""

from importlib import import_module

from content.rendering.blocks import Block

migration = import_module("content.articles.migrations.0012_version_blocks")


def blocks_of_html(html: str) -> tuple[Block, ...]:
    """Return what the migration makes of HTML that was stored before there were blocks."""
    return tuple(map(Block.from_json, migration.blocks_of_html(html)))
