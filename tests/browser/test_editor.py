"""The form of an article: its preview, no network, a lost session, every width, the Tab key."""

import json
from threading import Event

import pytest
from playwright.sync_api import expect

from .people import PASSWORD
from .test_accessibility import AXE, NOT_OVERFLOWING
from .test_keyboard import FOCUSED
from .writing import Desk, body_of, chosen, shown, stands_in, try_to_save, type_below, until

# Every rule there is, on what is ours; the frame of the admin keeps the contrast of AA. No script can look
# into the preview, which is the public page.
EVERY_RULE = """async () => {
  const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
  const found = await axe.run({ exclude: ["iframe"] }, { rules, resultTypes: ["violations"] });
  const isOurs = ({ target }) => document.querySelector(target[0]).closest("#article_form, .preview, dialog");
  return found.violations
    .map(({ id, nodes }) => [id, nodes.filter((n) => id !== "color-contrast-enhanced" || isOurs(n))])
    .filter(([, nodes]) => nodes.length)
    .map(([rule, nodes]) => ({ rule, where: nodes.map(({ html }) => html) }));
}"""


def test_what_is_typed_shows_and_what_is_wrong_stands_beside_it(desk: Desk):
    page = desk.open()
    type_below(page, "A new sentence [@nobody]. It has no source.")
    block = shown(page).locator(".prose p", has_text="A new sentence")
    expect(block.locator(".annotation-problem")).to_contain_text("Unknown source @nobody")
    expect(block.locator(".annotation-uncited")).to_contain_text("No source: “It has no source.”")
    expect(block.locator(".annotation-problem")).to_be_in_viewport()
    headings = ["To mend before saving (1)", "Needs a source before it is published (1)"]
    expect(page.locator(".annotations h3")).to_have_text(headings)
    page.locator("#id_title").fill("Another title")
    expect(shown(page).locator("h1")).to_have_text("Another title")
    shown(page).locator(".brand").click(modifiers=["Shift"])
    shown(page).locator("p", has_text="Line 7 is ours").dblclick()
    assert stands_in(page) == ("Line 7 is ours [@guide].", "")
    expect(shown(page).locator("h1")).to_have_text("Another title")


def test_what_a_mistake_names_is_selected_and_no_more(desk: Desk):
    page = desk.open()
    type_below(page, "See [it](nowhere.md) and [@nobody]. It has no source. More [@guide].")
    page.locator(".annotations a", has_text="nowhere.md").click()
    assert chosen(page) == "nowhere.md"
    page.locator(".annotations a", has_text="Unknown source").click()
    assert chosen(page) == "@nobody"
    page.locator(".annotations a", has_text="No source").click()
    assert chosen(page) == ""
    page.keyboard.type("|")
    assert "It has no source.| More" in body_of(page)
    shown(page).locator(".annotation", has_text="nowhere.md").click()
    assert chosen(page) == "nowhere.md"
    page.locator("#id_title").fill("")
    page.locator(".annotations a", has_text="Write a title.").click()
    expect(page.locator("#id_title")).to_be_focused()


def test_what_was_refused_goes_from_beside_its_field_as_it_is_mended(desk: Desk):
    page = desk.open()
    before = body_of(page)
    page.locator("#id_body").fill("Sore [@nobody].\n\nSore [@nobody].\n\nSee [it](nowhere.md).")
    page.locator("#id_title").fill("")
    page.locator("#id_note").fill("x" * 301)
    page.locator("[name=_draft]").click()
    beside = page.locator(".editor-body .errorlist li")
    expect(beside).to_have_count(3)
    expect(page.locator(".form-errors li")).to_have_count(5)
    page.wait_for_load_state()  # the scripts run before it: the first preview knows what was refused
    page.locator("#id_body").fill("New [@guide].\n\nSore [@nobody].\n\nSee [it](nowhere.md).")
    expect(beside).to_have_count(2)
    expect(beside.first).to_contain_text("Line 3: unknown source @nobody")
    page.locator("#id_title").fill("For the form")
    expect(page.locator(".editor-title.errors")).to_have_count(0)
    assert page.locator("#id_title").get_attribute("aria-invalid") is None
    page.locator("#id_body").fill(before)
    expect(page.locator(".editor-body .errorlist, .editor-body.errors")).to_have_count(0)
    # Only a save looks at this.
    expect(page.locator(".form-errors li")).to_have_count(1)
    expect(page.locator(".editor-note .errorlist")).to_contain_text("at most 300 characters")
    expect(page.locator(".errornote")).to_be_visible()


