# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a text stands elsewhere, as a score, a verdict and passages.

Three questions, each answered by the measure that alone answers it best, with one fixed border:

* Does it come from there at all? How far it can be followed in one source (``tracing``); from 0.08 on it is
  ``inspired`` or more. Word groups cannot tell: a rewritten text has as few of them in common with its source as two
  experts who explain one thing.
* Is it still the wording? The likeness is the share of its pairs of words that stand there; from 0.43 on it is
  ``close``. Pairs bear a word swapped here and there better than longer groups.
* Was anything rewritten? Only pieces that come from a source are looked at; when four in five of their groups of three
  words are as they were, and not much else was added, it is ``verbatim``. So sentences of one's own between
  copied ones do not make them less copied, nor does a greeting, when nearly all of the source is kept.

The score is the rest of the likeness, held inside the band of its verdict. Facts, links and quotations count for
nothing.

The borders come from the pairs of ``tests/similarity/pairs``, posts and answers to "what is that?" of 20 to 450 words
at four levels of revision, in the set named ``tune`` alone: measures were compared with each of its sources left out in
turn, and each border lies well inside the range in which it makes little difference there. They are the same for both
languages and all lengths. ``python -m tests.similarity.experiment`` shows the figures again, those of the set held out,
and how far single measures come. What stays hard: two answers to one question by the book, and a text rewritten so
freely that only the thought is left.

Groups of words: A. Broder, "On the resemblance and containment of documents", 1997.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from composer.domain.review import Passage, Verdict, Voice
from composer.similarity.forgiven import unforgiven
from composer.similarity.normalise import Words, words_of
from composer.similarity.shingles import GROUP, Anchors, Run, anchors_of, groups
from composer.similarity.tracing import Trace, pieces, stems

_NOTHING: Final = Voice(100, Verdict.OWN, 0.0)
_INSPIRED: Final = 0.08
_CLOSE: Final = 0.43
_FAITHFUL: Final = 0.8
_MOSTLY: Final = 0.78
"""Likeness from which what was added does not matter."""
_KEPT_WHOLE: Final = 0.95
"""Share of a source that stands in a draft, from which it was copied whatever else was added."""
_DERIVED: Final = 0.3
"""Share of the pairs of a piece that stand elsewhere, from which it comes from there."""
_BANDS: Final = {Verdict.VERBATIM: (0, 24), Verdict.CLOSE: (25, 64), Verdict.INSPIRED: (65, 84), Verdict.OWN: (85, 100)}
_FEWEST_WORDS: Final = 4
_MOST_WORDS_BETWEEN: Final = 2
_TELLING_IN_A_PASSAGE: Final = 2
_PAIR: Final = 2

Groups = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares of a draft found in other texts, each 0.0 to 1.0."""

    groups: float
    """Of its groups of three words."""
    pairs: float
    """Of its groups of two words."""
    traced: float
    """Of its telling words, what stands on its path in one source; 1.0 where the wording is enough to tell."""
    faithful: float
    """Of the groups of three words in the pieces that come from a source; 0.0 where the wording is another."""
    kept: float
    """Not of the draft but of a source: how much of it stands in the draft, in stretches of four words and more."""

    @property
    def likeness(self) -> float:
        """0.0 to 1.0."""
        return self.pairs

    @property
    def verdict(self) -> Verdict:
        """The answers in a word."""
        likeness = self.likeness
        if likeness >= _CLOSE:
            copied = self.kept >= _KEPT_WHOLE or (likeness >= _MOSTLY and self.faithful >= _FAITHFUL)
            return Verdict.VERBATIM if copied else Verdict.CLOSE
        return Verdict.INSPIRED if self.traced >= _INSPIRED else Verdict.OWN

    @property
    def score(self) -> int:
        """0 for a copy, 100 for a text that owes nothing to another."""
        lowest, highest = _BANDS[self.verdict]
        return min(max(round(100 * (1 - self.likeness)), lowest), highest)


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    text: str
    words: Words
    said: Sequence[str]
    triples: Sequence[tuple[str, ...]]
    pairs: Sequence[tuple[str, ...]]
    anchors: Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class _Source:
    words: Words
    keys: tuple[str, ...]
    trace: Trace
    anchors: Anchors


@dataclass(frozen=True, slots=True, eq=False)
class _Sources:
    all: tuple[_Source, ...]
    triples: Groups
    pairs: Groups


@lru_cache(maxsize=4)
def _draft(text: str, facts: tuple[str, ...]) -> _Draft:
    words = unforgiven(words_of(text), text, facts)
    keys = words.keys
    return _Draft(text, words, stems(words), groups(keys), groups(keys, _PAIR), anchors_of(keys))


@lru_cache(maxsize=64)
def _source(text: str, facts: tuple[str, ...]) -> _Source:
    words = unforgiven(words_of(text), text, facts)
    return _Source(words, tuple(words.keys), Trace(words), Anchors(words.keys))


@lru_cache(maxsize=16)
def _sources(texts: tuple[str, ...], facts: tuple[str, ...]) -> _Sources:
    found = tuple(_source(text, facts) for text in texts)
    triples, pairs = ({group for one in found for group in groups(one.keys, size)} for size in (GROUP, _PAIR))
    return _Sources(found, frozenset(triples), frozenset(pairs))


def score(draft_text: str, sources: Sequence[str], forgiven: Sequence[str]) -> Voice:
    """How much of ``draft_text`` is one's own, next to ``sources``; ``forgiven`` texts may be repeated by anybody."""
    return _score(draft_text, tuple(sources), tuple(forgiven))


