# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mistakes in a library folder, each at its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from composer.domain.errors import LibraryError
from composer.domain.library import Guide, LibraryPost
from composer.domain.text import Language

VOCABULARY_FILES: Final = ("accept.txt", "reject.txt")


@dataclass(frozen=True, slots=True, order=True)
class LibraryProblem:
    """One mistake; ``file`` is relative to the library folder, ``reason`` says what to do.

    With ``advice`` it is no mistake: the library can be published all the same.
    """

    file: str
    line: int
    reason: str
    advice: bool = False


class Sources:
    """The text files of a folder, and where each language of a post or a guide stands."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self._paths: dict[tuple[str, str, str], str] = {}
        for path in files:
            folder, _, rest = path.partition("/")
            if folder in ("posts", "guides") and rest.endswith(".md"):
                name, _, language = rest.rpartition("/")[2].removesuffix(".md").partition(".")
                self._paths[folder, name, language] = path

    def path(self, post: LibraryPost, language: Language) -> str:
        """The file of that language of a post."""
        return self._paths["posts", post.id, "" if language is post.language else language]

    def source(self, post: LibraryPost, language: Language) -> str:
        """What stands in that file."""
        return self.files[self.path(post, language)]

    def guide(self, guide: Guide, default: Language) -> str:
        """The file a guide was read from, in a library with that default language."""
        named = self._paths.get(("guides", guide.id, guide.language))
        plain = self._paths.get(("guides", guide.id, "")) if guide.language is default else None
        return plain or named or ""


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


def nearest(name: str, known: Iterable[str]) -> str:
    """What to write instead of a name that is not known."""
    names = list(known)
    near = get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}?" if near else f"known ones are {', '.join(names)}"
