# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every screen keeps from the day it is registered: names, keys, room for its words."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.drafts import Draft
from composer.domain.ids import GuideId, NetworkKey, PostId
from composer.domain.settings import INTERFACE_LANGUAGE
from composer.domain.text import Language
from composer.system.paths import AppPaths
from composer.ui import theme
from composer.ui.demo.peers import hand_to_a_colleague
from composer.ui.demo.script import SCRIPTS
from composer.ui.i18n import Translations
from composer.ui.main_window import MainWindow
from composer.ui.navigation import SCREENS, ScreenSpec
from composer.ui.screen import Screen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.labels import ElidedLabel

SMALL = (1024, 700)
PADDING = "Ąÿĕş Ģŷ Ąÿĕşgŷ Ąÿ "
every_screen = pytest.mark.parametrize("spec", SCREENS, ids=[spec.key for spec in SCREENS])


class Longer(QTranslator):
    """A language that needs 40 % more room, with accents above and below."""

    def translate(
        self,
        context: str,  # noqa: ARG002 - Qt's signature
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,  # noqa: ARG002 - Qt's signature
    ) -> str:
        return source + (" " + PADDING * (len(source) // 20 + 1))[: round(len(source) * 0.4)].rstrip()

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled") / "home"
    services = build(AppPaths.below(folder))
    services.library.ensure()
    services.preferences.finish_first_start()
    services.close()
    return folder


@pytest.fixture
def services(compiled: Path, tmp_path: Path) -> Iterator[Services]:
    shutil.copytree(compiled, tmp_path / "home")
    made = build(AppPaths.below(tmp_path / "home"))
    yield made
    made.close()


class Stage:
    """The whole window at its small size, without what goes on behind it."""

    def __init__(self, services: Services, qapp: QApplication, qtbot: QtBot, language: str, text_size: int) -> None:
        services.preferences.change(INTERFACE_LANGUAGE, "en" if language == "longer" else language)
        self._qapp, self._qtbot = qapp, qtbot
        self._translations = Translations(qapp)
        self._translations.speak(services.preferences.language())
        self._longer = Longer()
        if language == "longer":
            qapp.installTranslator(self._longer)
        theme.apply(qapp, "light", text_size)
        self.runner = TaskRunner()
        self.window = MainWindow(services, self.runner)
        self.window.resize(*SMALL)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.window.begin()
        self.settle()

    def bring(self, key: str) -> Screen:
        self.window.show_screen(key)
        self.settle()
        return self.current

    @property
    def current(self) -> Screen:
        assert self.window.current is not None
        return self.window.current

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: self.runner.idle)
        for _ in range(3):
            QCoreApplication.processEvents()

    def close(self) -> None:
        self.window.close()
        self.runner.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._qapp.removeTranslator(self._longer)
        self._translations.forget()
        theme.apply(self._qapp, "light")


Open = Callable[..., Stage]


@pytest.fixture
def opened(services: Services, qapp: QApplication, qtbot: QtBot) -> Iterator[Open]:
    """``opened("fr", 200)``: the window in French at 200 %."""
    stages: list[Stage] = []

    def open_stage(language: str = "en", text_size: int = 100) -> Stage:
        stages.append(Stage(services, qapp, qtbot, language, text_size))
        return stages[-1]

    yield open_stage
    for stage in stages:
        stage.close()


def controls(screen: QWidget) -> list[QWidget]:
    """What Tab should reach."""
    return [
        w
        for w in screen.findChildren(QWidget)
        if w.isVisible()
        and w.isEnabled()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
        and not isinstance(w.parentWidget(), QSpinBox)  # the field inside belongs to it
    ]


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r}"


def cut_words(screen: QWidget) -> list[str]:
    """Labels and buttons that have less room than their words need."""
    found = []
    for label in screen.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, ElidedLabel):
            continue
        if label.wordWrap():
            cut = label.heightForWidth(label.width()) > label.height() + 1
        else:
            cut = label.sizeHint().width() > label.width() + 1
        if cut:
            found.append(f"{described(label)}: {label.text()[:60]!r}")
    for button in screen.findChildren(QAbstractButton):
        if not button.isVisible() or not button.text() or button.layout() is not None:
            continue
        if button.hasHeightForWidth():
            cut = button.heightForWidth(button.width()) > button.height() + 1
        else:
            cut = button.sizeHint().width() > button.width() + 1
        if cut:
            found.append(f"{described(button)}: {button.text()[:60]!r}")
    return found


