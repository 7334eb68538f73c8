# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words of a line no dictionary has."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from composer.domain.text import Language

_MARKS: Final = "\u0300-\u036f"
_WORD: Final = re.compile(rf"[^\W_][\w{_MARKS}]*(?:['’ʼ‐‑-][^\W_][\w{_MARKS}]*)*")
_PIECE: Final = re.compile(r"[^‐‑-]+")
_ELISION: Final = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr)['’ʼ](?=.)", re.IGNORECASE
)
_POSSESSIVE: Final = re.compile(r"['’ʼ]s\Z", re.IGNORECASE)
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…:•–—*-]|\A)[\s«»“”\"'’()\[\]\u00a0\u202f]*\Z")
_COMBINING: Final = """
anti auto bi bio co contre cyber demi e éco eco ex extra hyper infra inter intra macro mi micro mini mono multi néo non
para poly post pré pro pseudo re ré self semi sous sub super sur télé tri ultra vice well
"""
_PREFIXES: Final = frozenset(_COMBINING.split())
_FOLDED: Final = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_LONGEST_ACRONYM: Final = 6
_MOST_WORDS: Final = 20_000
# English words of French offices, and abbreviations, that no French dictionary has.
_AT_WORK: Final = """
afterwork afterworks backlog backlogs benchmark benchmarks branding brainstorming burnout call calls chatbot coworking
dashboard dashboards data deck feedback feedbacks followers framework freelance hackathon hackathons insight insights
keynote learning learnings mindset meetup meetups networking notebook notebooks ok onboarding openspace owner pitch
podcast podcasts rdv reel reels remote replay roadmap roadmaps scaleup slide slides sourcing speaker speakers stp
startup startups stories storytelling svp team teams testing tips user users vs webinaire webinaires webinar webinars
workflow workshop workshops
"""
_EVERYWHERE: Final = {Language.FRENCH: frozenset(_AT_WORK.split()), Language.ENGLISH: frozenset(("ok",))}


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """``word`` is the line's own text from ``start`` to ``end``; ``capital`` when it starts with one."""

    start: int
    end: int
    word: str
    capital: bool


@dataclass(frozen=True, slots=True)
class LineWords:
    """The unknown words of a line, and the capitalised ones that are names for sure since no sentence starts there."""

    unknown: tuple[UnknownWord, ...]
    names: frozenset[str]
    total: int
    """All words of the line, names apart."""


def normal(word: str) -> str:
    """As dictionaries spell it: composed accents, straight apostrophe, plain hyphen."""
    return unicodedata.normalize("NFC", word).translate(_FOLDED)


class Speller:
    """Remembers every word it has judged. ``accepts`` asks the dictionary, ``known`` the library's own terms.

    ``plain`` asks only those that are plain words, and names.
    """

    def __init__(
        self,
        language: Language,
        accepts: Callable[[str], bool],
        known: Callable[[str], bool],
        plain: Callable[[str], bool],
    ) -> None:
        self._language = language
        self._accepts = accepts
        self._known = known
        self._plain = plain
        self._faults: dict[str, tuple[tuple[int, int], ...]] = {}

    def read(self, line: str) -> LineWords:
        """Judge the words of a line whose addresses are hidden."""
        unknown: list[UnknownWord] = []
        names: set[str] = set()
        total = 0
        for found in _WORD.finditer(line):
            whole = found[0]
            total += 1
            faults = self._faults.get(whole)
            for start, end in self._faults_of(whole) if faults is None else faults:
                word = whole[start:end]
                capital = word[0].isupper()
                if capital and not _SENTENCE_START.search(line, max(0, found.start() - 8), found.start()):
                    names.add(normal(word))
                    total -= start == 0
                else:
                    unknown.append(UnknownWord(found.start() + start, found.start() + end, word, capital))
        return LineWords(tuple(unknown), frozenset(names), total)

    def accepts(self, word: str) -> bool:
        """True when there is nothing to say of it."""
        return not self._faults_of(word)

    def has(self, word: str) -> bool:
        """True when the dictionary or the plain terms have it as it is written. Not remembered: 3 µs."""
        return self._plain(word) or self._accepts(word)

    def _faults_of(self, word: str) -> tuple[tuple[int, int], ...]:
        faults = self._faults.get(word)
        if faults is None:
            if len(self._faults) >= _MOST_WORDS:
                self._faults.clear()
            faults = self._faults[word] = tuple(self._judged(word))
        return faults

    def _judged(self, word: str) -> Iterable[tuple[int, int]]:
        if self._fine(word):
            return
        pieces = list(_PIECE.finditer(word))
        for piece in pieces:
            if len(pieces) > 1 and normal(piece[0]).lower() in _PREFIXES:
                continue
            yield from self._piece(piece[0], piece.start())

    def _piece(self, piece: str, offset: int) -> Iterator[tuple[int, int]]:
        start, end = 0, len(piece)
        if self._language is Language.FRENCH:
            elided = _ELISION.match(piece)
            start = elided.end() if elided else 0
        else:
            possessive = _POSSESSIVE.search(piece)
            end = possessive.start() if possessive else end
        core = piece[start:end]
        if core and not (self._fine(piece) or self._fine(core)):
            yield offset + start, offset + end

    def _fine(self, word: str) -> bool:
        plain = normal(word)
        letters = [char for char in plain if char.isalpha()]
        capitals = plain.isupper()
        return (
            len(letters) < 2
            or any(char.isdigit() for char in plain)
            or (not capitals and any(map(str.isupper, plain[1:])))
            or (capitals and len(plain) <= _LONGEST_ACRONYM)
            or plain.lower() in _EVERYWHERE[self._language]
            or self._known(plain)
            or self._accepts(plain)
        )
