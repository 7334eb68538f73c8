# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What LanguageTool said of paragraphs it has read, put where they are now."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final

from composer.domain.grammar import GrammarMatch, GrammarQuestion
from composer.domain.review import Finding
from composer.domain.text import Language
from composer.language.grammar import Paragraph, findings_of, followed, paragraphs, shifted

MOST: Final = 2_000
"""Paragraphs remembered, those seen least recently forgotten first."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The findings of a text, and whether LanguageTool has read every paragraph of it."""

    text: str
    findings: tuple[Finding, ...]
    complete: bool


class GrammarMemory:
    """Answers by paragraph, language and options. Safe from several threads; never waits for a server."""

    def __init__(self) -> None:
        self._held: OrderedDict[GrammarQuestion, tuple[Finding, ...]] = OrderedDict()
        self._lock = Lock()

    def put(self, question: GrammarQuestion, matches: Iterable[GrammarMatch]) -> None:
        """Remember an answer."""
        found = findings_of(question, matches)
        with self._lock:
            self._held[question] = found
            while len(self._held) > MOST:
                self._held.popitem(last=False)

    def forget(self) -> None:
        """Another server may say other things."""
        with self._lock:
            self._held.clear()

    def missing(self, text: str, languages: Sequence[Language | None]) -> tuple[GrammarQuestion, ...]:
        """What has to be asked about ``text``, each paragraph once, in order; ``languages`` are those of its lines."""
        asked = dict.fromkeys(paragraph.question for paragraph in paragraphs(text, languages))
        with self._lock:
            return tuple(question for question in asked if question not in self._held)

    def placed(self, text: str, languages: Sequence[Language | None], before: Placed | None = None) -> Placed:
        """The findings on ``text``.

        In a paragraph that was not read yet, those of the text ``before`` stay where the edit has left them whole, so
        that nothing flickers between a key and the answer.
        """
        found: list[Finding] = []
        complete = True
        earlier = followed(before.findings, before.text, text) if before else ()
        for paragraph in paragraphs(text, languages):
            held = self._get(paragraph.question)
            if held is None:
                complete = False
                found += _within(earlier, paragraph)
            else:
                found += (shifted(finding, paragraph.start) for finding in held)
        return Placed(text, tuple(found), complete)

    def _get(self, question: GrammarQuestion) -> tuple[Finding, ...] | None:
        with self._lock:
            held = self._held.get(question)
            if held is not None:
                self._held.move_to_end(question)
            return held


def _within(findings: Iterable[Finding], paragraph: Paragraph) -> Iterable[Finding]:
    end = paragraph.start + len(paragraph.question.text)
    return (f for f in findings if f.span and paragraph.start <= f.span.start and f.span.end <= end)
