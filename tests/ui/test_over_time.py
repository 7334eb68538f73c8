# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An embargo as the person meets it: while writing, when it ends under their eyes, and in the outbox."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.ids import NetworkKey
from composer.domain.outbox import JobState
from composer.domain.review import Source
from composer.domain.settings import SPELLING
from composer.domain.text import Language
from composer.services.accounts import PRACTICE_ACCOUNT
from composer.system.paths import AppPaths
from composer.ui.screens.compose import ComposeScreen
from composer.ui.screens.outbox import OutboxScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.publish_bar import Phase
from tests.builders import FakeClock, a_draft
from tests.services.small_library import SmallLibrary

WORDS = "Le fleuve était gris ce matin."
EMBARGO = 'extends: embargo\nmessage: "« %s » : jusqu’au %s."\nlevel: error\ntokens: [fleuve]\nuntil: {end}\n'


@pytest.fixture
def end(clock: FakeClock) -> datetime:
    return clock.now() + timedelta(hours=2)


@pytest.fixture
def library(tmp_path: Path) -> SmallLibrary:
    return SmallLibrary(tmp_path / "library")


@pytest.fixture
def timed(tmp_path: Path, library: SmallLibrary, clock: FakeClock) -> Iterator[Services]:
    """Services whose clock the test moves."""
    made = build(AppPaths.below(tmp_path / "ramage"), clock, library=library.root)
    made.preferences.change(SPELLING, False)
    yield made
    made.close()


def test_a_window_left_open_sees_the_embargo_end(
    timed: Services,
    library: SmallLibrary,
    clock: FakeClock,
    end: datetime,
    runner: TaskRunner,
    qtbot: QtBot,
) -> None:
    library.rule("Fleuve", EMBARGO.format(end=end.isoformat()))
    timed.library.ensure()
    screen = ComposeScreen(timed, runner, timed.wording(Language.FRENCH))
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activate()
    screen.write_from_scratch()
    QTest.keyClicks(screen.desk.editor, "Un fleuve gris.")
    desk = screen.desk
    qtbot.waitUntil(lambda: any(f.finding.source is Source.CHARTER for f in desk.editor.findings()))
    qtbot.waitUntil(lambda: desk.bar.phase is Phase.BLOCKED)
    clock.tick(hours=2)
    timer = screen.findChild(QTimer, "review.clock")
    assert timer is not None
    timer.start(400)
    qtbot.waitUntil(lambda: not any(f.finding.source is Source.CHARTER for f in desk.editor.findings()))
    qtbot.waitUntil(lambda: desk.bar.phase is Phase.READY)
    screen.leave()


def test_the_outbox_says_why_a_job_is_held_and_until_when(
    timed: Services,
    library: SmallLibrary,
    end: datetime,
    runner: TaskRunner,
    qtbot: QtBot,
) -> None:
    timed.library.ensure()
    draft = a_draft(text=WORDS, networks=(NetworkKey("practice"),), post=None)
    timed.drafting.save(draft)
    timed.publishing.publish(draft, (PRACTICE_ACCOUNT,), confirmed=True)
    library.rule("Fleuve", EMBARGO.format(end=end.isoformat()))
    timed.library.ensure()
    (held,) = timed.publishing.run_due()
    assert held.state is JobState.HELD
    wording = timed.wording(Language.FRENCH)
    screen = OutboxScreen(timed, runner, wording)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activate()
    when = wording.text("job-missed", when=end.isoformat()).partition(" le ")[2].partition(",")[0]
    expected = f"«\u00a0fleuve\u00a0» est sous embargo jusqu’au {when}."
    assert "\u00a0novembre 2026 à " in expected
    qtbot.waitUntil(lambda: expected in [label.text() for label in screen.details.findChildren(QLabel)])
