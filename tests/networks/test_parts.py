# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.domain.ids import NetworkKey
from composer.domain.networks import Submission
from composer.domain.text import Language
from composer.networks import network

CASES = [
    ("linkedin", "Vu sur example.com, #Nordalia et C# @anna", ["example.com", "#Nordalia"]),
    ("linkedin", "#vie_privée #2026 a#b", ["#vie_privée", "#2026"]),
    ("x", "@anna: #été2026 #2026 https://t.co/ab.c", ["@anna", "#été2026", "https://t.co/ab"]),
    ("x", "bob@example.com RT@anna &#10; @中", ["@anna"]),
    ("x", "example.com/#lien #a#b", ["example.com/#lien"]),
    ("x", "#il·lusió ✌\ufe0f#ici 1#non #https://x.co", ["#il·lusió", "#ici"]),
    ("facebook", "@anna #quai https://example.com", ["#quai", "https://example.com"]),
    ("instagram", "@anna.b. #quai example.com", ["@anna.b", "#quai"]),
    ("threads", "@anna.b #quai example.com", ["@anna.b", "#quai", "example.com"]),
    ("tiktok", "@anna.b #quai example.com", ["@anna.b", "#quai"]),
    ("mastodon", "@anna@example.org @bob #le·quai example.com", ["@anna@example.org", "@bob", "#le·quai"]),
    ("mastodon", "https://example.org/@anna#note", ["https://example.org/@anna#note"]),
    ("bluesky", "@anna.bsky.social (example.com) #quai! #12", ["@anna.bsky.social", "example.com", "#quai"]),
    (
        "bluesky",
        "https://example.com/a_(b) (https://example.com/c).",
        ["https://example.com/a_(b)", "https://example.com/c"],
    ),
    ("bluesky", "@anna fin.Début $ACME x$NO", ["$ACME"]),
    ("bluesky", "#" + "a" * 65, []),
    ("practice", "@anna #quai example.com", ["@anna", "#quai", "example.com"]),
]


@pytest.mark.parametrize(("key", "text", "expected"), CASES)
def test_shows_as_the_network_does(key: str, text: str, expected: list[str]) -> None:
    payload = network(NetworkKey(key)).compose(Submission(text, Language.FRENCH))
    assert [part.span.of(text) for part in payload.parts] == expected


def test_the_fold_never_splits_a_character() -> None:
    text = "a" * 209 + "👩🏽\u200d💻" + " suite"
    payload = network(NetworkKey("linkedin")).compose(Submission(text, Language.FRENCH))
    assert payload.fold == 209


def test_a_short_text_is_not_folded() -> None:
    assert network(NetworkKey("linkedin")).compose(Submission("Bref.", Language.FRENCH)).fold is None
