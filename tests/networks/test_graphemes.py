# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Only doubtful stretches are read cluster by cluster; the answer is that of reading all of the text so."""

from itertools import accumulate

import regex  # type: ignore[import-untyped]  # ships no types
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain import web_links
from composer.domain.ids import NetworkKey
from composer.domain.text import Span
from composer.networks import graphemes, network

BITS = st.sampled_from(
    (
        "a",
        "é",
        "e\u0301",
        "\r",
        "\n",
        "\r\n",
        " ",
        "😀",
        "👨\u200d👩",
        "🇫🇷",
        "🇫",
        "\u0600",
        "\u200d",
        "\u0301",
        "नि",
        "日",
        "\ufe0f",
        "1\ufe0f\u20e3",
        ".",
        "\u00ad",
        "ᄀ",
        "ᅡ",
        "…",
        "’",
    )
)
TEXTS = st.lists(BITS, max_size=14).map("".join)


@settings(max_examples=1_000)
@given(TEXTS, st.integers(0, 30))
def test_clusters_are_those_of_the_whole_text(text: str, offset: int) -> None:
    whole = regex.findall(r"\X", text)
    assert graphemes.clusters(text) == whole
    assert graphemes.length(text) == len(whole)
    ends = [0, *accumulate(map(len, whole))]
    assert graphemes.boundary(text, offset) == max(end for end in ends if end <= offset)


@given(TEXTS)
def test_what_is_beyond_the_practice_limit_begins_with_a_cluster(end: str) -> None:
    text = "a" * 2995 + end
    beyond = network(NetworkKey("practice")).beyond(text)  # type: ignore[attr-defined]
    ends = [0, *accumulate(map(len, regex.findall(r"\X", text)))]
    assert beyond == Span(max(end for end in ends if end <= 3000), len(text))


ADDRESSES = st.lists(
    st.sampled_from(
        ("a", "é", ".", "-", "_", "fr", "x.fr", "https://", "/", "?a=1", " ", "@", "日本", ".みんな", ":80", "’")
    ),
    max_size=12,
).map("".join)


@settings(max_examples=300)
@given(ADDRESSES)
def test_words_around_an_address_change_nothing(text: str) -> None:
    alone = web_links.links(f" {text} ")
    among = web_links.links(f"mots. et… {text} fin. (oui)")
    assert [span.shifted(9) for span in alone] == among
