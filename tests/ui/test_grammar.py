# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool in the window: its findings join the others, its troubles are a quiet line, its settings say it all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.settings import GRAMMAR, GRAMMAR_PUBLIC, GRAMMAR_SERVER
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.ui.grammar_settings import GrammarSettings
from composer.ui.screens.compose import ComposeScreen
from composer.ui.screens.preferences import PreferencesScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.grammar_panel import GrammarPanel
from tests.fakes.http_server import Answer, Drop
from tests.fakes.languagetool import FakeLanguageTool, match, said

TEXT = "Ce matin les enfant du quartier jouent avec nous."


@pytest.fixture
def server() -> Iterator[FakeLanguageTool]:
    with FakeLanguageTool() as made:
        yield made


@pytest.fixture
def compose(
    qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording, server: FakeLanguageTool
) -> Iterator[ComposeScreen]:
    services.preferences.change(GRAMMAR_SERVER, server.url)
    screen = ComposeScreen(services, runner, wording)
    qtbot.addWidget(screen)
    screen.resize(1400, 860)
    screen.show()
    screen.open_draft(services.drafting.blank(Language.FRENCH))
    yield screen
    screen.leave()
    qtbot.waitUntil(lambda: runner.idle)


def told(screen: ComposeScreen) -> list[str]:
    """What LanguageTool's findings in the editor cover now."""
    text = screen.desk.editor.text()
    found = screen.desk.editor.findings()
    return [f.span.of(text) for f in found if f.span and f.finding.rule.startswith("LanguageTool.")]


def aside(screen: ComposeScreen) -> str:
    line = screen.findChild(QLabel, "compose.aside")
    assert isinstance(line, QLabel)
    return "" if line.isHidden() else line.text()


def test_findings_come_when_the_fingers_rest_and_stay_in_place(
    qtbot: QtBot, compose: ComposeScreen, server: FakeLanguageTool, runner: TaskRunner
) -> None:
    server.next(said(match(TEXT, "les enfant", "les enfants")))
    QTest.keyClicks(compose.desk.editor, TEXT)
    qtbot.waitUntil(lambda: compose.review is not None and compose.review.text == TEXT)
    qtbot.waitUntil(lambda: runner.idle)
    qtbot.waitUntil(lambda: told(compose) == ["les enfant"])
    assert server.questions() == [TEXT], "a key does not ask anybody"
    compose.desk.editor.moveCursor(compose.desk.editor.textCursor().MoveOperation.Start)
    for key in "Oui. ":
        QTest.keyClicks(compose.desk.editor, key)
        assert told(compose) == ["les enfant"]
    server.next(said(match("Oui. " + TEXT, "les enfant", "les enfants")))
    qtbot.waitUntil(lambda: len(server.received) == 2)
    qtbot.waitUntil(lambda: told(compose) == ["les enfant"])
    assert aside(compose) == ""


def test_a_server_in_trouble_is_a_quiet_line_and_typing_goes_on(
    qtbot: QtBot, compose: ComposeScreen, server: FakeLanguageTool
) -> None:
    server.next(Answer(503))
    QTest.keyClicks(compose.desk.editor, "Un texte avec une fote dedans.")
    qtbot.waitUntil(lambda: "LanguageTool does not answer" in aside(compose))
    QTest.keyClicks(compose.desk.editor, " Et la suite.")
    assert compose.desk.editor.text().endswith("Et la suite.")
    qtbot.waitUntil(lambda: any(f.finding.rule == "Spelling.Unknown" for f in compose.desk.editor.findings()))
    assert len(server.received) == 1


