# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.domain.review import Level
from composer.domain.text import Language
from composer.services.charter_search import Answer, plain
from tests.services.app import App


def ask(app: App, words: str, language: Language = Language.FRENCH) -> tuple[Answer, ...]:
    return app.services.charter_search.ask(language, words, app.services.wording(language).message)


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("Puis-je citer un client ?", "7"),
        ("résultats", "3"),
        ("RESULTAT", "3"),
        ("parler de mon salaire", "1"),
        ("un concurrent", "5"),
    ],
)
def test_a_question_finds_its_section_whatever_accents_plurals_and_words_of_asking(
    app: App, question: str, section: str
) -> None:
    assert section in {answer.section for answer in ask(app, question)[:3]}


def test_the_last_word_may_be_half_typed(app: App) -> None:
    assert "5" in {answer.section for answer in ask(app, "concurr")}


def test_a_rule_answers_with_the_examples_nearest_to_the_question(app: App) -> None:
    rule = next(a for a in ask(app, "results quarter", Language.ENGLISH) if a.level is Level.ERROR)
    assert "third-quarter results" in rule.dont
    assert rule.do


def test_a_section_answers_with_the_sentence_that_holds_the_words(app: App) -> None:
    section = next(a for a in ask(app, "photographe") if a.level is None)
    assert "photographe" in section.said.lower()


def test_no_question_shows_every_section_and_nonsense_nothing(app: App) -> None:
    text = app.services.charter.text(Language.FRENCH)
    assert text is not None
    assert [a.section for a in ask(app, " ")] == [s.number for s in text.sections]
    assert ask(app, "xyzzy") == ()


def test_marks_of_the_page_are_not_read_out() -> None:
    assert plain("- **À faire** voir [la page](https://nordalia.example/a_b)") == "À faire voir la page"
