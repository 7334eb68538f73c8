# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from composer.domain.library import LibraryMedia, Vocabulary
from composer.domain.review import Source
from composer.domain.text import Language
from composer.language import LanguageCheck
from composer.services.language_words import known_words, names_in
from tests.builders import a_context, a_post


def test_accepted_terms_patterns_among_them_and_the_organisations_names_are_never_misspelt() -> None:
    words = known_words(Vocabulary(accept=("Triporteo", "(?i)barquassonn?es?")), "Nordalia & Brisquel")
    check = LanguageCheck(True, False, words)
    text = "Les triporteo, une Barquassone, chez Nordalia et brisquel, une barquassine."
    found = [one.match for one in check.review(text, a_context(language=Language.FRENCH))]
    assert found == ["barquassine"]
    assert all(one.source is Source.LANGUAGE for one in check.review(text, a_context()))


def test_names_of_posts_and_their_authors_are_known_with_their_capital() -> None:
    medium = LibraryMedia("a.png", {Language.FRENCH: "Le quai de Brisquelon."}, "Photo Zbrktova / Nordalia")
    post = a_post(body="Zoulbecq ouvre la porte à l’Éclusarde.", author="Oxanne Wrzlik", media=(medium,))
    names = names_in([post])
    assert names >= {"Zoulbecq", "Éclusarde", "Zbrktova", "Brisquelon", "Oxanne", "Wrzlik"}
    assert not names & {"ouvre", "la"}
    check = LanguageCheck(True, False, frozenset(), names=names)
    text = "Zbrktova parle. Wrzlik aussi. ZBRKTOVA écoute. Brisquelone dort, zoulbecq mange."
    found = [one.word for one in check.review(text, a_context())]
    assert found == ["Brisquelone", "zoulbecq"]


def test_names_of_the_library_are_suggested_as_they_are_written() -> None:
    check = LanguageCheck(True, False, frozenset({"Triporteo"}))
    assert check.suggestions("triprteo", Language.FRENCH) == ("Triporteo",)
