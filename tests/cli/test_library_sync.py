# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.cli.main import run
from composer.domain.syncing import spoken_groups
from tests.builders import FakeClock
from tests.fakes.library_host import Attack, LibraryHost
from tests.services.synced import Team

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def team(tmp_path: Path) -> Team:
    from datetime import UTC, datetime

    made = Team(tmp_path / "team", FakeClock(datetime.now(UTC).replace(microsecond=0)))  # the command has the real one
    made.write("post-1", "post-2")
    made.publish()
    return made


@pytest.fixture
def host(team: Team) -> Iterator[LibraryHost]:
    with LibraryHost(team.site) as server:
        yield server


def test_a_stranger_is_told_what_to_compare(host: LibraryHost, team: Team, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["library", "sync", host.url]) == 1
    said = capsys.readouterr()
    assert all(group in said.err for group in spoken_groups(team.publisher.fingerprint))
    assert said.out == ""
    assert run(["library", "sync", "--fingerprint", "00" * 32]) == 1
    assert run(["library", "sync", "--fingerprint", team.publisher.fingerprint, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == 2
    assert run(["library", "search", "quai"]) == 0
    assert "post-1" in capsys.readouterr().out


def test_nothing_new_and_a_refusal(host: LibraryHost, team: Team, capsys: pytest.CaptureFixture[str]) -> None:
    run(["library", "sync", host.url, "--fingerprint", team.publisher.fingerprint])
    capsys.readouterr()
    assert run(["library", "sync", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "changed": False,
        "first": False,
        "library": "Petite",
        "added": 0,
        "altered": 0,
        "removed": 0,
    }
    team.write("post-3")
    team.publish()
    host.attacks["objects/.*"] = Attack.OTHER
    assert run(["library", "sync"]) == 1
    assert "post-3" not in capsys.readouterr().out
    assert run(["library", "search"]) == 0
    host.go_away()
    assert run(["library", "sync"]) == 2
    host.come_back()


def test_without_an_address_it_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["library", "sync"]) == 2
    assert "library.url" in capsys.readouterr().err
    assert run(["library", "sync", "ftp://files.example"]) == 2
