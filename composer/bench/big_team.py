# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colleagues by the thousand, and how long it takes to know what of a draft they have said.

Each library post is shared by about 125 of them, who keep half of its word groups. One post in twenty is made of the
sentences that the measured drafts are made of as well, so that these have something in common with thousands of shares.
"""

import gc
import random
from array import array
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from composer.bench.big_library import french_text
from composer.bench.figures import Figure, p50_and_p95, timed_ms
from composer.bootstrap import Services
from composer.domain.ids import NetworkKey, PostId
from composer.domain.shares import KeyedHash, Share, Traits
from composer.domain.text import Language
from composer.similarity.fingerprints import GROUPS, Fingerprints

SHARES: Final = 250_000
A_DAY: Final = 1_400
MEMBERS: Final = 50_000
_POSTS: Final = 2_000
_OF_THE_SAMPLE: Final = _POSTS // 20
_KEPT: Final = GROUPS // 2
_DAYS: Final = 179
_RUNS: Final = 120
_LENGTH: Final = 3_000
_NETWORKS: Final = tuple(map(NetworkKey, ("linkedin", "x", "facebook", "mastodon")))


class BigTeam:
    """Its shares, always the same ones."""

    def __init__(self, services: Services, sample: Path, seed: int = 11) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - measures must repeat, not be unguessable
        self._now = services.clock.now().replace(minute=0, second=0, microsecond=0)
        fingerprints = Fingerprints(bytes.fromhex(services.library.info().team_key))
        told = (french_text(sample, self._chance.choice((280, 900, 1_800, 3_000)), n) for n in range(_OF_THE_SAMPLE))
        self._posts: list[Sequence[int]] = [fingerprints.groups(text, (), self._chance.randbytes) for text in told]
        self._posts += [self._numbers(GROUPS) for _ in range(_POSTS - _OF_THE_SAMPLE)]

    def shares(self, count: int, days: int = _DAYS) -> Iterator[Share]:
        """So many, spread over the last ``days``."""
        chance = self._chance
        for _ in range(count):
            number = chance.randrange(_POSTS)
            first = chance.randrange(_KEPT)
            groups = (*self._posts[number][first : first + _KEPT], *self._numbers(GROUPS - _KEPT))
            yield Share(
                f"member {chance.randrange(MEMBERS)}",
                chance.choice(_NETWORKS),
                self._now - timedelta(hours=chance.randrange(24 * days)),
                f"theme {number % 8}",
                PostId(f"post-{number}"),
                tuple(map(KeyedHash, groups)),
                Traits(*map(KeyedHash, self._numbers(6))),
            )

    def _numbers(self, count: int) -> Sequence[int]:
        return array("Q", self._chance.randbytes(8 * count))


def colleagues(services: Services, sample: Path) -> Iterator[Figure]:
    """Taking them in, a day more, and asking; the shares stay in the home of ``services``."""
    team = BigTeam(services, sample)
    started = perf_counter()
    services.colleagues.take_in(team.shares(SHARES))
    yield Figure(f"taking in {SHARES:,} shares", perf_counter() - started, "s")
    packed = sum(file.stat().st_size for file in services.paths.shares.rglob("*") if file.is_file())
    yield Figure(f"{SHARES:,} shares, packed", packed / 1e6, "MB", 100)
    days = [list(team.shares(A_DAY, 1)) for _ in range(5)]
    times = [timed_ms(partial(services.colleagues.take_in, day)) for day in days]
    yield Figure(f"taking in a day's {A_DAY:,} shares more", max(times), "ms", note=f"slowest of {len(times)}")
    yield Figure(f"opening {SHARES:,} shares", timed_ms(partial(_opened_again, services)), "ms")
    context = services.reviewing.context_at(Language.FRENCH, NetworkKey("linkedin"))
    ask = partial(services.colleagues.echo, context=context)
    texts = [french_text(sample, _LENGTH, seed) for seed in range(1_000, 1_010 + _RUNS)]
    for text in texts[:10]:
        ask(text)
    gc.freeze()
    gc.disable()  # as in the window, whose workers never collect
    yield from p50_and_p95(
        f"echo of {_LENGTH:,} characters in {SHARES:,} shares", [timed_ms(partial(ask, text)) for text in texts[10:]], 5
    )
    text, edits = texts[0], []
    for number in range(_RUNS):
        place = text.index(" ", number * 20)
        text = f"{text[:place]} vraiment{text[place:]}"
        edits.append(timed_ms(partial(ask, text)))
    gc.enable()
    yield from p50_and_p95("echo after a one-word edit", edits)


def _opened_again(services: Services) -> None:
    services.colleagues.close()
    services.colleagues.load()
