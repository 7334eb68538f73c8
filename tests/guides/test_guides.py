# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.domain.errors import LibraryInvalid
from composer.domain.text import Language
from composer.guides.parser import parse_guide

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
    assert (guide.openings, guide.closings) == ((), ("Et vous ?",))
    assert parse_guide("guides/erreur.en.md", SOURCE, Language.ENGLISH).id == "erreur"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("title: x", 1),
        (SOURCE.replace("level: first", "level: hard"), 5),
        (SOURCE.replace("minutes: 4", "hours: 4"), 4),
        (SOURCE.replace("## Le moment |", "Avant.\n## Le moment |"), 8),
        (SOURCE.split("## ")[0], 8),
        (SOURCE.replace("closing:", "ending:"), 6),
        (SOURCE.replace('"Et vous ?"', "{a: b}"), 6),
        (SOURCE.replace('"Et vous ?"', '["Et vous ?", ""]'), 6),
        (SOURCE.replace('"Et vous ?"', "un deux trois quatre cinq six sept huit neuf"), 6),
        (SOURCE.replace('"Et vous ?"', "\n  - Un.\n  - Deux.\n  - Trois.\n  - Quatre.\n  - Cinq."), 11),
    ],
)
def test_a_mistake_has_its_line(source: str, line: int) -> None:
    with pytest.raises(LibraryInvalid) as error:
        parse_guide("guides/erreur.md", source)
    assert int(error.value.values["line"]) == line


def test_moves_are_one_text_or_a_list() -> None:
    guide = parse_guide("guides/erreur.md", SOURCE.replace('"Et vous ?"', '["Et vous ?", "À  vous."]\nopening: Voilà.'))
    assert (guide.openings, guide.closings) == (("Voilà.",), ("Et vous ?", "À vous."))
