# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rule can count in a post besides its words: hashtags, emojis, lines, capitals, media."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from composer.charter.checks.media import kind_of
from composer.charter.measures import sentences_in, words_in
from composer.charter.patterns import Pattern
from composer.charter.web_addresses import web_addresses
from composer.domain.drafts import DraftMedia

FEWEST_LETTERS: Final = 20
"""In a shorter text a share of capitals says nothing."""

_HASHTAG: Final = Pattern(r"(?<![\w&/#＃])[#＃](?=\w*\p{L})\w+", stays_in_line=True)
_MENTION: Final = Pattern(r"(?<![\w.@＠/])[@＠]\w+(?:[.@-]\w+)*", stays_in_line=True)
_CAPITALS: Final = Pattern(r"\b\p{Lu}{2,}\b", stays_in_line=True)
_EXCLAMATION: Final = Pattern("[!！]", stays_in_line=True)
_LINE: Final = Pattern(r"[^\n]*\S", stays_in_line=True)
_PICTURE: Final = r"(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?=[\uFE0F\U0001F3FB-\U0001F3FF]))"
_TONE: Final = r"(?:\uFE0F|[\U0001F3FB-\U0001F3FF])?"
_EMOJI: Final = Pattern(
    r"[0-9#*]\uFE0F?\u20E3|[\U0001F1E6-\U0001F1FF]{2}"
    rf"|{_PICTURE}(?!\uFE0E){_TONE}[\U000E0020-\U000E007F]*(?:\u200D\p{{Extended_Pictographic}}{_TONE})*",
    stays_in_line=True,
)

Ranges = Sequence[tuple[int, int]]


def _found_by(pattern: Pattern) -> Callable[[str], Ranges]:
    return lambda text: [(start, end) for start, end, *_ in pattern.places(text)]


def _links(text: str) -> Ranges:
    return [(address.start, address.end) for address in web_addresses(text)]


def _first_line(text: str) -> Ranges:
    """Character by character."""
    return [(at, at + 1) for at in range(len(text.partition("\n")[0].rstrip()))]


PLACES: Final[Mapping[str, Callable[[str], Ranges]]] = MappingProxyType(
    {
        "hashtags": _found_by(_HASHTAG),
        "mentions": _found_by(_MENTION),
        "emojis": _found_by(_EMOJI),
        "urls": _links,
        "lines": _found_by(_LINE),
        "caps_words": _found_by(_CAPITALS),
        "exclamations": _found_by(_EXCLAMATION),
        "first_line_characters": _first_line,
        "words": words_in,
        "sentences": sentences_in,
    }
)
"""Where the things counted under each name stand, in order. Blank lines are none."""


@lru_cache(maxsize=8)
def caps_ratio(text: str) -> float:
    """Capitals among the letters, 0.0 to 1.0; 0.0 in a text of few letters."""
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) / letters if letters >= FEWEST_LETTERS else 0.0


def _is(kind: str, medium: DraftMedia) -> bool:
    return kind_of(medium.path) == kind


MEDIA: Final[Mapping[str, Callable[[DraftMedia], bool]]] = MappingProxyType(
    {
        "images": lambda medium: _is("image", medium),
        "videos": lambda medium: _is("video", medium),
        "images_without_alt": lambda medium: _is("image", medium) and not medium.alt.strip(),
        "media_without_credit": lambda medium: not medium.credit.strip(),
    }
)
"""Which media are counted under each name."""
