# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of results: what it teaches when empty, what it shows, and figures typed by hand."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.ids import AccountId, JobId
from composer.domain.networks import Counts
from composer.domain.outbox import JobState
from composer.domain.slots import WeekHour
from composer.services.wording import Wording
from composer.storage.work import open_work
from composer.ui.screens.results import ResultsScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.labels import ElidedLabel
from composer.ui.widgets.own_post_row import OwnPostRow
from composer.ui.widgets.plots import Bar, Sparkline, Split, WeekBars, WeekTicks
from composer.ui.widgets.week_map import HourCell, WeekMap
from tests.builders import a_job, a_receipt, a_submission
from tests.services.app import LINKEDIN


@pytest.fixture
def screen(services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot) -> ResultsScreen:
    made = ResultsScreen(services, runner, wording)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def published(services: Services, *names: str) -> None:
    """A day ago, the first one an hour later than the second, and so on."""
    work = open_work(services.paths.work_db, services.clock)
    for number, name in enumerate(names):
        when = services.clock.now() - timedelta(days=1, hours=number)
        receipt = a_receipt(remote_id=name, url=f"https://linkedin.example/{name}", published=when)
        work.outbox.add(
            [
                a_job(
                    name,
                    network=LINKEDIN,
                    account=AccountId("linkedin-1"),
                    state=JobState.SENT,
                    post=None,
                    submission=a_submission(f"Histoire {name}."),
                    due=when,
                    receipt=receipt,
                )
            ]
        )
    work.close()


def rows(screen: ResultsScreen) -> list[OwnPostRow]:
    return [row for row in screen.findChildren(OwnPostRow) if not row.isHidden()]


def spoken(screen: ResultsScreen, kind: type[WeekBars] | type[WeekTicks] | type[Sparkline]) -> list[str]:
    return [
        QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)
        for w in screen.findChildren(kind)
        if w.isVisible()
    ]


def test_an_empty_page_teaches_and_leads_to_writing(screen: ResultsScreen, runner: TaskRunner, qtbot: QtBot) -> None:
    screen.activate()
    qtbot.waitUntil(lambda: runner.idle)
    button = screen.findChild(QPushButton, "results.begin")
    assert button is not None
    assert button.isVisible()
    with qtbot.waitSignal(screen.screen_requested) as asked:
        button.click()
    assert asked.args == ["compose"]


def test_figures_are_typed_with_the_keyboard_and_drawn(
    screen: ResultsScreen, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    published(services, "a", "b")
    screen.activate()
    qtbot.waitUntil(lambda: len(rows(screen)) == 2)
    ask = screen.findChild(QPushButton, "results.type.a")
    assert ask is not None
    ask.setFocus()
    QTest.keyClick(ask, Qt.Key.Key_Return)
    fields = [screen.findChild(QLineEdit, f"results.figure.{number}") for number in range(4)]
    likes = fields[1]
    assert likes is not None
    QTest.keyClicks(likes, "x12")
    assert likes.text() == "12"
    QTest.keyClick(likes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: runner.idle and bool(spoken(screen, Sparkline)))
    (post, other) = services.results.page(services.preferences.language()).posts
    assert post.latest is not None
    assert (post.latest.counts, post.latest.typed, other.latest) == (Counts(liked=12), True, None)
    assert spoken(screen, Sparkline)[0].endswith("12")
    assert ": 12" in spoken(screen, WeekBars)[0]
    assert spoken(screen, WeekTicks)[0].endswith(("2", "1, 1", "0"))


def test_the_fields_come_into_view_and_escape_leaves_them(
    screen: ResultsScreen, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    published(services, *"abcdef")
    screen.resize(900, 500)
    screen.activate()
    qtbot.waitUntil(lambda: runner.idle and len(rows(screen)) == 6)
    (ask,) = screen.findChildren(QPushButton, "results.type.f")
    ask.click()
    (field, *_) = screen.findChildren(QLineEdit, "results.figure.0")
    qtbot.waitUntil(lambda: screen.rect().contains(field.mapTo(screen, field.rect().bottomRight())))
    QTest.keyClicks(field, "12")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert ask.isVisible()
    assert ask.hasFocus()
    qtbot.waitUntil(lambda: not screen.findChildren(QLineEdit))
    assert services.results.page(services.preferences.language()).posts[5].latest is None


def test_the_export_is_written_and_told(
    screen: ResultsScreen, services: Services, runner: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    published(services, "a")
    screen.activate()
    qtbot.waitUntil(lambda: len(rows(screen)) == 1)
    with qtbot.waitSignal(screen.notice) as told:
        screen.export_to(str(tmp_path / "out.csv"))
    assert "out.csv" in told.args[0]
    assert "Histoire a." in (tmp_path / "out.csv").read_text("utf-8-sig")
    qtbot.waitUntil(lambda: runner.idle)


def test_the_week_shows_every_hour_that_was_published_at_and_how_it_did(
    screen: ResultsScreen, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    published(services, *"ab")
    when = services.results.page(services.preferences.language()).posts[0].published.astimezone()
    screen.activate()
    qtbot.waitUntil(lambda: runner.idle and len(rows(screen)) == 2)
    (week,) = screen.findChildren(WeekMap)
    assert not week.grab().isNull()
    assert {hour.weekday for hour in week.cells} <= {when.weekday(), (when.weekday() - 1) % 7}
    assert [cell.ratio for cell in week.cells.values()] == [None] * len(week.cells)
    for cell in (HourCell(3, 1.4, "Tuesday"), HourCell(2, 0.4, "Tuesday"), HourCell(1, None, "Tuesday")):
        night = WeekMap({WeekHour(1, 3): cell}, "at night")
        qtbot.addWidget(night)
        assert not night.grab().isNull()


def test_a_share_of_nothing_and_of_more_than_all_is_painted(qtbot: QtBot) -> None:
    for share in (0.0, 1.7):
        bar = Bar(share, mark=0.8)
        qtbot.addWidget(bar)
        assert not bar.grab().isNull()
        split = Split(share, "parrot", "brand", 0.8, "")
        qtbot.addWidget(split)
        assert not split.grab().isNull()
    line = Sparkline([], "")
    qtbot.addWidget(line)
    assert not line.grab().isNull()


def test_no_word_of_the_plots_is_cut_in_a_small_window(
    screen: ResultsScreen, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    published(services, "a", "b")
    screen.resize(944, 640)
    screen.activate()
    qtbot.waitUntil(lambda: runner.idle and len(rows(screen)) == 2)
    QApplication.processEvents()
    cut = [
        each.text()
        for each in screen.findChildren(QLabel)
        if each.isVisible() and not each.wordWrap() and not isinstance(each, ElidedLabel)
        if each.width() < each.sizeHint().width()
    ]
    assert not cut


def test_the_same_page_is_not_built_again(
    screen: ResultsScreen, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    published(services, "a")
    screen.activate()
    qtbot.waitUntil(lambda: len(rows(screen)) == 1 and runner.idle)
    before = rows(screen)
    screen.refresh()
    qtbot.waitUntil(lambda: runner.idle)
    assert rows(screen) == before
    assert services.results.page(services.preferences.language()).posts[0].job == JobId("a")
