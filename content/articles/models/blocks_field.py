"""A column that holds the blocks of a rendered text, as JSON."""

from typing import Any

from django.db import models

from content.rendering.blocks import Block


class BlocksField(models.JSONField):
    """Holds a tuple of blocks. To the database, and to migrations, it is a JSONField."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs = {"default": tuple, "editable": False, **kwargs}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Return how a migration writes the column."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the blocks that stand in the database; of a key within the JSON, what stands there."""
        return self.to_python(super().from_db_value(value, expression, connection))

    def to_python(self, value: Any) -> Any:
        """Return blocks, also where a serializer gives them as JSON."""
        if not isinstance(value, list):
            return value
        return tuple(Block.from_json(item) for item in value)

    def get_prep_value(self, value: Any) -> Any:
        """Return blocks as the JSON that is stored."""
        return super().get_prep_value(self._as_json(value))

    def value_to_string(self, obj: models.Model) -> Any:
        """Return the blocks as JSON for a serializer."""
        return self._as_json(self.value_from_object(obj))

    @staticmethod
    def _as_json(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            return value
        return [item.to_json() if isinstance(item, Block) else item for item in value]