def test_what_was_refused_and_is_mended_before_the_first_preview_goes_too(desk: Desk):
    page = desk.open()
    before = body_of(page)
    page.locator("#id_body").fill("Sore [@nobody].")
    expect(page.locator(".annotations-problems")).to_contain_text("nobody")
    asked, go_on = [], Event()
    page.route("**/markdownx/**", lambda route: route.continue_() if go_on.is_set() else asked.append(route))
    page.locator("[name=_draft]").click()
    expect(page.locator(".editor-body .errorlist li")).to_have_count(1)
    page.wait_for_load_state()
    page.locator("#id_body").fill(before)
    page.wait_for_timeout(1000)  # longer than the form waits before it asks for a preview
    go_on.set()
    for route in asked:
        route.continue_()
    expect(page.locator(".editor-body .errorlist, .form-errors")).to_have_count(0)


def test_button_says_what_goes_on_and_is_as_before_where_it_came_to_nothing(desk: Desk):
    page = desk.open()
    type_below(page, "Kept waiting [@guide].")
    asked, held = [], "**/pick/signed-in/"
    page.route(held, lambda route: asked.insert(0, route))
    button = page.locator("[name=_draft]")
    button.click()
    expect(button).to_have_text("Saving…")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(page.locator("[name=_review]")).to_have_text("Save and send to review")
    for _ in range(600):
        if asked:
            break
        page.wait_for_timeout(50)
    asked[0].abort()
    expect(button).to_have_text("Save draft")
    expect(button).to_have_attribute("aria-disabled", "false")
    expect(page.locator(".editor-word")).to_contain_text("The site does not answer.")
    assert [text for text in desk.complaints if "ERR_FAILED" not in text] == []
    desk.complaints.clear()
    page.unroute(held)


def test_focus_of_the_body_stays_behind_the_buttons_that_save(desk: Desk):
    page = desk.open(width=1280, height=800)
    type_below(page, "End [@guide].")
    ring = page.locator("#id_body").evaluate("e => parseFloat(getComputedStyle(e).outlineOffset)")
    width = page.locator("#id_body").evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)")
    assert ring + width <= 0


def test_last_good_preview_stays_while_there_is_no_better_one(desk: Desk):
    page = desk.open()
    word = page.locator(".preview-word")
    page.locator("#id_body").fill("x" * 70_000)
    expect(word).to_have_text("The text cannot be shown as it stands. This is how it looked last.")
    expect(page.locator(".annotations")).to_contain_text("divide it into pages")
    expect(shown(page).locator(".prose")).to_contain_text("Line 7 is ours")
    page.route("**/markdownx/**", lambda route: route.abort())
    page.locator("#id_body").fill("Short again [@guide].")
    expect(word).to_have_text("The server does not answer. This is how it looked last.")
    expect(shown(page).locator(".prose")).to_contain_text("Line 7 is ours")
    page.unroute("**/markdownx/**")
    page.locator("#id_body").press("End")
    page.keyboard.type(" Yes [@guide].")
    expect(shown(page).locator(".prose")).to_contain_text("Short again")
    expect(word).to_have_text("")
    assert len(desk.complaints) == 1
    assert "ERR_FAILED" in desk.complaints.pop()