def test_while_a_server_is_silent_the_text_is_still_checked(
    qtbot: QtBot, compose: ComposeScreen, server: FakeLanguageTool
) -> None:
    server.next(Drop.SILENT)
    QTest.keyClicks(compose.desk.editor, "Un texte avec une fote dedans.")
    qtbot.waitUntil(lambda: len(server.received) == 1)
    QTest.keyClicks(compose.desk.editor, " Encore un fote ici.")
    qtbot.waitUntil(
        lambda: len([f for f in compose.desk.editor.findings() if f.finding.rule == "Spelling.Unknown"]) == 2
    )
    server.__exit__(None, None, None)


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for Java")
def test_a_server_that_takes_its_time_to_start_is_told_and_ends_with_the_draft(
    qtbot: QtBot,
    compose: ComposeScreen,
    services: Services,
    runner: TaskRunner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(
        "#!/bin/sh\ncase $1 in -version) echo 'openjdk version \"17.0.1\"' >&2;; *) exec sleep 600;; esac\n", "utf-8"
    )
    java.chmod(0o755)
    jar = tmp_path / "LanguageTool-6.8" / "languagetool-server.jar"
    jar.parent.mkdir()
    jar.touch()
    monkeypatch.setenv("PATH", f"{java.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    services.preferences.change(GRAMMAR, "local")
    QTest.keyClicks(compose.desk.editor, "Un texte avec une fote dedans.")
    qtbot.waitUntil(lambda: "LanguageTool 6.8 is starting" in aside(compose), timeout=60_000)
    assert any(f.finding.rule == "Spelling.Unknown" for f in compose.desk.editor.findings())
    compose.show_drafts()
    qtbot.waitUntil(lambda: runner.idle)


# -- Preferences -----------------------------------------------------------------------------


@pytest.fixture
def screen(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> Iterator[PreferencesScreen]:
    made = PreferencesScreen(services, runner, wording)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    made.activate()
    yield made
    qtbot.waitUntil(lambda: runner.idle)


def state_of(screen: QWidget) -> str:
    line = screen.findChild(QLabel, "preferences.grammar.state")
    assert isinstance(line, QLabel)
    return line.text()


def choose(qtbot: QtBot, screen: PreferencesScreen, mode: str) -> None:
    box = screen.findChild(QComboBox, f"preferences.{GRAMMAR.key}")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(mode))
    with qtbot.waitSignal(screen.setting_changed):
        box.activated.emit(box.currentIndex())


def seen(screen: PreferencesScreen, name: str) -> bool:
    found = screen.findChild(QWidget, name)
    return found is not None and found.isVisible()


def test_each_choice_shows_what_belongs_to_it(qtbot: QtBot, screen: PreferencesScreen) -> None:
    address, consent = f"preferences.{GRAMMAR_SERVER.key}", f"preferences.{GRAMMAR_PUBLIC.key}"
    assert (seen(screen, address), seen(screen, consent)) == (True, False)
    assert state_of(screen) == "No address is set. Nothing is sent to anybody."
    assert not seen(screen, "preferences.privacy.reader")
    assert not seen(screen, "preferences.grammar.look")
    choose(qtbot, screen, "off")
    assert (seen(screen, address), seen(screen, consent)) == (False, False)
    assert state_of(screen) == "Off. Nothing is sent to anybody."
    choose(qtbot, screen, "public")
    assert (seen(screen, address), seen(screen, consent)) == (False, True)
    assert state_of(screen) == "Nothing is sent: you have not agreed to it."
    assert any("third party" in each.text() for each in screen.findChildren(QLabel) if each.isVisible())


def test_an_address_is_asked_for_its_version(
    qtbot: QtBot, screen: PreferencesScreen, server: FakeLanguageTool, services: Services
) -> None:
    field = screen.findChild(QLineEdit, f"preferences.{GRAMMAR_SERVER.key}")
    assert isinstance(field, QLineEdit)
    field.setText(server.url + "/v2/")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(screen) == "Ready: 127.0.0.1, version 6.8.")
    assert services.preferences.resolve(GRAMMAR_SERVER).value == server.url
    assert server.questions() == ["OK"]
    promise = screen.findChild(QLabel, "preferences.privacy.reader")
    assert isinstance(promise, QLabel)
    assert "127.0.0.1 is sent each paragraph" in promise.text()
    server.next(Answer(500))
    again = screen.findChild(QPushButton, "preferences.grammar.look")
    assert isinstance(again, QPushButton)
    QTest.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(screen).startswith("LanguageTool does not answer"))


def test_an_address_that_can_not_be_used_stays_to_be_put_right(
    qtbot: QtBot, screen: PreferencesScreen, services: Services
) -> None:
    field = screen.findChild(QLineEdit, f"preferences.{GRAMMAR_SERVER.key}")
    assert isinstance(field, QLineEdit)
    field.setText("http://lt.nordalia.example")
    QTest.keyClick(field, Qt.Key.Key_Return)

    def complaints() -> list[str]:
        return [w.text() for w in screen.findChildren(QLabel, "preferences.trouble") if w.isVisible()]

    qtbot.waitUntil(lambda: complaints() != [])
    assert "https://" in complaints()[0]
    assert field.text() == "http://lt.nordalia.example"
    assert services.preferences.resolve(GRAMMAR_SERVER).value == ""


def test_a_download_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot) -> None:
    panel = GrammarPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_state("Not yet.", offers_download=True)
    with qtbot.waitSignal(panel.download_requested):
        QTest.keyClick(panel.get, Qt.Key.Key_Return)
    panel.show_progress(0, 0)
    panel.show_progress(125_000_000, 250_000_000)
    bar = panel.findChild(QProgressBar, "preferences.grammar.progress")
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (125_000, 250_000)
    assert any(each.text() == "125 of 250 MB" for each in panel.findChildren(QLabel))
    assert panel.get.isHidden()
    with qtbot.waitSignal(panel.stop_requested):
        QTest.keyClick(panel.stop, Qt.Key.Key_Return)
    panel.end_progress()
    panel.show_state("Not yet.", offers_download=True)
    assert panel.get.isVisible()
    assert not bar.isVisible()


def test_nothing_is_downloaded_before_a_yes_and_stopping_is_heard(
    qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.preferences.change(GRAMMAR, "local")
    monkeypatch.setenv("PATH", "")
    parent = QWidget()
    qtbot.addWidget(parent)
    settings, panel = GrammarSettings(services, runner, wording, parent), GrammarPanel(parent)
    settings.fill(panel)
    qtbot.waitUntil(lambda: "no Java" in state_of(panel))
    assert panel.get.isHidden(), "without Java there is nothing to download for"
    assert not services.paths.languagetool.exists()
