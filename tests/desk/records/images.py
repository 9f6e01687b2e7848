"""Pictures at the desk, as the tests send and change them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from content.articles.models import Image
from tests.pictures import jpeg

from .forms import seen_on

LIST = "/admin/articles/image/"
ADD = f"{LIST}add/"


def change(image: Image) -> str:
    return f"{LIST}{image.pk}/change/"


def sent(data: bytes = b"", name: str = "IMG_0042.JPG", **fields: str) -> dict:
    """Return what a browser sends of the filled form."""
    return {"upload": SimpleUploadedFile(name, data or jpeg()), "name": "", "alternative": "A hand."} | fields


def alter(client: Client, image: Image, **fields: object):
    """Send the form of a picture that is there, as it was just opened, with some fields changed."""
    seen = seen_on(client, change(image))
    return client.post(change(image), {"alternative": image.alternative, "seen": seen} | fields)


def errors(answer) -> dict:
    return answer.context["adminform"].form.errors
