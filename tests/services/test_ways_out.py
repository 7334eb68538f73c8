# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys
from pathlib import Path

import pytest

from composer.bootstrap import build
from composer.domain.ids import NetworkKey
from composer.domain.ports import Publisher
from composer.networks import NETWORKS
from composer.networks.linkedin.publishing import LinkedInPublisher
from composer.networks.mastodon.servers import Servers
from composer.networks.practice import PracticePublisher
from composer.networks.x.publishing import XPublisher
from composer.storage.practice import open_practice
from composer.system.media import LocalMedia
from composer.system.paths import AppPaths
from composer.ways_out import WaysOut, ways_out
from tests.builders import PRACTICE, FakeClock
from tests.networks.mastodon.conftest import Memory

X = NetworkKey("x")


def test_a_way_out_is_made_once_and_not_before_it_is_asked_for(tmp_path: Path, clock: FakeClock) -> None:
    feed = open_practice(tmp_path / "practice.db")
    made: list[Publisher] = []

    def make() -> Publisher:
        made.append(PracticePublisher(feed, clock))
        return made[-1]

    ways = WaysOut({PRACTICE: make})
    assert (list(ways), len(ways), PRACTICE in ways, X in ways, made) == ([PRACTICE], 1, True, False, [])
    assert ways[PRACTICE] is ways.get(PRACTICE) is made[0]
    assert (ways.get(X), len(made)) == (None, 1)
    with pytest.raises(KeyError):
        ways[X]
    feed.close()


def test_the_program_has_the_real_ones(tmp_path: Path, clock: FakeClock) -> None:
    services = build(AppPaths.below(tmp_path), clock)
    try:
        servers = Servers(services.outside.http, Memory(), clock)
        makers = ways_out(services.outside, LocalMedia(), clock, services.preferences, servers)
        assert isinstance(makers[NetworkKey("linkedin")](), LinkedInPublisher)
        assert isinstance(makers[X](), XPublisher)
        assert set(makers) == {one.spec.key for one in NETWORKS} - {PRACTICE}
        assert len({type(make()) for make in makers.values()}) == len(makers)
    finally:
        services.close()


def test_nothing_that_publishes_is_imported_at_the_start() -> None:
    program = (
        "import sys, composer.bootstrap; "
        "sys.exit(any(name.endswith('.publishing') and '.networks.' in name for name in sys.modules) "
        "or 'requests' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
