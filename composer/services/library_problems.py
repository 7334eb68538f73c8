# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mistakes in a library folder, each at its place."""

from dataclasses import dataclass
from typing import Final

from composer.domain.errors import LibraryError

VOCABULARY_FILES: Final = ("accept.txt", "reject.txt")


@dataclass(frozen=True, slots=True, order=True)
class LibraryProblem:
    """One mistake; ``file`` is relative to the library folder, ``reason`` says what to do."""

    file: str
    line: int
    reason: str


def problem_of(error: LibraryError) -> LibraryProblem:
    """The place and reason of an error."""
    line = error.values.get("line", "")
    return LibraryProblem(error.values["file"], int(line) if line.isdecimal() else 1, error.values["reason"])


def line_of(source: str, key: str) -> int:
    """The line of a field at the left margin, 1 when there is none."""
    return next((n for n, line in enumerate(source.splitlines(), 1) if line.startswith(f"{key}:")), 1)


def line_with(source: str, text: str) -> int:
    """The first line that holds ``text``, 1 when it stands on none."""
    return next((n for n, line in enumerate(source.splitlines(), 1) if text and text in line), 1)
