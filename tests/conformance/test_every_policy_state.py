# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an organisation decided, and settings it locked: what is photographed has room and names at any size."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.settings import INTERFACE_LANGUAGE, TEXT_SIZE
from composer.ui.demo.policies import photograph_policies
from tests.conformance.test_every_account_state import Looking, compiled, services
from tests.conformance.test_every_screen import Longer
from tests.ui.windows import opened

__all__ = ["compiled", "services"]


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
            photograph_policies(session, looking, services)
        finally:
            qapp.removeTranslator(longer)
    assert looking.troubles == []
    assert len(looking.seen) == 12
