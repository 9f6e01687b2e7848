"""Looking after people: an administrator puts them into groups, and makes no superuser."""

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from content.articles.models import Version
from content.desk.accounts import one_time_codes as codes

from ..people import PASSWORD, client_of, code_of, person, sign_in, with_codes

USERS = "/admin/auth/user/"


@pytest.fixture
def boss(db):
    return person("Administrator", name="boss", password=PASSWORD)


@pytest.fixture
def client(boss):
    return client_of(boss)


def form(somebody: User, *groups: str, **changed) -> dict:
    fields = {
        "username": somebody.username, "first_name": "", "last_name": "", "email": "", "is_active": "on",
        "groups": [Group.objects.get(name=name).pk for name in groups],
    } | changed  # fmt: skip
    return {name: value for name, value in fields.items() if value is not None}


def change(client: Client, somebody: User, *groups: str, **changed):
    return client.post(f"{USERS}{somebody.pk}/change/", form(somebody, *groups, **changed))


def again(somebody: User) -> User:
    return User.objects.get(pk=somebody.pk)


def groups_of(somebody: User) -> list[str]:
    return sorted(group.name for group in again(somebody).groups.all())


def test_form_explains_what_each_group_may_do(client):
    page = client.get(f"{USERS}add/").text
    assert "What may this person do?" in page
    for words in (
        "which somebody else puts live",
        "publishes, withdraws",
        "Hands pages to patients",
        "Looks after the site",
    ):
        assert words in page
    for name in ("is_staff", "is_superuser", "user_permissions"):
        assert name not in page


