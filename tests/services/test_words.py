# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's own words, from the card of a finding to the next review."""

import pytest

from composer.domain.review import Finding, Source
from composer.domain.settings import SPELLING
from composer.domain.text import Language, apply_edits
from composer.services.words import LONGEST
from tests.builders import a_context
from tests.services.app import App

TEXT = "C’est un barquassinage de plus, et un acceuil."


@pytest.fixture
def speller(app: App) -> App:
    app.services.preferences.change(SPELLING, True)
    return app


def unknown(app: App, text: str = TEXT, **context: object) -> list[Finding]:
    review = app.services.reviewing.review(text, a_context(**context), only=(Source.LANGUAGE,))
    return [finding for finding in review.findings if finding.word]


def test_an_added_word_is_known_at_once_and_a_removed_one_no_longer(speller: App) -> None:
    first, second = unknown(speller)
    assert (first.word, second.word) == ("barquassinage", "acceuil")
    assert speller.services.words.add(first.word)
    assert [finding.word for finding in unknown(speller)] == ["acceuil"]
    assert [finding.word for finding in unknown(speller, "Barquassinage !")] == []
    assert speller.services.words.remove("barquassinage")
    assert [finding.word for finding in unknown(speller)] == ["barquassinage", "acceuil"]


def test_words_outlive_the_program(app: App) -> None:
    assert [app.services.words.add(word) for word in ("zoulbec", "Éclusage", "e\u0301clo")] == [True] * 3
    app.restart()
    assert app.services.words.all() == ("éclo", "Éclusage", "zoulbec")


def test_the_same_word_is_kept_once_and_what_is_no_word_never(app: App) -> None:
    words = app.services.words
    assert words.add("l’éclo")
    assert not words.add("l'e\u0301clo")
    assert not any(words.add(word) for word in ("", "  ", "12", "…", "a" * (LONGEST + 1)))
    assert not words.remove("ailleurs")
    assert words.all() == ("l'éclo",)
    assert words.known() is words.known()


def test_suggestions_come_on_demand_and_later_reviews_have_them(speller: App) -> None:
    reviewing = speller.services.reviewing
    (finding,) = unknown(speller, "Un acceuil.")
    assert finding.fixes == ()
    fixes = reviewing.suggestions(finding, Language.FRENCH)
    assert apply_edits("Un acceuil.", fixes[0].edits) == "Un accueil."
    (again,) = unknown(speller, "Un bel acceuil.")
    assert apply_edits("Un bel acceuil.", again.fixes[0].edits) == "Un bel accueil."


def test_a_finding_of_another_kind_has_no_suggestions(speller: App) -> None:
    review = speller.services.reviewing.review("Bravo !", a_context(), only=(Source.LANGUAGE,))
    (finding,) = review.findings
    assert speller.services.reviewing.suggestions(finding, Language.FRENCH) == ()
    assert speller.services.reviewing.with_suggestions(review, Language.FRENCH) == review


def test_the_language_of_a_line_can_be_chosen(speller: App) -> None:
    reviewing = speller.services.reviewing
    text = "Bon chat\n\nGreat holiday photo"
    assert reviewing.languages(text, a_context()) == (Language.FRENCH, None, Language.ENGLISH)
    chosen = {2: Language.FRENCH}
    assert reviewing.languages(text, a_context(line_languages=chosen))[2] is Language.FRENCH
    draft = speller.draft(text).with_line_language(2, Language.FRENCH)
    assert reviewing.context_for(draft, None).line_languages == chosen
