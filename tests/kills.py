# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m tests.kills``: kill -9 at a thousand random moments of publishing. 0 lost, 0 twice, or it says which.

The networks live in a process of their own and outlast every kill. Each life of the program is a fork of this process,
which has imported everything and runs no thread: it settles what the last one left, presses, sends, and is killed.
Between two lives minutes pass, so that what was under way is over. POSIX only.
"""

import argparse
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from composer.bootstrap import Services, build
from composer.domain.accounts import Connection
from composer.domain.ids import JobId
from composer.domain.networks import Submission
from composer.domain.outbox import Job, JobState
from composer.domain.text import Language
from composer.storage.work import open_work
from composer.system.http import Http, log_egress
from composer.system.paths import AppPaths
from tests.fakes.worlds import WORLDS, World, reached_at
from tests.services.test_outbox_machine import write_library

SHORTEST_S, LONGEST_S = 0.002, 0.4
"""When the kill comes, after the life has begun; on a busy computer later, see ``pace``."""
PUBLICATIONS = 2.5
"""About how many of them a life that is not cut short earlier has time for."""
PATIENCE_S = 60.0
BETWEEN = timedelta(minutes=12)


class ShiftedClock:
    """The real time, moved on by what passed between two lives; the same in every process that shares the file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(minutes=float(self._file.read_text()))

    def move_on(self, by: timedelta) -> None:
        beside = self._file.with_suffix(".new")
        beside.write_text(str(float(self._file.read_text()) + by / timedelta(minutes=1)))
        beside.replace(self._file)


class FarWorld:
    """A network in another process, and what it tells."""

    def __init__(self, name: str, folder: Path, clock: ShiftedClock) -> None:
        asking, self._ask = os.pipe()
        self._told, telling = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._ask)
            os.close(self._told)
            _live_as_network(name, folder, clock, asking, telling)
        os.close(asking)
        os.close(telling)
        self._lines = os.fdopen(self._told)
        self.url = str(json.loads(self._lines.readline()))

    def texts(self) -> list[str]:
        os.write(self._ask, b"?")
        return list(json.loads(self._lines.readline()))

    def close(self) -> None:
        os.close(self._ask)
        os.waitpid(self.pid, 0)
        self._lines.close()


def _live_as_network(name: str, folder: Path, clock: ShiftedClock, asking: int, telling: int) -> None:
    code = 1
    try:
        with ExitStack() as stack:
            world = WORLDS[name](stack, clock, lambda _: None, folder)
            os.write(telling, (json.dumps(world.server.url) + "\n").encode())
            while os.read(asking, 1):
                os.write(telling, (json.dumps(world.texts()) + "\n").encode())
        code = 0
    finally:
        os._exit(code)


@contextmanager
def program(world: World, paths: AppPaths, library: Path, clock: ShiftedClock) -> Iterator[Services]:
    http = Http(clock, log_egress, connect_s=2, read_s=5)
    publishers = {world.account.network: world.publisher(http)}
    services = build(paths, clock, library=library, publishers=publishers)
    try:
        yield services
    finally:
        services.close()
        http.close()


@dataclass
class Tally:
    kills: int = 0
    pressed: dict[str, str] = field(default_factory=dict)
    told_sent: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    untrue: list[str] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    asked_person: int = 0


def life(world: World, paths: AppPaths, library: Path, clock: ShiftedClock, telling: int) -> None:
    """Runs in a fork, and ends by the kill."""
    with program(world, paths, library, clock) as services:
        services.library.ensure()
        os.write(telling, b"begun\n")
        services.publishing.recover()
        services.publishing.run_due()
        work = open_work(paths.work_db, clock)
        while True:
            key, now = JobId(uuid4().hex), clock.now()
            text = f"Histoire {key[:12]}, racontée au quai."
            submission = Submission(text, Language.FRENCH, world.media, options=world.options)
            account = world.account
            job = Job(key, None, None, account.id, account.network, submission, JobState.QUEUED, now, now, now)
            work.outbox.add([job])
            os.write(telling, f"pressed {key} {text}\n".encode())
            services.publishing.run_due()
            if work.outbox.load(key).state is JobState.SENT:
                os.write(telling, f"sent {key}\n".encode())


def live_and_die(world: World, paths: AppPaths, library: Path, clock: ShiftedClock, after_s: float) -> list[str]:
    """What the life told before it was killed, ``after_s`` seconds after it had begun."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        try:
            life(world, paths, library, clock, telling)
        finally:
            os._exit(1)
    os.close(telling)
    said = b""
    while b"begun\n" not in said:
        piece = os.read(told, 4096)
        if not piece:
            raise RuntimeError("a life ended by itself")
        said += piece
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while select.select([told], [], [], 0)[0] and (piece := os.read(told, 65536)):
        said += piece
    os.close(told)
    whole = said.decode().rpartition("\n")[0]
    return whole.split("\n")[1:]


def pace(world: World, paths: AppPaths, library: Path, clock: ShiftedClock, tally: Tally) -> float:
    """How long a life takes from its beginning to its first publication here and now; it is killed then."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        try:
            life(world, paths, library, clock, telling)
        finally:
            os._exit(1)
    os.close(telling)
    said, begun, end = b"", 0.0, time.monotonic() + PATIENCE_S
    while b"\nsent " not in said and time.monotonic() < end and select.select([told], [], [], PATIENCE_S)[0]:
        said += os.read(told, 4096)
        begun = begun or time.monotonic()
    took = time.monotonic() - begun
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(told)
    note(said.decode().rpartition("\n")[0].split("\n")[1:], tally)
    return took


