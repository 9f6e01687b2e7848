"""What a writer is told of a field that somebody else changed, and which text is there to copy from."""

import pytest

from content.articles.comparison.conflict import Conflict, FieldConflict
from content.articles.comparison.merge import Side


@pytest.mark.parametrize(
    ("side", "advice", "to_copy"),
    [
        (Side.THEIRS, "theirs stands in the form", None),
        (Side.MERGED, "Both changes stand in the form", ("Your text, as you sent it (to copy from)", "mine")),
        (Side.BOTH, "Yours stands in the form", ("Their text (to copy from)", "theirs")),
    ],
)
def test_text_that_does_not_stand_in_the_form_is_there_to_copy_from(side, advice, to_copy):
    field = FieldConflict("body", "Body", side, "kept", "mine", "theirs", [])
    assert advice in field.advice
    assert field.to_copy == to_copy


def test_conflict_says_who_did_what_and_that_nothing_is_lost():
    words = Conflict("Cora", "saved version 3", []).words
    assert words.startswith("Cora saved version 3 while you were writing, so your text is not saved yet.")
    assert "Nothing is lost" in words
