# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a guide's first question to a practice publication, in a real window, with keys alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            "fr_FR.UTF-8",
            (
                "Trois mois, déjà.",
                "Mon premier jour, j'ai attendu dix minutes devant la mauvaise grille du quai.",
                "et avec 30\u202f%.",
                "Et vous, qu'avez-vous appris en premier dans votre travail\u202f?",
            ),
        ),
        (
            "en_US.UTF-8",
            (
                "I was wrong.",
                "It was a Monday in March on the quay, with two forklift drivers and a cold coffee.",
                "even with 30%.",
                "Which habit at work did you drop this year?",
            ),
        ),
    ],
)
def test_a_first_post_from_a_guide(locale: str, said: tuple[str, ...]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.e2e.guide_journey"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": locale, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "platform=offscreen mouse=0" in run.stdout
    assert all(words in run.stdout for words in said), run.stdout


def test_answers_are_there_after_a_kill() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "en_US.UTF-8"}
    command = [sys.executable, "-m", "tests.e2e.guide_journey"]
    with subprocess.Popen([*command, "stay"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as person:
        assert person.stdout is not None
        told = next((line for line in person.stdout if line == "settled\n"), "")
        person.kill()
    assert told
    run = subprocess.run(
        [*command, "again"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.splitlines() == ["half of ano", "one answer"]
