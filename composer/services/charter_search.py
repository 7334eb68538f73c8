# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may I say? The charter's sections, rules and examples, found by the words of a question."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import RLock
from typing import Final

from composer.domain.library import CharterSection
from composer.domain.messages import Message
from composer.domain.review import Level
from composer.domain.text import Language
from composer.services.charter import CharterReading, Guidance

MOST: Final = 30
"""Answers at once."""
_MARKS: Final = re.compile(r"^\s*(?:[-*+>]|\d+\.)\s+|[*_`#]+|\[([^\]]*)\]\([^)]*\)", re.MULTILINE)
_SENTENCE: Final = re.compile(r"[^.!?…\n]+[.!?…]*[»”]?")
_ASKING: Final = (
    "je tu il on nous vous mon ma mes notre nos le la les un une des du de au aux à en et ou est ai a puis peux peut "
    "dois doit faut que qui quoi comment quand où pour par sur dans avec sans ne pas dire parler écrire faire ce ça se "
    "i we you my our the a an of to in on at and or is are am can may must should do does say talk write about what "
    "how when where for with without not it this that be"
)
"""Words of asking: every question has them, no answer is found by them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A section, or one rule of it: ``level`` is None for the section itself.

    ``said`` is the sentence that answers, or the rule in plain words; ``do`` and ``dont`` are examples, or empty.
    """

    section: str
    title: str
    said: str
    level: Level | None = None
    do: str = ""
    dont: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    answer: Answer
    title_terms: frozenset[str]
    terms: frozenset[str]
    sentences: tuple[tuple[str, frozenset[str]], ...]
    examples: tuple[tuple[bool, str, frozenset[str]], ...]


class CharterSearch:
    """Reads the rules at the first question after a change of the library: call it in a worker."""

    def __init__(self, charter: CharterReading, digest: Callable[[], str]) -> None:
        self._charter = charter
        self._digest = digest
        self._lock = RLock()
        self._held: dict[Language, tuple[str, tuple[_Entry, ...]]] = {}

    def ask(self, language: Language, words: str, tell: Callable[[Message], str]) -> tuple[Answer, ...]:
        """The best answers first; every section when nothing is asked.

        Accents, case, plurals and the words of asking do not matter, and the last word may still be in the typing.
        ``tell`` puts a rule in the reader's words.
        """
        from composer.library.terms import terms

        entries = self._entries(language, tell)
        little = frozenset(terms(_ASKING))
        wanted = tuple(dict.fromkeys(term for term in terms(words) if term not in little))
        if not wanted:
            return tuple(e.answer for e in entries if e.answer.level is None)
        ranked = [(_score(entry, wanted), entry) for entry in entries]
        best = max((score[0] for score, _ in ranked), default=0)
        if best == 0:
            return ()
        found = [(score, entry) for score, entry in ranked if score[0] == best]
        found.sort(key=lambda pair: pair[0], reverse=True)
        return tuple(_shown(entry, wanted) for _, entry in found[:MOST])

    def _entries(self, language: Language, tell: Callable[[Message], str]) -> tuple[_Entry, ...]:
        digest = self._digest()
        with self._lock:
            held = self._held.get(language)
            if held is None or held[0] != digest:
                held = (digest, tuple(self._read(language, tell)))
                self._held[language] = held
            return held[1]

    def _read(self, language: Language, tell: Callable[[Message], str]) -> Iterable[_Entry]:
        text = self._charter.text(language)
        for section in text.sections if text else ():
            yield _of_section(section)
            for rule in self._charter.do_and_dont(section.number, language):
                yield _of_rule(section.number, rule, tell)
        for rule in self._charter.do_and_dont("", language):
            yield _of_rule("", rule, tell)


def plain(markdown: str) -> str:
    """The words of a little Markdown, without its marks."""
    return _MARKS.sub(lambda found: found[1] or "", markdown)


def _of_section(section: CharterSection) -> _Entry:
    from composer.library.terms import terms

    body = plain(section.body)
    sentences = tuple(
        (said, frozenset(terms(said))) for found in _SENTENCE.finditer(body) if (said := found.group().strip())
    )
    answer = Answer(section.number, section.title, sentences[0][0] if sentences else "")
    title = frozenset(terms(section.title))
    return _Entry(answer, title, title | frozenset(terms(body)), sentences, ())


def _of_rule(section: str, rule: Guidance, tell: Callable[[Message], str]) -> _Entry:
    from composer.library.terms import terms

    title, said = tell(rule.title), tell(rule.message)
    examples = tuple(
        (allowed, text, frozenset(terms(text)))
        for allowed, texts in ((True, rule.do), (False, rule.dont))
        for text in texts
    )
    words = frozenset(terms(f"{title} {said}")).union(*(held for _, _, held in examples))
    do, dont = next(iter(rule.do), ""), next(iter(rule.dont), "")
    return _Entry(Answer(section, title, said, rule.level, do, dont), frozenset(terms(title)), words, (), examples)


def _score(entry: _Entry, wanted: tuple[str, ...]) -> tuple[int, int, bool]:
    """How many of the words it holds, how many of them in its title, and whether it is a section."""
    return _held(entry.terms, wanted), _held(entry.title_terms, wanted), entry.answer.level is None


def _held(terms: frozenset[str], wanted: tuple[str, ...]) -> int:
    *whole, last = wanted
    begun = last in terms or (len(last) > 2 and any(term.startswith(last) for term in terms))
    return sum(1 for term in whole if term in terms) + begun


def _shown(entry: _Entry, wanted: tuple[str, ...]) -> Answer:
    """The sentence and the examples nearest to the question, instead of the first ones."""
    answer = entry.answer
    said = max(entry.sentences, key=lambda s: _held(s[1], wanted), default=(answer.said, frozenset[str]()))[0]
    nearest = {True: answer.do, False: answer.dont}
    for allowed in (True, False):
        texts = [(held, text) for kind, text, held in entry.examples if kind is allowed]
        if texts:
            nearest[allowed] = max(texts, key=lambda pair: _held(pair[0], wanted))[1]
    return Answer(answer.section, answer.title, said, answer.level, nearest[True], nearest[False])
