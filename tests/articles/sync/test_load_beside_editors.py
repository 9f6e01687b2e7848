"""What editors do while a load runs is not lost, and they wait for it no longer than they have to."""

import json

import pytest
from django.db import connection, transaction

from content.articles.images import files as image_files
from content.articles.models import Article, Image
from content.articles.publishing import publish as publishing
from content.rendering import render
from content.rendering.images.pictures import check_our_encoding, scaled
from content.sources.models import Reference
from tests.pictures import jpeg
from tests.uploads import replace_image

from ..factories import load_folder
from ..others import meanwhile, on_postgresql
from .test_load_images import own, put

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media")]


def reword() -> None:
    with transaction.atomic():
        reference = Reference.objects.select_for_update(no_key=True).get(key="brady2014")
        reference.csl["title"] = "An editor's title"
        reference.save()


@on_postgresql
@pytest.mark.parametrize("change", ["text", "place"])
def test_source_that_an_editor_changes_during_a_load_keeps_that(loaded, change):
    items = json.loads((loaded / "references.json").read_text())
    if change == "text":
        items[0]["custom"]["appraisal"] = "It counted."
    else:
        items = items[::-1]
    (loaded / "references.json").write_text(json.dumps(items))
    with meanwhile('UPDATE "sources_reference"', reword):
        assert load_folder(loaded).problems == []
    reference = Reference.objects.get(key="brady2014")
    assert reference.csl["title"] == "An editor's title"
    if change == "text":
        assert reference.appraisal == "It counted."
    else:
        assert reference.position == 1


@on_postgresql
def test_picture_that_an_editor_replaces_during_a_load_stays(loaded):
    put(loaded, own())
    load_folder(loaded)
    put(loaded, own(80))
    with meanwhile('FROM "clinic_clinic"', lambda: replace_image(Image.objects.get(), jpeg(90))):
        assert load_folder(loaded).problems == []
    image = Image.objects.get(name="hand")
    assert image.width == 90
    with image.file.open("rb") as file:
        assert len(file.read()) > 0


def test_pictures_are_encoded_before_anybody_has_to_wait(loaded, monkeypatch):
    locked = []

    def watched(work):
        def run(*args):
            locked.append(connection.in_atomic_block)
            return work(*args)

        return run

    monkeypatch.setattr(image_files, "scaled", watched(scaled))
    monkeypatch.setattr("content.articles.sync.images.check_our_encoding", watched(check_our_encoding))
    put(loaded, own(600))
    assert load_folder(loaded).problems == []
    put(loaded, own(700))
    assert load_folder(loaded).problems == []
    assert locked == [False] * 6


def test_load_that_replaces_pictures_renders_the_guide_once(loaded, monkeypatch, media):
    rendered = []
    monkeypatch.setattr(publishing, "render", lambda *args: [rendered.append(1), render(*args)][1])
    for width in (60, 80):
        for name in ("hand", "wrist"):
            put(loaded, own(width), name=name)
        (loaded / "images.yaml").write_text("hand: A hand.\nwrist: A wrist.\n")
        assert load_folder(loaded).problems == []
    assert len(rendered) == 2 * Article.objects.count()
    assert [path.name[-8:] for path in media.glob("images/*")] == ["-80.webp"] * 2
