# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often the scorer is right on the labelled pairs, and what single measures reach.

Run it as ``python -m tests.similarity.experiment``.

"Copied" is right when verbatim, close and inspired are told from own, "level" when the verdict is the one written.
A single measure gets the borders that suit it best: those of the set it is judged on, which flatters it, or those of
``tune``, as the scorer has, or those of all sources of ``tune`` but the one that is judged.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from composer.domain.review import Verdict
from composer.similarity.forgiven import unforgiven
from composer.similarity.normalise import words_of
from composer.similarity.scorer import Measures, measure
from composer.similarity.shingles import groups
from composer.similarity.tracing import Trace, stems
from tests.similarity.labelled import SETS, Pair, pairs

ORDER = tuple(Verdict)
OWN = ORDER.index(Verdict.OWN)
Judged = tuple[int, int]
"""Places in ``ORDER``: as written, as found."""


def measured(pair: Pair) -> Measures:
    """What the scorer measures of a pair."""
    found = measure(pair.draft, [pair.source], pair.facts)
    assert found is not None, pair.name
    return found


def judged(found: Iterable[Pair]) -> list[Judged]:
    """As written and as the scorer says."""
    return [(ORDER.index(pair.expected), ORDER.index(measured(pair).verdict)) for pair in found]


def right(found: Sequence[Judged]) -> tuple[float, float]:
    """Shares of the copied told from one's own, and of the levels."""
    copied = sum((wanted < OWN) == (said < OWN) for wanted, said in found)
    return copied / len(found), sum(wanted == said for wanted, said in found) / len(found)


def _containment(size: int) -> Callable[[Pair], float]:
    def share(pair: Pair) -> float:
        mine, theirs = (_keys(text, pair.facts) for text in (pair.draft, pair.source))
        own = set(groups(mine, size))
        return len(own.intersection(groups(theirs, size))) / len(own) if own else 0.0

    return share


def _keys(text: str, facts: tuple[str, ...]) -> Sequence[str]:
    return unforgiven(words_of(text), text, facts).keys


def _common_subsequence(pair: Pair) -> float:
    mine, theirs = (_keys(text, pair.facts) for text in (pair.draft, pair.source))
    row = [0] * (len(theirs) + 1)
    for one in mine:
        new = [0]
        for place, other in enumerate(theirs):
            new.append(row[place] + 1 if one == other else max(row[place + 1], new[-1]))
        row = new
    return row[-1] / len(mine) if mine else 0.0


def _followed(pair: Pair) -> float:
    mine, theirs = (unforgiven(words_of(text), text, pair.facts) for text in (pair.draft, pair.source))
    return Trace(theirs).followed(stems(mine))


SINGLE: dict[str, Callable[[Pair], float]] = {
    **{f"groups of {size}": _containment(size) for size in range(1, 6)},
    "longest common subsequence": _common_subsequence,
    "kept of the source": lambda pair: measured(pair).kept,
    "followed": _followed,
}


def best_borders(values: Sequence[tuple[float, int]], classes: int) -> tuple[float, ...]:
    """Falling borders that put the most values into their class; class 0 has the highest values."""
    points = sorted(values, reverse=True)
    count = len(points)
    cuts = [place for place in range(count + 1) if place in (0, count) or points[place - 1][0] != points[place][0]]
    before = [[0] * (count + 1) for _ in range(classes)]
    for place, (_, wanted) in enumerate(points):
        for one in range(classes):
            before[one][place + 1] = before[one][place] + (wanted == one)
    best: dict[int, tuple[int, tuple[int, ...]]] = {cut: (before[0][cut], (cut,)) for cut in cuts}
    for one in range(1, classes):
        # Of all cuts so far the one to go on from: what it holds less what it would hold of this class already.
        gains = accumulate(((held - before[one][cut], path) for cut, (held, path) in best.items()), max)
        best = {cut: (gain + before[one][cut], (*path, cut)) for cut, (gain, path) in zip(cuts, gains, strict=True)}
    path = best[count][1][:-1]
    values_down = [value for value, _ in points]
    return tuple(_between(values_down, cut) for cut in path)


def _between(values: Sequence[float], cut: int) -> float:
    if cut == 0:
        return values[0] + 1
    return values[-1] - 1 if cut == len(values) else (values[cut - 1] + values[cut]) / 2


def by_borders(values: Sequence[tuple[float, int]], borders: Sequence[float]) -> float:
    """The share that the borders put into their class."""
    return sum(sum(value < border for border in borders) == wanted for value, wanted in values) / len(values)


def _single(name: str) -> str:
    cells: list[str] = []
    for classes in (2, 4):
        tune, held_out = ([(SINGLE[name](pair), _class(pair, classes)) for pair in pairs(one)] for one in SETS)
        borders = best_borders(tune, classes)
        flattered = by_borders(held_out, best_borders(held_out, classes))
        crossed = _crossed([(pair.source, one) for pair, one in zip(pairs(SETS[0]), tune, strict=True)], classes)
        shares = (by_borders(tune, borders), crossed, by_borders(held_out, borders), flattered)
        cells += [f"{share:6.1%}" for share in shares]
    return f"  {name:27}{'  '.join(cells)}"


def _crossed(found: Sequence[tuple[str, tuple[float, int]]], classes: int) -> float:
    """As ``by_borders``, each source judged with the borders of the others."""
    right = 0.0
    for source in {source for source, _ in found}:
        inside = [one for other, one in found if other == source]
        borders = best_borders([one for other, one in found if other != source], classes)
        right += by_borders(inside, borders) * len(inside)
    return right / len(found)


def _class(pair: Pair, classes: int) -> int:
    place = ORDER.index(pair.expected)
    return place if classes == len(ORDER) else int(place == OWN)


def _length(pair: Pair) -> str:
    return "under 30 words" if pair.words < 30 else "30 to 120 words" if pair.words <= 120 else "over 120 words"


def _lines() -> Iterable[str]:
    for name in SETS:
        found = judged(pairs(name))
        yield f"{name}: {len(found)} pairs, copied {right(found)[0]:.1%}, level {right(found)[1]:.1%}"
        matrix = Counter(found)
        yield f"  {'':12}" + "".join(f"{verdict:>10}" for verdict in ORDER)
        for wanted, verdict in enumerate(ORDER):
            yield f"  {verdict:12}" + "".join(f"{matrix[wanted, said]:10}" for said in range(len(ORDER)))
        for part in (lambda pair: pair.language, lambda pair: pair.kind, _length):
            for key in sorted({part(pair) for pair in pairs(name)}):
                some = judged(pair for pair in pairs(name) if part(pair) == key)
                yield f"  {key:16}{len(some):4} pairs  copied {right(some)[0]:6.1%}  level {right(some)[1]:6.1%}"
        yield ""
    yield "Single measures: right on tune, on tune with each source left out in turn, on held_out, on held_out with the"
    yield "borders that suit it; copied, then level"
    yield from (_single(name) for name in SINGLE)


if __name__ == "__main__":
    sys.stdout.write("\n".join(_lines()) + "\n")
