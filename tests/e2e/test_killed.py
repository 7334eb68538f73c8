# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``kill -9`` at fifty random moments of writing and publishing: nothing lost, nothing twice, nothing untrue."""

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from composer import bootstrap
from composer.domain.outbox import JobState
from composer.system.paths import AppPaths
from tests.e2e.nursery import Bear, nursery
from tests.e2e.restless_author import text_of

KILLS = 50
ONE_SECOND = 1.0


@dataclass
class Run:
    """What one author told before the kill."""

    killed: float
    resumed: int | None = None
    typed: list[tuple[float, int, int]] = field(default_factory=list)
    pressed: list[int] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)


def live_and_die(bear: Bear, first: int, deed: str, seconds: float) -> Run:
    """Bear an author and kill it ``seconds`` after its first ``deed``: ``typed`` or ``pressed``."""
    author = bear(first)
    killed: list[float] = []

    def kill() -> None:
        killed.append(time.monotonic())
        author.kill()

    death = threading.Timer(seconds, kill)
    lines = []
    with author.told:
        for line in author.told:
            lines.append(line)
            if line.startswith(deed) and not death.is_alive() and not killed:
                death.start()
    ended = author.ended()
    if death.ident is not None:
        death.join()
    assert killed, f"the author ended by itself, with {ended}: {lines[-3:]}"
    return read(lines, killed[0])


def read(lines: list[str], killed: float) -> Run:
    run = Run(killed)
    for line in lines:
        kind, *values = line.split()
        if kind == "typed" and len(values) == 3:
            run.typed.append((float(values[0]), int(values[1]), int(values[2])))
        elif kind == "resumed":
            run.resumed = int(values[0])
        elif kind in ("pressed", "sent"):
            getattr(run, kind).append(int(values[0]))
    return run


def drafts_hold(built: bootstrap.Services, run: Run) -> None:
    """Every post is on disk up to what was typed a second before the end."""
    texts = {draft.text for draft in built.drafting.recent()}
    safe: dict[int, int] = {}
    for when, number, length in run.typed:
        if when <= run.killed - ONE_SECOND:
            safe[number] = length
    for number, length in safe.items():
        kept = [text for text in texts if text and text_of(number).startswith(text)]
        assert any(len(text) >= length for text in kept), f"post {number}: {length} signs typed, kept {kept}"


def outbox_holds(built: bootstrap.Services, run: Run) -> None:
    """What was told to be sent stands once in the feed; every job has come to a true end."""
    built.publishing.recover()
    built.publishing.run_due()
    jobs = built.publishing.jobs()
    assert {job.state for job in jobs} <= {JobState.SENT}, jobs
    feed = Counter(post.text for post in built.publishing.feed())
    assert feed == Counter(job.submission.text for job in jobs)
    assert not [text for text, times in feed.items() if times > 1]
    assert all(feed[text_of(number)] == 1 for number in run.sent)
    assert all(feed[text_of(number)] <= 1 for number in run.pressed)


def test_fifty_kills_cost_nothing() -> None:
    chance = random.Random(20)  # the same moments each time
    interrupted_publishing = 0
    with nursery() as bear:
        for kill in range(KILLS):
            deed, longest = ("typed", 1.6) if kill % 2 else ("pressed", 0.4)
            run = live_and_die(bear, 100 * kill, deed, chance.uniform(0.0, longest))
            assert run.resumed != -1, "the window did not come back to what was on disk"
            built = bootstrap.build(AppPaths.default())
            try:
                drafts_hold(built, run)
                outbox_holds(built, run)
            finally:
                built.close()
            interrupted_publishing += len(run.pressed) > len(run.sent)
    assert interrupted_publishing, "no kill fell between a press and its receipt: choose other moments"
