"""Text that was not saved survives a crash of the browser, and is nobody else's business."""

from playwright.sync_api import expect

from .writing import KEPT, Desk, body_of, type_below, until


def test_text_survives_a_crash_and_is_kept_no_longer_than_it_is_needed(desk: Desk):
    page = desk.open()
    type_below(page, "Not saved yet [@guide].")
    until(page, f"{KEPT}.length === 1")
    other = desk.open()
    expect(other.locator(".unsaved")).to_have_count(0)
    page.close(run_before_unload=False)
    until(other, "navigator.locks.query().then(({ held }) => held.length === 1)")  # but its own
    other.close()
    page = desk.open()
    offer = page.locator(".unsaved")
    expect(offer).to_contain_text("You have text that was not saved.")
    expect(offer.locator("li")).to_contain_text("Body: ")
    expect(offer.locator("li")).to_contain_text("Not saved yet [@guide].")
    assert "Not saved yet" not in body_of(page)
    offer.get_by_role("button", name="Bring it back").click()
    expect(offer).to_have_count(0)
    assert body_of(page).endswith("Not saved yet [@guide].")
    page.locator("#id_note").fill("Tried it.")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Saved as a draft")
    until(page, "location.search === ''")
    assert page.evaluate(KEPT) == []


def test_kept_text_is_in_sight_after_a_reload(desk: Desk):
    page = desk.open()
    type_below(page, "Not saved yet [@guide].")
    until(page, f"{KEPT}.length === 1")
    page.locator("#id_note").scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 200
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(".unsaved")).to_be_in_viewport()
    page.get_by_role("button", name="Throw it away").click()


def test_kept_text_is_offered_to_nobody_else_and_can_be_thrown_away(desk: Desk):
    page = desk.open()
    somebody = page.evaluate("document.querySelector('.editor').dataset.user")
    keep = """([user, at]) => localStorage.setItem(`desk-kept:${user}:${location.pathname}:1-${at}`,
      JSON.stringify({ at, madeFrom: "1", values: { title: "Kept " + user } }))"""
    now = page.evaluate("Date.now()")
    for user, at in [("999", now), (somebody, now - 31 * 24 * 3600 * 1000)]:
        page.evaluate(keep, [user, at])
    page.reload()
    expect(page.locator(".annotations")).to_be_visible()
    expect(page.locator(".unsaved")).to_have_count(0)
    page.evaluate(keep, [somebody, now])
    page.reload()
    expect(page.locator(".unsaved")).to_contain_text(f"Title: “Kept {somebody}”")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator(".unsaved")).to_have_count(0)
    assert [name.split(":")[1] for name in page.evaluate(KEPT)] == ["999"]


def test_kept_text_is_announced_and_reached_with_the_keyboard(desk: Desk):
    page = desk.open()
    keep = """(at) => localStorage.setItem(`desk-kept:${document.querySelector(".editor").dataset.user}:` +
      `${location.pathname}:1-${at}`, JSON.stringify({ at, madeFrom: "1", values: { title: "Kept" } }))"""
    page.evaluate(keep, page.evaluate("Date.now()"))
    page.reload()
    status = page.locator(".editor-word[role=status]")
    expect(status).to_have_text("You have text that was not saved. It is offered back above the form.")
    page.locator(".editor-hint a").focus()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Throw it away")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Bring it back")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(status).to_have_text("The text was thrown away.")
    expect(page.locator("#id_title")).to_be_focused()
