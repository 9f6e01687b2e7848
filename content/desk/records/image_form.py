"""The form in which an editor uploads a picture."""

import re
from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from content.articles.comparison.conflict import ConflictForm, FieldValue
from content.articles.models import Image, LibraryFile
from content.rendering import FormatError
from content.rendering.images.pictures import MAX_BYTES, Picture, read_picture

_NAME_LENGTH = 80


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
        """Read the picture; refuse what is none, or too large a one, in words."""
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
            raise ValidationError(
                "Somebody else put another picture here meanwhile. It stands above: look at it, and choose "
                "your file again if yours is to take its place."
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
