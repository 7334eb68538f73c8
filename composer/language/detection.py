# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language each line of a draft is in: everyday words first, then accents, then the lines beside it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from composer.domain.text import Language

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEW_WORDS: Final = 4
"""In a line with fewer words, one everyday word is proof enough."""
_MOST_ACCENTED: Final = 3
"""Words with a French accent count up to here: names have accents too."""

# Words that stand in both languages (a, on, me, me, or, son, but, plus…) prove nothing and are left out.
_FRENCH_WORDS: Final = """
à au aux avec avons avez bien bonjour ce ces cette chez comme dans de des dont du elle elles en est et été être eux fait
faire il ils je la le les leur leurs lui ma mais merci mes mon ne nos notre nous ont où par pas pour quand qu que qui sa
sans sera ses sont suis sur ta tes toujours tous tout toute toutes très tu un une vers vos votre vous y
"""
_ENGLISH_WORDS: Final = """
about after all am an and any are as at be because been being but by can could did do does for from get had has have he
her here his how i if in into is it its just like made make many more most my no not of one our out she should so some
than thank thanks that the their them then there these they this those to today up us very was we were what when where
which while who why will with would you your
"""
_EVERYDAY: Final = {
    Language.FRENCH: frozenset(_FRENCH_WORDS.split()),
    Language.ENGLISH: frozenset(_ENGLISH_WORDS.split()),
}
_ACCENTS: Final = frozenset("àâçèéêëîïôùûœ")
_ENGLISH_ENDS: Final = frozenset(["s", "t", "re", "ve", "ll", "d", "m"])
_ELIDED: Final = frozenset(["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "aujourd"])


def told(line: str) -> Language | None:
    """The language a line is in by itself, None when it does not tell. Links and hashtags are hidden before."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(line)]
    if not words:
        return None
    everyday, accented, english = map(sum, zip(*map(_tells, words), strict=True))
    french = everyday + min(accented, _MOST_ACCENTED)
    enough = 1 if len(words) < _FEW_WORDS else 2
    if french >= enough and french > 2 * english:
        return Language.FRENCH
    if english >= enough and english > 2 * french:
        return Language.ENGLISH
    return None


@lru_cache(maxsize=16_384)
def _tells(word: str) -> tuple[bool, bool, bool]:
    """Whether it is an everyday French word, another one with an accent, an everyday English word."""
    french = _french(word)
    return french, not (french or _ACCENTS.isdisjoint(word)), _english(word)


def _french(word: str) -> bool:
    first, elided, rest = word.partition("'")
    if elided:
        return (first in _ELIDED and rest not in _ENGLISH_ENDS) or rest in _EVERYDAY[Language.FRENCH]
    return word in _EVERYDAY[Language.FRENCH]


def _english(word: str) -> bool:
    first, elided, rest = word.partition("'")
    return (bool(elided) and rest in _ENGLISH_ENDS and len(first) > 1) or first in _EVERYDAY[Language.ENGLISH]


def settled(alone: Sequence[Language | None], draft: Language) -> tuple[Language, ...]:
    """The language of each line, from what each tells ``alone``.

    A line that does not tell is in the language of the lines beside it when these agree, else in that of the draft.
    """
    above = _carried(alone)
    below = _carried(alone[::-1])[::-1]
    return tuple(
        language or _beside(before, after, draft) for language, before, after in zip(alone, above, below, strict=True)
    )


def _carried(known: Sequence[Language | None]) -> list[Language | None]:
    """For each line the language of the nearest one before it that tells."""
    carried: list[Language | None] = []
    last: Language | None = None
    for language in known:
        carried.append(last)
        last = language or last
    return carried


def _beside(above: Language | None, below: Language | None, draft: Language) -> Language:
    if above is None or below is None:
        return above or below or draft
    return above if above is below else draft
