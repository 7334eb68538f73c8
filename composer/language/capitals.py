# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""French capitals have accents too: À Lyon, l’État, SÉCURITÉ."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations, product
from typing import Final

from composer.language.marks import ACCENTED_CAPITAL, Mark

_START: Final = r"(?:^[^\w\n]{0,8}|[.!?…][\u00a0\u202f»”)]{0,3}\s[\s«“(–—-]{0,4})"
_AFTER_A: Final = """
la le les ce cet cette ces mon ma mes notre nos votre vos leur leurs son sa ses tous toutes chaque quel quelle qui quoi
quand partir bientôt demain propos travers côté cause défaut condition force noter suivre lire voir savoir vous nous
peine distance domicile vélo pied très plus tout quelques chacun chacune elle lui eux moi toi titre terme gauche droite
"""
_OPENING_A: Final = re.compile(
    rf"{_START}(?P<a>A)(?= (?:(?:{'|'.join(_AFTER_A.split())})\b|l['’]|\d|[a-zéè]{{2,}}(?:er|ir)\b|[A-ZÉ][a-zà-öø-ÿ]+))"
)
_INITIAL: Final = re.compile(rf"(?:{_START}|\b[LlDdSsNnMmJj]['’]|\b[Qq]u['’])(?P<word>[AEIOUC][a-zà-öø-ÿœ]{{2,}})\b")
_UPPER: Final = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-ÝŒ]{4,}(?![\w-])")
_ACCENTED: Final = {"a": "àâ", "c": "ç", "e": "éèê", "i": "îï", "o": "ô", "u": "ùû"}
_MOST_ACCENTS: Final = 2
_LONGEST: Final = 16


def opening_a(line: str) -> Iterator[Mark]:
    """``A`` for ``À`` where a sentence starts and what follows shows that it is no verb."""
    for found in _OPENING_A.finditer(line) if "A " in line else ():
        yield Mark(ACCENTED_CAPITAL, "typography-accented-capital", *found.span("a"), edits=((*found.span("a"), "À"),))


def accented_capitals(line: str, has: Callable[[str], bool]) -> Iterator[Mark]:
    """Words that the dictionary has only with an accent, and with one set of accents only."""
    for found in _INITIAL.finditer(line):
        word = found["word"]
        yield from _mark(found.span("word"), word, _with_initial(word, has))
    for found in _UPPER.finditer(line):
        yield from _mark(found.span(), found[0], in_capitals(found[0], has))


def _mark(place: tuple[int, int], word: str, better: str) -> Iterator[Mark]:
    if better and better != word:
        yield Mark(ACCENTED_CAPITAL, "typography-accented-capital", *place, edits=((*place, better),))


def _with_initial(word: str, has: Callable[[str], bool]) -> str:
    """``État`` for ``Etat``; empty when it is fine, or when nothing is sure."""
    if has(word) or has(word.lower()):
        return ""
    first, rest = word[0].lower(), word[1:]
    found = [letter for letter in _ACCENTED[first] if has(letter + rest)]
    return found[0].upper() + rest if len(found) == 1 else ""


def in_capitals(word: str, has: Callable[[str], bool]) -> str:
    """``SÉCURITÉ`` for ``SECURITE``; empty when it is fine, or when nothing is sure.

    Where several words would do (équipe, équipé), the accents that all of them have.
    """
    lowered = word.lower()
    if len(word) > _LONGEST or has(lowered) or has(word.capitalize()) or (has(word) and len(word) < 6):
        return ""
    found = [candidate for candidate in _with_accents(lowered) if has(candidate)]
    first = found[0] if found else lowered
    accents = [(at, char) for at, char in enumerate(first) if char != lowered[at]]
    return first.upper() if accents and all(other[at] == char for other in found for at, char in accents) else ""


def _with_accents(word: str) -> Iterator[str]:
    """Every way to give the word an accent or two, fewest first."""
    places = [at for at, char in enumerate(word) if char in _ACCENTED]
    for many in range(1, _MOST_ACCENTS + 1):
        for chosen in combinations(places, many):
            for letters in product(*(_ACCENTED[word[at]] for at in chosen)):
                changed = list(word)
                for at, letter in zip(chosen, letters, strict=True):
                    changed[at] = letter
                yield "".join(changed)
