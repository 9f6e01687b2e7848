"""`/styleguide/`: every component stands there, without a fault of its own."""

from playwright.sync_api import Page

from content.rendering.markup.callouts import KINDS


def test_every_kind_of_callout_stands_on_it_and_the_sample_has_no_problem(page: Page):
    page.goto("/styleguide/")
    for kind in KINDS.values():
        assert page.locator(f".callout.{kind.name}").count(), kind.name
    assert page.get_by_text("of the sample:").count() == 0
    assert page.locator(".figure svg").count()
