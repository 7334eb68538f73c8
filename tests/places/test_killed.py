# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 in the middle of telling and of folding: each share is there once, and none is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from composer.domain.ids import NetworkKey
from composer.domain.places import place_address
from composer.domain.settings import TEAM_SPACE
from composer.domain.shares import KeyedHash, Share, Traits
from composer.services.team_digest import TeamDigest
from composer.system.places import StoredFiles
from composer.team import digests, share_files
from tests.builders import NOW, FakeClock
from tests.places.test_team import Member, library_with_key

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9")
ROOT = Path(__file__).resolve().parents[2]
MANY = 24


def of_folder(folder: Path) -> StoredFiles:
    return StoredFiles(place_address(str(folder)), None, FakeClock(), lambda _: None, "team space")


def held(folder: Path) -> list[str]:
    """The name of every share in the place, in files and in digests."""
    place = of_folder(folder)
    days = [day.name for day in place.list("shares")]
    names = [each.name.removesuffix(".json") for day in days for each in place.list(f"shares/{day}")]
    for each in place.list("digests"):
        name = digests.read_name(each.name)
        assert name is not None
        content = place.read(f"digests/{each.name}", digests.LARGEST_FILE)
        names += [one.name for one in digests.unfolded(name, content, FakeClock().now())]
    return names


def killed_when(reached: Callable[[], bool], *arguments: object) -> None:
    """A process of ``tests.places.killed``, killed at that moment, or done before."""
    command = [sys.executable, "-m", "tests.places.killed", *map(str, arguments)]
    child = subprocess.Popen(command, cwd=ROOT)
    while child.poll() is None and not reached():
        os.sched_yield()
    child.send_signal(signal.SIGKILL)
    child.wait()


@pytest.mark.parametrize("after", [1, 7, 15])
def test_what_was_not_told_is_told_once(tmp_path: Path, clock: FakeClock, after: int) -> None:
    space = tmp_path / "space"
    (space / "shares" / NOW.date().isoformat()).mkdir(parents=True)
    library = library_with_key(tmp_path / "library")
    anna = Member(tmp_path / "anna", clock, library)
    anna.services.preferences.change(TEAM_SPACE, str(space))
    anna.together.team().agree()
    for number in range(MANY):
        anna.sent(job=f"job-{number}")
    anna.close()
    day = space / "shares" / NOW.date().isoformat()
    killed_when(lambda: len(list(day.glob("*.json"))) >= after, "round", tmp_path / "anna", library, space)
    anna.restart()
    anna.together.team().round()
    assert anna.waiting() == 0
    assert len(held(space)) == len(set(held(space))) == MANY
    anna.close()


@pytest.mark.parametrize("gone", [1, 10, MANY - 1])
def test_a_digest_that_was_killed_loses_nothing(tmp_path: Path, gone: int) -> None:
    place, clock = of_folder(tmp_path), FakeClock()
    day = share_files.folder_of(clock.now().date())
    groups = tuple(KeyedHash(number) for number in range(32))
    for number in range(MANY):
        member = f"{number:032x}"
        hour = clock.now().replace(minute=0) - timedelta(hours=1)
        share = Share(member, NetworkKey("x"), hour, "", None, groups, Traits(*groups[:6]))
        place.write(f"{day}/{member}-1.json", share_files.encoded(share))
    folder = tmp_path / day
    killed_when(lambda: len(list(folder.glob("*.json"))) <= MANY - gone, "digest", tmp_path)
    assert set(held(tmp_path)) == {f"{number:032x}-1" for number in range(MANY)}
    TeamDigest(place, clock).run()
    assert sorted(held(tmp_path)) == [f"{number:032x}-1" for number in range(MANY)]
