# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quick suggestions: words one slip of the finger or one accent away. A few milliseconds a word."""

from collections.abc import Callable, Iterator
from typing import Final

MOST: Final = 3
LONGEST: Final = 24
_MOST_TRIED: Final = 150
_LETTERS: Final = "esaitnrulodcpmévqfbghjàxèêyçzîôùâûœkwëïü"
# Spellings that sound alike, tried in both directions.
_SOUNDS: Final = (
    ("o", "au"),
    ("o", "eau"),
    ("f", "ph"),
    ("k", "qu"),
    ("é", "er"),
    ("an", "en"),
    ("c", "ss"),
    ("é", "ai"),
)
_FAMILIES: Final = ("aàâ", "eéèêë", "iîïy", "oô", "uùûü", "cç", "sc", "sz", "kq")


def nearest(word: str, plausible: Callable[[str], bool], accepts: Callable[[str], bool]) -> tuple[str, ...]:
    """At most ``MOST`` accepted words one change away from ``word``, likeliest first, in the case of ``word``.

    ``plausible`` spares the dictionary most of the words it would not accept.
    """
    if len(word) > LONGEST:
        return ()
    lowered = word.lower()
    found: dict[str, None] = {}
    tried = {lowered}
    for candidate in _changed(lowered):
        if candidate in tried or not plausible(candidate):
            continue
        tried.add(candidate)
        if accepts(candidate):
            found[candidate] = None
        if len(found) == MOST or len(tried) > _MOST_TRIED:
            break
    return tuple(_cased(candidate, word) for candidate in found)


def _changed(word: str) -> Iterator[str]:
    for family in _FAMILIES:
        for at, char in enumerate(word):
            if char in family:
                yield from (word[:at] + other + word[at + 1 :] for other in family if other != char)
    if "oe" in word:
        yield word.replace("oe", "œ")
    for one, other in (*_SOUNDS, *(pair[::-1] for pair in _SOUNDS)):
        at = word.find(one)
        while at >= 0:
            yield word[:at] + other + word[at + len(one) :]
            at = word.find(one, at + 1)
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at, char in enumerate(word):
        yield word[:at] + char + word[at:]
    for at in range(len(word)):
        if len(word) > 2:
            yield word[:at] + word[at + 1 :]
    for at in range(len(word)):
        yield from (word[:at] + letter + word[at + 1 :] for letter in _LETTERS)
    for at in range(1, len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in _LETTERS)


def _cased(candidate: str, like: str) -> str:
    if len(like) > 1 and like.isupper():
        return candidate.upper()
    return candidate[:1].upper() + candidate[1:] if like[:1].isupper() else candidate
