# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Syllables of an English word, counted as the rule format counts them: groups of vowels, then known corrections.

Source: the corrections are those of G. Fast's Lingua::EN::Syllable as widened by later readability programs. Letters
with accents are no vowels.
"""

import re
from functools import lru_cache
from typing import Final

# Exceptions by number of syllables.
_KNOWN: Final = {
    word: count
    for count, words in (
        (2, "abed adieu cafe cafes chile chloe circe daphne jesse jukebox maybe people phoebe shoreline zoe"),
        (3, "abare acreage adame adobe apache coyote euterpe forever karate machete recipe sesame simile syncope"),
        (3, "tamale"),
        (4, "abalone abbruzzese abruzzese anemone aphrodite apostrophe ariadne calliope catastrophe epitome"),
        (4, "eurydice facsimile gethsemane guacamole hermione hyperbole penelope persephone yosemite"),
        (5, "aborigine aborigines"),
    )
    for word in words.split()
}
# Beginnings and endings that are taken off; the first row that has one gives its number of syllables.
_PREFIXES: Final = (
    (2, "above anti ante counter hyper afore agri infra intra inter over semi ultra under extra dia micro mega kilo"),
    (2, "pico nano macro"),
    (1, "un fore ware none non out post sub pre pro dis side"),
)
_SUFFIXES: Final = (
    (3, "ology ologist onomy onomist"),
    (2, "fully berry woman women"),
    (1, "ly less some ful er ers ness cian cians ment ments ette ettes ville villes ships ship side sides port ports"),
    (1, "shire shires tion tioned"),
)
# After a vowel these close the word with its silent ending.
_BEFORE_E: Final = "b c ch d dg f g gh gn k l ll lv m mm n nc ng nn p r rc rn rs rv s sc sk sl squ ss st t th v y z"
_BEFORE_ED: Final = "b c ch dg f g gh gn k l lch ll lv m mm n nc ng nch nn p r rc rn rs rv s sc sk sl squ ss th v y z"
_BEFORE_ES: Final = "b ch d f gh gn k l lch ll lv m mm n nch nn p r rn rs rv s sc sk sl squ ss st t th v y"


def _silent(before: str, ending: str) -> str:
    return f"[aeiouy](?:{before.replace(' ', '|')}){ending}$"


_FEWER: Final = tuple(
    map(
        re.compile,
        (
            "cia(?:l|$)|tia|cius|cious|[^aeiou]giu|[aeiouy][^aeiouy]ion|iou|sia$|eous$|[oa]gue$|"
            ".[^aeiuoycgltdb]{2,}ed$|.ely$|^jua|uai|eau|^busi$|"
            f"{_silent(_BEFORE_ED, 'ed')}|{_silent(_BEFORE_ES, 'es')}",
            _silent(_BEFORE_E, "e"),
        ),
    )
)
_MORE: Final = tuple(
    map(
        re.compile,
        (
            "(?:[^aeiouy]ie(?:r|st|t)|[aeiouym]bl|eo|ism|asm|thm|dnt|uity|dea|gean|oa|ua|eings?|[aeiouy]sh?e[rsd])$",
            "[^gq]ua[^auieo]|[aeiou]{3}|^(?:ia|mc|coa[dglx].)",
            "[^aeiou]y[ae]|[^l]lien|riet|dien|iu|io|ii|uen|real|iell|eo[^aeiou]|[aeiou]y[aeiou]",
            "[^s]ia",
            "[aeiouy]+",
        ),
    )
)


@lru_cache(maxsize=8_192)
def syllables(word: str) -> int:
    """At least 1 for a word of any length."""
    if len(word) < 3:
        return 1
    word = word.lower()
    if word in _KNOWN:
        return _KNOWN[word]
    word, count = _without_ends(word)
    count += sum(len(pattern.findall(word)) for pattern in _MORE)
    count -= sum(len(pattern.findall(word)) for pattern in _FEWER)
    return max(count, 1)


def _without_ends(word: str) -> tuple[str, int]:
    total = 0
    for count, prefixes in _PREFIXES:
        prefix = next((prefix for prefix in prefixes.split() if word.startswith(prefix)), "")
        if prefix:
            word, total = word[len(prefix) :], count
            break
    for count, suffixes in _SUFFIXES:
        suffix = next((suffix for suffix in suffixes.split() if word.endswith(suffix)), "")
        if suffix:
            return word[: -len(suffix)], total + count
    return word, total
