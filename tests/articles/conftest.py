"""Fixtures that tests of decisions share."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def soon() -> datetime:
    """A time that has not come yet."""
    return timezone.now() + timedelta(hours=1)
