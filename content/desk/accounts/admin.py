"""People at the desk: who they are, what they may do, and failed attempts to be one of them.

An administrator puts people into groups. Superusers, who may do everything, are made and changed on the
server (`createsuperuser`) or by one another, never by an administrator.
"""

from typing import Any

from axes.models import AccessAttempt
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_otp.plugins.otp_static import admin as _static  # noqa: F401 it registers what is taken back
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp import admin as _totp  # noqa: F401 likewise
from django_otp.plugins.otp_totp.models import TOTPDevice

from ..workflow.status import name_of
from . import one_time_codes as codes
from .forms import NewPersonForm, PasswordForm, PersonForm
from .groups import GROUPS

# The forms of devices would show their secrets; people see their own once, at /admin/codes/.
admin.site.unregister([User, Group, TOTPDevice, StaticDevice])


_MEMBERSHIPS = (User.groups.through, User.user_permissions.through)


def _is_named_in_records(person: User) -> bool:
    """Tell whether any record refers to somebody, as a version that they wrote does."""
    relations = [field for field in User._meta.get_fields(include_hidden=True) if field.one_to_many]
    models = [
        (relation.related_model, relation.field.name)  # type: ignore[union-attr]
        for relation in relations
        if relation.related_model not in {TOTPDevice, StaticDevice, *_MEMBERSHIPS}
    ]
    return any(model._base_manager.filter(**{name: person}).exists() for model, name in models)  # type: ignore[union-attr]


