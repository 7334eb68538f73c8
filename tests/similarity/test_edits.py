# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is remembered of a text before its edits changes nothing of what is said after them."""

import sys
from functools import _lru_cache_wrapper

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.review import Finding, Voice
from composer.similarity import VoiceCheck
from tests.similarity.test_check import COPY, OWN, context

PIECES = st.sampled_from(
    (
        *COPY.split(". "),
        *OWN.split(". "),
        "31 %",
        "600",
        " bacs",
        "bac ",
        "Atelier Rebon",
        "l’",
        " ",
        ". ",
        "\n",
        "\n\n",
        "#bac",
        "#bac\n#quai",
        "www.",
        "x.fr ",
        "@a",
        "…\n»",
        "« quai »",
        '"',
        "e\u0301",
        "\u200b",
        "œ",
        "İ",
        "ﬁ",
        "\r\n",
    )
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
EDITS = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 40), TEXTS), max_size=4)


def forget() -> None:
    """As after a start."""
    for name, module in list(sys.modules.items()):
        if name.startswith("composer.similarity."):
            for kept in vars(module).values():
                if isinstance(kept, _lru_cache_wrapper):
                    kept.cache_clear()


def said(text: str) -> tuple[Voice | None, list[Finding]]:
    check = VoiceCheck()
    return check.voice(text, context()), list(check.review(text, context()))


@settings(max_examples=80, deadline=None)
@given(TEXTS, EDITS)
def test_the_voice_is_the_same_after_edits_as_of_a_new_text(text: str, edits: list[tuple[int, int, str]]) -> None:
    forget()
    texts = [text]
    for start, length, new in edits:
        texts.append(texts[-1][:start] + new + texts[-1][start + length :])
    after_edits = [said(one) for one in texts]
    for one, answer in zip(texts, after_edits, strict=True):
        forget()
        assert said(one) == answer
