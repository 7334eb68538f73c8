# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real services over a home of their own, and the window's theme, for every test of the window."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from composer.bootstrap import Services, build
from composer.domain.settings import INTERFACE_LANGUAGE
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.system.paths import AppPaths
from composer.ui import theme
from composer.ui.tasks import TaskRunner
from tests.fakes.colleagues import FakeColleagues


@pytest.fixture(scope="session")
def compiled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose sample library is compiled, to be copied."""
    folder = tmp_path_factory.mktemp("compiled") / "ramage"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAMAGE_HOME", str(folder))
        services = build(AppPaths.default())
        services.library.ensure()
        services.close()
    return folder


@pytest.fixture
def services(home: Path, compiled_home: Path) -> Iterator[Services]:
    """The services of an employee who has just installed the program."""
    shutil.copytree(compiled_home, home / "ramage", dirs_exist_ok=True)
    made = build(AppPaths.default())
    yield made
    made.close()


@pytest.fixture
def team() -> FakeColleagues:
    """Colleagues of whom nothing is known yet."""
    return FakeColleagues()


@pytest.fixture
def in_a_team(home: Path, compiled_home: Path, team: FakeColleagues) -> Iterator[Services]:
    """The services of somebody with colleagues, in English."""
    shutil.copytree(compiled_home, home / "ramage", dirs_exist_ok=True)
    made = build(AppPaths.default(), colleagues=team)
    made.preferences.change(INTERFACE_LANGUAGE, "en")
    yield made
    made.close()


@pytest.fixture
def wording(services: Services) -> Wording:
    """English words."""
    return services.wording(Language.ENGLISH)


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    """The lanes, closed at the end."""
    theme.apply(qapp, "light")
    made = TaskRunner()
    yield made
    made.close()
