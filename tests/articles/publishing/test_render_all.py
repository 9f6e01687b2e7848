"""Rendering again: what is stored follows what a text refers to."""

import pytest

from content.articles.models import Article, Citation, Part, Version
from content.articles.publishing.publish import render_all, withdraw
from content.clinic.models import Clinic
from content.sources.models import Reference
from tests.older_html import blocks_of_html

from ..factories import edit

pytestmark = pytest.mark.postgres

OLD = blocks_of_html("<p>old</p>")


def test_rendering_again_changes_nothing_where_nothing_changed(loaded):
    assert render_all() == 0


def test_rendering_the_guide_again_changes_nothing(library):
    assert render_all() == 0


def test_what_an_older_renderer_stored_is_replaced(loaded):
    Version.objects.update(blocks=OLD)
    Citation.objects.all().delete()
    Part.objects.update(footer_blocks=OLD)
    assert render_all() == 3 + Part.objects.count()
    assert not [version for version in Version.objects.all() if version.html == "<p>old</p>"]
    assert Citation.objects.filter(version__article__slug="aftercare").count() == 2
    assert Part.objects.get(slug="decide").footer_html == ""


@pytest.mark.parametrize("footer", ["A failing footer.", "word " * 20_000])
def test_footer_that_can_no_longer_be_rendered_stays_and_the_rest_is_rendered(
    loaded, failing_renderer, caplog, footer
):
    Part.objects.update(footer=footer, footer_blocks=OLD)
    Version.objects.update(blocks=OLD)
    assert render_all() == 3
    assert {part.footer_html for part in Part.objects.all()} == {"<p>old</p>"}
    assert "The footer of the part “Afterwards” can no longer be rendered: " in caplog.text


def test_only_live_versions_are_rendered_again(loaded):
    edit("aftercare", body="New [@brady2014].")
    Version.objects.filter(number=1, article__slug="aftercare").update(blocks=OLD)
    render_all()
    assert Version.objects.get(number=1, article__slug="aftercare").html == "<p>old</p>"


@pytest.mark.django_db(transaction=True)
def test_correcting_a_reference_corrects_its_pages(loaded):
    reference = Reference.objects.get(key="brady2014")
    reference.csl["title"] = "A corrected title"
    reference.save()
    assert "A corrected title" in Article.objects.get(slug="risks").live.references_html


@pytest.mark.django_db(transaction=True)
def test_filling_in_the_clinic_fills_in_the_pages(loaded):
    edit("aftercare", body="Call {{ clinic.phone }} or {{ clinic.emergency_number }} [@brady2014].")
    Clinic.objects.create(phone="+49 30 1234", emergency_number="112")
    html = Article.objects.get(slug="aftercare").live.html
    assert '<a class="clinic" href="tel:+49301234">+49 30 1234</a>' in html
    assert 'href="tel:112"' in html
    assert 'href="tel:112"' in Part.objects.get(slug="afterwards").footer_html
    Clinic.objects.all().delete()
    Clinic.objects.create()
    assert "Call your clinic" in " ".join(
        Article.objects.get(slug="aftercare").live.html.replace("</span>", "").replace(
            '<span class="clinic">', ""
        ).split()
    )  # fmt: skip


def test_link_to_a_withdrawn_page_loses_its_address(loaded):
    withdraw(Article.objects.get(slug="risks"), None)
    render_all()
    assert "/risks/" not in Article.objects.get(slug="aftercare").live.html
