# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of the window: everything it needs, put together by hand."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from composer.bootstrap import Services
from composer.domain.errors import RamageError
from composer.domain.settings import BACKGROUND, INTERFACE_LANGUAGE, INTERFACE_THEME, TEXT_SIZE
from composer.domain.sync_errors import LibraryNotSynced
from composer.domain.syncing import SyncResult
from composer.ui.appearance import Appearance
from composer.ui.housekeeping import Housekeeping
from composer.ui.i18n import Translations
from composer.ui.library_sync_desk import LibrarySyncDesk
from composer.ui.main_window import MainWindow
from composer.ui.tasks import TaskRunner
from composer.ui.team_rounds import TeamRounds
from composer.ui.tray import TrayDesk


class Session(QObject):
    """``open`` shows the window; the rest follows its first paint. ``close`` ends it, ``leave`` with the program."""

    def __init__(self, application: QApplication, services: Services) -> None:
        super().__init__()
        self._services = services
        self._translations = Translations(application)
        self._translations.speak(services.preferences.language())
        self._appearance = Appearance(application, services.preferences)
        self._appearance.apply()
        self.runner = TaskRunner(self)
        self.runner.bring_file = services.incoming.bring
        self.window = MainWindow(services, self.runner)
        self.housekeeping = Housekeeping(services, self.runner, self)
        self.team = TeamRounds(services, self.runner, self)
        self.team.to_ask.connect(self.window.offer_team)
        self.team.ended.connect(self.window.team_changed)
        self.team.failed.connect(self.window.tell)
        self.housekeeping.jobs_changed.connect(self.team.soon)
        self.window.jobs_changed.connect(self.team.soon)
        self.tray = TrayDesk(application, services, self.runner, self.window, self)
        self.library = LibrarySyncDesk(services, self.runner, self.window, self)
        self._begun = False
        self.window.first_painted.connect(self._on_first_painted)
        self.window.setting_changed.connect(self._on_setting_changed)
        self.housekeeping.settings_changed.connect(self._on_settings_changed)
        self.window.library_wanted.connect(self.housekeeping.bring_library)
        self.housekeeping.library_ready.connect(self._on_library_ready)
        self.housekeeping.library_failed.connect(self._on_library_failed)
        self.window.library_wanted.connect(self.library.ask_for_it)
        self.window.library_not_wanted.connect(self.library.cancel)
        self.library.brought.connect(self._on_library_brought)
        self.library.jobs_changed.connect(self.window.refresh)
        self.library.jobs_changed.connect(self.tray.look)
        self.housekeeping.jobs_changed.connect(self.window.refresh)
        self.housekeeping.reminders_due.connect(self.window.remind)
        self.housekeeping.handed_over.connect(self.window.tell_handed)
        self.housekeeping.failed.connect(self.window.tell)
        self.housekeeping.jobs_changed.connect(self.tray.look)
        self.window.jobs_changed.connect(self.tray.look)
        self.tray.screen_requested.connect(self.window.show_screen)
        self.tray.finish_requested.connect(self.window.finish_by_hand)
        self.tray.failed.connect(self.window.tell)
        self.tray.leave.connect(application.quit)

    def open(self) -> None:
        """The window first, its content after."""
        self.window.show()

    def open_in_background(self) -> None:
        """No window before somebody asks for it; what is due leaves all the same."""
        QTimer.singleShot(0, self._begin)

    def close(self) -> None:
        """Drafts are on disk when it returns, and nothing is at work any more."""
        self._wind_up()
        self.runner.close()
        self.window.deleteLater()
        self._translations.forget()
        self._appearance.deleteLater()

    def leave(self) -> bool:
        """Drafts are on disk when it returns. False: the process is to end without a further look at the services."""
        self._wind_up()
        return self.runner.leave()

    def _wind_up(self) -> None:
        self.housekeeping.stop()
        self.team.stop()
        self.library.stop()
        self.tray.forget()
        self.window.close()
        self._services.grammar.close()  # a task that waits for its server ends with it

    def _on_first_painted(self) -> None:
        self.window.begin()
        self._begin()

    def _begin(self) -> None:
        """What goes on behind the window, once."""
        if not self._begun:
            self._begun = True
            self.housekeeping.begin()
            self.tray.begin()

    def _on_library_ready(self, changed: bool) -> None:
        """A window nobody has seen yet needs no screens."""
        if self.window.painted:
            self.window.library_arrived(changed)
        self.team.begin()

        self.library.begin()

    def _on_library_failed(self, error: RamageError) -> None:
        """One that was never brought is brought now; what is wrong with it, if anything, is told then."""
        if not isinstance(error, LibraryNotSynced):
            self.window.library_failed(error)
        self.library.begin()

    def _on_library_brought(self, result: SyncResult) -> None:
        self.housekeeping.library_taken_over(result.changed)

    def _on_settings_changed(self, keys: frozenset[str]) -> None:
        for key in sorted(keys):
            self._on_setting_changed(key)

    def _on_setting_changed(self, key: str) -> None:
        self.library.setting_changed(key)
        if key == INTERFACE_LANGUAGE.key:
            self._translations.speak(self._services.preferences.language())
            self.window.rebuild()
        elif key == INTERFACE_THEME.key:
            self._appearance.apply()
        elif key == BACKGROUND.key:
            self.tray.setting_changed()
        elif key == TEXT_SIZE.key:
            self._appearance.apply()
            self.window.rebuild()
        else:
            self.window.refresh()
