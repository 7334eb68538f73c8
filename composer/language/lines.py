# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a post: which language each is in, and which parts are addresses rather than words."""

import re
from collections.abc import Iterator
from typing import Final

from composer.domain.text import Language

HIDDEN: Final = "\ue000"
"""Stands for each character of an address: neither a letter nor a space."""

_ADDRESS: Final = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w[\w.-]*\w|[@#]\w"
    r"|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/\S*)?(?!\w)|\b[A-Za-z]:\\\S*|(?<!\w):[a-z_]+:"
)
# An address holds one of these; most lines do not, and looking for addresses at every word is slow.
_IN_ADDRESS: Final = re.compile(r"[@#]|\.\S|:[/\\a-z_]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS: Final = 4

_FRENCH: Final = frozenset(
    [
        "à",
        "au",
        "aux",
        "avec",
        "ce",
        "ces",
        "cette",
        "dans",
        "de",
        "des",
        "du",
        "elle",
        "en",
        "est",
        "et",
        "eux",
        "il",
        "ils",
        "je",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "lui",
        "ma",
        "mais",
        "me",
        "mes",
        "mon",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "où",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "qui",
        "sa",
        "se",
        "ses",
        "son",
        "sont",
        "sur",
        "ta",
        "te",
        "tu",
        "un",
        "une",
        "vos",
        "votre",
        "vous",
        "y",
        "été",
        "être",
        "plus",
        "très",
        "c",
        "d",
        "j",
        "l",
        "m",
        "n",
        "s",
        "t",
        "comme",
        "tout",
        "fait",
        "ont",
        "a",
        "ai",
        "avons",
        "avez",
    ]
)
_ENGLISH: Final = frozenset(
    [
        "a",
        "about",
        "all",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "did",
        "do",
        "for",
        "from",
        "get",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "is",
        "it",
        "its",
        "just",
        "like",
        "me",
        "more",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "out",
        "she",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "to",
        "up",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of each line, without its end."""
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, line
        start += len(line) + 1


def without_addresses(line: str) -> str:
    """The line, same length, with links, addresses, mentions and hashtags hidden."""
    if not _IN_ADDRESS.search(line):
        return line
    return _ADDRESS.sub(lambda found: HIDDEN * len(found[0]), line)


def language_of(line: str, expected: Language) -> Language | None:
    """By the share of everyday words; None for a long line that is in neither language."""
    words = [word.lower() for word in _WORD.findall(line)]
    if len(words) < _FEWEST_WORDS:
        return expected
    french = sum(map(_FRENCH.__contains__, words))
    english = sum(map(_ENGLISH.__contains__, words))
    mine, other = (french, english) if expected is Language.FRENCH else (english, french)
    if other >= 2 and other > 2 * mine:
        return Language.ENGLISH if expected is Language.FRENCH else Language.FRENCH
    return None if mine == other == 0 and len(words) >= 2 * _FEWEST_WORDS else expected
