"""Two windows on one source: the later save shows what changed, to everybody, and then goes through."""

import json

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Site
from .people import make_person, signed_in
from .test_accessibility import AXE, NOT_OVERFLOWING
from .test_sources_form import MODES, RULES, watched


@pytest.mark.parametrize("mode", MODES)
def test_two_windows_on_one_source_lose_nothing(browser: Browser, site: Site, mode: str):
    context = signed_in(browser, site, make_person(site, "Reviewer"), **MODES[mode])
    mine, complaints = watched(context)
    mine.goto("/admin/sources/reference/?q=brady")
    mine.click("#result_list tbody a")
    theirs = context.new_page()
    theirs.goto(mine.url)
    note, appraisal = f"Their note in {mode}.", f"My appraisal in {mode}."
    theirs.fill("#id_note", note)
    theirs.fill("#id_appraisal", f"Their appraisal in {mode}.")
    theirs.click(".submit-row [name=_continue]")
    expect(theirs.locator(".messagelist")).to_be_visible()

    mine.fill("#id_appraisal", appraisal)
    mine.click(".submit-row [name=_continue]")
    conflict = mine.get_by_role("region", name="What changed while you were writing")
    expect(conflict.get_by_label("Their text (to copy from)")).to_have_value(f"Their appraisal in {mode}.")
    expect(mine.locator("#id_note")).to_have_value(note)
    expect(mine.locator("#id_appraisal")).to_have_value(appraisal)
    assert complaints == []
    mine.wait_for_load_state()
    mine.evaluate(AXE)
    found = mine.evaluate(RULES)
    assert found == [], json.dumps(found, indent=1)
    assert mine.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert mine.evaluate(NOT_OVERFLOWING.replace(".hidden", ".hidden, .visually-hidden, thead")) == []
    mine.click(".submit-row [name=_continue]")
    expect(mine.locator(".messagelist")).to_be_visible()
    expect(mine.locator("#id_note")).to_have_value(note)
    expect(mine.locator("#id_appraisal")).to_have_value(appraisal)
    context.close()
