"""What files and site both changed is stored until people decide about it."""

import pytest

from content.articles.models import LoadConflict

from ..factories import change_file, edit, load_folder

AFTER = "articles/aftercare.md"


@pytest.mark.postgres
def test_load_writes_what_waits_and_only_what_differs(loaded):
    edit("aftercare", body="Edited [@brady2014].")
    change_file(loaded, AFTER, "You may feel sore", "You may ache")
    load_folder(loaded)
    waiting = LoadConflict.objects.get()
    assert (waiting.name, waiting.article.slug) == (AFTER, "aftercare")
    assert "Edited [@brady2014]" in waiting.ours
    assert "You may ache" in waiting.theirs
    edit("aftercare", body="Edited again [@brady2014].")
    load_folder(loaded)
    again = LoadConflict.objects.get()
    assert again.pk == waiting.pk
    assert "Edited again" in again.ours
    load_folder(loaded, take_theirs=True)
    assert not LoadConflict.objects.exists()


@pytest.mark.parametrize(
    ("ours", "theirs", "is_safety"),
    [
        ("> [!EMERGENCY]\n> - It", "", True),
        ("", "> [!warning] It", True),
        ("> [!DO]\n> - It", "> [!DIFFER]", False),
    ],
)
def test_page_with_an_urgent_card_or_a_warning_in_either_text_is_for_safety(ours, theirs, is_safety):
    assert LoadConflict(name=AFTER, ours=ours, theirs=theirs).is_safety is is_safety


def test_signs_of_danger_are_for_safety():
    assert LoadConflict(name="signs.yaml").is_safety
