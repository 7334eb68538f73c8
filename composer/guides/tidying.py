# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An answer made presentable: spaces, capitals and final stops. No word is added, dropped or changed."""

import re
from collections.abc import Callable
from typing import Final

from composer.domain.text import Language

_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINE_ENDS: Final = re.compile(r"[^\S\n]+(?=\n)|(?<=\n)[ \t]+")
_SPACES: Final = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_BEFORE_COMMA: Final = re.compile(r"(?<=\w)[ \u00a0\u202f]+(?=,(?:\s|$)|\.(?:\s|$))")
_NARROW: Final = re.compile(r"(?<=[\w»)%€]) (?=[?!;]+(?:\s|$))")
_WIDE: Final = re.compile(r"(?<=[\w»)%€]) (?=:(?:\s|$))")
"""French sets a space before these that no line may end at."""
_DANGLING: Final = re.compile(r"(?<=[\w»”\")])[ \u00a0\u202f]*[,;–—-]+$")
_WORD: Final = re.compile(r"[^\W_][\w’'\-]*")
_INSIDE: Final = re.compile(r"(?<![\w.’'\-])([^\W\d_][\w’'\-]{2,})\.[ \u00a0]+([a-zà-öø-ÿœ])(?![\w’'\-]*[.@/])")
"""A small letter after the full stop of a whole word; what goes on like an address is no sentence."""
_SHORT_WORDS: Final = """
adj alt approx apr art aug av avr boul cap cf chap col corp dec déc dept dir env etc excl exp ext feb fév fig hab inc
incl inf int jan janv juil jul jun ltd max min misc mlle mme mrs ms nos nov obs oct orig par pers prof prov réf ref rev
sam sec sept sing sup tab tel tél temp tit univ vol
"""
_SHORT: Final = frozenset(_SHORT_WORDS.split())
_ADDRESS: Final = re.compile(r"(?i)^(?:https?://|www\.)|^[#@]\w")
_LAST_WORD: Final = re.compile(r"\S+$")
_FINAL: Final = ".!?…:"
_CLOSERS: Final = "»”\")’'"
_FRENCH_QUESTION: Final = re.compile(
    r"(?i)^(?:et |mais |alors,? |donc )?(?:est-ce que|qu[’']est-ce|pourquoi\b|à qui\b.*-(?:vous|tu)\b"
    r"|(?:qui|que|quoi|où|quand|comment|combien|quels?|quelles?|lequel|laquelle|de quoi|à quoi|avec qui|chez qui)\b"
    r".*(?:\w-(?:vous|tu|on|ils?|elles?|nous|ce)\b|est-ce qu)"
    r"|(?:et )?(?:vous|toi), (?:qui|que|quels?|quelles?|où|comment|quand|combien|qu[’']))"
)
_AUX: Final = (
    r"(?:is|are|was|were|do|does|did|would|could|can|should|will|have|has|had|makes?|made|changed|taught|gave|helped)"
)
_ENGLISH_QUESTION: Final = re.compile(
    rf"(?i)^(?:and |so |but |and you, |you, )?(?:(?:what|who|whom|where|why|how|when)(?:[’']s)? {_AUX}\b(?! I\b)"
    r"|(?:which|whose|what|how)(?: \w+){1,3} (?:is|are|was|were|do|does|did|would|could|can|should|will|have|has)"
    r" (?:you|we|they|your|the|it|he|she|people|colleagues)\b"
    rf"|(?:do|does|did|are|were|have|would|could|can|will) (?:you|we|they|your)\b|who {_AUX}\b)"
)
_ASKING: Final[dict[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(
        r"(?i)(?:^|[,:] ?|\bet )(?:à |de |avec |chez |pour )?(?:qui|que|qu[’']|quoi|où|quand|comment|combien|pourquoi"
        r"|quels?\b|quelles?\b|est-ce\b)"
    ),
    Language.ENGLISH: re.compile(
        r"(?i)(?:^|[,:] ?|\b(?:and|so) )(?:(?:to|with|from|for) )?(?:what|who|whom|whose|which|where|when|why|how"
        r"|do|does|did|are|is|was|were|have|has|can|could|would|will)\b"
    ),
}
"""Enough where a question to the reader is awaited."""
_LIST_ITEM: Final = re.compile(r"^(?:[-–—•*]|\d+[.)])\s")
_DECLARED: Final = re.compile(r"(?i)^(?:when|where) (?:is|are|was|were)\b|^rendez-vous\b|^(?:what|how|who) .*, ")


class Traced:
    """A text that knows where in another each of its characters comes from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.origin = list(range(len(text)))
        """For each character its place in the text begun with, or that of the one it was put behind."""

    def change(self, pattern: re.Pattern[str], better: Callable[[re.Match[str]], str]) -> None:
        """Each match gives way to what ``better`` makes of it."""
        parts, origin, at = list[str](), list[int](), 0
        for found in pattern.finditer(self.text):
            said = better(found)
            start = found.start()
            parts += (self.text[at:start], said)
            origin += self.origin[at:start]
            kept = self.origin[start : found.end()] or [self._before(start)]
            origin += [kept[min(n, len(kept) - 1)] for n in range(len(said))]
            at = found.end()
        parts.append(self.text[at:])
        self.origin = origin + self.origin[at:]
        self.text = "".join(parts)

    def append(self, words: str) -> None:
        """At the end."""
        self.origin += [self._before(len(self.text))] * len(words)
        self.text += words

    def _before(self, at: int) -> int:
        return self.origin[at - 1] if at > 0 and self.origin else 0


def tidy(answer: str, language: Language, *, asking: bool = False) -> Traced:
    """The answer as a paragraph begins and ends: single spaces, a capital, a stop.

    A link, a hashtag, an emoji, a list or a colon at the end gets no stop, and a plain question gets its mark;
    ``asking`` where a question is what the guide awaits.
    """
    made = Traced(answer)
    made.change(re.compile(r"\r\n?|\u2028|\u2029"), lambda _: "\n")
    made.change(re.compile(r"\A\s+|\s+\Z"), _nothing)
    for pattern in (_LINE_ENDS, _BEFORE_COMMA):
        made.change(pattern, _nothing)
    made.change(_BLANK_LINES, lambda _: "\n\n")
    made.change(_SPACES, lambda _: " ")
    if language is Language.FRENCH:
        made.change(_NARROW, lambda _: "\u202f")
        made.change(_WIDE, lambda _: "\u00a0")
    made.change(_INSIDE, lambda found: found[0] if _abbreviates(found[1]) else found[0][:-1] + found[2].upper())
    if made.text:
        _begin(made)
        _end(made, language, asking=asking)
    return made


def _nothing(_: re.Match[str]) -> str:
    return ""


def _abbreviates(word: str) -> bool:
    return word.casefold() in _SHORT


def _begin(made: Traced) -> None:
    """A capital for the first word, unless it is spelt small on purpose, as in iPhone."""
    first = re.match(r"[«“\"(\s\u00a0\u202f]*", made.text)
    start = first.end() if first else 0
    word = _WORD.match(made.text, start)
    small = re.split("[’']", word[0])[0] if word else ""
    if word is None or _ADDRESS.match(made.text[start:]) or any(char.isupper() for char in small):
        return
    if "." in made.text[start:].split()[0].rstrip("."):
        return  # an address such as nordalia.example
    letter = made.text[start]
    if len(letter.upper()) == 1:
        made.text = made.text[:start] + letter.upper() + made.text[start + 1 :]


def _end(made: Traced, language: Language, *, asking: bool) -> None:
    """What is missing behind the last word."""
    made.change(_DANGLING, _nothing)
    text = made.text
    last = _LAST_WORD.search(text)
    inner = text.rstrip(_CLOSERS + " \u00a0\u202f")
    if last is None or not inner or inner[-1] in _FINAL or not _speaks(text[-1]) or _ADDRESS.match(last[0]):
        return
    if _LIST_ITEM.match(text.rpartition("\n")[2]):
        return
    sentence = re.split(r"(?<=[.!?…])\s+|\n", text)[-1]
    if _asks(sentence, language, asking=asking):
        made.append("\u202f?" if language is Language.FRENCH else "?")
    else:
        made.append(".")


def _speaks(char: str) -> bool:
    """True for what can end a sentence; an emoji has an end of its own."""
    return char.isalnum() or char in _CLOSERS + "%€$£°+"


def _asks(sentence: str, language: Language, *, asking: bool) -> bool:
    said = sentence.lstrip('«“" \u00a0\u202f')
    if asking and _ASKING[language].search(said):
        return True
    if _DECLARED.search(said):
        return False
    pattern = _FRENCH_QUESTION if language is Language.FRENCH else _ENGLISH_QUESTION
    return pattern.search(said) is not None
