# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of many texts say the same as another, without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import count
from typing import Final, Generic, TypeVar

from composer.domain.review import Verdict, Voice
from composer.similarity.normalise import words_of
from composer.similarity.scorer import score
from composer.similarity.shingles import groups

K = TypeVar("K", bound=Hashable)
_PAIR: Final = 2
_WORTH_A_LOOK: Final = 0.25
"""Share of the pairs of words of the shorter text that two must have in common: likeness needs more."""
_FEWEST_PAIRS: Final = 8
"""Two texts of a few words are alike by chance."""
_MOST_COMPARED: Final = 4
_MOST_FOLLOWED: Final = 24
"""A pair of words that stands in more texts than this leads to the latest of them: texts all alike form a chain."""
_ALIKE: Final = frozenset({Verdict.VERBATIM, Verdict.CLOSE})


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, and what of it anybody may repeat."""

    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness(Generic[K]):
    """One text, and an earlier one it is most like; the passages of ``voice`` lie in the text named ``drawn``."""

    key: K
    other: K
    drawn: K
    voice: Voice


class Alike(Generic[K]):
    """Remembers what was compared: when a few of the texts have changed, only those are looked at again."""

    def __init__(self) -> None:
        self._texts: dict[K, Wording] = {}
        self._pairs: dict[K, frozenset[int]] = {}
        self._holding: defaultdict[int, list[K]] = defaultdict(list)
        self._found: dict[K, dict[K, Likeness[K]]] = {}
        self._number: dict[K, int] = {}
        """The order in which they were learnt, so that chance decides nothing."""
        self._learnt = count()

    def among(self, texts: Mapping[K, Wording]) -> Iterator[Likeness[K]]:
        """For each text, in their order, the earlier one it is verbatim or close to; of several the likest."""
        changed = [key for key, wording in texts.items() if self._texts.get(key) != wording]
        for key in [key for key in self._texts if key not in texts or self._texts[key] != texts[key]]:
            self._forget(key)
        for key in changed:
            self._learn(key, texts[key])
        rank = {key: number for number, key in enumerate(texts)}
        for key in texts:
            earlier = [one for other, one in self._found[key].items() if rank[other] < rank[key]]
            if earlier:
                best = min(earlier, key=lambda one: (one.voice.score, rank[_other(one, key)]))
                yield Likeness(key, _other(best, key), best.drawn, best.voice)

    def _learn(self, key: K, wording: Wording) -> None:
        pairs = frozenset(hash(pair) for pair in groups(words_of(wording.text).keys, _PAIR))
        self._texts[key], self._pairs[key], self._found[key] = wording, pairs, {}
        self._number[key] = next(self._learnt)
        if len(pairs) < _FEWEST_PAIRS:
            return
        self._compare(key)
        for pair in pairs:
            self._holding[pair].append(key)

    def _forget(self, key: K) -> None:
        pairs = self._pairs.pop(key)
        for pair in pairs if len(pairs) >= _FEWEST_PAIRS else ():
            self._holding[pair].remove(key)
            if not self._holding[pair]:
                del self._holding[pair]
        for other in self._found.pop(key):
            self._found[other].pop(key, None)
        del self._texts[key]

    def _compare(self, key: K) -> None:
        own = self._pairs[key]
        shared: Counter[K] = Counter()
        for pair in own:
            if pair in self._holding:
                shared.update(self._holding[pair][-_MOST_FOLLOWED:])
        likely = [
            (-times, self._number[other], other)
            for other, times in shared.items()
            if times >= _WORTH_A_LOOK * min(len(own), len(self._pairs[other]))
        ]
        for _, _, other in nsmallest(_MOST_COMPARED, likely, key=lambda one: one[:2]):
            if found := self._likeness(key, other):
                self._found[key][other] = self._found[other][key] = found

    def _likeness(self, key: K, other: K) -> Likeness[K] | None:
        """The shorter as if it were made from the longer: it can't hide in it."""
        short, long = sorted((key, other), key=lambda one: len(self._pairs[one]))
        draft, source = self._texts[short], self._texts[long]
        voice = score(draft.text, [source.text], _together(draft.facts, source.facts))
        return Likeness(short, long, short, voice) if voice.verdict in _ALIKE else None


def _together(facts: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*facts, *more)))


def _other(found: Likeness[K], key: K) -> K:
    return found.other if found.key == key else found.key
