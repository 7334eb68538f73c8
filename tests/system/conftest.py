# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.system import logs
from composer.system.paths import AppPaths


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths.below(tmp_path / "ramage")


@pytest.fixture(autouse=True)
def _fresh_logs() -> Iterator[None]:
    level = logging.getLogger().level
    logs.forget()
    yield
    logs.shutdown()
    logs.forget()
    logging.getLogger().setLevel(level)
