"""The buttons and dialogs of the form: by mouse, by keys, by keyboard alone; and undo."""

import json

from playwright.sync_api import Page, expect

from .test_keyboard import tab_to
from .writing import Desk, body_of, chosen, shown


def test_buttons_change_the_text_and_undo_takes_it_back(desk: Desk):
    page = desk.open()
    body = page.locator("#id_body")
    body.fill("Sore muscles")
    body.evaluate("e => e.setSelectionRange(0, 4)")
    page.keyboard.press("Control+b")
    assert body_of(page) == "**Sore** muscles"
    page.keyboard.press("Control+b")
    assert body_of(page) == "Sore muscles"
    page.get_by_role("button", name="Heading", exact=True).click()
    assert body_of(page) == "## Sore muscles"
    page.keyboard.press("Control+z")
    assert body_of(page) == "Sore muscles"
    page.keyboard.press("End")
    page.get_by_role("button", name="• List").click()
    page.keyboard.press("Enter")
    page.keyboard.type("rest")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert body_of(page) == "- Sore muscles\n- rest\n\n"
    page.get_by_role("button", name="Table").click()
    page.keyboard.type("Day")
    assert body_of(page).startswith("- Sore muscles\n- rest\n\n| Day | Heading |\n| --- | --- |\n")
    page.get_by_role("button", name="Undo").click()
    page.locator("#id_key_points").focus()
    expect(page.get_by_role("button", name="Heading", exact=True)).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Control+Alt+2")
    assert page.locator("#id_key_points").input_value() == ""


def choose(page: Page, keys: str, search: str) -> None:
    """Open a dialog by its keys, search in it, and wait until something is found."""
    page.keyboard.press(keys)
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    page.keyboard.type(search)
    expect(dialog.get_by_role("option").first).to_contain_text(search, ignore_case=True)


def test_link_source_and_picture_are_put_in_by_keyboard_alone(desk: Desk):
    page = desk.open()
    body = page.locator("#id_body")
    body.fill("It is rarely serious.")
    body.evaluate("e => e.setSelectionRange(6, 20)")
    choose(page, "Control+k", "What are the risks")
    page.keyboard.press("Enter")
    expect(page.locator("#pick-link-list")).to_contain_text("The whole page")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(body).to_be_focused()
    assert body_of(page).startswith("It is [rarely serious](risks.md#")
    page.keyboard.press("Control+End")
    choose(page, "Control+Shift+k", "Brady 2014")
    page.keyboard.press("Enter")
    expect(page.locator(".picker-chosen li")).to_have_count(1)
    page.keyboard.type("our note")
    page.keyboard.press("Enter")
    expect(page.locator(".picker-chosen li")).to_have_count(2)
    tab_to(page, ".picker-chosen input")
    page.keyboard.type("p. 3")
    page.keyboard.press("Enter")
    expect(body).to_be_focused()
    assert body_of(page).endswith(" [@brady2014, p. 3; @guide, note].")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("[data-do=heading2]")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator("#pick-picture-list svg").first).to_be_visible()
    page.keyboard.type("referred pain")
    expect(page.locator("#pick-picture-list [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(body).to_be_focused()
    assert "](figures/referred-pain.svg)" in body_of(page).splitlines()[-1]
    expect(shown(page).locator("figure")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("abc")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(body).to_be_focused()
    page.keyboard.press("Alt+F10")
    expect(page.locator("[data-do=picture]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(body).to_be_focused()


def test_new_source_is_chosen_once_it_is_saved(desk: Desk):
    page = desk.open()
    page.locator("#id_body").fill("It is rare.")
    page.keyboard.press("Control+Shift+k")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Add a new source").click()
    popup = opened.value
    record = {
        "type": "article-journal", "title": "Rare harm", "container-title": "J Rare",
        "author": [{"family": "Eskola", "given": "Aino"}], "issued": {"date-parts": [[2021]]},
    }  # fmt: skip
    popup.locator("#id_pasted").fill(json.dumps(record))
    popup.locator("[name=_fill]").click()
    popup.locator("[name=kind][value=survey]").check()
    popup.locator("#id_appraisal").fill("It counts what happened.")
    popup.locator("[name=read][value='full text']").check()
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".picker-chosen")).to_contain_text("Eskola 2021")
    page.keyboard.press("Enter")
    expect(page.locator("#id_body")).to_have_value("It is rare [@eskola2021].")


def test_box_is_chosen_from_what_it_is_for(desk: Desk):
    page = desk.open()
    page.locator("#id_body").fill("")
    page.get_by_role("button", name="Box…").click()
    page.locator("[data-kind=warning]").click()
    page.get_by_label("Its title").fill("Mind this")
    page.keyboard.press("Enter")
    assert body_of(page) == "> [!WARNING] Mind this\n> What the reader has to know"
    assert chosen(page) == "What the reader has to know"
