"""What needs titles, or texts as they are written, leaves in the database what rendering made of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.articles.checks.text import check_content
from content.articles.publishing.context import current_render_context

READERS = {
    "render context": current_render_context,
    "checks": check_content,
}


@pytest.mark.parametrize("name", READERS)
def test_blocks_of_pages_stay_in_the_database(loaded, name):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        READERS[name]()
    read = [query["sql"] for query in queries if "FROM" in query["sql"]]
    assert read
    assert not [sql for sql in read if '"blocks"' in sql]
