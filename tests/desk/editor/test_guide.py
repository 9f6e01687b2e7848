"""The editors' guide: it is true, it is shown at the desk, and it is no part of the text that readers get."""

import re
from textwrap import indent

import pytest
from django.conf import settings

from content.articles.files.folder import read_folder
from content.articles.files.words import parse_site_words, words_problems, words_remarks
from content.articles.publishing.context import current_render_context
from content.articles.search.emergencies import parse_emergencies
from content.articles.search.vocabulary import parse_words
from content.articles.sync.export import Export
from content.desk.editor.guide import GUIDE, read_guide
from content.rendering import parse_article, render
from content.rendering.markup.callouts import KINDS

pytestmark = pytest.mark.guide

PAGE = "/admin/guide/"
SOURCE = (settings.LIBRARY_DIR / GUIDE).read_text()


def test_every_example_renders_without_a_problem_or_a_remark(library):
    guide = read_guide(current_render_context())
    examples = [piece for piece in guide.pieces if piece.source and piece.html]
    assert len(examples) >= 10
    assert [(p.source, p.rendered.refusals, p.rendered.remarks) for p in examples] == [
        (p.source, [], []) for p in examples
    ]


def test_words_of_the_guide_render_without_a_problem(library):
    pieces = read_guide(current_render_context()).pieces
    assert [problem for piece in pieces for problem in piece.rendered.refusals] == []


def test_examples_of_files_can_be_loaded(library):
    page, search, emergencies, question = re.findall(r"```yaml\n(.*?)```", SOURCE, re.DOTALL)
    context = current_render_context()
    assert render(parse_article(page).text, context).refusals == []
    words = parse_site_words("home:\n  questions:\n" + indent(question, "    "))
    assert [*words_problems(words, context), *words_remarks(words)] == []
    assert parse_words(search).leads
    assert parse_emergencies(emergencies)


def test_guide_names_every_box():
    assert [kind for kind in KINDS if not re.search(rf"`{kind}`|\[!{kind}\]", SOURCE, re.IGNORECASE)] == []


def test_page_shows_each_example_beside_what_readers_see(editor_client, library):
    text = editor_client.get(PAGE).text
    assert "<h1>How to write a page</h1>" in text
    assert '<a href="#sources">Sources</a>' in text
    assert "&gt; [!DIFFER] How common a bruise is" in text
    assert "<strong>A survey:</strong>" in text
    assert 'href="/sources/brady2014/"' in text
    anchors = re.findall(r' id="([^"]+)"', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(anchors)


def test_page_is_shown_where_the_library_lacks_what_the_examples_name(editor_client, loaded):
    assert editor_client.get(PAGE).status_code == 200


def test_page_is_for_the_desk_alone_and_only_read(client, editor_client, loaded):
    assert client.get(PAGE)["Location"].startswith("/admin/login/")
    assert editor_client.post(PAGE).status_code == 405


def test_file_of_the_guide_is_no_part_of_the_library(library):
    folder = read_folder(settings.LIBRARY_DIR)
    assert folder.problems == []
    assert GUIDE not in folder.sources
    assert GUIDE not in Export.now().files()
