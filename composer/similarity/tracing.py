# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of what a text says stands close together in another one, whatever the wording.

Texts on one subject share its vocabulary, spread over both; a text made from another takes the words of a sentence from
one place. So each piece of the draft, a sentence or so, is laid on the stretch of the source where the most of its
telling words stand. A word that the source has twice weighs a quarter, and so on: the words it repeats are those of the
subject, which nobody can do without. One word is taken off each piece, for what meets by chance.
"""

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import Final

from composer.similarity.normalise import Words
from composer.similarity.sentences import sentences

_FEWEST: Final = 5
_MOST: Final = 12
"""Telling words of a piece: shorter sentences are joined, longer ones cut."""
_STRETCH: Final = 15
"""Telling words of a source in a row that a piece is laid on."""
_CHANCE: Final = 1
_STEM: Final = 6
"""Letters of a word that are compared, so that its forms are one word."""
_MOST_PLACES: Final = 8
_FINAL: Final = ".!?…:;»”"


def pieces(text: str, words: Words) -> list[range]:
    """The ranks of the words of each piece of ``text``, a sentence or so."""
    ends = [sentence.end for sentence in sentences(text) if not _goes_on(text, sentence.end)]
    found: list[range] = []
    first = held = 0
    present = -1
    for rank, start in enumerate(words.starts):
        sentence = bisect_right(ends, start)
        if rank > first and (held >= _MOST or (sentence != present and held >= _FEWEST)):
            found.append(range(first, rank))
            first, held = rank, 0
        held += words.telling[rank]
        present = sentence
    return [*found, range(first, len(words))] if len(words) > first else found


def _goes_on(text: str, end: int) -> bool:
    """True where a line ends and no sentence does: some texts are broken at a width."""
    return (
        text[end : end + 1] == "\n" and text[end - 1] not in _FINAL and text[end + 1 : end + 2] not in ("", "\n", "\r")
    )


def stems(words: Words, ranks: range) -> frozenset[str]:
    """The different telling words at these ranks."""
    return frozenset(words.keys[rank][:_STEM] for rank in ranks if words.telling[rank])


class Trace:
    """A source made ready to find what a text takes from it."""

    def __init__(self, words: Words) -> None:
        all_stems = [key[:_STEM] for key in words.telling_keys]
        self._weights = {stem: count**-2 for stem, count in Counter(all_stems).items()}
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, stem in enumerate(all_stems):
            if len(self._places[stem]) < _MOST_PLACES:
                self._places[stem].append(place)

    def share(self, parts: Sequence[frozenset[str]]) -> float:
        """Of what the pieces say, what stands close together here: 0.0 to 1.0.

        A mean of squares: two words met in each of four places are chance, eight in one place are not. One stands more
        in the divisor: in a text of few words, one in common must not weigh much.
        """
        found = whole = 0.0
        for part in parts:
            closest, weight = _laid(self, part)
            found += closest
            whole += weight
        return sqrt(found / (whole + 1))

    def laid(self, part: frozenset[str]) -> tuple[float, float]:
        """Squares of the greatest weight of these words that stands in one stretch, and of all their weight."""
        shared = [stem for stem in part if stem in self._weights]
        weight = len(part) - len(shared) + sum(self._weights[stem] for stem in shared)
        closest = self._closest(shared) if shared else 0.0
        return max(0.0, closest - _CHANCE) ** 2, max(0.0, weight - _CHANCE) ** 2

    def _closest(self, shared: Sequence[str]) -> float:
        held: Counter[str] = Counter()
        inside: deque[tuple[int, str]] = deque()
        best = weight = 0.0
        for place, stem in sorted((place, word) for word in shared for place in self._places[word]):
            inside.append((place, stem))
            if not held[stem]:
                weight += self._weights[stem]
            held[stem] += 1
            while inside[0][0] <= place - _STRETCH:
                left = inside.popleft()[1]
                held[left] -= 1
                if not held[left]:
                    weight -= self._weights[left]
            best = max(best, weight)
        return best


@lru_cache(maxsize=4096)
def _laid(trace: Trace, part: frozenset[str]) -> tuple[float, float]:
    """Remembered: after an edit nearly all pieces are as they were."""
    return trace.laid(part)
