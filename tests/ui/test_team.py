# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The team space in the window: asked once, answered by keys, and never in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.settings import TEAM_SPACE
from composer.domain.team import Consent
from composer.ui.screens.preferences import PreferencesScreen
from composer.ui.tasks import TaskRunner
from composer.ui.team_offer import TeamOffer
from composer.ui.team_rounds import TeamRounds
from composer.ui.widgets.banner import Banner
from composer.ui.widgets.team_page import TeamPage


@pytest.fixture
def space(services: Services, tmp_path: Path) -> Path:
    folder = tmp_path / "space"
    folder.mkdir()
    services.preferences.change(TEAM_SPACE, str(folder))
    services.library.ensure()
    return folder


@pytest.fixture
def page(services: Services, runner: TaskRunner, qtbot: QtBot, space: Path) -> Iterator[TeamPage]:
    assert space.exists()
    screen = PreferencesScreen(services, runner, services.wording(services.preferences.language()))
    qtbot.addWidget(screen)
    screen.resize(1000, 800)
    screen.show()
    screen.activate()
    screen.show_team()
    qtbot.waitUntil(lambda: screen.team.findChild(QPushButton, "team.consent.yes") is not None)
    yield screen.team
    screen.close()  # and held until here


def pressed(page: TeamPage, name: str) -> None:
    button = page.area.findChild(QPushButton, name)
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_yes_and_no_are_kept(services: Services, page: TeamPage, qtbot: QtBot) -> None:
    team = services.together.team()
    assert team.consent() is Consent.UNASKED
    pressed(page, "team.consent.yes")
    qtbot.waitUntil(lambda: page.area.findChild(QPushButton, "team.consent.yes") is None)
    assert team.consent() is Consent.YES
    pressed(page, "team.consent.no")
    qtbot.waitUntil(lambda: page.area.findChild(QPushButton, "team.consent.no") is None)
    assert team.consent() is Consent.NO


def test_what_leaves_can_be_seen_before_anything_is_published(page: TeamPage) -> None:
    pressed(page, "team.sample.open")
    assert page.area.findChild(QPlainTextEdit, "team.sample") is None  # it says that there is nothing yet
    pressed(page, "team.sample.open")


def test_a_proposal_leaves_and_what_was_written_stays_until_then(
    services: Services, page: TeamPage, qtbot: QtBot, space: Path
) -> None:
    title = page.findChild(QLineEdit, "team.proposal.title")
    text = page.findChild(QPlainTextEdit, "team.proposal.text")
    assert title is not None
    assert text is not None
    title.setText("Le quai")
    pressed(page, "team.proposal.send")  # no text: refused, and kept
    qtbot.waitUntil(lambda: title.text() == "Le quai")
    text.setPlainText("Six heures, la brume.")
    pressed(page, "team.proposal.send")
    qtbot.waitUntil(lambda: text.toPlainText() == "" and any((space / "proposals").glob("*.json")))
    assert [each.proposal.title for each in services.together.proposals().own()] == ["Le quai"]


def test_it_is_offered_once(services: Services, runner: TaskRunner, space: Path, qtbot: QtBot) -> None:
    assert space.exists()
    for offered in (True, False):
        rounds = TeamRounds(services, runner)
        asked: list[bool] = []
        rounds.to_ask.connect(lambda kept=asked: kept.append(True))
        rounds.begin()
        qtbot.waitUntil(lambda: runner.idle)
        rounds.stop()
        assert asked == [True] * offered


def test_without_a_team_space_nothing_is_offered_or_asked(services: Services, runner: TaskRunner, qtbot: QtBot) -> None:
    services.library.ensure()
    rounds = TeamRounds(services, runner)
    asked: list[bool] = []
    rounds.to_ask.connect(lambda: asked.append(True))
    rounds.begin()
    rounds.go()
    qtbot.waitUntil(lambda: runner.idle)
    rounds.stop()
    assert asked == []
    assert services.outside.ledger().lines() == ()


def test_an_offer_waits_for_the_banner_and_does_not_come_back(qtbot: QtBot) -> None:
    banner, offer, chosen = Banner(), TeamOffer(), []
    qtbot.addWidget(banner)
    offer.chosen.connect(lambda: chosen.append(True))
    offer.use(banner)
    banner.show_trouble("Something else")
    offer.offer()
    assert banner.words == "Something else"
    banner.dismiss()
    assert "team space" in banner.words
    banner.dismiss()
    assert banner.isHidden()
    assert chosen == []
    offer.offer()
    action = banner.findChild(QPushButton, "window.banner.action")
    assert action is not None
    QTest.keyClick(action, Qt.Key.Key_Space)
    assert chosen == [True]
