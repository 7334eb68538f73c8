# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A draft before anybody sees it, and a colleague who reads it in a program of their own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.drafts import Draft
from composer.domain.ids import NetworkKey
from composer.domain.settings import INTERFACE_LANGUAGE, SPELLING
from composer.domain.text import Language
from composer.services.rehearsal import Received
from composer.system.paths import AppPaths
from composer.ui import theme
from composer.ui.demo.driver import PATIENCE_MS, Driver
from composer.ui.main_window import MainWindow
from composer.ui.read_aloud import ReadAloud
from composer.ui.screens.rehearsal import RehearsalScreen
from composer.ui.tasks import TaskRunner
from tests.ui.test_read_aloud import with_speech

LINKEDIN, X, PRACTICE = NetworkKey("linkedin"), NetworkKey("x"), NetworkKey("practice")
TEXT = (
    "En mars, j’étais la première à ne pas y croire. Trois mois sur le quai, et je compte autrement : je regarde "
    "d’abord les caisses qui rentrent vides, puis le tableau, puis les visages de ceux qui ont roulé toute la nuit "
    "sous la pluie.\n\nEt vous ? #Nordalia"
)


@dataclass
class Desk:
    """One person's window over a home of their own, driven by keys."""

    services: Services
    runner: TaskRunner
    window: MainWindow
    driver: Driver
    qtbot: QtBot

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.runner.idle, timeout=PATIENCE_MS)

    @property
    def rehearsal(self) -> RehearsalScreen:
        screen = self.window.current
        assert isinstance(screen, RehearsalScreen)
        return screen

    def press(self, keys: str) -> None:
        self.come_forward()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.driver.press(keys)
        self.settle()

    def type(self, text: str) -> None:
        self.driver.type(text)
        self.settle()

    def words(self, name: str) -> str:
        return self.driver.find(name, QLabel).text()

    def choose_file(self, path: Path) -> None:
        """In the dialog on top, as one types it."""
        self.driver.wait("the dialog", lambda: self.driver.is_shown("file-choice"))
        dialog = self.driver.find("file-choice", QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setFocus()
        self.driver.press("Ctrl+A", field)
        self.driver.type(str(path), field)
        self.driver.press("Return", field)
        self.driver.wait("the dialog gone", lambda: not self.driver.is_shown("file-choice"))
        self.settle()
        self.come_forward()  # without a window manager nobody hands the focus back when a dialog closes

    def keep(self, text: str = TEXT, *networks: NetworkKey) -> Draft:
        draft = self.services.drafting.blank(Language.FRENCH).with_text(text)
        draft = self.services.drafting.save(replace(draft, networks=networks or (PRACTICE, LINKEDIN)))
        self.services.drafting.remember_open(draft.id)
        return draft

    def come_forward(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def rehearse(self) -> RehearsalScreen:
        self.come_forward()
        self.press("Ctrl+Shift+P")
        return self.rehearsal


@pytest.fixture
def new_desk(compiled_home: Path, tmp_path: Path, runner: TaskRunner, qtbot: QtBot) -> Iterator[Callable[[str], Desk]]:
    """A person's desk over a home of that name; the first one takes the fixture's own lanes."""
    made: list[Desk] = []

    def make(name: str) -> Desk:
        shutil.copytree(compiled_home, tmp_path / name)
        services = build(AppPaths.below(tmp_path / name))
        services.preferences.change(INTERFACE_LANGUAGE, "en")
        services.preferences.change(SPELLING, False)  # no dictionary is loaded here: that takes a while
        services.preferences.finish_first_start()
        services.library.ensure()
        lanes = TaskRunner() if made else runner
        window = MainWindow(services, lanes)
        qtbot.addWidget(window)
        window.resize(1280, 840)
        with qtbot.waitExposed(window):
            window.show()
        desk = Desk(services, lanes, window, Driver(window), qtbot)
        window.begin()
        desk.settle()
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.window.close()
        desk.runner.close()
        desk.services.close()


@pytest.fixture
def author(new_desk: Callable[[str], Desk]) -> Desk:
    return new_desk("author")


@pytest.fixture
def desks(author: Desk, new_desk: Callable[[str], Desk]) -> tuple[Desk, Desk]:
    """The author's and the colleague's, with nothing in common."""
    return author, new_desk("colleague")


class NoMouse(QObject):
    """Notes every press of a mouse button."""

    def __init__(self) -> None:
        super().__init__()
        self.presses = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.presses += event.type() is QEvent.Type.MouseButtonPress
        return super().eventFilter(watched, event)


# -- the look of it ----------------------------------------------------------------


def test_what_is_seen_first_stands_out_and_the_rest_is_there(author: Desk) -> None:
    author.keep(TEXT, LINKEDIN)
    author.rehearse()
    assert "about 210 characters on LinkedIn" in author.words("rehearsal.first-look")
    shown = QTextDocument()
    shown.setHtml(author.words("preview.text"))
    before, _, behind = shown.toPlainText().replace("\xa0", " ").partition("… see more")
    text = TEXT.replace("\xa0", " ")
    assert text.startswith(before.strip())
    assert 190 <= len(before.strip()) <= 210
    assert (before.strip() + behind).replace("\n", "") == text.replace("\n", "")
    payload = author.services.publishing.payload(author.services.drafting.open_draft(), LINKEDIN)  # type: ignore[arg-type]
    assert payload.text == TEXT


def test_a_network_whose_fold_nobody_knows_says_nothing_of_one(author: Desk) -> None:
    author.keep("Court. https://nordalia.example/velo", X)
    screen = author.rehearse()
    assert not author.driver.is_shown("rehearsal.first-look")
    assert "see more" not in screen.page.post.text()


def test_a_link_becomes_a_card_where_the_network_makes_one(author: Desk) -> None:
    author.keep("Court. https://www.example.com/velo?a=1", X, LINKEDIN)
    author.rehearse()
    author.driver.find("rehearsal.network.x", QPushButton).setFocus()
    author.press("Space")
    sites = [label.accessibleName() for label in author.rehearsal.page.post.findChildren(QLabel) if label.isVisible()]
    assert "example.com" in sites
    author.driver.find("rehearsal.network.linkedin", QPushButton).setFocus()
    author.press("Space")
    sites = [label.accessibleName() for label in author.rehearsal.page.post.findChildren(QLabel) if label.isVisible()]
    assert "example.com" not in sites


def test_how_long_it_takes_is_said_and_no_voice_makes_no_noise(author: Desk) -> None:
    author.keep()
    author.rehearse()
    assert author.words("rehearsal.time") == "About 12 s to read, 20 s aloud."
    assert author.rehearsal.voice.available is author.driver.is_shown("rehearsal.listen")


@with_speech
def test_where_a_voice_is_it_reads_and_the_sentence_stands_out(author: Desk) -> None:
    screen = author.window.screen_named("rehearsal")
    assert isinstance(screen, RehearsalScreen)
    screen.voice = ReadAloud(screen, engine="mock")
    screen.connect_voice()
    draft = author.keep("One sentence. Another one!", PRACTICE)
    author.services.drafting.save(replace(draft, language=Language.ENGLISH))
    author.rehearse()
    grounds: list[str] = []
    screen.voice.sentence_reached.connect(lambda _: grounds.append(author.words("preview.text")))
    author.driver.find("rehearsal.listen", QPushButton).setFocus()
    author.driver.press("Space")
    assert author.driver.is_shown("rehearsal.stop")
    author.qtbot.waitUntil(lambda: not screen.voice.playing, timeout=60_000)
    soft = theme.colour("language_soft").name()
    assert [soft in ground for ground in grounds] == [True, True, False]
    assert not author.driver.is_shown("rehearsal.stop")


def test_without_a_draft_the_screen_teaches(author: Desk) -> None:
    screen = author.rehearse()
    assert author.driver.is_shown("rehearsal.empty.action")
    author.keep("   ")
    screen.activate()
    author.settle()
    assert author.driver.is_shown("rehearsal.empty.action")


def test_the_preview_leads_here(author: Desk) -> None:
    author.keep()
    author.come_forward()
    author.press("Ctrl+2")
    author.press("Ctrl+P")
    rehearse = author.driver.find("preview.rehearse", QPushButton)
    rehearse.setFocus()
    author.driver.press("Space", rehearse)
    author.settle()
    assert author.rehearsal.page.isVisible()


def test_from_another_draft_the_way_back_leads_to_the_one_that_was_rehearsed(author: Desk) -> None:
    first = author.keep("Le premier brouillon.")
    author.come_forward()
    author.press("Ctrl+2")
    second = author.keep("Le second brouillon.")
    author.rehearse()
    assert "Le second" in author.rehearsal.page.post.text()
    author.press("Escape")
    editor = author.driver.find("compose.editor", QWidget)
    assert editor.property("plainText") == second.text
    author.services.drafting.remember_open(first.id)
    author.press("Ctrl+3")
    author.press("Ctrl+2")
    assert author.rehearse().page.post.text().startswith(second.text), "what lies on the desk is what is rehearsed"


# -- there and back ------------------------------------------------------------------


def test_a_draft_goes_to_a_colleague_and_their_words_come_back_by_keys_alone(
    desks: tuple[Desk, Desk], tmp_path: Path, qapp: QApplication
) -> None:
    author, colleague = desks
    watch = NoMouse()
    qapp.installEventFilter(watch)
    draft = author.keep()
    asked, answered = tmp_path / "to-read", tmp_path / "said"

    colleague.window.hide()
    author.rehearse()
    author.driver.find("rehearsal.question", QWidget).setFocus()
    author.type("L’ouverture est-elle claire ?")
    author.press("Tab")
    author.type("Claire")
    author.press("Ctrl+S")
    author.choose_file(asked)
    assert asked.with_suffix(".ramage").exists(), "the suffix comes by itself"
    author.window.hide()

    colleague.come_forward()
    colleague.press("Ctrl+Shift+P")
    colleague.press("Ctrl+O")
    colleague.choose_file(asked.with_suffix(".ramage"))
    assert colleague.words("rehearsal.asked") == "L’ouverture est-elle claire ?"
    colleague.qtbot.waitUntil(colleague.driver.find("rehearsal.text", QWidget).hasFocus)
    for _ in range(len("En mars")):
        colleague.press("Shift+Right")
    colleague.press("Ctrl+M")
    colleague.type("Plutôt la saison ?")
    colleague.press("Tab")
    colleague.type("Au printemps")
    colleague.press("Ctrl+Return")
    assert colleague.rehearsal.peer is not None
    assert [c.quote for c in colleague.rehearsal.peer.answer.comments] == ["En mars"]
    colleague.driver.find("rehearsal.reply", QWidget).setFocus()
    colleague.type("Oui, <b>très</b> claire.")
    colleague.driver.find("rehearsal.peer", QWidget).setFocus()
    colleague.type("Nora")
    colleague.press("Ctrl+S")
    colleague.choose_file(answered)
    colleague.window.hide()

    author.come_forward()
    author.press("Ctrl+O")
    author.choose_file(answered.with_suffix(".ramage"))
    faces = author.rehearsal.page.comments.faces
    assert [(face.words, face.suggestion) for face in faces] == [
        ("Oui, <b>très</b> claire.", None),
        ("Plutôt la saison ?", "Au printemps"),
    ]
    assert author.services.drafting.load(draft.id).text == TEXT, "nothing changes by itself"
    author.press("F8")
    author.press("Ctrl+D")
    author.press("F8")
    author.press("Alt+Return")
    assert author.services.drafting.load(draft.id).text == TEXT.replace("En mars", "Au printemps")
    assert [face.done for face in author.rehearsal.page.comments.faces] == [True, True]
    author.press("Ctrl+Z")
    assert author.services.drafting.load(draft.id).text == TEXT
    assert [face.done for face in author.rehearsal.page.comments.faces] == [True, False]
    assert watch.presses == 0
    qapp.removeEventFilter(watch)


def handed(author: Desk, path: Path, draft: Draft) -> None:
    author.services.rehearsal.hand_over(draft, str(path), "Claire ?")


def test_what_a_colleague_writes_is_kept_without_saving(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    author, colleague = desks
    handed(author, tmp_path / "a.ramage", author.keep())
    author.window.hide()
    colleague.come_forward()
    colleague.window.open_peer_file(str(tmp_path / "a.ramage"))
    colleague.settle()
    colleague.press("Ctrl+M")
    colleague.type("J’aime.")
    colleague.press("Ctrl+Return")
    colleague.press("Ctrl+2")
    colleague.press("Ctrl+Shift+P")
    assert colleague.rehearsal.peer is not None
    colleague.press("Escape")
    assert colleague.rehearsal.peer is None
    colleague.window.open_peer_file(str(tmp_path / "a.ramage"))
    colleague.settle()
    assert colleague.rehearsal.peer is not None
    assert [c.words for c in colleague.rehearsal.peer.answer.comments] == ["J’aime."]
    colleague.press("F8")
    remove = colleague.driver.find("rehearsal.comment.1.remove", QPushButton)
    remove.setFocus()
    colleague.press("Space")
    assert colleague.rehearsal.peer.answer.comments == ()


def test_a_comment_half_written_goes_along_and_taking_out_is_a_suggestion(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    author, colleague = desks
    draft = author.keep()
    handed(author, tmp_path / "a.ramage", draft)
    author.window.hide()
    colleague.come_forward()
    colleague.window.open_peer_file(str(tmp_path / "a.ramage"))
    colleague.settle()
    colleague.press("Ctrl+Shift+Right")
    colleague.driver.find("rehearsal.out", QPushButton).setFocus()
    colleague.press("Space")
    colleague.press("Ctrl+Return")
    colleague.press("Ctrl+M")
    colleague.type("Et la f")
    colleague.press("Ctrl+S")
    colleague.choose_file(tmp_path / "b.ramage")
    back = author.services.rehearsal.open_file(str(tmp_path / "b.ramage"))
    assert isinstance(back, Received)
    out, half = (placed.received.comment for placed in author.services.rehearsal.comments(draft))
    assert (out.quote, out.suggestion) == ("En", "")
    assert (half.words, half.span, half.suggestion) == ("Et la f", None, None)


def test_a_comment_can_be_changed_and_stays_on_its_passage(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    author, colleague = desks
    handed(author, tmp_path / "a.ramage", author.keep())
    author.window.hide()
    colleague.come_forward()
    colleague.window.open_peer_file(str(tmp_path / "a.ramage"))
    colleague.settle()
    colleague.press("Ctrl+Shift+Right")
    colleague.press("Ctrl+M")
    colleague.type("Pourquoi ?")
    colleague.press("Ctrl+Return")
    peer = colleague.rehearsal.peer
    assert peer is not None
    before = peer.answer.comments[0]
    colleague.driver.find("rehearsal.comment.1.edit", QPushButton).setFocus()
    colleague.press("Space")
    colleague.press("Ctrl+A")
    colleague.type("Comment ?")
    colleague.press("Ctrl+Return")
    assert peer.answer.comments == (replace(before, words="Comment ?"),)


def test_a_suggestion_put_in_reaches_the_composer_and_can_be_undone_there(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    author, colleague = desks
    draft = author.keep()
    author.come_forward()
    colleague.window.hide()
    author.press("Ctrl+2")
    handed(author, tmp_path / "a.ramage", draft)
    answer_of(colleague.services, tmp_path, "En mars", "Hier")
    author.window.open_peer_file(str(tmp_path / "b.ramage"))
    author.settle()
    author.press("F8")
    author.press("Alt+Return")
    author.press("Escape")
    editor = author.driver.find("compose.editor", QWidget)
    assert editor.property("plainText").startswith("Hier, j’étais")
    author.driver.press("Ctrl+Z", editor)
    assert editor.property("plainText").startswith("En mars, j’étais")
    author.press("Ctrl+Shift+P")
    assert author.services.drafting.load(draft.id).text == TEXT
    author.press("Ctrl+Z")
    assert author.services.drafting.load(draft.id).text == TEXT, "what was undone elsewhere is not undone again"


def answer_of(services: Services, folder: Path, passage: str, suggestion: str) -> None:
    from composer.domain.peer_review import CommentId, PeerComment
    from composer.domain.text import Span
    from composer.services.rehearsal import Opened

    opened = services.rehearsal.open_file(str(folder / "a.ramage"))
    assert isinstance(opened, Opened)
    start = opened.request.texts[0].text.index(passage)
    span = Span(start, start + len(passage))
    comment = PeerComment(CommentId("c1"), opened.request.texts[0].version, "Ici.", span, passage, suggestion)
    services.rehearsal.send_back(replace(opened.answer, comments=(comment,)), str(folder / "b.ramage"))


def test_a_passage_that_was_rewritten_says_so_and_offers_nothing(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    author, colleague = desks
    draft = author.keep()
    handed(author, tmp_path / "a.ramage", draft)
    answer_of(colleague.services, tmp_path, "En mars", "Hier")
    colleague.window.hide()
    author.services.drafting.save(draft.with_text(TEXT.replace("En mars", "Un matin")))
    author.come_forward()
    author.window.open_peer_file(str(tmp_path / "b.ramage"))
    author.settle()
    (face,) = author.rehearsal.page.comments.faces
    assert "has changed since" in face.note
    assert [way.name for way in face.ways] == ["done"]
    author.press("F8")
    author.press("Alt+Return")
    assert author.services.drafting.load(draft.id).text == TEXT.replace("En mars", "Un matin")


def test_a_file_dropped_on_the_window_is_opened(author: Desk, tmp_path: Path) -> None:
    handed(author, tmp_path / "a.ramage", author.keep())
    author.come_forward()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.ramage"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    entering.ignore()
    QApplication.sendEvent(author.window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(author.window, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    author.settle()
    assert author.rehearsal.peer is not None
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile(str(tmp_path / "picture.png"))])
    passing = QDragEnterEvent(QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, other, buttons, keys)
    passing.ignore()
    QApplication.sendEvent(author.window, passing)
    assert not passing.isAccepted()


def test_a_file_that_cannot_be_used_says_what_to_do(author: Desk, tmp_path: Path) -> None:
    author.keep()
    author.rehearse()
    (tmp_path / "a.ramage").write_bytes(b"PK\x03\x04")
    author.window.open_peer_file(str(tmp_path / "a.ramage"))
    author.settle()
    assert "was not written by Ramage" in author.words("window.banner.words")
    assert author.rehearsal.page.isVisible(), "the draft stays where it was"


def test_the_link_of_another_start_brings_its_file(author: Desk, tmp_path: Path) -> None:
    handed(author, tmp_path / "a b.ramage", author.keep())
    author.window.come_forward((tmp_path / "a b.ramage").as_uri())
    author.settle()
    assert author.rehearsal.peer is not None


STARTED = """
import sys
from PySide6.QtCore import QTimer
from composer import __main__
from composer.ui import application

make = application.make

def made(arguments):
    app = make(arguments)
    timer = QTimer(app)
    timer.timeout.connect(lambda: [look(top) for top in app.topLevelWidgets() if top.objectName() == "window"])
    timer.start(20)
    return app

def look(window):
    peer = getattr(window.current, "peer", None)
    if peer is not None:
        print(window.current.objectName(), peer.text.toPlainText()[:7], flush=True)
        window.close()

application.make = made
sys.argv = ["ramage", *sys.argv[1:]]
sys.exit(__main__.main())
"""


def test_a_start_with_a_file_opens_it(author: Desk, compiled_home: Path, tmp_path: Path) -> None:
    handed(author, tmp_path / "à lire.ramage", author.keep())
    shutil.copytree(compiled_home, tmp_path / "third")
    services = build(AppPaths.below(tmp_path / "third"))
    services.preferences.finish_first_start()
    services.close()
    run = subprocess.run(
        [sys.executable, "-c", STARTED, str(tmp_path / "à lire.ramage")],
        env={**os.environ, "RAMAGE_HOME": str(tmp_path / "third"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.stdout.split("\n")[0] == "rehearsal En mars", run.stderr
    assert run.returncode == 0


def test_the_command_hands_the_file_to_the_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from composer.cli import main as command_line

    shown: list[Path] = []

    def show(file: Path) -> int:
        shown.append(file)
        return 0

    (tmp_path / "a.ramage").write_text("{}")
    assert command_line.run(["open", str(tmp_path / "a.ramage")], show=show) == 0
    assert shown == [tmp_path / "a.ramage"]
    assert command_line.run(["open", str(tmp_path / "missing.ramage")], show=show) == 2
    assert "does not exist" in capsys.readouterr().err


def test_keys_lists_what_can_be_done_here(author: Desk) -> None:
    from composer.ui.shortcuts import every_key

    groups = dict(every_key())
    assert ("Alt+Return", "Put the suggestion into the text") in groups["Rehearsal"]
    QTest.keyClick(author.window, Qt.Key.Key_Escape)
