# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the facts of a post survive in a text: as they are, altered, or not at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, groupby
from typing import Final

from composer.domain.text import Span
from composer.similarity.normalise import folded, key

_PIECES: Final = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_WORD: Final = re.compile(r"\w+")
_ANY_NUMBER: Final = r"\d++(?:[\s.,]\d++){0,4}+"
_DASHES: Final = "-‐‑–—−"
_FRENCH: Final = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_ENGLISH: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_ROUND: Final = (
    "une=1 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 mille=1000 thirty=30 forty=40 fifty=50"
    " sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000"
)
_NUMBERS: Final[dict[str, int]] = (
    {word: value for value, word in enumerate(_FRENCH.split())}
    | {word: value for value, word in enumerate(_ENGLISH.split())}
    | {word: int(value) for word, value in (pair.split("=") for pair in _ROUND.split())}
)
_SPACES: Final = r"\s*"
_ALIKE: Final = 0.8
_SHORTEST_NAME: Final = 6
_MOST_LETTERS_MORE: Final = 2


@dataclass(frozen=True, slots=True)
class Altered:
    """A fact that stands in the text in another form, at ``span``."""

    fact: str
    span: Span


def review_facts(text: str, facts: Sequence[str]) -> tuple[list[Altered], list[str]]:
    """The facts that were altered, and those that are not there at all."""
    flat, places = _flat(text)
    missing = [fact for fact in facts if not _present(flat, fact)]
    altered: list[Altered] = []
    lost: list[str] = []
    for fact in missing:
        for start, end in chain(_other_numbers(flat, fact), _other_words(flat, fact)):
            span = Span(places[start], places[end - 1] + 1)
            is_another = any(_present(flat[start:end], other) for other in facts)
            if not is_another and not any(span.overlaps(found.span) for found in altered):
                altered.append(Altered(fact, span))
                break
        else:
            lost.append(fact)
    return altered, lost


def missing_facts(text: str, facts: Sequence[str]) -> int:
    """How many facts do not stand in the text as they are."""
    flat, _ = _flat(text)
    return sum(not _present(flat, fact) for fact in facts)


class _Letters(dict[int, str]):
    """What each letter is without case and accent; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        letter = "-" if char in _DASHES else char if char.isspace() else folded(char)[:1]
        return self.setdefault(code, letter)


_LETTERS: Final = _Letters()


@lru_cache(maxsize=64)
def _flat(text: str) -> tuple[str, Sequence[int]]:
    """``text`` letter by letter without case and accents, and where each letter stands."""
    flat = text.translate(_LETTERS)
    if len(flat) == len(text):
        return flat, range(len(text))
    return flat, [place for place, char in enumerate(text) if _LETTERS[ord(char)]]


@lru_cache(maxsize=256)
def _present(flat: str, fact: str) -> bool:
    return _exactly(fact).search(flat) is not None


@lru_cache(maxsize=512)
def _exactly(fact: str) -> re.Pattern[str]:
    """The fact with any spaces, or none, where it has some and around its signs."""
    pieces = [re.escape(piece) for piece in _PIECES.findall(_flat(fact)[0])]
    return re.compile(rf"(?<!\w)(?<!\d[.,]){_SPACES.join(pieces)}(?!\w)(?![.,]\d)")


def _other_numbers(flat: str, fact: str) -> Iterator[tuple[int, int]]:
    """Where the words of the fact stand around another number."""
    pieces = _PIECES.findall(_flat(fact)[0])
    if not any(piece.isdigit() for piece in pieces) or all(piece.isdigit() for piece in pieces):
        return
    parts: list[str] = []
    for number, same in groupby(pieces, str.isdigit):
        parts += [_ANY_NUMBER] if number else [re.escape(piece) for piece in same]
    for match in re.finditer(rf"(?<!\w)(?<!\d[.,]){_SPACES.join(parts)}(?!\w)", flat):
        yield match.span()


def _other_words(flat: str, fact: str) -> Iterator[tuple[int, int]]:
    """Where all words of the fact stand but one, and that one is another number or nearly the same word."""
    wanted = _WORD.findall(_flat(fact)[0])
    there = list(_WORD.finditer(flat))
    words = [match[0] for match in there]
    for index in range(len(words) - len(wanted) + 1):
        differing = -1
        for offset, word in enumerate(wanted):
            if words[index + offset] != word:
                if differing >= 0:
                    break
                differing = offset
        else:
            if _nearly(wanted[differing], words[index + differing], alone=len(wanted) == 1):
                yield there[index].start(), there[index + len(wanted) - 1].end()


def _nearly(wanted: str, found: str, *, alone: bool) -> bool:
    if wanted in _NUMBERS:
        value = int(found) if found.isdecimal() else _NUMBERS.get(found)
        return not alone and value is not None and value != _NUMBERS[wanted]
    if len(wanted) < _SHORTEST_NAME or abs(len(wanted) - len(found)) > _MOST_LETTERS_MORE or wanted[:2] != found[:2]:
        return False
    if wanted.isdecimal() or found.isdecimal() or key(wanted) == key(found):
        return False
    return SequenceMatcher(None, wanted, found).ratio() >= _ALIKE