@lru_cache(maxsize=16)
def _score(text: str, texts: tuple[str, ...], facts: tuple[str, ...]) -> Voice:
    draft = _draft(text, facts)
    sources = _sources(texts, facts)
    if not draft.words or not sources.pairs:
        return _NOTHING
    runs = _runs(draft, sources)
    measures = _measures(draft, sources, runs)
    if len(draft.words) < _FEWEST_WORDS and measures.kept < 1:
        return _NOTHING
    return Voice(measures.score, measures.verdict, round(measures.groups, 4), _passages(draft.words, sources.all, runs))


def measure(draft_text: str, sources: Sequence[str], forgiven: Sequence[str] = ()) -> Measures | None:
    """What ``score`` is made of; None when there is nothing to compare."""
    facts = tuple(forgiven)
    draft = _draft(draft_text, facts)
    ready = _sources(tuple(sources), facts)
    if not draft.words or not ready.pairs:
        return None
    return _measures(draft, ready, _runs(draft, ready))


def _runs(draft: _Draft, sources: _Sources) -> list[list[Run]]:
    """Per source the stretches in common."""
    return [source.anchors.runs(draft.words.keys, draft.anchors) for source in sources.all]


def _measures(draft: _Draft, sources: _Sources, runs: Sequence[Sequence[Run]]) -> Measures:
    triples = [group in sources.triples for group in draft.triples]
    pairs = [group in sources.pairs for group in draft.pairs]
    worded = sum(pairs) / len(pairs)
    return Measures(
        sum(triples) / len(triples),
        worded,
        1.0 if worded >= _CLOSE else max(source.trace.followed(draft.said) for source in sources.all),
        _faithful(pieces(draft.text, draft.words), triples, pairs) if worded >= _MOSTLY else 0.0,
        max(_kept(source, draft.words.keys, found) for source, found in zip(sources.all, runs, strict=True)),
    )


def _faithful(parts: Iterable[range], triples: Sequence[bool], pairs: Sequence[bool]) -> float:
    kept = whole = 0
    for part in parts:
        inside = pairs[part.start : part.stop - 1]
        if inside and sum(inside) >= _DERIVED * len(inside):
            there = triples[part.start : part.stop - GROUP + 1]
            whole += len(there)
            kept += sum(there)
    return kept / whole if whole else 0.0


def _kept(source: _Source, keys: Sequence[str], runs: Iterable[Run]) -> float:
    if tuple(keys) == source.keys:
        return 1.0
    places = {place for run in runs for place in range(run.right, run.right + run.length)}
    return len(places) / len(source.keys) if source.keys else 0.0


def _passages(words: Words, sources: Sequence[_Source], runs: Sequence[Sequence[Run]]) -> tuple[Passage, ...]:
    found: list[tuple[int, int, int, range]] = []
    for index, (source, shared) in enumerate(zip(sources, runs, strict=True)):
        for first, last in _merged(shared):
            # A whole text shorter than an anchor can be one too.
            start, end = first.left, min(last.left + last.length, len(words))
            if sum(words.telling[start:end]) >= _TELLING_IN_A_PASSAGE:
                there = range(first.right, min(last.right + last.length, len(source.words)))
                found.append((start - end, start, index, there))
    taken = bytearray(len(words))
    kept: list[Passage] = []
    for less, start, index, there in sorted(found, key=lambda one: one[:3]):
        end = start - less
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            theirs = sources[index].words.span(there.start, there.stop - 1)
            kept.append(Passage(words.span(start, end - 1), index, theirs))
    return tuple(sorted(kept, key=lambda passage: passage.span))


def _merged(runs: Sequence[Run]) -> list[tuple[Run, Run]]:
    """First and last run of each stretch, over gaps of a word or two on both sides."""
    stretches: list[tuple[Run, Run]] = []
    for run in runs:
        if stretches:
            first, last = stretches[-1]
            here, there = run.left - last.left - last.length, run.right - last.right - last.length
            if here <= _MOST_WORDS_BETWEEN and 0 <= there <= _MOST_WORDS_BETWEEN:
                stretches[-1] = (first, run)
                continue
        stretches.append((run, run))
    return stretches