def test_new_person_gets_groups_and_can_sign_in(client):
    sent = {"username": "grace", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post(f"{USERS}add/", form(User(username="grace"), "Writer", "Staff") | sent)
    assert answer.status_code == 302
    grace = User.objects.get(username="grace")
    assert groups_of(grace) == ["Staff", "Writer"]
    assert sign_in(Client(), "grace").status_code == 302


def test_name_that_is_taken_is_refused_whatever_its_capitals(client):
    grace, _ = person(name="grace"), person(name="ada")
    assert "Somebody else has this name." in change(client, grace, username="Ada").text
    assert change(client, grace, username="Grace").status_code == 302


@pytest.mark.parametrize("password", ["grace", "short1!", "password123", "1234567890123"])
def test_weak_password_is_refused(client, password):
    sent = {"username": "grace", "password1": password, "password2": password}
    assert client.post(f"{USERS}add/", form(User(username="grace")) | sent).status_code == 200
    assert not User.objects.filter(username="grace").exists()


def test_groups_can_be_changed_and_the_desk_closes_with_the_last(client):
    grace = person("Writer", name="grace")
    assert change(client, grace, "Reviewer").status_code == 302
    assert groups_of(grace) == ["Reviewer"]
    assert change(client, grace).status_code == 302
    assert not again(grace).is_staff


def test_nobody_becomes_more_by_fields_that_the_form_does_not_have(client, boss):
    grace = person("Writer", name="grace")
    permission = Permission.objects.get(codename="publish_article")
    more = {"is_superuser": "on", "is_staff": "on", "user_permissions": [permission.pk], "password": "x"}
    for somebody, group in ((grace, "Writer"), (boss, "Administrator")):
        before = again(somebody).password
        assert change(client, somebody, group, **more).status_code == 302
        after = again(somebody)
        assert not after.is_superuser
        assert not after.user_permissions.exists()
        assert after.password == before


def test_administrator_cannot_touch_a_superuser(client):
    root = person(name="root", superuser=True, password=PASSWORD)
    with_codes(root)
    assert client.get(f"{USERS}{root.pk}/change/").status_code == 200
    assert change(client, root, is_active=None).status_code == 403
    new = {"password1": "another-password-1", "password2": "another-password-1"}
    assert client.post(f"{USERS}{root.pk}/password/", new).status_code == 403
    assert client.get(f"{USERS}{root.pk}/password/").status_code == 403
    assert client.post(f"{USERS}{root.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"{USERS}{root.pk}/codes/").status_code == 403
    assert again(root).is_active
    assert again(root).check_password(PASSWORD)
    assert codes.confirmed_device(root)


def test_superuser_may_change_another_and_leaves_them_one(db):
    root, other = (person(name=name, superuser=True) for name in ("root", "other"))
    assert change(client_of(root), other, first_name="Grace").status_code == 302
    assert again(other).is_superuser
    assert again(other).is_staff
    assert again(other).first_name == "Grace"


def test_nobody_shuts_themselves_out(client, boss):
    person("Administrator", name="second")
    assert "You cannot shut yourself out" in change(client, boss, "Writer").text
    assert "You cannot shut yourself out" in change(client, boss, "Administrator", is_active=None).text
    assert client.post(f"{USERS}{boss.pk}/delete/", {"post": "yes"}).status_code == 403
    assert groups_of(boss) == ["Administrator"]
    assert again(boss).is_active


def test_superuser_does_not_shut_themselves_out_either(db):
    root = person(name="root", superuser=True)
    assert "You cannot shut yourself out" in change(client_of(root), root, is_active=None).text


def test_administrator_can_take_more_on(client, boss):
    assert change(client, boss, "Administrator", "Writer").status_code == 302
    assert groups_of(boss) == ["Administrator", "Writer"]


def test_last_who_looks_after_people_stays(boss):
    from content.desk.accounts.forms import PersonForm

    # Two who take it from each other at the same moment: the second is refused.
    gone = person("Administrator", name="gone")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    changing = PersonForm(form(boss, "Writer"), instance=boss)
    changing.by = gone
    assert "Nobody would be left" in str(changing.errors)


def test_password_of_somebody_can_be_set_and_never_taken_away(client):
    grace = person("Writer", name="grace", password=PASSWORD)
    assert 'name="usable_password"' not in client.get(f"{USERS}{grace.pk}/password/").text
    answer = client.post(f"{USERS}{grace.pk}/password/", {"usable_password": "false", "unset-password": "x"})
    assert answer.status_code == 200
    assert again(grace).check_password(PASSWORD)
    new = {"password1": "another-password-1", "password2": "another-password-1"}
    assert client.post(f"{USERS}{grace.pk}/password/", new).status_code == 302
    assert again(grace).check_password("another-password-1")


def test_own_password_is_changed_where_the_old_one_is_asked_for(client, boss):
    for number in (boss.pk, f"0{boss.pk}"):
        assert client.get(f"{USERS}{number}/password/")["Location"] == "/admin/password_change/"
    wrong = {"old_password": "wrong", "new_password1": "another-one-1", "new_password2": "another-one-1"}
    assert client.post("/admin/password_change/", wrong).status_code == 200
    assert again(boss).check_password(PASSWORD)


def test_lost_telephone_is_reset_and_that_is_written_down(client, boss):
    grace = person("Writer", name="grace", password=PASSWORD)
    with_codes(grace)
    page = f"{USERS}{grace.pk}/codes/"
    assert page in client.get(f"{USERS}{grace.pk}/change/").text
    assert client.get(page).status_code == 200
    assert codes.confirmed_device(grace)
    assert client.post(page).status_code == 302
    assert codes.confirmed_device(grace) is None
    assert sign_in(Client(), "grace").status_code == 302
    entry = LogEntry.objects.get(change_message="Reset the one-time codes.")
    assert (entry.user, entry.object_repr) == (boss, "grace")


def test_own_codes_are_turned_off_where_the_password_is_asked_for(boss):
    with_codes(boss)
    client = Client()
    sign_in(client, "boss", code=code_of(boss))
    assert client.post(f"{USERS}{boss.pk}/codes/")["Location"] == "/admin/codes/"
    assert codes.confirmed_device(boss)


def test_reset_for_nobody_is_not_found(client):
    assert client.post(f"{USERS}9999/codes/").status_code == 404


def test_somebody_whose_name_stands_beside_a_text_is_shut_out_and_not_deleted(client, loaded):
    grace = person("Writer", name="grace")
    Version.objects.filter(pk=Version.objects.first().pk).update(author=grace)
    assert client.post(f"{USERS}{grace.pk}/delete/", {"post": "yes"}).status_code == 403
    assert change(client, grace, "Writer", is_active=None).status_code == 302
    assert not again(grace).is_active


def test_mistyped_name_can_be_deleted(client):
    wrong = person("Writer", name="garce")
    assert client.post(f"{USERS}{wrong.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not User.objects.filter(pk=wrong.pk).exists()


def test_list_says_what_everybody_may(client):
    person(name="root", superuser=True)
    person(name="nobody")
    page = client.get(f"{USERS}?q=").text
    for words in ("everything", "nothing at the desk", "Administrator"):
        assert words in page


@pytest.mark.parametrize("question", ["password__startswith=md5", "totpdevice__key__startswith=a"])
def test_secrets_cannot_be_asked_for_letter_by_letter(client, question):
    assert client.get(f"{USERS}?{question}").status_code in {302, 400}


@pytest.mark.parametrize("device", ["otp_totp/totpdevice", "otp_static/staticdevice"])
def test_secrets_of_telephones_are_shown_to_nobody(db, device):
    assert client_of(person(name="root", superuser=True)).get(f"/admin/{device}/").status_code == 404


@pytest.mark.parametrize("who", ["Administrator", "superuser"])
def test_groups_can_be_read_and_not_changed(db, who):
    client = client_of(person(*([who] if who != "superuser" else []), superuser=who == "superuser"))
    group = Group.objects.get(name="Writer")
    page = f"/admin/auth/group/{group.pk}/"
    assert "which somebody else puts live" in client.get(f"{page}change/").text
    assert client.get("/admin/auth/group/").status_code == 200
    assert client.post(f"{page}change/", {"name": "x"}).status_code == 403
    assert client.post(f"{page}delete/", {"post": "yes"}).status_code == 403
    assert client.post("/admin/auth/group/add/", {"name": "x"}).status_code == 403


def test_administrator_unlocks_a_name(client, boss):
    attempt = AccessAttempt.objects.create(username="ada", ip_address="127.0.0.1", failures_since_start=5)
    person("Writer", password=PASSWORD)
    assert sign_in(Client(), "ada").status_code == 429
    assert "ada" in client.get("/admin/axes/accessattempt/").text
    chosen = {"action": "unlock", "_selected_action": [attempt.pk]}
    assert "Unlocked: ada." in client.post("/admin/axes/accessattempt/", chosen, follow=True).text
    assert sign_in(Client(), "ada").status_code == 302
    assert LogEntry.objects.filter(user=boss, object_repr="ada").exists()
