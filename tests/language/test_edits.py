# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A check that remembers the lines of a text says of its edits what one that never saw it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.text import Language
from composer.language import LanguageCheck
from tests.language.conftest import Reader

PIECES = st.sampled_from(
    (
        "Bravo !",
        "l'été",
        "coeur",
        " le le ",
        "...",
        '"oui"',
        "«non»",
        "1ère",
        "  ",
        "\n",
        "\n\n",
        " : ",
        "x.fr",
        "@a",
        " ",
        "the of and to be",
        "Le quai de la ville est plus grand. ",
        "a" * 5,
        "\u202f",
        "#b",
        "C:\\x",
        ":ok:",
        ".",
    )
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
EDITS = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 20), TEXTS), max_size=5)


@settings(max_examples=200, deadline=None)
@given(TEXTS, EDITS, st.sampled_from(Language))
def test_findings_are_the_same_after_edits_as_of_a_new_text(
    text: str, edits: list[tuple[int, int, str]], language: Language
) -> None:
    seen = Reader(LanguageCheck(False, True, frozenset()))
    for start, length, new in [(0, 0, ""), *edits]:
        text = text[:start] + new + text[start + length :]
        assert seen.findings(text, language) == Reader(LanguageCheck(False, True, frozenset())).findings(text, language)


# No more new words than one review looks up, so that no suggestion waits for the next review.
WORDS = st.lists(
    st.sampled_from(("quai ", "maizon ", "Anselbert ", "vélo ", "rendévous ", "\n", ". ", "l'arbr ", "Nordalia ")),
    max_size=14,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.lists(st.tuples(st.integers(0, 80), st.sampled_from((0, 1)), st.just("\n")), max_size=3))
def test_spelling_is_the_same_line_by_line(reader: Reader, text: str, edits: list[tuple[int, int, str]]) -> None:
    for start, _, new in edits:
        at = text.rfind(" ", 0, start) + 1
        text = text[:at] + new + text[at:]
        before = reader.findings(text)
        reader.check._readings.clear()
        reader.check._told.clear()
        assert reader.findings(text) == before
