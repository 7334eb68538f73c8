# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Own words are the short path: what the person has to do is counted, with the keyboard and with the mouse."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.ids import PostId
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.ui.screens.compose import ComposeScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.publish_bar import Phase

PATIENCE_MS = 60_000
POST = PostId("partenariat-acme")
OWN = (
    "En mars, je n’y croyais pas. Trois mois avec Acme sur le quai, et je compte autrement : je regarde d’abord les "
    "caisses qui rentrent vides. Le jour où une collègue a refait la tournée à vélo, tout le monde s’est tu. "
    "30 % de carbone en moins, #SalariéNordalia"
)
SENTENCE = "Ma collègue a refait toute la tournée à vélo, et je me suis tue."


class Hand:
    """Every deed of the person passes through here and counts as one; so does writing something, however long."""

    def __init__(self, screen: ComposeScreen, qtbot: QtBot) -> None:
        self.deeds = 0
        self._screen = screen
        self._qtbot = qtbot

    def write(self, text: str, field: QWidget) -> None:
        self.deeds += 1
        field.setFocus()
        for char in text:  # QTest knows ASCII only
            QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char))

    def press(self, name: str) -> None:
        """That button, reached for free."""
        self.deeds += 1
        self._press(self._button(name))

    def publish(self) -> None:
        self.deeds += 1
        self._publish()

    def put(self) -> None:
        self.deeds += 1
        self._put()

    def _button(self, name: str) -> QAbstractButton:
        found = self._screen.findChild(QAbstractButton, name)
        assert found is not None, name
        self._qtbot.waitUntil(lambda: found.isVisible() and found.isEnabled(), timeout=PATIENCE_MS)
        return found

    def _press(self, button: QAbstractButton) -> None:
        raise NotImplementedError

    def _publish(self) -> None:
        raise NotImplementedError

    def _put(self) -> None:
        raise NotImplementedError


class Keyboard(Hand):
    def _press(self, button: QAbstractButton) -> None:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def _publish(self) -> None:
        QTest.keyClick(self._screen.desk.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _put(self) -> None:
        QTest.keyClick(self._screen.desk.prompt.field, Qt.Key.Key_Return)


class Mouse(Hand):
    def _press(self, button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _publish(self) -> None:
        self._press(self._button("compose.publish"))

    def _put(self) -> None:
        self._press(self._button("compose.prompt.put"))


@pytest.fixture(params=[Keyboard, Mouse])
def begin(
    request: pytest.FixtureRequest, services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot
) -> Iterator[Callable[[], tuple[ComposeScreen, Hand]]]:
    """Each call opens a draft about the post on an empty page, and lends a hand."""
    screen = ComposeScreen(services, runner, wording)
    qtbot.addWidget(screen)
    screen.resize(1360, 840)
    with qtbot.waitExposed(screen):
        screen.show()

    def opened() -> tuple[ComposeScreen, Hand]:
        screen.open_draft(services.drafting.from_post(POST, Language.FRENCH))
        return screen, request.param(screen, qtbot)

    yield opened
    screen.leave()


Begin = Callable[[], tuple[ComposeScreen, Hand]]


def at(screen: ComposeScreen, phase: Phase) -> bool:
    return screen.desk.bar.phase is phase


def in_own_words(begin: Begin, qtbot: QtBot) -> int:
    screen, hand = begin()
    hand.write(OWN, screen.desk.editor)
    hand.publish()
    qtbot.waitUntil(partial(at, screen, Phase.SETTLED), timeout=PATIENCE_MS)
    return hand.deeds


def asked_for_an_angle(begin: Begin, qtbot: QtBot) -> tuple[ComposeScreen, Hand]:
    screen, hand = begin()
    hand.press("compose.start_from_approved")
    hand.publish()
    qtbot.waitUntil(partial(at, screen, Phase.ASKING), timeout=PATIENCE_MS)
    assert screen.desk.prompt.isVisible()
    assert screen.desk.prompt.field.hasFocus()
    return screen, hand


def as_it_is(begin: Begin, qtbot: QtBot) -> int:
    screen, hand = asked_for_an_angle(begin, qtbot)
    hand.press("publish.as_it_is")
    qtbot.waitUntil(partial(at, screen, Phase.CONFIRMING), timeout=PATIENCE_MS)
    assert not screen.desk.prompt.isVisible()
    hand.press("publish.confirm")
    qtbot.waitUntil(partial(at, screen, Phase.SETTLED), timeout=PATIENCE_MS)
    return hand.deeds


def with_a_sentence(begin: Begin, qtbot: QtBot) -> int:
    screen, hand = asked_for_an_angle(begin, qtbot)
    before = screen.desk.editor.text()
    hand.write(SENTENCE, screen.desk.prompt.field)
    hand.put()
    assert screen.desk.editor.text() == f"{SENTENCE}\n\n{before}"
    hand.publish()
    qtbot.waitUntil(partial(at, screen, Phase.CONFIRMING), timeout=PATIENCE_MS)
    hand.press("publish.confirm")
    qtbot.waitUntil(partial(at, screen, Phase.SETTLED), timeout=PATIENCE_MS)
    return hand.deeds


@pytest.mark.parametrize("verbatim", [as_it_is, with_a_sentence])
def test_own_words_go_out_with_less_to_do_than_the_approved_text(
    begin: Begin, qtbot: QtBot, verbatim: Callable[[Begin, QtBot], int]
) -> None:
    own = in_own_words(begin, qtbot)
    assert own == 2
    assert own + 1 <= verbatim(begin, qtbot)


def test_who_goes_back_to_the_text_is_asked_again(begin: Begin, qtbot: QtBot, services: Services) -> None:
    screen, hand = asked_for_an_angle(begin, qtbot)
    QTest.keyClick(screen.desk.prompt.field, Qt.Key.Key_Escape)
    assert at(screen, Phase.READY)
    assert screen.desk.editor.hasFocus()
    hand.publish()
    qtbot.waitUntil(partial(at, screen, Phase.ASKING), timeout=PATIENCE_MS)
    assert services.publishing.jobs() == ()


def test_a_changed_text_is_asked_again_after_a_refusal(begin: Begin, qtbot: QtBot) -> None:
    screen, hand = asked_for_an_angle(begin, qtbot)
    hand.press("publish.as_it_is")
    qtbot.waitUntil(partial(at, screen, Phase.CONFIRMING), timeout=PATIENCE_MS)
    QTest.keyClicks(screen.desk.editor, " ")
    qtbot.waitUntil(partial(at, screen, Phase.READY), timeout=PATIENCE_MS)
    hand.publish()
    qtbot.waitUntil(partial(at, screen, Phase.ASKING), timeout=PATIENCE_MS)
