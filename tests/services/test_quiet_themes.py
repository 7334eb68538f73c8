# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from composer.domain.ids import ThemeId
from composer.domain.slots import ENOUGH_PEOPLE
from tests.builders import FakeClock
from tests.fakes.colleagues import FakeColleagues
from tests.services.app import App

QUIET = ThemeId("terrain")


@pytest.fixture
def team() -> FakeColleagues:
    return FakeColleagues()


@pytest.fixture
def member(tmp_path: Path, clock: FakeClock, compiled: Path, team: FakeColleagues) -> Iterator[App]:
    shutil.copytree(compiled, tmp_path / "ramage")
    app = App(tmp_path / "ramage", clock, colleagues=team)
    yield app
    app.close()


def all_but(app: App, *themes: ThemeId) -> list[ThemeId]:
    return [t.id for t in app.services.library.info().themes if t.id not in themes]


def test_a_theme_few_talk_about_is_told(member: App, team: FakeColleagues) -> None:
    for theme in all_but(member, QUIET):
        team.tell(theme, member.clock.now(), 8)
    team.tell(QUIET, member.clock.now(), 1)
    assert member.services.quiet_themes.now() == (QUIET,)


def test_what_is_long_ago_is_forgotten(member: App, team: FakeColleagues) -> None:
    for theme in all_but(member, QUIET):
        team.tell(theme, member.clock.now() - timedelta(days=15), 8)
    assert member.services.quiet_themes.now() == ()


def test_of_a_handful_of_people_nothing_is_told(member: App, team: FakeColleagues) -> None:
    for theme in all_but(member, QUIET):
        team.tell(theme, member.clock.now(), ENOUGH_PEOPLE - 1)
    assert member.services.quiet_themes.now() == ()


def test_without_a_team_nothing_is_told(app: App) -> None:
    assert app.services.quiet_themes.now() == ()
