# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.errors import LibraryInvalid
from composer.domain.text import Language
from composer.guides import compose_answers
from composer.guides.parser import parse_guide
from tests.builders import a_guide

SOURCE = """---
title: "L’erreur et la leçon"
summary: Cinq questions.
minutes: 4
level: first
closing: "Et vous ?"
---
## Le moment | Quel jour était-ce ?

Une scène
suffit.

> Un lundi,
> il pleuvait.

## La suite
"""


def test_a_guide_is_read_with_hints_and_examples() -> None:
    guide = parse_guide("guides/erreur.md", SOURCE)
    first, second = guide.steps
    assert (first.label, first.question) == ("Le moment", "Quel jour était-ce ?")
    assert (first.hint, first.example) == ("Une scène suffit.", "Un lundi, il pleuvait.")
    assert (second.label, second.question, second.hint) == ("La suite", "La suite", "")
    assert guide.first_post
    assert guide.closing == "Et vous ?"
    assert parse_guide("guides/erreur.en.md", SOURCE, Language.ENGLISH).id == "erreur"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("title: x", 1),
        (SOURCE.replace("level: first", "level: hard"), 5),
        (SOURCE.replace("minutes: 4", "hours: 4"), 4),
        (SOURCE.replace("## Le moment |", "Avant.\n## Le moment |"), 8),
        (SOURCE.split("## ")[0], 8),
    ],
)
def test_a_mistake_has_its_line(source: str, line: int) -> None:
    with pytest.raises(LibraryInvalid) as error:
        parse_guide("guides/erreur.md", source)
    assert int(error.value.values["line"]) == line


def test_skipped_questions_leave_no_trace() -> None:
    assert compose_answers(a_guide(), ["Lundi.", "  "]) == "Lundi."
    assert compose_answers(a_guide(opening="Voilà."), ["", ""]) == ""
    assert (
        compose_answers(a_guide(opening="Voilà.", closing="Et vous ?"), ["Lundi."]) == "Voilà.\n\nLundi.\n\nEt vous ?"
    )


@given(st.lists(st.text(), min_size=2, max_size=2))
def test_the_text_is_made_of_nothing_but_the_answers(answers: list[str]) -> None:
    text = compose_answers(a_guide(), answers)
    assert "".join(text.split()) == "".join("".join(answers).split())
