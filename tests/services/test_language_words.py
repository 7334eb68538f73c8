# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from composer.domain.library import Vocabulary
from composer.domain.review import Source
from composer.domain.text import Language
from composer.language import LanguageCheck
from composer.services.language_words import known_words
from tests.builders import a_context


def test_accepted_terms_patterns_among_them_and_the_organisations_names_are_never_misspelt() -> None:
    words = known_words(Vocabulary(accept=("Triporteo", "(?i)barquassonn?es?")), "Nordalia & Brisquel")
    check = LanguageCheck(True, False, words)
    text = "Les triporteo, une Barquassone, chez Nordalia et brisquel, une barquassine."
    found = [one.match for one in check.review(text, a_context(language=Language.FRENCH))]
    assert found == ["barquassine"]
    assert all(one.source is Source.LANGUAGE for one in check.review(text, a_context()))
