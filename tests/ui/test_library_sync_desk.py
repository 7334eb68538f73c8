# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The organisation's library in the window: asked for once, brought by itself, refused aloud."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.domain.settings import INTERFACE_LANGUAGE, LIBRARY_REFRESH
from composer.domain.syncing import spoken_groups
from composer.ui.library_sign_in import LibrarySignIn
from composer.ui.session import Session
from composer.ui.widgets.banner import Banner
from composer.ui.widgets.confirm_library import ConfirmLibrary
from tests.builders import FakeClock
from tests.fakes.library_host import Attack, LibraryHost
from tests.services.synced import Reader, Team


@pytest.fixture
def team(tmp_path: Path, clock: FakeClock) -> Team:
    made = Team(tmp_path / "team", clock)
    made.write("post-1", "post-2")
    made.publish()
    return made


@pytest.fixture
def host(team: Team) -> Iterator[LibraryHost]:
    with LibraryHost(team.site) as server:
        yield server


@contextmanager
def window(reader: Reader, qapp: QApplication) -> Iterator[Session]:
    reader.services.preferences.finish_first_start()
    reader.services.preferences.change(INTERFACE_LANGUAGE, "en")
    session = Session(qapp, reader.services)
    session.window.resize(1280, 840)
    try:
        session.open()
        yield session
    finally:
        session.close()
        QTest.qWait(0)
        reader.close()


def texts(parent: QWidget) -> str:
    return "\n".join(each.text() for each in parent.findChildren(QLabel) if each.isVisible())


def click(parent: QWidget, name: str) -> None:
    button = parent.findChild(QPushButton, name)
    assert button is not None
    button.click()


def ready(session: Session) -> bool:
    return session.window.current is not None and session.runner.idle


def banner(session: Session) -> Banner:
    found = session.window.findChild(Banner)
    assert found is not None
    return found


def test_a_person_compares_a_number_and_the_library_comes(
    tmp_path: Path, clock: FakeClock, host: LibraryHost, team: Team, qapp: QApplication, qtbot: QtBot
) -> None:
    with window(Reader(tmp_path / "home", clock, host.url), qapp) as session:
        qtbot.waitUntil(lambda: session.window.findChild(ConfirmLibrary) is not None)
        dialog = session.window.findChild(ConfirmLibrary)
        assert dialog is not None
        assert all(group in texts(dialog) for group in spoken_groups(team.publisher.fingerprint))
        assert not dialog.same.hasFocus()
        dialog.reject()
        waiting = session.window.waiting
        assert waiting is not None
        assert "Nobody has confirmed" in texts(waiting)
        click(waiting, "window.waiting.action")
        qtbot.waitUntil(lambda: session.window.findChild(ConfirmLibrary) not in (None, dialog))
        again = session.window.findChild(ConfirmLibrary)
        assert again is not None
        again.same.click()
        qtbot.waitUntil(lambda: ready(session))
        assert session.window.waiting is None
        assert "2 approved posts" in texts(session.window)
        assert "up to date" in texts(session.window)


@pytest.fixture
def session(
    tmp_path: Path, clock: FakeClock, host: LibraryHost, team: Team, qapp: QApplication, qtbot: QtBot
) -> Iterator[Session]:
    with window(Reader(tmp_path / "home", clock, host.url, team.publisher.fingerprint), qapp) as made:
        qtbot.waitUntil(lambda: ready(made))
        yield made


def test_news_is_told_quietly(session: Session, team: Team, clock: FakeClock, qtbot: QtBot) -> None:
    team.write("post-3", "post-4", "post-5")
    team.publish()
    clock.tick(minutes=31)
    session.library.look()
    qtbot.waitUntil(lambda: "3 new" in texts(session.window))
    assert not banner(session).isVisible()


def test_what_is_refused_is_told_with_one_thing_to_do(
    session: Session, team: Team, host: LibraryHost, qtbot: QtBot
) -> None:
    team.write("post-3")
    team.publish()
    host.attacks["objects/.*"] = Attack.OTHER
    session.library.ask_now()
    qtbot.waitUntil(banner(session).isVisible)
    assert "stays in use" in banner(session).words
    host.attacks.clear()
    click(session.window, "window.banner.action")
    qtbot.waitUntil(lambda: "3 approved posts" in texts(session.window))


