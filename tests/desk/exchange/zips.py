"""The guide as a zip at the desk: taken out, changed, sent in, confirmed."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

EXPORT, IMPORT, DONE = "/admin/export/", "/admin/import/", "/admin/import/done/"
AFTER, RISKS = "articles/aftercare.md", "articles/risks.md"


def exported(client: Client) -> dict[str, bytes]:
    """Take the guide out; return its files."""
    answer = client.post(EXPORT)
    with ZipFile(BytesIO(answer.getvalue())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes], root: str = "guide/") -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{root}{name}", data)
    return file.getvalue()


def upload(client: Client, data: bytes, **more):
    return client.post(IMPORT, {"zip": SimpleUploadedFile("guide.zip", data), **more})


def replaced(files: dict[str, bytes], name: str, old: str, new: str) -> None:
    assert old.encode() in files[name]
    files[name] = files[name].replace(old.encode(), new.encode())


def confirm(client: Client, address: str, **more):
    """Send the form of a preview as it came, with what somebody chose in it."""
    state = re.search(r'name="state" value="(\w+)"', client.get(address).text)[1]
    return client.post(address, {"state": state, **more})
