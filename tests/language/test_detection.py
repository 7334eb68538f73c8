# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language each line of a draft is in."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.review import Context
from composer.domain.text import Language
from composer.language import LanguageCheck
from composer.language.detection import settled, told
from tests.language.conftest import NOW, Reader

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Merci à tous pour cette journée sur le quai.", FR),
        ("Thank you all for this day on the dock.", EN),
        ("C’est l’équipe de nuit qui l’a dit", FR),
        ("It’s what we don’t say that matters", EN),
        ("Merci !", FR),
        ("Thanks!", EN),
        ("Bravo Nordalia", None),
        ("OK 2026", None),
        ("", None),
        ("Retour sur notre team building avec la sales team", FR),
        ("A look at our raison d’être and the way we work", EN),
    ],
)
def test_a_line_tells_its_language_by_its_everyday_words(line: str, language: Language | None) -> None:
    assert told(line) is language


@pytest.mark.parametrize(
    ("alone", "languages"),
    [
        ((FR, None, EN), (FR, FR, EN)),
        ((EN, None, EN), (EN, EN, EN)),
        ((EN, None), (EN, EN)),
        ((None, EN), (EN, EN)),
        ((None, None), (FR, FR)),
        ((EN, None, None, FR), (EN, FR, FR, FR)),
        ((), ()),
    ],
)
def test_a_line_that_does_not_tell_follows_its_neighbours_then_the_draft(
    alone: tuple[Language | None, ...], languages: tuple[Language, ...]
) -> None:
    assert settled(alone, FR) == languages


@given(st.lists(st.sampled_from((FR, EN, None))), st.sampled_from(Language))
def test_a_line_that_tells_is_believed(alone: list[Language | None], draft: Language) -> None:
    found = settled(alone, draft)
    assert len(found) == len(alone)
    assert all(language is one for language, one in zip(found, alone, strict=True) if one)


def test_a_mixed_draft_is_read_line_by_line(reader: Reader) -> None:
    text = (
        "Quelle journée sur le quai avec toute l’équipe !\n\n"
        "What a day on the dock with the whole team!\n"
        "Great results today!\n\n"
        "Hoy celebramos nuestro aniversario con muchas sorpresas\n"
        "https://nordalia.example"
    )
    context = Context(FR, None, NOW)
    assert reader.check.languages(text, context) == (FR, None, EN, EN, None, None, EN)
    assert not reader.unknown(text)


def test_dictionaries_tell_the_language_of_a_line_without_everyday_words(reader: Reader) -> None:
    assert reader.check.languages("Great results yesterday", Context(FR, None, NOW)) == (EN,)
    assert reader.check.languages("Beaux résultats hier", Context(EN, None, NOW)) == (FR,)
    assert reader.check.languages("Bonjur Zbrktov", Context(FR, None, NOW)) == (FR,)


def test_a_choice_beats_what_a_line_tells_and_its_neighbours_follow(reader: Reader) -> None:
    text = "Great results yesterday!\nBravo Nordalia"
    chosen = {0: FR}
    context = Context(FR, None, NOW, line_languages=chosen)
    assert reader.check.languages(text, context) == (FR, FR)
    rules = {finding.rule for finding in reader.check.review(text, context)}
    assert rules == {"Typography.NoBreakSpace"}
    assert not list(reader.check.review(text, Context(FR, None, NOW, line_languages={0: EN})))


def test_typography_alone_needs_no_dictionary_to_tell_the_language() -> None:
    check = LanguageCheck(False, True, frozenset())
    context = Context(FR, None, datetime(2026, 1, 1, tzinfo=UTC))
    assert check.languages("Merci à tous\nThank you all", context) == (FR, EN)
