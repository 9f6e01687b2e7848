"""People at the desk of the site that the browser tests look at."""

from playwright.sync_api import Browser, BrowserContext

from .conftest import Site

PASSWORD = "green-river-9-stones"

_MAKE = """
from django.contrib.auth.models import Group, User
name, group = {name!r}, {group!r}
person, is_new = User.objects.get_or_create(username=name)
if is_new:  # a new password would sign out whoever another test has signed in
    person.set_password({password!r})
    person.save()
person.groups.set(Group.objects.filter(name=group))
"""


def make_person(site: Site, group: str) -> str:
    """Make somebody of a group, and return the name with which they sign in."""
    name = f"{group.lower()}-at-the-desk"
    site.manage("shell", "-v", "0", "-c", _MAKE.format(name=name, group=group, password=PASSWORD))
    return name


def signed_in(browser: Browser, site: Site, name: str, **options) -> BrowserContext:
    """Return a browser in which somebody has signed in; `options` are those of a context."""
    context = browser.new_context(base_url=site.address, **options)
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")
    page.close()
    return context