def test_away_from_the_network_nobody_is_bothered_until_they_ask(
    session: Session, host: LibraryHost, clock: FakeClock, qtbot: QtBot
) -> None:
    host.attacks[".*"] = Attack.BROKEN
    clock.tick(hours=30)
    session.library.ask_now()
    qtbot.waitUntil(lambda: session.runner.idle)
    assert not banner(session).isVisible()
    session.window.refresh()
    qtbot.waitUntil(lambda: "no news since" in texts(session.window))
    session.library.ask_for_it()
    qtbot.waitUntil(banner(session).isVisible)


def test_the_first_library_shows_how_far_it_is_and_can_be_stopped(
    tmp_path: Path, clock: FakeClock, host: LibraryHost, team: Team, qapp: QApplication, qtbot: QtBot
) -> None:
    team.write(*(f"more-{number}" for number in range(30)))
    team.publish()
    with window(Reader(tmp_path / "home", clock, host.url, team.publisher.fingerprint), qapp) as session:
        stopped: list[bool] = []

        def asked() -> None:
            if len(host.received) == 8 and not stopped:
                stopped.append(True)
                session.library.cancel()

        host.asked = asked
        qtbot.waitUntil(lambda: bool(stopped) and session.runner.idle)
        waiting = session.window.waiting
        assert waiting is not None
        assert "not here yet" in texts(waiting)
        waiting.under_way("On its way", "7 of 32", "Stop for now", 7, 32)
        bar = waiting.findChild(QProgressBar)
        assert bar is not None
        assert (bar.value(), bar.maximum(), bar.isVisible()) == (7, 32, True)
        click(waiting, "window.waiting.action")
        session.library.ask_for_it()
        qtbot.waitUntil(lambda: ready(session))
        assert "32 approved posts" in texts(session.window)


def test_the_pace_follows_its_setting(session: Session, clock: FakeClock, qtbot: QtBot) -> None:
    session.window._services.preferences.change(LIBRARY_REFRESH, 600)
    session.library.setting_changed(LIBRARY_REFRESH.key)
    qtbot.waitUntil(lambda: session.runner.idle)
    following = session.library._following
    assert following is not None
    assert timedelta() < following - clock.now() <= timedelta(hours=10)


def test_who_reads_is_asked_where_the_library_wants_to_know(
    tmp_path: Path, clock: FakeClock, host: LibraryHost, team: Team, qapp: QApplication, qtbot: QtBot
) -> None:
    host.lets_in = lambda said: said == "Basic YWRhOnMzY3JldA=="
    with window(Reader(tmp_path / "home", clock, host.url, team.publisher.fingerprint), qapp) as session:
        qtbot.waitUntil(lambda: bool(session.library._asks_who) and session.runner.idle)
        waiting = session.window.waiting
        assert waiting is not None
        click(waiting, "window.waiting.action")
        dialog = session.window.findChild(LibrarySignIn)
        assert dialog is not None
        dialog.user.setText("ada")
        dialog.secret.setText("s3cret")
        dialog.go.click()
        qtbot.waitUntil(lambda: ready(session))
        assert "2 approved posts" in texts(session.window)


def test_pictures_of_the_first_posts_come_before_somebody_looks(
    tmp_path: Path, clock: FakeClock, host: LibraryHost, team: Team, qapp: QApplication, qtbot: QtBot
) -> None:
    (team.writing.root / "media").mkdir()
    for name in ("a.png", "b.png"):
        team.media[name] = name.encode()
        (team.writing.root / "media" / name).write_bytes(team.media[name])
        team.write(name[0], more=f"media:\n  - file: {name}\n    alt: Une image\n")
    team.publish()
    with window(Reader(tmp_path / "home", clock, host.url, team.publisher.fingerprint), qapp) as session:
        qtbot.waitUntil(lambda: ready(session))
        file_of = session.window._services.library.media_path
        qtbot.waitUntil(lambda: file_of("a.png").exists() and file_of("b.png").exists())
