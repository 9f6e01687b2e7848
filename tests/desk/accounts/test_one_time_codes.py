"""One-time codes: set up by each person for themselves, asked for from then on."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from content.clinic.models import Clinic
from content.desk.accounts import one_time_codes as codes

from ..people import PASSWORD, client_of, code_of, person, sign_in, with_codes

CODES = "/admin/codes/"
DESK = "/admin/password_change/"


@pytest.fixture
def ada(db):
    return person("Writer", password=PASSWORD)


def signs_in(name="ada", **sent) -> bool:
    return sign_in(Client(), name, **sent).status_code == 302


def test_codes_are_set_up_with_a_picture_or_letters_and_a_first_code(ada):
    client = client_of(ada)
    assert "Set up one-time codes" in client.get(CODES).text
    assert client.post(CODES, {"_begin": "x", "password": PASSWORD}).status_code == 302
    page = client.get(CODES).text
    assert '<svg viewBox="' in page
    assert "style=" not in page.split("<svg")[1].split("</svg>")[0]
    assert codes.base32_secret(TOTPDevice.objects.get(user=ada)) in page
    page = client.post(CODES, {"_confirm": "x", "code": code_of(ada)}).text
    shown = re.findall(r"<code>([a-z2-7]{4}-[a-z2-7]{4})</code>", page)
    assert len(shown) == len(set(shown)) == 10
    assert client.get(DESK).status_code == 200
    assert shown[0] not in client.get(CODES).text
    assert LogEntry.objects.filter(user=ada, change_message="Set up one-time codes.").exists()


def test_wrong_first_code_turns_nothing_on(ada):
    client = client_of(ada)
    client.post(CODES, {"_begin": "x", "password": PASSWORD})
    wrong = f"{(int(code_of(ada)) + 1) % 10**6:06}"
    assert "That code is not right" in client.post(CODES, {"_confirm": "x", "code": wrong}).text
    assert codes.confirmed_device(ada) is None
    assert signs_in()


@pytest.mark.parametrize("sent", [{}, {"password": "wrong"}])
def test_codes_are_not_set_up_without_the_password(ada, sent):
    answer = client_of(ada).post(CODES, {"_begin": "x"} | sent)
    assert "not your password" in answer.text
    assert not TOTPDevice.objects.exists()


def test_passwords_cannot_be_guessed_where_codes_are_set_up(ada):
    client = client_of(ada)
    answers = [client.post(CODES, {"_begin": "x", "password": f"guess-{n}"}) for n in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [429] * 2


def test_secret_that_was_left_lying_is_neither_shown_nor_taken_up(ada):
    client = client_of(ada)
    client.post(CODES, {"_begin": "x", "password": PASSWORD})
    device = TOTPDevice.objects.get()
    before = device.created_at - timedelta(minutes=codes.MINUTES_TO_CONFIRM, seconds=1)
    TOTPDevice.objects.update(created_at=before)
    assert codes.base32_secret(device) not in client.get(CODES).text
    client.post(CODES, {"_confirm": "x", "code": code_of(ada)})
    assert codes.confirmed_device(ada) is None


def test_looking_at_the_page_changes_nothing(ada):
    client_of(ada).get(CODES)
    assert not TOTPDevice.objects.exists()


@pytest.mark.parametrize("button", ["_confirm", "_new_codes", "_turn_off", "_nothing"])
def test_button_pressed_out_of_turn_does_no_harm(ada, button):
    client = client_of(ada)
    assert client.post(CODES, {button: "x"}, follow=True).status_code == 200
    assert not TOTPDevice.objects.exists()


def test_beginning_again_does_not_replace_codes_that_are_on(ada):
    with_codes(ada)
    client = Client()
    sign_in(client, "ada", code=code_of(ada))
    client.post(CODES, {"_begin": "x", "password": PASSWORD})
    assert TOTPDevice.objects.filter(user=ada).count() == 1


def test_whoever_set_codes_up_needs_one_to_sign_in(ada):
    with_codes(ada)
    assert not signs_in()
    assert not signs_in(code="abcd-efgh")
    assert not signs_in(password="wrong", code=code_of(ada))
    assert signs_in(code=code_of(ada))


def test_code_may_be_typed_with_a_space(ada):
    with_codes(ada)
    code = code_of(ada)
    assert signs_in(code=f" {code[:3]} {code[3:]} ")


def test_code_works_once(ada):
    with_codes(ada)
    code = code_of(ada)
    assert signs_in(code=code)
    assert not signs_in(code=code)


def test_code_of_somebody_else_does_not_help(ada):
    with_codes(ada)
    grace = person("Writer", name="grace", password=PASSWORD)
    with_codes(grace)
    assert not signs_in(code=code_of(grace))


def test_backup_code_works_once_however_it_is_typed(ada):
    backup = with_codes(ada)
    assert signs_in(code=backup[0])
    assert not signs_in(code=backup[0])
    ada.staticdevice_set.get().throttle_reset()
    assert signs_in(code=backup[1].replace("-", "").upper())
    assert StaticToken.objects.count() == 8


def test_backup_code_may_begin_with_six_digits(ada):
    with_codes(ada)
    StaticToken.objects.create(device=ada.staticdevice_set.get(), token="234567ab")
    assert signs_in(code="2345-67AB")


def test_wrong_code_has_the_next_one_wait(ada, stopped_clock):
    with_codes(ada)
    assert not signs_in(code="000000")
    assert TOTPDevice.objects.get().throttling_failure_count == 1
    assert not signs_in(code=code_of(ada))


def test_wrong_and_forgotten_codes_leave_the_backup_codes_free(ada, stopped_clock):
    backup = with_codes(ada)
    assert not signs_in(code="000000")
    assert not signs_in()
    assert signs_in(code=backup[0])


def test_session_from_before_codes_were_set_up_elsewhere_does_not_count(ada):
    old = client_of(ada)
    with_codes(ada)
    assert old.get(DESK)["Location"] == f"/admin/login/?next={DESK}"
    assert "Sign in again, with a code" in old.get(f"/admin/login/?next={DESK}").text
    assert sign_in(old, "ada", code=code_of(ada)).status_code == 302
    assert old.get(DESK).status_code == 200


def test_codes_are_turned_off_with_the_password(ada):
    with_codes(ada)
    client = Client()
    sign_in(client, "ada", code=code_of(ada))
    assert "not your password" in client.post(CODES, {"_turn_off": "x", "password": "wrong"}).text
    assert codes.confirmed_device(ada)
    assert client.post(CODES, {"_turn_off": "x", "password": PASSWORD}).status_code == 302
    assert codes.confirmed_device(ada) is None
    assert client.get(DESK).status_code == 200
    assert signs_in()


def test_new_backup_codes_void_the_former_ones_and_ask_for_the_password(ada):
    former = with_codes(ada)
    client = Client()
    sign_in(client, "ada", code=code_of(ada))
    assert "not your password" in client.post(CODES, {"_new_codes": "x", "password": "wrong"}).text
    page = client.post(CODES, {"_new_codes": "x", "password": PASSWORD}).text
    new = re.findall(r"<code>([a-z2-7-]{9})</code>", page)
    assert not signs_in(code=former[0])
    ada.staticdevice_set.get().throttle_reset()
    assert signs_in(code=new[0])


def test_passwords_cannot_be_guessed_on_the_page_of_codes(ada):
    with_codes(ada)
    client = Client()
    sign_in(client, "ada", code=code_of(ada))
    answers = [client.post(CODES, {"_turn_off": "x", "password": f"guess-{n}"}) for n in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [429] * 2
    assert codes.confirmed_device(ada)


@pytest.fixture
def required(db):
    Clinic.objects.create(codes_required=True)


def test_whoever_has_no_code_is_led_to_set_one_up_and_can_do_nothing_else(ada, required):
    client = Client()
    assert sign_in(client, "ada", next=DESK)["Location"] == DESK
    assert client.get(DESK)["Location"] == f"/admin/codes/?next={DESK}"
    assert client.post(DESK, {})["Location"] == f"/admin/codes/?unsaved=1&next={DESK}"
    assert "What you sent was not saved" in client.get("/admin/codes/?unsaved=1").text
    assert "Everybody at this desk" in client.get(CODES).text
    client.post(CODES, {"_begin": "x", "password": PASSWORD})
    page = client.post(f"{CODES}?next={DESK}", {"_confirm": "x", "code": code_of(ada)}).text
    assert f'href="{DESK}"' in page
    assert client.get(DESK).status_code == 200


def test_whoever_has_to_set_up_codes_can_still_sign_out(ada, required):
    assert client_of(ada).post("/admin/logout/").status_code == 200


def test_preview_is_closed_until_codes_are_set_up(ada, required, loaded):
    assert client_of(ada).post("/markdownx/markdownify/", {"content": "x"}).status_code == 403


def test_preview_is_closed_to_a_session_from_before_codes(ada, loaded):
    old = client_of(ada)
    assert old.post("/markdownx/markdownify/", {"content": "x"}).status_code == 200
    with_codes(ada)
    assert old.post("/markdownx/markdownify/", {"content": "x"}).status_code == 403


@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_page_of_codes_leads_on_within_the_site_alone(ada, next_page):
    client = client_of(ada)
    client.post(CODES, {"_begin": "x", "password": PASSWORD})
    page = client.post(f"{CODES}?next={next_page}", {"_confirm": "x", "code": code_of(ada)}).text
    assert 'class="button" href="/admin/"' in page


def test_secret_is_kept_in_no_store_of_pictures(ada):
    from content.articles.pages.qr_code import qr_code

    before = qr_code.cache_info().currsize
    client = client_of(ada)
    client.post(CODES, {"_begin": "x", "password": PASSWORD})
    answer = client.get(CODES)
    assert qr_code.cache_info().currsize == before
    assert "no-store" in answer["Cache-Control"]
