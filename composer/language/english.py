# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""English basics: what can be told from the words alone, without grammar."""

import re
from collections.abc import Iterator
from typing import Final

from composer.language.marks import APOSTROPHE, ARTICLE, CAPITAL_I, MIX_UP, ORDINAL, QUOTES, Mark

_STRAIGHT_QUOTES: Final = re.compile(r'(?<![\w"])"(?=[^\s"])([^"\n]*[^\s"])"(?![\w"])')
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_ORDINAL: Final = re.compile(r"\b(\d{1,4})(st|nd|rd|th)\b")
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}
_ARTICLE: Final = re.compile(r"(?<![\w’'.\-])([aA]n?) ([a-z]{3,}|[A-Z][a-z]{3,}|[A-Z]{2,4}|PhD)(?![\w’'.])")
_CAPITAL_I: Final = re.compile(r"(?<![\w.’'(/\-])i(?=['’](?:m|ve|ll|d)\b| [a-z])")

# Function words after "a" show that it is no article there: "vitamin a is".
_NO_NOUN: Final = frozenset(["and", "are", "also", "even", "ever", "into", "onto", "over", "else", "off", "out", "all"])
_YOU_SOUND: Final = (
    *("euro", "eulog", "euphem", "ewe", "unicorn", "uniform", "union", "unique", "unit", "univers"),
    *("usage", "use", "using", "usual", "utensil", "utili", "utopia"),
)
_WON_SOUND: Final = ("one", "ones", "once")
_UNSURE: Final = ("eu", "oui", "uni", "ut", "ub", "ur")
_VOWEL_U: Final = ("unb", "unc", "und", "unf", "unh", "unl", "unp", "uns", "unt", "unw", "ugly", "umb", "upd", "upg")
# Said letter by letter by everybody; NATO and the like are words.
_INITIALS: Final = dict.fromkeys(
    ("FBI", "HGV", "HR", "HTML", "LED", "MBA", "MP", "MRI", "NGO", "NHS", "RSS", "SEO", "SME", "SMS"), True
) | dict.fromkeys(
    ("BBC", "CEO", "CV", "DJ", "EU", "PDF", "PR", "PhD", "QR", "TV", "UI", "UK", "UN", "URL", "US", "USB", "UX"), False
)
_SILENT_H: Final = ("hour", "honest", "honour", "honor", "heir")

_MIX_UPS: Final[tuple[tuple[str, re.Pattern[str], str], ...]] = tuple(
    (sign, re.compile(rf"(?<![\w’'\-]){wrong}(?![\w’'\-])", re.IGNORECASE), right)
    for sign, wrong, right in (
        (" of", r"(could|should|would|must|might) of(?! course)", r"\1 have"),
        ("alot", r"alot", "a lot"),
        ("its ", r"its (been|an?|not|the|never|always)", r"it’s \1"),
        ("s own", r"it['’]s (own)", r"its \1"),
        ("your welcome", r"your (welcome)(?=[.!,]| *$)", r"you’re \1"),
        ("their ", r"their (is|are|was|were)", r"there \1"),
        (" then ", r"(more|less|rather) then(?= [a-z])", r"\1 than"),
    )
)


def quotes(line: str) -> Iterator[Mark]:
    """Straight quotes and apostrophes in a text that has round ones too."""
    for found in _STRAIGHT_QUOTES.finditer(line) if '"' in line else ():
        first, last = found.start(), found.end()
        edits = ((first, first + 1, "“"), (last - 1, last, "”"))
        yield Mark(QUOTES, "typography-mixed-quotes", first, last, "round-quotes", edits, beside="“”")
    for found in _APOSTROPHE.finditer(line) if "'" in line else ():
        edit = (found.start(), found.end(), "’")
        yield Mark(APOSTROPHE, "typography-mixed-apostrophe", *found.span(), edits=(edit,), beside="’")


def ordinals(line: str) -> Iterator[Mark]:
    """``22nd`` and not ``22th``."""
    for found in _ORDINAL.finditer(line):
        number = int(found[1])
        ending = "th" if 10 < number % 100 < 20 else _ENDINGS.get(number % 10, "th")
        if ending != found[2]:
            better = f"{found[1]}{ending}"
            yield Mark(ORDINAL, "typography-ordinal-english", *found.span(), edits=((*found.span(), better),))


def articles(line: str) -> Iterator[Mark]:
    """``a`` or ``an``, before words whose sound leaves no doubt."""
    for found in _ARTICLE.finditer(line):
        article, word = found[1], found[2]
        vowel = _starts_with_a_vowel(word)
        if vowel is None or vowel is (len(article) == 2) or word in _NO_NOUN:
            continue
        better = article[0] + ("n" if vowel else "")
        edit = (*found.span(1), better)
        values = {"better": f"{better} {word}"}
        yield Mark(ARTICLE, "language-article", *found.span(), edits=(edit,), values=values)


def _starts_with_a_vowel(word: str) -> bool | None:
    """None where spelling does not tell: ``h``, most of ``u``, names, initials that may be read as words."""
    if word in _INITIALS or word[1].isupper():
        return _INITIALS.get(word)
    lower = word.lower()
    if lower.startswith(_YOU_SOUND) or lower in _WON_SOUND:
        return False
    if word != lower:
        return None
    if word.startswith(_SILENT_H):
        return True
    if word[0] == "u":
        return True if word.startswith(_VOWEL_U) else None
    if word[0] in "aeio":
        return None if word.startswith(_UNSURE) else True
    return None if word[0] in "hy" else False


def mix_ups(line: str) -> Iterator[Mark]:
    """Words that sound alike, where one of the two cannot stand."""
    lowered = line.lower()
    for sign, pattern, right in _MIX_UPS:
        for found in pattern.finditer(line) if sign in lowered else ():
            better = found.expand(right)
            if "’" in better and "'" in line and "’" not in line:
                better = better.replace("’", "'")
            if found[0][0].isupper():
                better = better[0].upper() + better[1:]
            yield Mark(MIX_UP, "language-mix-up", *found.span(), edits=((*found.span(), better),))


def capital_i(line: str) -> Iterator[Mark]:
    """The pronoun."""
    for found in _CAPITAL_I.finditer(line):
        yield Mark(CAPITAL_I, "language-capital-i", *found.span(), edits=((*found.span(), "I"),))