def test_lost_session_is_told_in_words_and_the_text_can_be_saved_after_signing_in(desk: Desk):
    page = desk.open()
    desk.context.clear_cookies()
    type_below(page, "Written while signed out [@guide].")
    word = page.locator(".editor-word")
    expect(word).to_contain_text("You are signed out. Your text is kept on this device.")
    try_to_save(page)
    assert page.url.endswith(desk.path)
    with page.expect_popup() as other:
        word.get_by_role("link").click()
    tab = other.value
    tab.fill("[name=username]", desk.name)
    tab.fill("[name=password]", PASSWORD)
    tab.press("[name=password]", "Enter")
    tab.wait_for_url("**/admin/")
    tab.close()
    page.bring_to_front()
    expect(shown(page).locator(".prose")).to_contain_text("Written while signed out")
    page.locator("[name=_draft]").click()
    expect(page.locator(".messagelist")).to_contain_text("Saved as a draft")
    assert body_of(page).endswith("Written while signed out [@guide].")
    desk.complaints[:] = [text for text in desk.complaints if "403 (Forbidden)" not in text]


def test_tab_walks_through_the_form_and_is_trapped_nowhere(desk: Desk):
    page = desk.open()
    page.locator("#id_title").focus()
    visited = []
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["marked"], focused
        assert focused["seen"], focused
        visited.append(page.evaluate("document.activeElement.name || document.activeElement.id"))
        if "_review" in visited:
            break
    wanted = [
        "summary",
        "key_points",
        "body",
        "next_steps",
        "related",
        "part",
        "order",
        "layout",
        "note",
        "_draft",
    ]
    assert [name for name in visited if name in wanted] == wanted
    page.locator("#id_body").focus()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#id_key_points")).to_be_focused()


def test_preview_is_that_of_a_telephone_or_a_desk_and_stays_so(desk: Desk):
    page = desk.open()
    width = "document.querySelector('.preview-page').contentWindow.innerWidth"
    assert page.evaluate(width) == 390
    page.get_by_label("desk", exact=True).check()
    until(page, f"{width} === 1280")
    box = page.locator(".preview-screen").bounding_box()
    assert page.locator(".preview-page").bounding_box()["width"] <= box["width"]
    page.reload()
    until(page, f"{width} === 1280")


def test_form_and_preview_stand_one_at_a_time_on_a_tablet(desk: Desk):
    page = desk.open(width=820, height=1180)
    type_below(page, "Wrong [@nobody].")
    expect(page.get_by_text("Write", exact=True)).to_have_count(1)
    switch = page.get_by_role("button", name="Preview (1 to mend)")
    expect(page.locator(".preview")).to_be_hidden()
    switch.click()
    expect(page.locator("#id_body")).to_be_hidden()
    expect(shown(page).locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".annotations a", has_text="Unknown source").click()
    expect(page.locator("#id_body")).to_be_focused()
    assert chosen(page) == "@nobody"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_in_the_form_and_its_dialogs(desk: Desk, width: int, scheme: str):
    page = desk.open(width=width, height=800)
    page.emulate_media(color_scheme=scheme)
    type_below(page, "Wrong [@nobody].")
    page.evaluate(AXE)
    if width < 1100:
        page.get_by_role("button", name="Preview").click()
    expect(page.locator(".annotations-problems")).to_be_visible()
    assert page.evaluate(NOT_OVERFLOWING.replace(".hidden", ".toolbar, .visually-hidden")) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = page.evaluate(EVERY_RULE)
    assert found == [], json.dumps(found, indent=1)
    page.locator(".annotations a").first.click()
    for name in ("link", "source", "picture", "box"):
        page.locator(f"[data-do={name}]").click()
        expect(page.locator("dialog[open] [role=option]").first).to_be_visible()
        found = page.evaluate(EVERY_RULE)
        assert found == [], f"{name}: {json.dumps(found, indent=1)}"
        page.keyboard.press("Escape")
    # The checker itself sets styles, which the site refuses.
    desk.complaints.clear()