def outside(screen: QWidget) -> list[str]:
    """Controls that stick out of the window at the right, where nothing scrolls to them."""
    edge = screen.window().width()
    return [
        f"{described(w)} ends at {end} of {edge}"
        for w in controls(screen)
        if (end := w.mapTo(screen.window(), w.rect().topRight()).x()) > edge
    ]


@every_screen
def test_every_control_has_a_name_and_tab_reaches_it(spec: ScreenSpec, opened: Open) -> None:
    stage = opened()
    screen = stage.bring(spec.key)
    assert screen.accessibleName()
    all_are_named_and_reached(stage, screen)


def all_are_named_and_reached(stage: Stage, screen: Screen) -> None:
    wanted = controls(screen)
    assert wanted
    assert [described(w) for w in wanted if not spoken(w).strip()] == []
    names = [w.objectName() for w in wanted]
    assert [described(w) for w in wanted if not w.objectName()] == []
    assert sorted({name for name in names if names.count(name) > 1}) == []
    reached: set[QWidget] = set()
    wanted[0].setFocus()
    for _ in range(4 * len(controls(stage.window)) + 8):
        focus = QApplication.focusWidget()
        assert focus is not None, [described(w) for w in reached]
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    missed = [w for w in wanted if w.isVisible() and w not in reached and not _one_of_a_group(w, reached)]
    assert [described(w) for w in missed] == []


def _one_of_a_group(widget: QWidget, reached: set[QWidget]) -> bool:
    """In an exclusive group Tab goes to the chosen button, and arrows to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and any(button in reached for button in group.buttons())


@every_screen
@pytest.mark.parametrize(("language", "text_size"), [("fr", 100), ("longer", 100), ("fr", 200)])
def test_no_word_is_cut_in_a_small_window(spec: ScreenSpec, language: str, text_size: int, opened: Open) -> None:
    stage = opened(language, text_size)
    screen = stage.bring(spec.key)
    assert stage.window.size().toTuple() == SMALL
    assert cut_words(stage.window) == []
    assert outside(screen) == []
    assert _colours(screen) > 8, "the screen is blank"


@pytest.mark.parametrize("language", ["fr", "longer"])
@pytest.mark.parametrize("key", ["compose", "guides"])
def test_work_under_way_fits_too(key: str, language: str, services: Services, opened: Open) -> None:
    stage = opened(language)
    begin: dict[str, Callable[[], Draft]] = {
        "compose": lambda: services.drafting.from_post(PostId("partenariat-acme"), Language.FRENCH),
        "guides": lambda: services.guiding.begin(GuideId("changement-d-avis"), Language.FRENCH),
    }
    stage.window.open_draft(begin[key]())
    stage.settle()
    assert stage.current.objectName() == key
    assert cut_words(stage.window) == []
    assert outside(stage.current) == []


@pytest.mark.parametrize(("language", "text_size"), [("en", 100), ("fr", 100), ("longer", 100), ("fr", 200)])
@pytest.mark.parametrize("side", ["author", "colleague"])
def test_a_rehearsal_under_way_keeps_it_all_too(
    side: str, language: str, text_size: int, compiled: Path, tmp_path: Path, services: Services, opened: Open
) -> None:
    shutil.copytree(compiled, tmp_path / "colleague")
    colleague = build(AppPaths.below(tmp_path / "colleague"))
    written = SCRIPTS[Language.FRENCH].draft
    draft = services.drafting.from_post(PostId("partenariat-acme"), Language.FRENCH).with_text(written)
    draft = services.drafting.save(replace(draft, networks=(NetworkKey("practice"), NetworkKey("x"))))
    services.drafting.remember_open(draft.with_text("Court.", NetworkKey("x")).id)
    asked = hand_to_a_colleague(services, colleague, draft, tmp_path)
    colleague.close()
    stage = opened(language, text_size)
    screen = stage.bring("rehearsal")
    if side == "colleague":
        stage.window.open_peer_file(str(asked))
        stage.settle()
    assert cut_words(stage.window) == []
    assert outside(screen) == []
    if (language, text_size) == ("en", 100):
        all_are_named_and_reached(stage, screen)


def test_keys_of_the_rail_are_all_different() -> None:
    keys = [QKeySequence(spec.shortcut).toString() for spec in SCREENS]
    assert len(set(keys)) == len(SCREENS)
    assert all(keys)


def _colours(screen: QWidget) -> int:
    image = screen.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})
