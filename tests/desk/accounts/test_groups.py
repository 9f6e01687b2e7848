"""The groups of the desk: made by a migration, as the table says."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db import connection

from content.desk.accounts.groups import ADMINISTRATOR, GROUPS, REVIEWER, STAFF, WRITER

from ..people import person

migration = import_module("content.desk.migrations.0001_groups")
corrections = import_module("content.desk.migrations.0002_corrections")
here = SimpleNamespace(connection=connection)


@pytest.fixture
def groups(db):
    person()


def permissions_of(group: str) -> set[str]:
    found = Permission.objects.filter(group__name=group).select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in found}


@pytest.mark.parametrize("group", GROUPS)
def test_group_holds_exactly_what_the_table_says(groups, group):
    assert permissions_of(group) == GROUPS[group].permissions


def test_reviewer_may_do_all_that_a_writer_may():
    assert GROUPS[WRITER].permissions < GROUPS[REVIEWER].permissions


@pytest.mark.parametrize("permission", ["publish_article", "withdraw_article", "rename_article"])
def test_only_a_reviewer_decides_what_readers_see(permission):
    assert [name for name in GROUPS if f"articles.{permission}" in GROUPS[name].permissions] == [REVIEWER]


def test_staff_may_nothing_of_the_text():
    assert not any(
        permission.startswith(("articles.", "sources.")) for permission in GROUPS[STAFF].permissions
    )


def test_nobody_gets_a_right_over_groups_or_single_permissions():
    given = GROUPS[ADMINISTRATOR].permissions
    assert not {"auth.change_group", "auth.add_group", "auth.delete_group", "auth.add_permission"} & given


def test_migration_works_before_any_permission_was_made(groups):
    Group.objects.all().delete()
    Permission.objects.all().delete()
    modules = [config.models_module for config in apps.get_app_configs()]
    migration.make(apps, here)
    assert permissions_of(WRITER) == GROUPS[WRITER].permissions
    assert [config.models_module for config in apps.get_app_configs()] == modules


def test_migration_takes_a_group_that_was_there_with_its_members(groups):
    Group.objects.all().delete()
    ada = person(name="grace")
    ada.groups.add(Group.objects.get(name=WRITER))
    Group.objects.get(name=WRITER).permissions.clear()
    migration.make(apps, here)
    assert permissions_of(WRITER) == GROUPS[WRITER].permissions
    assert User.objects.filter(groups__name=WRITER).get() == ada


def test_reviewers_that_were_there_get_what_they_may_do_since(groups):
    given = Permission.objects.filter(codename__in=["change_review", "delete_reference"])
    Group.objects.get(name=REVIEWER).permissions.remove(*given)
    corrections.give(apps, here)
    assert permissions_of(REVIEWER) == GROUPS[REVIEWER].permissions
    assert {"articles.change_review", "sources.delete_reference"} <= permissions_of(REVIEWER)


def test_migration_can_be_undone_and_leaves_people_and_other_groups(groups):
    Group.objects.create(name="Choir")
    migration.remove(apps, here)
    assert [group.name for group in Group.objects.all()] == ["Choir"]
    assert User.objects.count() == 1


def test_whoever_joins_a_group_may_come_to_the_desk_until_they_leave_it(groups):
    grace = person(name="grace")
    assert not grace.is_staff
    group = Group.objects.get(name=STAFF)
    grace.groups.add(group)
    assert User.objects.get(pk=grace.pk).is_staff
    group.user_set.remove(grace)
    assert not User.objects.get(pk=grace.pk).is_staff
    group.user_set.add(grace)
    assert User.objects.get(pk=grace.pk).is_staff
    grace.groups.clear()
    assert not User.objects.get(pk=grace.pk).is_staff


def test_superuser_without_a_group_may_come_to_the_desk(groups):
    root = person(WRITER, name="root", superuser=True)
    root.groups.clear()
    assert User.objects.get(pk=root.pk).is_staff