def note(lines: list[str], tally: Tally) -> None:
    """What a life told, for the reckoning in the end."""
    for line in lines:
        kind, _, rest = line.partition(" ")
        key, _, text = rest.partition(" ")
        if kind == "pressed":
            tally.pressed[key] = text
        elif kind == "sent":
            tally.told_sent.add(key)


def settle(world: World, paths: AppPaths, library: Path, clock: ShiftedClock, far: FarWorld, tally: Tally) -> None:
    """In the end nothing is killed any more; what the network can't tell, a person looks up on their own page."""
    with program(world, paths, library, clock) as services:
        publishing = services.publishing
        publishing.recover()
        for _ in range(4):
            clock.move_on(BETWEEN)
            publishing.run_due()
        there = set(far.texts())
        for job in publishing.jobs():
            if job.state is JobState.UNKNOWN:
                tally.asked_person += 1
                if job.submission.text in there:
                    publishing.resolve(job.id, "")
                else:
                    publishing.requeue(job.id)
        publishing.run_due()
        jobs = {job.id: job for job in publishing.jobs()}
    shown = Counter(far.texts())
    tally.twice += [text for text, times in shown.items() if times > 1]
    for key, text in tally.pressed.items():
        kept = jobs.get(JobId(key))
        if kept is None or kept.submission.text != text:
            tally.lost.append(text)
        else:
            tally.states[kept.state] += 1
            if (kept.state is JobState.SENT) != (shown[text] > 0):
                tally.untrue.append(f"{kept.state}: {text}")
    tally.untrue += [f"told sent: {key}" for key in tally.told_sent if shown[tally.pressed[key]] != 1]


def run(name: str, kills: int, seed: int) -> Tally:
    """One network through that many kills."""
    chance, tally = random.Random(f"{seed} {name}"), Tally()
    folder = Path(tempfile.mkdtemp())
    (folder / "minutes").write_text("0")
    clock = ShiftedClock(folder / "minutes")
    far = FarWorld(name, folder, clock)
    try:
        world = reached_at(name, folder, clock, far.url)
        paths, library = AppPaths.below(folder / "home"), write_library(folder / "library", hold=False)
        work = open_work(paths.work_db, clock)
        work.accounts.keep(Connection(world.account, "test"))
        work.close()
        with program(world, paths, library, clock) as services:
            # Whatever is imported at first use is imported before the first fork: lives are for publishing.
            services.library.ensure()
            services.reviewing.warm()
        longest = max(LONGEST_S, PUBLICATIONS * pace(world, paths, library, clock, tally))
        clock.move_on(BETWEEN)
        for _ in range(kills):
            note(live_and_die(world, paths, library, clock, chance.uniform(SHORTEST_S, longest)), tally)
            tally.kills += 1
            clock.move_on(BETWEEN)
        settle(world, paths, library, clock, far, tally)
    finally:
        far.close()
        shutil.rmtree(folder)
    return tally


def main() -> int:
    """Exit code: 0 when nothing was lost, nothing came twice, and nothing was said that is not so."""
    asked = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    asked.add_argument("--kills", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--network", choices=[*WORLDS], action="append")
    given = asked.parse_args()
    names = given.network or [*WORLDS]
    started, whole = time.monotonic(), Tally()
    for number, name in enumerate(names):
        share = given.kills // len(names) + (number < given.kills % len(names))
        tally = run(name, share, given.seed)
        states = ", ".join(f"{state} {count}" for state, count in sorted(tally.states.items()))
        print(  # noqa: T201 - its purpose
            f"{name}: {tally.kills} kills, {len(tally.pressed)} pressed ({states}; a person was asked about "
            f"{tally.asked_person}); lost {len(tally.lost)}, twice {len(tally.twice)}, untrue {len(tally.untrue)}",
            flush=True,
        )
        for trouble in (*tally.lost, *tally.twice, *tally.untrue):
            print("   ", trouble)  # noqa: T201 - its purpose
        whole.kills += tally.kills
        whole.lost += tally.lost
        whole.twice += tally.twice
        whole.untrue += tally.untrue
    print(  # noqa: T201 - its purpose
        f"all: {whole.kills} kills in {time.monotonic() - started:.0f} s; lost {len(whole.lost)}, "
        f"twice {len(whole.twice)}, untrue {len(whole.untrue)}"
    )
    return 1 if whole.lost or whole.twice or whole.untrue else 0


if __name__ == "__main__":
    sys.exit(main())
