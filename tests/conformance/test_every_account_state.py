# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every state of an account, every step of a sign-in, and the ledger: what is photographed has room and names."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.settings import INTERFACE_LANGUAGE, TEXT_SIZE
from composer.system.keyring import MemorySecrets
from composer.system.paths import AppPaths
from composer.ui.demo.accounts import photograph_accounts, photograph_ledger
from composer.ui.demo.driver import LAYOUT_PASSES, Driver
from composer.ui.session import Session
from tests.conformance.test_every_screen import Longer, controls, cut_words, described, outside, spoken
from tests.ui.windows import opened


class Looking(Driver):
    """Looks where another one photographs."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.window)
        self._session = session
        self.troubles: list[str] = []
        self.seen: list[str] = []

    def picture(self, name: str, of: str = "") -> None:
        del of
        for _ in range(LAYOUT_PASSES):
            QApplication.processEvents()
        window, screen = self._session.window, self._session.window.current
        assert screen is not None
        wanted = controls(screen)
        names = [each.objectName() for each in wanted]
        found = cut_words(window) + outside(screen)
        found += [f"{described(each)} has no name" for each in wanted if not spoken(each).strip()]
        found += [f"{name} twice" for name in names if names.count(name) > 1]
        found += [f"{described(each)} has no object name" for each in wanted if not each.objectName()]
        self.troubles += [f"{name}: {each}" for each in found]
        self.seen.append(name)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled") / "home"
    services = build(AppPaths.below(folder))
    services.library.ensure()
    services.preferences.finish_first_start()
    services.close()
    return folder


@pytest.fixture
def services(compiled: Path, tmp_path: Path) -> Iterator[Services]:
    shutil.copytree(compiled, tmp_path / "home")
    made = build(AppPaths.below(tmp_path / "home"), secrets=MemorySecrets())
    yield made
    made.close()


@pytest.mark.parametrize(("language", "text_size"), [("en", 100), ("fr", 100), ("longer", 100), ("fr", 200)])
def test_every_state_has_room_and_names(
    language: str, text_size: int, services: Services, qapp: QApplication, qtbot: QtBot
) -> None:
    services.preferences.change(INTERFACE_LANGUAGE, "en" if language == "longer" else language)
    services.preferences.change(TEXT_SIZE, text_size)
    longer = Longer()
    with opened(services, qapp, qtbot) as session:
        if language == "longer":
            qapp.installTranslator(longer)
        looking = Looking(session)
        try:
            photograph_accounts(session, looking, services)
            photograph_ledger(session, looking)
        finally:
            qapp.removeTranslator(longer)
    assert looking.troubles == []
    assert len(looking.seen) >= 34
