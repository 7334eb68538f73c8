# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``kill -9`` at random moments of a sync: the library is the old one or the new one, whole, and it goes on."""

import random
import subprocess
import sys
import threading
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from tests.builders import FakeClock
from tests.e2e.nursery import ROOT, environment
from tests.fakes.library_host import LibraryHost
from tests.services.synced import Reader, Team

LIVES = 7


def test_a_sync_killed_anywhere_leaves_a_whole_library(tmp_path: Path) -> None:
    clock = FakeClock(datetime.now(UTC).replace(microsecond=0))
    team = Team(tmp_path / "team", clock)
    old = _posts(0)
    team.write(*old)
    team.publish()
    with LibraryHost(team.site) as host:
        reader = Reader(tmp_path / "home", clock, host.url, team.publisher.fingerprint)
        reader.pull()
        new, killed = old, 0
        for life in range(LIVES):
            reader.services.close()
            if new == old:
                new = old | _posts(life + 1)
                team.write(*new - old)
                team.publish()
                host.forget()
                deaths = 0
            died = _life_and_death(host, tmp_path / "home", life)
            killed, deaths = killed + died, deaths + died
            reader.restart()
            reader.services.library.ensure()
            assert reader.posts() in (old, new)
            objects = [path for path in host.paths if path.startswith("objects/")]
            assert len(objects) <= len(set(objects)) + deaths  # at most the one under way is asked for again
            old = reader.posts()
        assert killed
        reader.pull()
        assert reader.posts() == new
        reader.close()


def _posts(edition: int) -> set[str]:
    return {f"post-{edition}-{number:02}" for number in range(40)}


def _life_and_death(host: LibraryHost, home: Path, life: int) -> bool:
    """True when it was killed before it came to its end."""
    command = [sys.executable, "-m", "tests.e2e.syncing_reader", str(home)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "READY\n"
    chance = random.Random(life)
    fatal, requests = chance.randint(1, 9), count(1)
    killer = threading.Timer(chance.uniform(0, 0.03), process.kill)

    def asked() -> None:
        if next(requests) == fatal:
            killer.start()

    host.asked = asked
    process.stdin.write("go\n")
    process.stdin.flush()
    told = process.stdout.readline()
    process.wait()
    killer.cancel()
    process.stdin.close()
    process.stdout.close()
    return not told.startswith("DONE")