@admin.register(User)
class PeopleAdmin(UserAdmin):
    """People and their groups. Rights come with groups alone, and `is_staff` follows from having one."""

    form = PersonForm
    add_form = NewPersonForm
    add_form_template = None
    change_password_form = PasswordForm
    list_display = ("username", "full_name", "may", "is_active", "one_time_codes", "last_login")
    list_filter = ("groups", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    filter_horizontal = ()
    actions = None
    readonly_fields = ("everything", "new_password", "reset_of_codes", "last_login", "date_joined")
    add_fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email")}),
        (None, {"fields": ("groups",)}),
        ("First password", {"fields": ("password1", "password2"), "description": "Tell it to them in person; "
         "they change it at “Change password” once they have signed in."}),
    )  # fmt: skip

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Show a superuser's rights in words: no group says what they may do."""
        if obj is None:
            return self.add_fieldsets
        rights = ("groups", "everything") if obj.is_superuser else ("groups",)
        return (
            (None, {"fields": ("username", "first_name", "last_name", "email")}),
            (None, {"fields": (*rights, "is_active")}),
            ("Signing in", {"fields": ("new_password", "reset_of_codes", "last_login", "date_joined")}),
        )

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Tell the form who is changing somebody."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        return form

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Fetch along what the list prints."""
        return super().get_queryset(request).prefetch_related("groups", "totpdevice_set")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Let only superusers change superusers and their passwords."""
        return super().has_change_permission(request, obj) and _may_manage(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Allow to delete somebody who never did anything, such as a name that was mistyped."""
        if not super().has_delete_permission(request, obj) or not _may_manage(request, obj):
            return False
        return obj is None or (obj != request.user and not _is_named_in_records(obj))

    def get_urls(self) -> list[URLPattern]:
        """Add the page on which somebody's one-time codes are reset."""
        view = self.admin_site.admin_view(self.reset_codes)
        return [path("<int:pk>/codes/", view, name="auth_user_codes"), *super().get_urls()]

    def reset_codes(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take away the codes of somebody whose telephone is lost, once that is confirmed."""
        person = get_object_or_404(User, pk=pk)
        if person == request.user:
            return redirect("admin:codes")  # where the password is asked for
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        back = reverse("admin:auth_user_change", args=[person.pk])
        if request.method == "POST":
            assert isinstance(request.user, User)  # noqa: S101 the desk has let them in
            codes.remove_codes(person, by=request.user)
            messages.success(request, f"{person} can sign in with name and password alone again.")
            return redirect(back)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Reset the one-time codes of {person}?",
            "opts": self.opts,
            "person": person,
            "has_codes": codes.confirmed_device(person) is not None,
            "back": back,
        }
        return TemplateResponse(request, "desk/codes_reset.html", context)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """Set somebody's password; one's own is changed where the old one is asked for."""
        person = self.get_object(request, id)
        if person is not None and person.pk == request.user.pk:
            return redirect("admin:password_change")
        return super().user_change_password(request, id, form_url)

    @admin.display(description="full name")
    def full_name(self, person: User) -> str:
        """Return first and last name."""
        return person.get_full_name()

    @admin.display(description="may")
    def may(self, person: User) -> str:
        """Name the groups."""
        names = [group.name for group in person.groups.all()]
        return ", ".join(["everything"] if person.is_superuser else names) or "nothing at the desk"

    @admin.display(description="one-time codes", boolean=True)
    def one_time_codes(self, person: User) -> bool:
        """Tell whether a telephone is set up."""
        return any(device.confirmed for device in person.totpdevice_set.all())  # type: ignore[attr-defined]

    @admin.display(description="password")
    def new_password(self, person: User) -> SafeString:
        """Lead to where a new password is set."""
        address = reverse("admin:auth_user_password_change", args=[person.pk])
        return format_html('<a href="{}">Set a new one</a>. It ends all sessions of this person.', address)

    @admin.display(description="one-time codes")
    def reset_of_codes(self, person: User) -> SafeString | str:
        """Return whether codes are on, with a link to the page that resets them."""
        if codes.confirmed_device(person) is None:
            return "Not set up. Each person does it for themselves, at “One-time codes” above."
        address = reverse("admin:auth_user_codes", args=[person.pk])
        return format_html('Set up. <a href="{}">Reset them</a> if the telephone is lost.', address)

    @admin.display(description="besides")
    def everything(self, person: User) -> str:
        """Return what a superuser may do, in words."""
        return "This person may do everything. That is given and taken on the server, not here."


def _may_manage(request: HttpRequest, person: User | None) -> bool:
    """Tell whether whoever is signed in may change a person at all: superusers are for superusers."""
    by = request.user
    return person is None or not person.is_superuser or (isinstance(by, User) and by.is_superuser)


@admin.register(Group)
class GroupReader(admin.ModelAdmin):
    """Groups can be read. What each may do comes with the site; who is in them is set with each person."""

    list_display = ("name", "purpose", "members")
    fields = ("name", "purpose", "members")
    readonly_fields = ("purpose", "members")
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Groups come with the site."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Groups stay as they come."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Groups stay."""
        return False

    @admin.display(description="what it is for")
    def purpose(self, group: Group) -> str:
        """Say what its members may do."""
        return GROUPS[group.name].purpose if group.name in GROUPS else ""

    @admin.display(description="who is in it")
    def members(self, group: Group) -> str:
        """Name its members."""
        return ", ".join(name_of(person, "") for person in group.user_set.order_by("username")) or "nobody"


@admin.register(AccessAttempt)
class FailedSignIns(admin.ModelAdmin):
    """Failures of the last quarter of an hour; unlocking deletes them, and the name can be tried again."""

    list_display = ("username", "ip_address", "failures_since_start", "attempt_time")
    list_display_links = None
    fields = ("username", "ip_address", "failures_since_start", "attempt_time")
    ordering = ("-attempt_time",)
    actions = ("unlock",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only signing in fails."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: AccessAttempt | None = None) -> bool:
        """What happened is not changed."""
        return False

    def get_actions(self, request: HttpRequest) -> Any:
        """Offer to unlock, in place of Django's word for it."""
        return {name: action for name, action in super().get_actions(request).items() if name == "unlock"}

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Say what the list is."""
        more = {"title": "Failed sign-ins: tick a name and choose “Unlock” to let it try again"}
        return super().changelist_view(request, {**more, **(extra_context or {})})

    @admin.action(description="Unlock", permissions=["delete"])
    def unlock(self, request: HttpRequest, queryset: QuerySet[AccessAttempt]) -> None:
        """Let names be tried again from where they failed."""
        names = sorted({attempt.username or "a name" for attempt in queryset})
        queryset.delete()
        LogEntry.objects.bulk_create(
            LogEntry(
                user=request.user,  # type: ignore[misc] # whom the desk has let in
                content_type=ContentType.objects.get_for_model(AccessAttempt),
                object_repr=name[:200],
                action_flag=CHANGE,
                change_message="Unlocked the sign-in.",
            )
            for name in names
        )
        self.message_user(request, f"Unlocked: {', '.join(names)}.", messages.SUCCESS)
