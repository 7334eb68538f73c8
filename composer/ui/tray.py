# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program with its window closed: an icon beside the clock where there is a place for one, and one question."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QSystemTrayIcon

from composer.services.background import AtWork
from composer.ui import theme
from composer.ui.moments import weekday_and_hour
from composer.ui.tasks import Lane, TaskRunner

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.ui.main_window import MainWindow

_ASKED = "background-asked"
"""Place that remembers the one question."""
QUITTING = "ramage-quitting"
"""Property of the application once the system, or the menu of macOS, wants it to end."""


class TrayDesk(QObject):
    """Knows whether closing the window ends the program, and says what goes on behind it."""

    leave = Signal()
    """The program is to end."""
    screen_requested = Signal(str)
    finish_requested = Signal(object)
    """JobIds of what is published by hand, now."""
    failed = Signal(object)

    def __init__(
        self, application: QApplication, services: "Services", runner: TaskRunner, window: "MainWindow", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._services = services
        self._runner = runner
        self._window = window
        self._at_work = AtWork()
        self._told: frozenset[str] = frozenset()
        self._leaving = False
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self.question: QMessageBox | None = None
        """On screen while the one question is asked."""
        window.keeps_running = self.keeps_running
        window.asking = lambda: self.question is not None
        window.quit_wanted.connect(self.quit)

    # -- what goes on -----------------------------------------------------------

    def begin(self) -> None:
        """Once, after the start: the entry is made to say what the setting says."""
        self._runner.run(Lane.DATABASE, self._services.background.keep, failed=self.failed.emit)
        self.follow_setting()
        self.look()

    def look(self) -> None:
        """After the outbox has moved."""
        work = self._services.background.at_work
        self._runner.run(Lane.DATABASE, work, done=self.show, failed=self.failed.emit)

    def setting_changed(self) -> None:
        """The person decided in the preferences."""
        self._runner.run(Lane.DATABASE, self._services.background.keep, failed=self.failed.emit)
        self.follow_setting()

    def follow_setting(self) -> None:
        """Shows the icon, or not; without a place for one the program runs all the same."""
        wanted = self._services.background.wanted
        QApplication.setQuitOnLastWindowClosed(not wanted)
        if wanted and self._icon is None and QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(_bird(), self)
            self._icon.activated.connect(self._on_activated)
            self._icon.messageClicked.connect(self._on_message_clicked)
            self._show_menu()
            self._icon.show()
        elif not wanted and self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def show(self, at_work: AtWork) -> None:
        """What goes on, as it was found."""
        self._at_work = at_work
        waits = frozenset(str(job.id) for job in (*at_work.missed, *at_work.handed))
        news = waits - self._told
        self._told = waits
        self._show_menu()
        if news and self._icon is not None and not self._window.isVisible() and self._may_speak():
            self._icon.showMessage("Ramage", self.state(), _bird())

    def _may_speak(self) -> bool:
        return self._services.reminders.may_remind(self._services.clock.now())

    # -- the icon ---------------------------------------------------------------

    def state(self) -> str:
        """What goes on, in one line."""
        if self._at_work.missed:
            return self._missed(len(self._at_work.missed))
        if self._at_work.handed:
            return self.by_hand()
        if self._at_work.waiting:
            first = weekday_and_hour(self._at_work.waiting[0].due)
            return self.tr("%n publication(s) waiting, the next one: {when}", "", len(self._at_work.waiting)).format(
                when=first
            )
        return self.tr("Nothing waits for its hour")

    def by_hand(self) -> str:
        """What is to be posted by the person now, empty when nothing is."""
        wording = self._services.wording(self._services.preferences.language())
        names = dict.fromkeys(wording.text(f"network-name-{job.network}") for job in self._at_work.handed)
        return self.tr("To publish by hand now: {networks}").format(networks=", ".join(names)) if names else ""

    def _missed(self, count: int) -> str:
        return self.tr("%n publication(s) missed their hour and wait for your word", "", count)

    def menu(self) -> QMenu:
        """What the icon offers now."""
        menu = QMenu()
        told = QAction(self.state(), menu)
        told.setEnabled(bool(self._at_work.missed or self._at_work.handed or self._at_work.waiting))
        told.triggered.connect(self._open_outbox if self.state() != self.by_hand() else self.finish)
        come = QAction(self.tr("Open Ramage"), menu)
        come.triggered.connect(lambda: self._window.come_forward())
        end = QAction(self.tr("Quit: nothing leaves until you come back"), menu)
        end.triggered.connect(self.quit)
        menu.addAction(told)
        if self._at_work.missed and self._at_work.handed:
            menu.addAction(self.by_hand()).triggered.connect(self.finish)
        menu.addAction(come)
        menu.addAction(end)
        menu.insertSeparator(come)
        menu.insertSeparator(end)
        return menu

    def _show_menu(self) -> None:
        if self._icon is None:
            return
        before, self._menu = self._menu, self.menu()
        self._icon.setContextMenu(self._menu)
        self._icon.setToolTip(f"Ramage · {self.state()}")
        if before is not None:
            before.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._window.come_forward()

    def _on_message_clicked(self) -> None:
        if self._at_work.handed and not self._at_work.missed:
            self.finish()
        else:
            self._open_outbox()

    def _open_outbox(self) -> None:
        self._window.come_forward()
        self.screen_requested.emit("outbox")

    def finish(self) -> None:
        """To the steps by hand, one publication after the other."""
        self._window.come_forward()
        self.finish_requested.emit(tuple(job.id for job in self._at_work.handed))

    # -- the end ----------------------------------------------------------------

    def quit(self) -> None:
        """Whatever the setting says."""
        self._leaving = True
        self._window.close()
        self.leave.emit()

    def keeps_running(self) -> bool:
        """Asked when the window is closed: True when only the window goes, or while the question is open."""
        if self._leaving or self._application.isSavingSession() or self._application.property(QUITTING):
            return False
        if self._services.background.wanted:
            return True
        waiting = self._at_work.waiting
        if not waiting or self._services.preferences.place(_ASKED) or not self._services.background.may_choose:
            return False
        self.ask()
        return True

    def ask(self) -> None:
        """Whether it may go on without its window."""
        box = QMessageBox(self._window)
        box.setObjectName("background.question")
        box.setIconPixmap(_bird().pixmap(*(theme.pixels(40),) * 2))
        box.setWindowTitle("Ramage")
        waiting = self._at_work.waiting
        box.setText(self.tr("%n publication(s) still wait for their hour.", "", len(waiting)))
        box.setInformativeText(
            self.tr(
                "Ramage can go on without its window, and start with your session, so that they leave in time. "
                "Otherwise what misses its hour is offered to you the next time you open Ramage. "
                "You can change this in the preferences."
            )
        )
        keep = box.addButton(self.tr("Go on without a window"), QMessageBox.ButtonRole.AcceptRole)
        keep.setObjectName("background.keep")
        end = box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        end.setObjectName("background.quit")
        box.setDefaultButton(keep)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        keep.setProperty("role", "primary")
        theme.repolish(keep)
        for button in box.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        box.finished.connect(lambda _: self._on_answered(box, keep, end))
        self.question = box
        box.open()

    def _on_answered(self, box: QMessageBox, keep: object, end: object) -> None:
        chosen, self.question = box.clickedButton(), None
        box.deleteLater()
        if chosen is keep:
            self._runner.run(Lane.DATABASE, self._choose, done=lambda _: self._on_kept(), failed=self.failed.emit)
        elif chosen is end:
            remember = self._services.preferences.remember_place
            self._runner.run(Lane.DATABASE, lambda: remember(_ASKED, "no"), failed=self.failed.emit)
            self.quit()

    def _choose(self) -> None:
        self._services.background.choose(True)

    def _on_kept(self) -> None:
        self.follow_setting()
        self._window.close()

    def forget(self) -> None:
        """The window is about to go for good."""
        self._leaving = True
        QApplication.setQuitOnLastWindowClosed(True)
        if self._icon is not None:
            self._icon.hide()


def _bird() -> QIcon:
    return theme.icon("bird", "brand")
