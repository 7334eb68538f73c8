# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the facts of a post survive in a text: as they are, altered, or not at all."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    flat = "\n".join(map(_flat_line, text.split("\n")))
    if len(flat) == len(text):
        return flat, range(len(text))
    return flat, [place for place, char in enumerate(text) if _LETTERS[ord(char)]]


@lru_cache(maxsize=512)
def _flat_line(line: str) -> str:
    return line.translate(_LETTERS)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a flat text, where each begins, and the ranks it has."""

    all: Sequence[str]
    starts: Sequence[int]
    ranks: Mapping[str, Sequence[int]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From the start of one word to the end of another."""
        return self.starts[first], self.starts[last] + len(self.all[last])


@lru_cache(maxsize=8)
def _words(flat: str) -> _Words:
    words: list[str] = []
    starts: list[int] = []
    offset = 0
    for line in flat.split("\n"):
        here, places = _words_of_line(line)
        words += here
        starts += [place + offset for place in places]
        offset += len(line) + 1
    ranks: dict[str, list[int]] = defaultdict(list)
    for rank, word in enumerate(words):
        ranks[word].append(rank)
    return _Words(words, starts, ranks)


@lru_cache(maxsize=512)
def _words_of_line(line: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    found = list(_WORD.finditer(line))
    return tuple(match[0] for match in found), tuple(match.start() for match in found)


@lru_cache(maxsize=256)
def _present(flat: str, fact: str) -> bool:
    return all(piece in flat for piece in _pieces(fact)) and _exactly(fact).search(flat) is not None


@lru_cache(maxsize=512)
def _pieces(fact: str) -> tuple[str, ...]:
    return tuple(_PIECES.findall(_flat(fact)[0]))


@lru_cache(maxsize=512)
def _exactly(fact: str) -> re.Pattern[str]:
    """The fact with any spaces, or none, where it has some and around its signs."""
    return re.compile(rf"(?<!\w)(?<!\d[.,]){_SPACES.join(map(re.escape, _pieces(fact)))}(?!\w)(?![.,]\d)")


def _other_numbers(flat: str, fact: str) -> Iterator[tuple[int, int]]:
    """Where the words of the fact stand around another number."""
    pieces = _pieces(fact)
    around = [piece for piece in pieces if not piece.isdigit()]
    if not 0 < len(around) < len(pieces) or any(piece not in flat for piece in around):
        return
    parts: list[str] = []
    for number, same in groupby(pieces, str.isdigit):
        parts += [_ANY_NUMBER] if number else [re.escape(piece) for piece in same]
    for match in re.finditer(rf"(?<!\w)(?<!\d[.,]){_SPACES.join(parts)}(?!\w)", flat):
        yield match.span()


def _other_words(flat: str, fact: str) -> Iterator[tuple[int, int]]:
    """Where all words of the fact stand but one, and that one is another number or nearly the same word."""
    wanted = _WORD.findall(_flat(fact)[0])
    words = _words(flat)
    if len(wanted) == 1:
        ranks = [words.ranks[word] for word in words.ranks if _nearly(wanted[0], word, alone=True)]
        yield from (words.span(rank, rank) for rank in sorted(chain.from_iterable(ranks)))
        return
    firsts = {rank - offset for offset, word in enumerate(wanted) for rank in words.ranks.get(word, ())}
    for first in sorted(firsts):
        there = words.all[first : first + len(wanted)] if first >= 0 else ()
        differing = [pair for pair in zip(wanted, there, strict=False) if pair[0] != pair[1]]
        if len(there) == len(wanted) and len(differing) == 1 and _nearly(*differing[0], alone=False):
            yield words.span(first, first + len(wanted) - 1)


def _nearly(wanted: str, found: str, *, alone: bool) -> bool:
    if wanted in _NUMBERS:
        value = int(found) if found.isdecimal() else _NUMBERS.get(found)
        return not alone and value is not None and value != _NUMBERS[wanted]
    if len(wanted) < _SHORTEST_NAME or abs(len(wanted) - len(found)) > _MOST_LETTERS_MORE or wanted[:2] != found[:2]:
        return False
    if wanted.isdecimal() or found.isdecimal() or key(wanted) == key(found):
        return False
    return SequenceMatcher(None, wanted, found).ratio() >= _ALIKE
