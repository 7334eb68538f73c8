# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the author of a guide is told: the file, the line, and what to write instead."""

from pathlib import Path

import pytest

from tests.services.test_library_checking import Folder

PATH = "guides/quai.md"
FRENCH = """---
title: "Une matinée au quai"
summary: "Trois questions pour une matinée que personne ne voit."
minutes: 4
level: first
opening: ["Ce matin."]
closing: "Et vous ?"
---
## Le lieu | Où étiez-vous ce matin ?

Un lieu et une heure suffisent.

> Il est 5 h 10 au Quai 12, et la grue tousse doucement pendant que nous buvons un café.

## Le geste | Que faisaient vos mains ?

Décrivez un seul geste.

> Je pose la main sur chaque caisse avant de la sangler. Si elle bouge, on recommence.

## La suite | Qu’avez-vous fait ensuite ?

Une phrase, comme à un collègue.

> On a recompté, et il en manquait une.
"""
ENGLISH = FRENCH.replace("Une matinée au quai", "A morning on the quay")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "library")
    made.write(PATH, FRENCH)
    made.write("guides/quai.en.md", ENGLISH)
    return made


def test_a_sound_guide_has_no_problem(folder: Folder) -> None:
    assert folder.problems() == []


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("Décrivez un seul geste.\n\n", "", 15, "has no hint"),
        ("Où étiez-vous ce matin ?", "Où étiez-vous " + "exactement " * 12 + "?", 9, "question: "),
        ("Un lieu et une heure suffisent.", "Un lieu. " * 40, 9, "hint: "),
        ("Trois questions pour", "Trois questions " * 12, 3, "summary: "),
        ("> On a recompté", "Ce paragraphe ne se voit pas.\n\n> On a recompté", 25, "nobody will see this"),
        ("## Le geste |", "## Le lieu |", 15, "two questions are called “Le lieu”"),
        ('["Ce matin."]', '["Ce matin, tout est là."]', 6, "more than 10 %"),
        ('["Ce matin."]', '["Ce matin, sur un quai tout gris, tout est là."]', 6, "keep to 8"),
        ("minutes: 4", "minutes: 4\nhours: 1", 5, "there is no field hours"),
    ],
)
def test_a_mistake_has_its_line_and_a_way_out(folder: Folder, before: str, after: str, line: int, said: str) -> None:
    assert before in FRENCH
    folder.write(PATH, FRENCH.replace(before, after))
    found = [(at, reason) for path, at, reason in folder.problems() if path == PATH]
    assert any(at == line and said in reason for at, reason in found), found


def test_too_many_questions_and_too_few(folder: Folder) -> None:
    step = FRENCH[FRENCH.index("## La suite") :]
    more = "".join(step.replace("La suite", f"La suite {n}") for n in range(7))
    folder.write(PATH, FRENCH + "\n" + more)
    assert any("10 questions" in reason for _, _, reason in folder.problems())
    folder.write(PATH, FRENCH[: FRENCH.index("## Le geste")])
    assert any("make no story" in reason for _, _, reason in folder.problems())


def test_the_other_language_is_missing_or_asks_something_else(folder: Folder) -> None:
    (folder.root / "guides/quai.en.md").unlink()
    assert folder.only()[:2] == (PATH, 1)
    assert "no version in en" in folder.only()[2]
    folder.write("guides/quai.en.md", ENGLISH + "\n## More | What else?\n\nOne thing.\n")
    assert folder.only()[0] == "guides/quai.en.md"
    assert "4 questions here, 3 in fr" in folder.only()[2]
    folder.write("guides/quai.en.md", ENGLISH.replace("level: first", "level: regular"))
    assert "minutes and level" in folder.only()[2]


@pytest.mark.parametrize(
    ("before", "after", "line"), [("la grue tousse", "la grue géniale tousse", 13), ("Et vous ?", "Et génial ?", 7)]
)
def test_an_example_keeps_the_charter_it_is_written_under(folder: Folder, before: str, after: str, line: int) -> None:
    folder.rule("Mots", "level: warning\ntokens: ['génial', 'géniale']\n")
    folder.write(PATH, FRENCH.replace(before, after))
    (path, at, reason) = folder.only()
    assert (path, at) == (PATH, line)
    assert "Maison.Mots" in reason
    assert "Maison/Mots.yml" in reason
