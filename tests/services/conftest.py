# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.domain.settings import SPELLING
from tests.builders import FakeClock
from tests.services.app import App


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the bundled library is compiled already. No dictionary is loaded there: that takes a while."""
    home = tmp_path_factory.mktemp("compiled") / "ramage"
    app = App(home, FakeClock())
    app.services.preferences.change(SPELLING, False)
    app.close()
    return home


@pytest.fixture
def app(tmp_path: Path, clock: FakeClock, compiled: Path) -> Iterator[App]:
    """The program over a new home and the bundled library; publications go to ``app.network``."""
    shutil.copytree(compiled, tmp_path / "ramage")
    app = App(tmp_path / "ramage", clock)
    yield app
    app.close()
