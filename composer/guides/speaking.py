# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A minute's worth of a story, to be said aloud: whole sentences of the person's, chosen and never rewritten."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from composer.domain.library import Guide
from composer.domain.text import Language
from composer.guides.composing import tidied, word_count

WORDS_A_MINUTE: Final[Mapping[Language, int]] = {Language.FRENCH: 160, Language.ENGLISH: 150}
"""A calm voice telling a story to people it can see, with time to breathe between sentences.

English is mostly told at 130 to 170 words a minute; 150 is the middle. French counts a few more, since an elided word
(``l’hiver`` is two here) takes no time of its own.
"""
SECONDS: Final = 60
_SENTENCE: Final = re.compile(r"\S.*?(?:(?<![.!?…])[.!?…]+(?:[^\S\n]?[»”\")])*(?=\s|\Z)|(?=\n)|\Z)")
_CLAUSE: Final = re.compile(r"[,;:–—](?=\s)|\s(?=(?:et|mais|puis|and|but|then)\s)")
_ADDRESS: Final = re.compile(r"(?i)\b(?:https?://|www\.)\S+")
_TAG: Final = re.compile(r"(?:^|(?<=\s))[#@]\w\S*")
_BARE: Final = 4
"""Words: a shorter sentence hardly stands alone."""
_CARRIES: Final = re.compile(r"\d|[«“\"]|(?<=\s)[A-ZÀ-ÖØ-ÞŒ]\w+|\b(?:je|j[’']|moi|I|me|my|mon|ma|mes)\b")
"""A figure, words heard, a name or oneself: what makes a sentence worth keeping."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said, and how long it takes. ``left_out`` counts the sentences there was no time for."""

    text: str
    words: int
    seconds: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Sentence:
    step: int
    text: str
    words: int


def spoken(guide: Guide, answers: Sequence[str]) -> Spoken:
    """At most a minute: one sentence of each answer first, then as many more as there is time for, in their order.

    Of an answer the shortest sentence that carries something is taken first. Links and hashtags are not said.
    """
    pace = WORDS_A_MINUTE[guide.language]
    room = pace * SECONDS // 60
    said = [one for step, answer in enumerate(answers) for one in _sentences(guide, step, answer)]
    chosen = _chosen(said, room)
    if said and not chosen:
        shortest = min(said, key=lambda one: one.words)
        chosen = {said.index(shortest)}
        said[said.index(shortest)] = _cut(shortest, room)
    text = _joined([said[n] for n in sorted(chosen)])
    words = sum(said[n].words for n in chosen)
    return Spoken(text, words, seconds_of(words, guide.language), len(said) - len(chosen))


def seconds_of(words: int, language: Language) -> int:
    """How long so many words take, to the next whole second."""
    return -(-words * 60 // WORDS_A_MINUTE[language])


def _sentences(guide: Guide, step: int, answer: str) -> list[_Sentence]:
    text = tidied(guide, step, _TAG.sub("", _ADDRESS.sub("", answer))).text
    found = (" ".join(match[0].split(" ")).strip() for match in _SENTENCE.finditer(text))
    return [_Sentence(step, one, word_count(one)) for one in found if word_count(one)]


def _chosen(said: Sequence[_Sentence], room: int) -> set[int]:
    """Places of what is kept."""
    if sum(one.words for one in said) <= room:
        return set(range(len(said)))
    first = [min(_of(said, step), key=lambda n: _rank(said[n])) for step in dict.fromkeys(one.step for one in said)]
    # The beginning and the end hold a story: what lies between gives way first, the longest before the others.
    while first and sum(said[n].words for n in first) > room:
        middle = first[1:-1] or first
        first.remove(max(middle, key=lambda n: said[n].words))
    chosen, left = set(first), room - sum(said[n].words for n in first)
    for number in sorted(range(len(said)), key=lambda n: (_rank(said[n])[0], n)):
        if number not in chosen and said[number].words <= left:
            chosen.add(number)
            left -= said[number].words
    return chosen


def _of(said: Sequence[_Sentence], step: int) -> list[int]:
    return [number for number, one in enumerate(said) if one.step == step]


def _rank(one: _Sentence) -> tuple[int, int]:
    """The lower the better."""
    return (one.words < _BARE) + (_CARRIES.search(one.text) is None), one.words


def _cut(one: _Sentence, room: int) -> _Sentence:
    """A sentence that never ends, up to the last pause there is time for."""
    ends = [found.start() for found in _CLAUSE.finditer(one.text)]
    best = max((end for end in ends if 0 < word_count(one.text[:end]) <= room), default=0)
    text = one.text[:best] if best else _first_words(one.text, room)
    return _Sentence(one.step, text, word_count(text))


def _first_words(text: str, room: int) -> str:
    pieces, count = list[str](), 0
    for piece in text.split():
        count += word_count(piece)
        if count > room:
            break
        pieces.append(piece)
    return " ".join(pieces)


def _joined(said: Sequence[_Sentence]) -> str:
    """A breath, that is a new paragraph, between answers."""
    parts = list[str]()
    for number, one in enumerate(said):
        if number:
            parts.append(" " if said[number - 1].step == one.step else "\n\n")
        parts.append(one.text)
    return "".join(parts)
