"""Signing in at the desk: throttled, alike for every stranger, over after twelve hours."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from ..people import LOGIN, PASSWORD, client_of, person, sign_in

DESK = "/admin/password_change/"


@pytest.fixture
def ada(db):
    return person("Writer", password=PASSWORD)


def fail(times: int, name: str = "ada", **headers: str):
    for _ in range(times):
        answer = Client().post(LOGIN, {"username": name, "password": "wrong"}, headers=headers)
    return answer


def test_person_of_a_group_signs_in_and_gets_where_they_wanted_to_go(ada):
    client = Client()
    assert client.get(DESK)["Location"] == f"{LOGIN}?next={DESK}"
    assert f'name="next" value="{DESK}"' in client.get(f"{LOGIN}?next={DESK}").text
    assert sign_in(client, "ada", next=DESK)["Location"] == DESK
    assert client.get(DESK).status_code == 200


@pytest.mark.parametrize("wanted", [{}, {"next": ""}, {"next": "/admin/"}, {"next": "/staff/"}])
def test_one_of_the_staff_lands_at_the_staffs_desk(db, wanted):
    person("Staff", name="sam", password=PASSWORD)
    client = Client()
    answer = client.get(sign_in(client, "sam", **wanted)["Location"], follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, "/staff/")


@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_signing_in_leads_on_within_the_site_alone(ada, next_page):
    assert sign_in(Client(), "ada", next=next_page)["Location"] == "/admin/"


def test_signing_out_asks_for_a_post_and_ends_the_session(ada):
    client = client_of(ada)
    assert client.get("/admin/logout/").status_code == 405
    assert "You have signed out" in client.post("/admin/logout/").text
    assert client.get(DESK).status_code == 302


def strangers_answer(**sent: str) -> str:
    page = sign_in(Client(enforce_csrf_checks=False), **sent).text
    return page.split('role="alert">')[1].split("</p>")[0]


def test_answer_does_not_tell_which_names_exist_nor_that_a_password_was_right(ada):
    person(name="grace", password=PASSWORD)  # in no group
    User.objects.filter(pk=person("Writer", name="left", password=PASSWORD).pk).update(is_active=False)
    answers = {
        strangers_answer(name=name, password=password)
        for name in ("ada", "grace", "left", "nobody")
        for password in ("wrong", PASSWORD)
        if (name, password) != ("ada", PASSWORD)
    }
    assert len(answers) == 1
    assert "That did not fit" in answers.pop()


def test_every_refusal_counts_as_a_failure(ada):
    person(name="grace", password=PASSWORD)
    sign_in(Client(), "grace")
    sign_in(Client(), "nobody")
    assert sorted(AccessAttempt.objects.values_list("username", flat=True)) == ["grace", "nobody"]


def test_five_failures_close_a_name_and_say_for_how_long(ada):
    assert fail(4).status_code == 200
    answer = fail(1)
    assert answer.status_code == 429
    assert "Try again in 15 minutes." in answer.text
    assert answer["Retry-After"] == "900"
    assert sign_in(Client(), "ada").status_code == 429


def test_unknown_name_is_closed_as_a_known_one_is(db):
    assert fail(5, "nobody").status_code == 429


def test_wait_does_not_grow_by_trying_on(ada):
    fail(5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=10))
    assert "Try again in 5 minutes." in fail(3).text


def test_wait_ends(ada, settings):
    fail(5)
    settings.AXES_COOLOFF_TIME = timedelta(0)
    assert sign_in(Client(), "ada").status_code == 302


def test_success_forgets_the_failures(ada):
    fail(4)
    sign_in(Client(), "ada")
    assert not AccessAttempt.objects.exists()
    assert fail(4).status_code == 200


def test_stranger_elsewhere_cannot_close_a_name(ada):
    fail(5, **{"x-forwarded-for": "203.0.113.9"})
    answer = Client().post(
        LOGIN, {"username": "ada", "password": PASSWORD}, headers={"x-forwarded-for": "198.51.100.7"}
    )
    assert answer.status_code == 302


def test_many_names_from_one_address_are_closed_in_the_end(ada):
    AccessAttempt.objects.bulk_create(
        AccessAttempt(username=f"name-{n}", ip_address="127.0.0.1", failures_since_start=5) for n in range(9)
    )
    assert fail(4).status_code == 200
    assert fail(1, "another").status_code == 429
    assert sign_in(Client(), "ada").status_code == 429


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("203.0.113.9, 198.51.100.7", "198.51.100.7"),
        ("203.0.113.9, 198.51.100.7:5123", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("[2001:db8:1:2:3:4:5:6]:5123", "2001:db8:1:2::"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("nonsense", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(db, header, kept):
    fail(1, **{"x-forwarded-for": header})
    assert AccessAttempt.objects.get().ip_address == kept


def test_without_a_proxy_nobody_can_claim_an_address(db, settings):
    settings.AXES_CLIENT_IP_CALLABLE = "content.desk.accounts.throttle.direct_address"
    fail(1, **{"x-forwarded-for": "203.0.113.9"})
    assert AccessAttempt.objects.get().ip_address == "127.0.0.1"


def test_nothing_of_a_failure_is_kept_but_the_name(db):
    answer = Client().post(
        f"{LOGIN}?next=/admin/?secret=1",
        {"username": "ada", "password": "hunter2", "code": "123456"},
        headers={"user-agent": "Firefox", "accept": "text/html"},
    )
    assert answer.status_code == 200
    kept = AccessAttempt.objects.get()
    assert (kept.get_data, kept.post_data, kept.user_agent, kept.http_accept) == ("", "", "", "")


def test_success_leaves_no_trace_but_the_last_time(ada):
    sign_in(Client(), "ada")
    assert not AccessLog.objects.exists()
    assert User.objects.get().last_login


def test_old_failures_are_forgotten_when_somebody_signs_in(ada):
    fail(2, "nobody")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    sign_in(Client(), "ada")
    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize("name", ["a" * 300, "a\x00b", " ", "ада"])
def test_strange_name_is_refused_like_any_other(db, name):
    assert sign_in(Client(), name).status_code == 200


def test_session_ends_twelve_hours_after_signing_in_however_busy_it_is(ada):
    client = Client()
    sign_in(client, "ada")
    ends = Session.objects.get().expire_date
    assert timedelta(hours=11, minutes=59) < ends - timezone.now() <= timedelta(hours=12)
    session = client.session
    session["busy"] = True
    session.save()
    assert Session.objects.get().expire_date == ends
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get(DESK).status_code == 302


def test_ended_sessions_are_forgotten_when_somebody_signs_in(ada):
    sign_in(Client(), "ada")
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    sign_in(Client(), "ada")
    assert Session.objects.count() == 1


def test_cookies_are_for_this_site_alone(ada, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    cookies = sign_in(Client(), "ada").cookies
    assert set(cookies) == {"sessionid", "csrftoken"}
    for cookie in cookies.values():
        assert cookie["httponly"]
        assert cookie["secure"]
        assert cookie["samesite"] == "Lax"


def test_new_password_ends_the_other_sessions(ada):
    client = client_of(ada)
    ada.set_password("another-long-password")
    ada.save()
    assert client.get(DESK).status_code == 302


def test_whoever_is_shut_out_is_out_at_once(ada):
    client = client_of(ada)
    User.objects.update(is_active=False)
    assert client.get(DESK).status_code == 302


def test_somebody_without_a_group_is_told_whom_to_ask(db):
    client = client_of(person(name="grace"))
    assert "who may not use the desk" in client.get(f"{LOGIN}?next={DESK}").text


def test_text_sent_after_the_session_ended_leads_back_to_its_form_with_a_word_on_it(ada):
    form = "/admin/articles/article/add/?part=1"
    answer = Client().post(
        "/admin/articles/article/add/", {"body": "x"}, headers={"referer": f"http://testserver{form}"}
    )
    assert answer["Location"] == f"{LOGIN}?unsaved=1&next=/admin/articles/article/add/%3Fpart%3D1"
    page = Client().get(answer["Location"]).text
    assert "if this browser kept a text" in page
    assert "is kept in this browser" not in page  # without JavaScript it is not
    assert f'name="next" value="{form}"' in page


def test_form_sent_from_another_site_does_not_lead_back_to_it(db):
    answer = Client().post(DESK, {}, headers={"referer": "https://evil.example/x"})
    assert answer["Location"] == f"{LOGIN}?unsaved=1&next={DESK}"


def test_form_from_before_the_last_sign_in_says_what_to_do(ada):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    answer = client.post("/admin/articles/article/add/", {"body": "x"})
    assert answer.status_code == 403
    assert "This page was too old to send" in answer.text
    assert 'href="/admin/articles/article/add/"' in answer.text


def test_form_of_no_page_of_the_desk_is_refused_as_ever(ada):
    answer = Client(enforce_csrf_checks=True).post("/markdownx/markdownify/", {"content": "x"})
    assert answer.status_code == 403
    assert "too old" not in answer.text
