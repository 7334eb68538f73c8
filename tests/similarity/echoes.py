# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often the echo of colleagues is right on the labelled pairs, although it knows hashes only.

Run it as ``python -m tests.similarity.echoes``. Each source is one colleague's share, each draft is looked for among
them, under several keys: a key decides which groups of a longer text are in its share.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime

from composer.domain.ids import NetworkKey
from composer.domain.review import Verdict
from composer.domain.shares import Echo, Published
from composer.similarity.colleagues import Asked, Index
from composer.similarity.fingerprints import Fingerprints
from composer.similarity.segments import segment_of
from composer.similarity.sharing import share_of
from tests.similarity.labelled import SETS, Pair, pairs

NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
LINKEDIN = NetworkKey("linkedin")
KEYS = 8
COPIED = (Verdict.VERBATIM, Verdict.CLOSE)


def echoes(name: str, key: int, together: bool = False) -> Iterator[tuple[Pair, Echo]]:
    """Each pair of a set with the echo of its draft; sources ``together`` are all looked into at once."""
    fingerprints = Fingerprints(bytes([key + 1]) * 32)
    chance = random.Random(key)
    found = pairs(name)
    sources = {pair.source: pair.facts for pair in found}
    shares = {
        source: share_of(Published("colleague", LINKEDIN, NOW, source, facts=facts), fingerprints, chance.randbytes)
        for source, facts in sources.items()
    }
    everything = Index(fingerprints, [segment_of(list(shares.values()))])
    alone = {source: Index(fingerprints, [segment_of([share])]) for source, share in shares.items()}
    for pair in found:
        asked = Asked(pair.draft, pair.facts, "", LINKEDIN, NOW, "me")
        yield pair, (everything if together else alone[pair.source]).echo(asked)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Prints what the docstring of ``composer.similarity.colleagues`` says."""
    for name in SETS:
        likeness: dict[Verdict, list[float]] = defaultdict(list)
        for together in (False, True):
            right = four = total = 0
            for key in range(KEYS):
                for pair, echo in echoes(name, key, together):
                    total += 1
                    right += (pair.expected in COPIED) is (echo.verdict in COPIED)
                    four += pair.expected is echo.verdict
                    if not together:
                        likeness[pair.expected].append(echo.likeness)
            say(f"{name}, {'all' if together else 'one'}: close or not {right / total:.1%}, four {four / total:.1%}")
        for verdict, values in likeness.items():
            values.sort()
            shown = (values[round(share * (len(values) - 1))] for share in (0, 0.01, 0.05, 0.5, 0.95, 0.99, 1))
            say(f"  {verdict:9} {len(values):5}  " + " ".join(f"{value:.2f}" for value in shown))


if __name__ == "__main__":
    main()
