# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where passages stand, counted in code points, in both texts."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.similarity import score
from composer.similarity.normalise import words_of

SHARED = "chaque bac pliable a servi vingt fois cette année à Gennevilliers"


def test_passages_point_into_both_texts() -> None:
    source = "Le quai ouvre samedi. Chaque bac a servi vingt fois cette année."
    draft = "Hier soir j’ai compté : chaque bac a servi vingt fois cette année, et le mien plus encore."
    (passage,) = score(draft, ["Rien à voir.", source], []).passages
    assert passage.source == 1
    assert passage.span.of(draft) == "chaque bac a servi vingt fois cette année"
    assert passage.source_span.of(source) == "Chaque bac a servi vingt fois cette année"


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("👩🏽‍🏭👨‍👩‍👧 {} 🚲", "{}"),
        ("{}", "🏳️‍🌈🇫🇷 Le 1️⃣er mot : {} ❤️"),
        ("\U0001f600" * 40 + "\n\n{}\n\U0001f600", "😀 {}"),
        ("e\u0301te\u0301 u\u0308ber : {}.", "a\u030a\u0323 {}"),
        ("\u200b\ufeff{} \u200b.", "\u00ad{}"),
        ("İstanbul, ﬁn, Ǆ, straße : {}", "ŉ ǰ ΐ {}"),
        ("日本語 {} 中文", "한국어 {}"),
        ("𝐆𝐫𝐚𝐬 {}", "{} 𝒊𝒕𝒂𝒍𝒊𝒄"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_passages_are_exact_among_emoji_and_combining_marks(
    draft: str, source: str, form: Literal["NFC", "NFD"]
) -> None:
    here, there = unicodedata.normalize(form, SHARED), SHARED.upper()
    mine, theirs = draft.format(here), source.format(there)
    (passage,) = score(mine, [theirs], []).passages
    assert passage.span.of(mine) == here
    assert passage.source_span.of(theirs) == there


def test_small_words_in_a_row_are_no_passage() -> None:
    draft, source = "Il y a ce que nous avons été, et du pain.", "Il y a ce que nous avons été ; une péniche."
    assert score(draft, [source], []).passages == ()


PIECES = st.sampled_from(
    [
        "😀 ",
        "e\u0301",
        " ",
        "\n",
        "👩🏽‍🏭",
        "«",
        "»",
        "#a ",
        "@b ",
        "İ",
        "ﬁ",
        "x.fr/é ",
        "quai ",
        "œuvre ",
        "\u200b",
        "日本 ",
    ]
)
AROUND = st.lists(PIECES, max_size=8).map("".join)


@settings(deadline=None)
@given(AROUND, AROUND, AROUND, AROUND)
def test_a_passage_says_the_same_in_both_texts(before: str, after: str, there: str, then: str) -> None:
    draft, source = f"{before}\n{SHARED}\n{after}", f"{there}\n{SHARED}\n{then}"
    (passage,) = (one for one in score(draft, [source], []).passages if SHARED in one.span.of(draft))
    mine, theirs = (
        words_of(span.of(text)).keys for span, text in ((passage.span, draft), (passage.source_span, source))
    )
    assert set(words_of(SHARED).keys) <= set(mine) & set(theirs)
    assert mine[0] == theirs[0]
    assert mine[-1] == theirs[-1]
