# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colleagues are publishing now: from that hint to a post planned for another hour, in the whole window, by keys."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.ids import NetworkKey, PostId
from composer.domain.outbox import JobState
from composer.domain.settings import INTERFACE_LANGUAGE, SPELLING
from composer.domain.text import Language
from composer.system.paths import AppPaths
from composer.ui.demo.crowd import publish_as_colleagues
from composer.ui.demo.hints import WORDS
from composer.ui.screens.compose import ComposeScreen
from composer.ui.widgets.publish_bar import Phase
from tests.builders import PRACTICE, FakeClock
from tests.ui.windows import opened

PATIENCE_MS = 60_000
LINKEDIN = NetworkKey("linkedin")
POST = PostId("partenariat-acme")
HINT = "Voice.SameHour"
WORDS_OF = WORDS[Language.ENGLISH]


@pytest.fixture
def services(home: Path, compiled_home: Path, clock: FakeClock) -> Iterator[Services]:
    """At half past ten on a Tuesday in Paris."""
    shutil.copytree(compiled_home, home / "ramage", dirs_exist_ok=True)
    clock.move_to(ZoneInfo("Europe/Paris"))
    made = build(AppPaths.default(), clock)
    made.preferences.finish_first_start()
    made.preferences.change(INTERFACE_LANGUAGE, "en")
    made.preferences.change(SPELLING, False)
    made.colleagues.load()
    yield made
    made.close()


@pytest.fixture
def taken(services: Services) -> datetime:
    """The hour that would be the best for LinkedIn, if colleagues had not planned to publish then."""
    return services.slots.suggest(LINKEDIN, POST, services.clock.now(), 1)[0].at


@pytest.fixture
def screen(services: Services, taken: datetime, qapp: QApplication, qtbot: QtBot) -> Iterator[ComposeScreen]:
    """Of a window that opens on a draft, while five colleagues publish something else about the same post."""
    draft = services.drafting.from_post(POST, Language.ENGLISH).with_text(WORDS_OF.own)
    draft = services.drafting.save(replace(draft, networks=(LINKEDIN, PRACTICE), media=()))
    services.drafting.remember_open(draft.id)
    theirs = draft.with_text(WORDS_OF.elsewhere)
    for ago in (0, (services.clock.now() - taken) // timedelta(hours=1)):
        publish_as_colleagues(services, theirs, LINKEDIN, 5, hours_ago=ago)
    with opened(services, qapp, qtbot) as session:
        session.window.show_screen("compose")
        made = session.window.current
        assert isinstance(made, ComposeScreen)
        press("Ctrl+PgDown")
        qtbot.waitUntil(lambda: told(made), timeout=PATIENCE_MS)
        yield made


def told(screen: ComposeScreen) -> bool:
    """True while the hint stands among the cards."""
    rows = screen.desk.findings.list.rows
    cards = [row for number in range(rows.rowCount()) if (row := rows.row_at(rows.index(number)))]
    return any(found.finding.rule == HINT for card in cards for found in card.findings)


def press(keys: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keySequence(focus, QKeySequence(keys))


def focused() -> str:
    focus = QApplication.focusWidget()
    return focus.objectName() if focus else ""


def button(screen: ComposeScreen, name: str) -> QPushButton:
    found = screen.findChild(QPushButton, name)
    assert found is not None, name
    return found


def ask_for_another_hour(screen: ComposeScreen, qtbot: QtBot) -> None:
    for _ in screen.desk.editor.findings():
        press("F8")
        card = screen.desk.findings.list.told()
        if card is not None and card.finding.rule == HINT:
            break
    press("Alt+Return")
    qtbot.waitUntil(lambda: focused() == "slots.slot.0", timeout=PATIENCE_MS)


def test_the_hint_on_the_hour_leads_to_another_one(
    screen: ComposeScreen, services: Services, taken: datetime, qtbot: QtBot
) -> None:
    ask_for_another_hour(screen, qtbot)
    assert button(screen, "slots.slot.0").isChecked()
    chosen = screen.desk.slots.faces[0].at
    free = services.slots.suggest(LINKEDIN, POST, services.clock.now(), 3)
    assert [face.at for face in screen.desk.slots.faces] == [slot.at for slot in free]
    assert taken not in [slot.at for slot in free]
    qtbot.waitUntil(lambda: not told(screen), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY, timeout=PATIENCE_MS)
    assert button(screen, "compose.publish").text() == "Schedule"
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: screen.desk.bar.phase in (Phase.CONFIRMING, Phase.SETTLED), timeout=PATIENCE_MS)
    if screen.desk.bar.phase is Phase.CONFIRMING:
        press("Return")
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.SETTLED, timeout=PATIENCE_MS)
    (job,) = services.publishing.jobs()
    assert (job.state, job.due, job.submission.text) == (JobState.QUEUED, chosen, WORDS_OF.own)


def test_escape_leaves_the_hour_as_it_was(screen: ComposeScreen, qtbot: QtBot) -> None:
    ask_for_another_hour(screen, qtbot)
    qtbot.waitUntil(lambda: not told(screen), timeout=PATIENCE_MS)
    press("Escape")
    assert screen.desk.slots.isHidden()
    assert focused() == "compose.editor"
    qtbot.waitUntil(lambda: told(screen), timeout=PATIENCE_MS)
