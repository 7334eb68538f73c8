# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.domain.errors import UsageError
from composer.domain.ids import NetworkKey
from composer.networks import network

FAMILY = "👨\u200d👩\u200d👧"
CASES = [
    ("practice", "a😀e\u0301", 4),
    ("linkedin", "a😀", 3),
    ("linkedin", "e\u0301", 2),
    ("linkedin", "https://example.com/" + "a" * 80, 100),
    ("tiktok", "a😀", 3),
    ("tiktok", FAMILY, 8),
    ("tiktok", "é", 1),
    ("tiktok", "e\u0301", 2),
    ("instagram", "a😀", 3),
    ("instagram", "日本", 2),
    ("facebook", "a😀", 3),
    ("threads", "a😀", 5),
    ("threads", FAMILY, 18),
    ("threads", "é", 1),
    ("threads", "日本", 2),
    ("threads", "e\u0301", 2),
    ("threads", "🇫🇷", 8),
    ("threads", "1\ufe0f\u20e3", 7),
    ("threads", "👍🏽", 8),
    ("threads", "©®™", 3),
    ("threads", "©\ufe0f", 5),
    ("threads", "❤\ufe0f", 6),
    ("mastodon", "a😀", 2),
    ("mastodon", FAMILY, 1),
    ("mastodon", "e\u0301", 1),
    ("mastodon", "\r\n", 1),
    ("mastodon", "https://example.com/" + "a" * 80, 23),
    ("mastodon", "x https://x.co y", 27),
    ("mastodon", "example.com", 11),
    ("mastodon", "http://localhost:8000", 21),
    ("mastodon", "https://example.com/日本/été.", 24),
    ("mastodon", "@anna@example.org", 5),
    ("mastodon", "@anna", 5),
    ("mastodon", "Salut @anna@example.org, ça va ?", 20),
    ("mastodon", "anna@example.org", 16),
    ("mastodon", "https://example.org/@anna@example.com", 23),
    ("mastodon", "#mot :emoji:", 12),
    ("mastodon", "👍🏽🇫🇷", 2),
    ("mastodon", "नि", 1),
    ("bluesky", "a😀", 2),
    ("bluesky", FAMILY, 1),
    ("bluesky", "e\u0301", 1),
    ("bluesky", "https://example.com/" + "a" * 80, 100),
    ("bluesky", "\r\n", 1),
]
LIMITS = [
    ("practice", 3000),
    ("linkedin", 3000),
    ("x", 280),
    ("facebook", 63206),
    ("instagram", 2200),
    ("threads", 500),
    ("tiktok", 2200),
    ("mastodon", 500),
    ("bluesky", 300),
]


@pytest.mark.parametrize(("key", "text", "used"), CASES)
def test_counts_as_the_network_does(key: str, text: str, used: int) -> None:
    assert network(NetworkKey(key)).count(text).used == used


@pytest.mark.parametrize(("key", "limit"), LIMITS)
def test_fits_up_to_the_limit_and_not_beyond(key: str, limit: int) -> None:
    one = network(NetworkKey(key))
    assert one.count("é" * limit).fits
    assert not one.count("é" * (limit + 1)).fits


def test_bluesky_refuses_too_many_bytes_of_few_characters() -> None:
    count = network(NetworkKey("bluesky")).count(FAMILY * 170)
    assert count.used == 170
    assert not count.fits


def test_an_unknown_network_is_named() -> None:
    with pytest.raises(UsageError) as raised:
        network(NetworkKey("minitel"))
    assert "minitel" in str(raised.value)
    assert "bluesky" in str(raised.value)
