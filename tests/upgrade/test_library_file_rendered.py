"""Migration 0022 of the articles keeps by name what pages print of a file."""

from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from content.articles.models import LibraryFile


@pytest.mark.django_db(transaction=True)
def test_question_of_the_top_line_outlives_the_upgrade():
    migration = import_module("content.articles.migrations.0022_printed_by_name").Migration
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate(migration.dependencies)
    former = executor.loader.project_state(migration.dependencies).apps.get_model("articles", "LibraryFile")
    former.objects.create(path="signs.yaml", rendered="Does it hurt?")
    MigrationExecutor(connection).migrate(latest)
    assert LibraryFile.objects.get().rendered == {"question": "Does it hurt?"}
