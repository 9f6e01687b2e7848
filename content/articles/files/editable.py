"""The files of the library that have a form at the desk, by their path."""

from .fields import FileFields
from .layout import SIGNS, WORDS
from .signs_fields import SIGNS_FIELDS
from .words_fields import WORDS_FIELDS

EDITABLE: dict[str, FileFields] = {SIGNS: SIGNS_FIELDS, WORDS: WORDS_FIELDS}
