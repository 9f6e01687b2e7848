"""Pictures at the editors' desk: uploading them, and how a text shows one."""

import re
from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify

from content.articles.comparison.conflict import ConflictForm, FieldValue
from content.articles.images.uses import Use, all_uses, uses_of
from content.articles.models import Image, LibraryFile
from content.articles.publishing.images import keep_picture
from content.rendering import FormatError
from content.rendering.images.pictures import MAX_BYTES, Picture, read_picture

from ..workflow.status import name_of
from .history import HistoryAdmin

_NAME_LENGTH = 80

_SMALL, _LARGE = (96, 72), (600, 400)
"""How large a picture is shown in the list, and above its form."""


class ImageForm(ConflictForm):
    """A picture and what it shows. The file is looked at by what it holds, whatever it is called."""

    upload = forms.FileField(
        label="File",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text="A JPEG, PNG or WebP picture of at most 12 megapixels and 10 MiB. It is turned upright and "
        "made smaller, and what the camera noted in it, such as the place, is taken out. Whoever knows its "
        "address can see it, so choose none on which a patient can be recognised.",
    )

    reason = forms.CharField(
        label="Why you change it",
        required=False,
        max_length=100,
        widget=AdminTextInputWidget,
        help_text="Write one sentence for your colleagues, such as: It named the wrong muscle.",
    )

    class Meta:
        model = Image
        fields = ("name", "alternative")
        help_texts = {
            "name": "What texts call it, such as hand-on-back: small letters, digits and hyphens. Leave it "
            "empty to take the name of the file. It never changes.",
            "alternative": "What the picture shows, for people who cannot see it, in one or two plain "
            "sentences. A text that shows the picture starts with these words and can change them.",
        }
        widgets = {"alternative": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.picture: Picture | None = None
        if "name" in self.fields:
            self.fields["name"].required = False
        if self.instance.pk and "upload" in self.fields:
            self.fields["upload"].required = False
            self.fields["upload"].label = "Another file"
            self.fields["upload"].help_text = (
                "Choose a file only to show another picture in place of this one. Every page that shows this "
                "one shows the new one then, so look whether its words still fit."
            )

    def values_of(self, record: Image) -> dict[str, FieldValue]:
        """Return the words of a picture, and which picture it is."""
        return {**super().values_of(record), "picture": record.digest}

    def clean_upload(self) -> Any:
        """Read the picture; refuse a file that is no picture, or too large."""
        upload = self.cleaned_data["upload"]
        if upload is None:
            return None
        # A file that is too large is not read into memory to say so.
        try:
            self.picture = read_picture(upload.read(MAX_BYTES + 1))
        except FormatError as error:
            raise ValidationError([_sentence(problem.message) for problem in error.problems]) from error
        if self.stored and self.stored["picture"] != self.began_with.get("picture"):
            self.mark_as_seen()
            why = (
                "Somebody else put another picture here meanwhile. It stands above"
                if self.began_with
                else "This form does not say which picture it began with. The one that is stored stands above"
            )
            raise ValidationError(
                f"{why}: look at it, and choose your file again if yours is to take its place."
            )
        return upload

    def clean(self) -> dict[str, Any]:
        """Take the name of the file where no other is given."""
        cleaned = super().clean() or {}
        if not self.instance.pk and not cleaned.get("name") and cleaned.get("upload"):
            cleaned["name"] = _free_name(cleaned["upload"].name)
        return cleaned


def _sentence(message: str) -> str:
    return f"{message[0].upper()}{message[1:]}."


def _free_name(file: str) -> str:
    """Return a name for a picture, after its file, that no picture and no drawing has."""
    name = re.sub(r"[-_]+", "-", slugify(PurePath(file).stem))[: _NAME_LENGTH - 5].strip("-") or "picture"
    taken = set(Image.objects.values_list("name", flat=True))
    taken |= {PurePath(path).stem for path in LibraryFile.objects.values_list("path", flat=True)}
    numbers = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(free for free in numbers if free not in taken)


@admin.register(Image)
class ImageAdmin(HistoryAdmin):
    """What is stored is our own encoding of what was sent; a picture that a text shows stays."""

    form = ImageForm
    list_display = ("thumbnail", "name", "alternative", "size", "where_shown")
    list_display_links = ("name",)
    search_fields = ("name", "alternative")
    search_help_text = "Search by name, or by what the picture shows."
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Image]:
        """Fetch who uploaded each, in the same query."""
        images: QuerySet[Image] = super().get_queryset(request).select_related("uploaded_by")
        return images

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Note on each picture of the list where it is shown, all in one look at the texts."""
        changelist: ChangeList = super().get_changelist_instance(request)
        uses = all_uses()
        for image in changelist.result_list:
            image.uses = uses.get(image.name, [])
        return changelist

    def get_fields(self, request: HttpRequest, obj: Image | None = None) -> tuple[str, ...]:
        """Return the fields of a new picture, or of one that exists."""
        if obj is None:
            return ("upload", "alternative", "name")
        shown = ("where_shown", "size", "origin")
        if not self.has_change_permission(request, obj):
            return ("shown", "how_to_show", "alternative", *shown)
        return ("shown", "how_to_show", "alternative", "upload", "reason", *shown)

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> tuple[str, ...]:
        """Keep the name of a picture: texts call it by that."""
        return ("shown", "how_to_show", "where_shown", "size", "origin") if obj else ()

    def get_exclude(self, request: HttpRequest, obj: Image | None = None) -> tuple[str, ...]:
        """Keep the name of a picture that is there out of its form."""
        return ("name",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        """Keep the picture that was sent, or the new words for the one that is there."""
        if form.picture:
            if change:
                reason = form.cleaned_data["reason"] or "Another file was put in its place."
                obj._change_reason = reason  # type: ignore[attr-defined] # the history takes it from there
            keep_picture(obj, form.picture, request.user)
        elif Image.objects.get(pk=obj.pk).alternative != obj.alternative:
            super().save_model(request, obj, form, change)

    def response_add(
        self, request: HttpRequest, obj: Image, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Stay with the picture, and show how a text shows it."""
        return self._stay(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Image) -> HttpResponse:
        """Stay with the picture, and show how a text shows it."""
        return self._stay(request, obj) or super().response_change(request, obj)

    def _stay(self, request: HttpRequest, image: Image) -> HttpResponse | None:
        if {"_addanother", "_popup"} & set(request.POST) or not self.has_view_permission(request, image):
            return None
        words = (
            "The picture is kept. To show it, paste this into a text, in a paragraph of its own: {} If you "
            "came here from the form of a page, go back to it and press “Look again”: the picture is there."
        )
        messages.success(request, format_html(words, _paste(image)))
        return redirect("admin:articles_image_change", image.pk)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Hide “Save and continue”: saving stays with the picture anyway."""
        context["show_save_and_continue"] = False
        answer: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return answer

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """List what shows a picture, which cannot be deleted then."""
        words = "The {} shows it; take it out there first."
        kept_by = [format_html(words, _link_to_use(use)) for image in objs for use in uses_of(image)]
        return ([], {}, set(), kept_by) if kept_by else super().get_deleted_objects(objs, request)

    @admin.display(description="picture")
    def thumbnail(self, image: Image) -> SafeString:
        """Show it small; the words beside it say what it is."""
        return _shown(image, _SMALL, "thumbnail", "")

    @admin.display(description="picture")
    def shown(self, image: Image) -> SafeString:
        """Show it as readers see it."""
        return _shown(image, _LARGE, "shown", image.alternative)

    @admin.display(description="how a text shows it")
    def how_to_show(self, image: Image) -> SafeString:
        """Give the Markdown to paste."""
        return format_html(
            "{}<p>Copy this line into a text, in a paragraph of its own. A caption goes behind the address, "
            'in quotes: <code>({} "How it is done [@source]")</code>.</p>',
            _paste(image),
            image.path,
        )

    @admin.display(description="where it is shown")
    def where_shown(self, image: Image) -> SafeString | str:
        """List the texts that show it, each with a link to it."""
        uses = image.uses if hasattr(image, "uses") else uses_of(image)
        rows = ((_link_to_use(use),) for use in uses)
        return (
            format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", rows)) if uses else "Nowhere yet."
        )

    @admin.display(description="size", ordering="width")
    def size(self, image: Image) -> str:
        """Say how large the picture is that is kept."""
        return f"{image.width} × {image.height} pixels"

    @admin.display(description="uploaded")
    def origin(self, image: Image) -> str:
        """Say who uploaded it and when."""
        day = timezone.localdate(image.uploaded_at)
        return f"{date_format(day)}, by {name_of(image.uploaded_by, 'the library')}"


def _paste(image: Image) -> SafeString:
    return format_html('<code class="paste">{}</code>', image.markdown)


def _shown(image: Image, most: tuple[int, int], name: str, alternative: str) -> SafeString:
    """Return the picture within a width and height, and no larger than it is; sharp on any screen."""
    factor = min(1, most[0] / image.width, most[1] / image.height)
    width, height = (max(1, round(side * factor)) for side in (image.width, image.height))
    file = next((w for w in image.widths if w >= 2 * width), image.width)
    return format_html(
        '<img class="{}" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        f"picture-{name}",
        image.photo.addresses[file],
        width,
        height,
        alternative,
    )


def _link_to_use(use: Use) -> SafeString | str:
    if use.article is None:
        return str(use)
    return format_html(
        '<a href="{}">{}</a>', reverse("admin:articles_article_change", args=[use.article]), use
    )
