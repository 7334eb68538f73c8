# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a text stands elsewhere, as a score, a verdict and passages.

Likeness is the weighed mean of four shares of the draft, each blind to what another sees: groups of three words (order
kept), words that still stand near another one (a word swapped or put in costs little), stretches of four words and
more (whole sentences, moved or not), and the different telling words, whatever their order. Facts, links and
quotations count for nothing. The telling words that texts on one subject share by chance are taken off; there are more
of them the longer the source.

Thresholds come from the pairs of ``tests/similarity/pairs.json``: copies have a likeness of 0.87 and more, light
revisions 0.61 to 0.86, heavy ones 0.10 to 0.32, texts by somebody else on the same fact up to 0.06. The borders lie in
between; a text of which every fourth word was replaced is still close. A copy with a greeting is also known by how much
of the source it keeps.
Groups of words: A. Broder, "On the resemblance and containment of documents", 1997.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from composer.domain.review import Passage, Verdict, Voice
from composer.similarity.forgiven import unforgiven
from composer.similarity.normalise import Words, words_of
from composer.similarity.shingles import Anchors, Run, groups, near, neighbours

_NOTHING: Final = Voice(100, Verdict.OWN, 0.0)
_VERBATIM: Final = 0.88
_CLOSE: Final = 0.35
_INSPIRED: Final = 0.085
_KEPT_WHOLE: Final = 0.95
"""Share of a source that stands in a draft, from which a few words around it make no difference."""
_STILL_COPIED: Final = 0.6
_FEWEST_WORDS: Final = 4
_MOST_WORDS_BETWEEN: Final = 2
_TELLING_IN_A_PASSAGE: Final = 2
_CHANCE: Final = 0.2
_CHANCE_WORDS: Final = 150
_STEM: Final = 6
"""Letters of a telling word that are compared, so that its forms are one word."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares of a draft found in other texts, each 0.0 to 1.0."""

    groups: float
    """Of its groups of three words."""
    near: float
    """Of its words, those that stand near another as they do there."""
    runs: float
    """Of its words, those in a stretch of four or more in common."""
    telling: float
    """Of its different telling words, beyond chance."""
    kept: float
    """Not of the draft but of a source: how much of it stands in the draft."""

    @property
    def likeness(self) -> float:
        """0.0 to 1.0; a draft all of whose word groups stand elsewhere is 1.0."""
        if self.groups == 1:
            return 1.0
        return 0.2 * self.groups + 0.35 * self.near + 0.2 * self.runs + 0.25 * self.telling

    @property
    def verdict(self) -> Verdict:
        """The likeness in a word."""
        likeness = self.likeness
        if likeness >= _VERBATIM or (self.kept >= _KEPT_WHOLE and likeness >= _STILL_COPIED):
            return Verdict.VERBATIM
        if likeness >= _CLOSE:
            return Verdict.CLOSE
        return Verdict.INSPIRED if likeness >= _INSPIRED else Verdict.OWN


@dataclass(frozen=True, slots=True)
class _Source:
    words: Words
    keys: tuple[str, ...]
    groups: frozenset[tuple[str, ...]]
    near: frozenset[tuple[str, str]]
    telling: frozenset[str]
    anchors: Anchors


@lru_cache(maxsize=64)
def _source(text: str, facts: tuple[str, ...]) -> _Source:
    words = unforgiven(words_of(text), text, facts)
    keys = tuple(words.keys)
    telling = frozenset(key[:_STEM] for key in words.telling_keys)
    return _Source(words, keys, frozenset(groups(keys)), neighbours(words), telling, Anchors(keys))


def score(draft_text: str, sources: Sequence[str], forgiven: Sequence[str]) -> Voice:
    """How much of ``draft_text`` is one's own, next to ``sources``; ``forgiven`` texts may be repeated by anybody."""
    return _score(draft_text, tuple(sources), tuple(forgiven))


@lru_cache(maxsize=16)
def _score(draft: str, texts: tuple[str, ...], facts: tuple[str, ...]) -> Voice:
    words = unforgiven(words_of(draft), draft, facts)
    sources = [_source(text, facts) for text in texts]
    if not words or not any(source.words for source in sources):
        return _NOTHING
    measures, runs = measure(words, sources)
    if len(words) < _FEWEST_WORDS and measures.kept < 1:
        return _NOTHING
    return Voice(
        round(100 * (1 - measures.likeness)),
        measures.verdict,
        round(measures.groups, 4),
        _passages(words, sources, runs),
    )


def measure(words: Words, sources: Sequence[_Source]) -> tuple[Measures, list[list[Run]]]:
    """The measures of a draft's words, and per source the stretches in common."""
    keys = words.keys
    runs = [source.anchors.runs(keys) for source in sources]
    in_runs = {place for found in runs for run in found for place in range(run.left, run.left + run.length)}
    pairs = frozenset[tuple[str, str]]().union(*(source.near for source in sources))
    telling = {key[:_STEM] for key in words.telling_keys}
    measures = Measures(
        _share(groups(keys), [source.groups for source in sources]),
        near(keys, pairs) / len(keys),
        len(in_runs) / len(keys),
        max((_beyond_chance(telling, source.telling) for source in sources), default=0.0),
        max((_kept(source, keys, found) for source, found in zip(sources, runs, strict=True)), default=0.0),
    )
    return measures, runs


def _share(mine: Sequence[tuple[str, ...]], theirs: Sequence[frozenset[tuple[str, ...]]]) -> float:
    found = frozenset[tuple[str, ...]]().union(*(source.intersection(mine) for source in theirs))
    return sum(group in found for group in mine) / len(mine) if mine else 0.0


def _beyond_chance(mine: set[str], theirs: frozenset[str]) -> float:
    # One word more in the divisor: in a text of few words, one in common must not weigh much.
    share = len(mine & theirs) / (len(mine) + 1)
    chance = _CHANCE * len(theirs) / (len(theirs) + _CHANCE_WORDS)
    return max(0.0, (share - chance) / (1 - chance))


def _kept(source: _Source, keys: Sequence[str], runs: Iterable[Run]) -> float:
    if tuple(keys) == source.keys:
        return 1.0
    places = {place for run in runs for place in range(run.right, run.right + run.length)}
    return len(places) / len(source.keys) if source.keys else 0.0


def _passages(words: Words, sources: Sequence[_Source], runs: Sequence[Sequence[Run]]) -> tuple[Passage, ...]:
    found: list[tuple[int, Passage]] = []
    for index, (source, shared) in enumerate(zip(sources, runs, strict=True)):
        for first, last in _merged(shared):
            # A whole text shorter than an anchor can be one too.
            start, end = first.left, min(last.left + last.length, len(words))
            if sum(words.telling[start:end]) >= _TELLING_IN_A_PASSAGE:
                there = source.words.span(first.right, min(last.right + last.length, len(source.words)) - 1)
                found.append((end - start, Passage(words.span(start, end - 1), index, there)))
    kept: list[Passage] = []
    for _, passage in sorted(found, key=lambda one: (-one[0], one[1].span, one[1].source)):
        if not any(passage.span.overlaps(other.span) for other in kept):
            kept.append(passage)
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
