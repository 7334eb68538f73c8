# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.domain.accounts import Egress
from composer.system import logs
from composer.system.http import Http
from composer.system.paths import AppPaths
from tests.builders import FakeClock


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


@pytest.fixture
def ledger() -> list[Egress]:
    """What ``http`` has said of each connection."""
    return []


@pytest.fixture
def http(clock: FakeClock, ledger: list[Egress], monkeypatch: pytest.MonkeyPatch) -> Iterator[Http]:
    """The real door, whatever proxy this machine has."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    http = Http(clock, ledger.append, connect_s=2)
    yield http
    http.close()
