"""Every address with an anchor that the guide ever had leads to the place that answers.

Paper, handouts of staff and other sites link to them. `anchors.txt` names those of the pages as version 0.1.0
left them, and of pages that came later; a heading that goes or has new words gets a line in its page's
`former_anchors`.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from content.articles.models import Article

pytestmark = pytest.mark.guide

FORMER = (Path(__file__).parent / "anchors.txt").read_text().split()


def test_every_former_anchor_stands_on_its_page(library, client):
    anchors = defaultdict(set)
    for address in FORMER:
        slug, _, anchor = address.partition("#")
        anchors[slug].add(anchor)
    assert len(FORMER) > 370
    gone = []
    for slug, wanted in anchors.items():
        html = client.get(f"/{slug}/").text
        found = re.findall(r'<\w[^>]*? id="([^"]+)"', html)
        assert len(found) == len(set(found)), slug
        gone += [f"{slug}#{anchor}" for anchor in sorted(wanted - set(found))]
    assert gone == [], "name what answers now in the page’s former_anchors"


def test_no_page_of_the_guide_is_without_a_line_in_the_list(library):
    named = {address.partition("#")[0] for address in FORMER}
    assert set(Article.objects.values_list("slug", flat=True)) == named
