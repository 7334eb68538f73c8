# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tabs over the text have room for what they say, whichever is chosen."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.domain.ids import NetworkKey
from composer.domain.review import Count
from composer.ui.widgets.variant_tabs import TabState, VariantTab, VariantTabs


def a_tab(name: str) -> TabState:
    return TabState(NetworkKey(name.lower()), name, Count(89, 3000, "characters", fits=True))


def test_a_tab_grows_when_it_shows_its_limit(qtbot: QtBot) -> None:
    states = tuple(a_tab(name) for name in ("Practice", "Bluesky", "Mastodon", "LinkedIn", "X"))
    tabs = VariantTabs()
    qtbot.addWidget(tabs)
    tabs.show_state(states, states[0].network)
    whole = sum(tab.sizeHint().width() for tab in tabs.findChildren(VariantTab))
    tabs.resize(whole - 40, 120)  # no room for every limit: only the chosen one says its own
    with qtbot.waitExposed(tabs):
        tabs.show()
    for state in states:
        tabs.show_state(states, state.network)
        QApplication.processEvents()
        cut = [tab.text() for tab in tabs.findChildren(VariantTab) if tab.width() < tab.sizeHint().width()]
        assert not cut
