"""Which addresses of machines other sites may stand at."""

import pytest

from content.articles.checks.http import is_public


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%1", False),
        ("::7f00:1", False),
        ("64:ff9b::5db8:d822", True),  # 93.184.216.34
        ("64:ff9b::a00:1", False),  # 10.0.0.1
        ("64:ff9b::e000:1", False),  # 224.0.0.1
        ("64:ff9b:1::5db8:d822", False),
        ("64:ff9b:1:ffff::a00:1", False),
    ],
)
def test_public_address_is_one_that_anybody_reaches(address, public):
    assert is_public(address) is public
