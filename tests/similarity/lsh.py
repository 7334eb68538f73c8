# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our index beside a MinHash-LSH index of the library ``datasketch``: what each finds at "close", and in which time.

Run it as ``python -m tests.similarity.lsh [SHARES]`` with datasketch (MIT) installed; nothing else here needs it.

Both hold the sources of the labelled pairs, a crowd of texts made of the sample library's sentences, and random shares
up to SHARES. Both are asked for each draft, then for texts of 3,000 characters. MinHash sees all word groups of a text
and keeps 64 numbers of them, twice as many as a share has; its candidates are judged by its own estimate, with the
border that suits it best on the very pairs it is judged on.
"""

import random
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from time import perf_counter, thread_time
from typing import Any, Final

import psutil

from composer.bench.big_library import french_text
from composer.bench.figures import percentile
from composer.domain.shares import KeyedHash, Published, Share, Traits
from composer.similarity.colleagues import Asked, Index
from composer.similarity.fingerprints import GROUPS, Fingerprints
from composer.similarity.packing import packed, read
from composer.similarity.segments import merging, segment_of
from composer.similarity.sharing import share_of
from composer.system import resources
from tests.similarity.echoes import COPIED, LINKEDIN, NOW, say
from tests.similarity.labelled import SETS, pairs

OURS: Final = Fingerprints(bytes(range(32)))
PERMUTATIONS: Final = 64
SCHEME: Final = "affine64"
THRESHOLD: Final = 0.2
"""Of resemblance, at which its bands are laid out: half a text in common is a third of both together."""
CROWD: Final = 2_000
QUERIES: Final = 200
SAMPLE: Final = resources.root() / "library"
PAIRS: Final = [pair for name in SETS for pair in pairs(name)]
SOURCES: Final = {pair.source: pair.facts for pair in PAIRS}


class Packed:
    """Ours, in memory."""

    def __init__(self, size: int) -> None:
        chance = random.Random(1)

        def shares() -> Iterator[Share]:
            for number, (text, facts) in enumerate(texts()):
                published = Published(f"m{number}", LINKEDIN, NOW, text, facts=facts)
                yield share_of(published, OURS, chance.randbytes)
            for number in range(size - len(SOURCES) - CROWD):
                values = map(KeyedHash, array("Q", chance.randbytes(8 * GROUPS)))
                yield Share(f"r{number}", LINKEDIN, NOW, "", None, tuple(values), Traits())

        found, parts = shares(), []
        while some := [share for share, _ in zip(found, range(4_000), strict=False)]:
            parts.append(read(packed(merging([segment_of(some)], 0))))
        self._index = Index(OURS, [read(packed(merging(parts, 0)))])

    def likeness(self, text: str, facts: tuple[str, ...]) -> float:
        """To the share most like it."""
        return self._index.echo(Asked(text, facts, "", LINKEDIN, NOW, "me")).likeness


class Lsh:
    """Theirs."""

    def __init__(self, size: int) -> None:
        datasketch, numpy = import_module("datasketch"), import_module("numpy")
        self._make: Callable[..., Any] = datasketch.MinHash
        self._lsh: Any = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        self._signatures: dict[int, Any] = {}
        chance = numpy.random.default_rng(1)
        for number, (text, facts) in enumerate(texts()):
            self._add(number, self._signature(text, facts))
        for number in range(len(self._signatures), size):
            values = chance.integers(0, 2**32, PERMUTATIONS, dtype=numpy.uint64)
            self._add(number, self._make(num_perm=PERMUTATIONS, hashvalues=values, scheme=SCHEME))

    def _add(self, number: int, signature: Any) -> None:
        self._signatures[number] = signature.hashvalues
        self._lsh.insert(number, signature, check_duplication=False)

    def _signature(self, text: str, facts: tuple[str, ...]) -> Any:
        signature = self._make(num_perm=PERMUTATIONS, scheme=SCHEME)
        signature.update_batch([group.hashes[0].to_bytes(8, "little") for group in OURS.sampled(text, facts).groups])
        return signature

    def likeness(self, text: str, facts: tuple[str, ...]) -> float:
        """Resemblance to the candidate most like it."""
        mine = self._signature(text, facts)
        found = (float((mine.hashvalues == self._signatures[one]).mean()) for one in self._lsh.query(mine))
        return max(found, default=0.0)


def texts() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Those that can be found, with what anybody may repeat of them."""
    yield from SOURCES.items()
    for number in range(CROWD):
        yield french_text(SAMPLE, 300 + 37 * (number % 70), number), ()


def best_border(found: Sequence[tuple[bool, float]]) -> float:
    """The likeness from which on most are called right."""
    return max({value for _, value in found}, key=lambda border: sum((v >= border) is c for c, v in found))


def report(name: str, make: Callable[[int], Packed | Lsh], size: int, border: float | None) -> None:
    before, started = psutil.Process().memory_info().rss, perf_counter()
    index = make(size)
    built = perf_counter() - started
    held = (psutil.Process().memory_info().rss - before) / 1e6
    found = [(pair.expected in COPIED, index.likeness(pair.draft, pair.facts)) for pair in PAIRS]
    limit = best_border(found) if border is None else border
    recall = sum(close and value >= limit for close, value in found) / sum(close for close, _ in found)
    wrong = sum(not close and value >= limit for close, value in found) / sum(not close for close, _ in found)
    times = []
    for number in range(QUERIES):
        text = french_text(SAMPLE, 3_000, 10_000 + number)
        started = thread_time()
        index.likeness(text, ())
        times.append((thread_time() - started) * 1000)
    say(f"{name}: {size:,} shares in {built:.0f} s, {held:.0f} MB more resident; close found {recall:.1%},")
    say(f"  wrongly called close {wrong:.1%} (from {limit:.2f} on); p50 {percentile(times, 0.5):.2f} ms,")
    say(f"  p95 {percentile(times, 0.95):.2f} ms a text of 3,000 characters")


if __name__ == "__main__":
    shares = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    report("packed word groups", Packed, shares, 0.3)
    report("MinHash-LSH", Lsh, shares, None)
