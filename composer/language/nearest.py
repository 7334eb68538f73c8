# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words one or two slips away. A few milliseconds a word, in steps that let other threads in between."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

MOST: Final = 3
LONGEST: Final = 24
_MOST_TRIED: Final = 400
_MOST_FIRST_SLIPS: Final = 80
_LETTERS: Final = "esaitnrulodcpmévqfbghjàxèêyçzîôùâûœkwëïü"
_DOUBLED: Final = frozenset("bcdfglmnprst")
# Mute at the end of a French word, or an inflection in either language.
_ENDS: Final = ("s", "e", "t", "es")
# Spellings that sound alike, tried in both directions.
_SOUNDS: Final = (
    ("o", "au"),
    ("o", "eau"),
    ("f", "ph"),
    ("k", "qu"),
    ("q", "c"),
    ("é", "er"),
    ("an", "en"),
    ("c", "ss"),
    ("ç", "ss"),
    ("é", "ai"),
    ("ence", "ance"),
    ("able", "ible"),
    ("ally", "ly"),
    ("w", "wh"),
)
_FAMILIES: Final = ("aàâ", "eéèêë", "iîïy", "oô", "uùûü", "cç", "sc", "sz", "kq")


def nearest(word: str, plausible: Callable[[str], bool], accepts: Callable[[str], bool]) -> tuple[str, ...]:
    """At most ``MOST`` accepted words near ``word``, likeliest first, in the case of ``word``.

    ``plausible`` spares the dictionary most of the words it would not accept.
    """
    if len(word) > LONGEST:
        return ()
    lowered = word.lower()
    found = _accepted(_slips(lowered), lowered, plausible, accepts)
    if not found:
        found = [*_two_words(lowered, accepts), *_accepted(_two_slips(lowered), lowered, plausible, accepts)]
    return tuple(_cased(candidate, word) for candidate in found[:MOST])


def _accepted(
    candidates: Iterator[str], word: str, plausible: Callable[[str], bool], accepts: Callable[[str], bool]
) -> list[str]:
    found: list[str] = []
    tried = {word}
    for candidate in candidates:
        if candidate in tried or not plausible(candidate):
            continue
        tried.add(candidate)
        if accepts(candidate):
            found.append(candidate)
        if len(found) == MOST or len(tried) > _MOST_TRIED:
            break
    return found


def _slips(word: str) -> Iterator[str]:
    """Everything one change away, the changes people make most often first."""
    yield from _likely(word)
    for at in range(len(word)):
        if len(word) > 2:
            yield word[:at] + word[at + 1 :]
    for at in range(len(word)):
        yield from (word[:at] + letter + word[at + 1 :] for letter in _LETTERS)
    for at in range(1, len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in _LETTERS)


def _likely(word: str) -> Iterator[str]:
    yield from _accents(word)
    if "oe" in word:
        yield word.replace("oe", "œ")
    if len(word) > 3:
        yield from (word + end for end in _ENDS)
        yield word[:-1]
    yield from _sounds(word)
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    yield from _doubles(word)


def _two_slips(word: str) -> Iterator[str]:
    """Two changes that people make most often, a missing accent or a double letter among them."""
    for first in islice(_often(word), _MOST_FIRST_SLIPS):
        yield from _often(first)


def _often(word: str) -> Iterator[str]:
    yield from _accents(word)
    yield from _doubles(word)
    yield from _sounds(word)


def _accents(word: str) -> Iterator[str]:
    for family in _FAMILIES:
        for at, char in enumerate(word):
            if char in family:
                yield from (word[:at] + other + word[at + 1 :] for other in family if other != char)


def _sounds(word: str) -> Iterator[str]:
    for one, other in (*_SOUNDS, *(pair[::-1] for pair in _SOUNDS)):
        at = word.find(one)
        while at >= 0:
            yield word[:at] + other + word[at + len(one) :]
            at = word.find(one, at + 1)


def _doubles(word: str) -> Iterator[str]:
    """A letter doubled that should not be, or the other way round."""
    for at, char in enumerate(word):
        if char not in _DOUBLED:
            continue
        if word[at + 1 : at + 2] == char:
            yield word[:at] + word[at + 1 :]
        else:
            yield word[:at] + char + word[at:]


def _two_words(word: str, accepts: Callable[[str], bool]) -> Iterator[str]:
    """Two words written as one, the longer the first the likelier."""
    for at in range(len(word) - 2, 0, -1):
        first, second = word[:at], word[at:]
        if (at > 1 or first in "aàyi") and accepts(first) and accepts(second):
            yield f"{first} {second}"


def _cased(candidate: str, like: str) -> str:
    if len(like) > 1 and like.isupper():
        return candidate.upper()
    return candidate[:1].upper() + candidate[1:] if like[:1].isupper() else candidate
