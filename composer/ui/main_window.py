# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: the rail, a banner, and one screen at a time, each built when it is first shown."""

import base64
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from composer.domain.drafts import Draft
from composer.domain.errors import RamageError
from composer.domain.ids import PostId
from composer.ui import theme
from composer.ui.file_choice import dropped_file
from composer.ui.handed_desk import HandedDesk
from composer.ui.library_wait import LibraryWait
from composer.ui.navigation import SCREENS, ScreenSpec, title_of
from composer.ui.reminder_desk import ReminderDesk
from composer.ui.screen import Screen
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.team_offer import TeamOffer
from composer.ui.widgets.banner import Banner
from composer.ui.widgets.rail import Rail

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.domain.outbox import Job
    from composer.services.reminders import Reminder
    from composer.ui.first_start import FirstStart

_SPECS: Final[dict[str, ScreenSpec]] = {spec.key: spec for spec in SCREENS}
USUAL_SIZE: Final = (1280, 840)
SMALLEST: Final = (760, 540)


class _Stage(QStackedWidget):
    """Never makes the window larger than the person wants it: screens rearrange themselves, or scroll."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class MainWindow(QMainWindow):
    """Routes what screens ask for; asks services only where the person was."""

    first_painted = Signal()
    setting_changed = Signal(str)
    jobs_changed = Signal()
    """A screen has moved the outbox."""
    quit_wanted = Signal()
    """The person wants to end the program, not only to close the window."""
    library_wanted = Signal()
    """Bring the library again, after it failed."""
    library_not_wanted = Signal()
    """Stop bringing it, for now."""

    def __init__(self, services: "Services", runner: TaskRunner) -> None:
        super().__init__()
        self._services = services
        self._runner = runner
        self._screens: dict[str, Screen] = {}
        self._key = ""
        self._ready = False
        self._painted = False
        self._file_wanted = ""
        self._first_start: FirstStart | None = None
        self.keeps_running: Callable[[], bool] = lambda: False
        """Asked when the window is closed: True when the program goes on without it."""
        self.asking: Callable[[], bool] = lambda: False
        """True while a question about that stands in front of the window."""
        self._reminders = ReminderDesk(self)
        self._reminders.draft_requested.connect(self.open_draft)
        self._handed = HandedDesk(self)
        self._handed.finish_requested.connect(self.finish_by_hand)
        self._team_offer = TeamOffer(self)
        self._team_offer.chosen.connect(self._on_team_chosen)
        self.setObjectName("window")
        self.setWindowTitle("Ramage")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self._build()
        self._bind_keys()
        self._restore_size()
        runner.failed.connect(self.tell)

    def _build(self) -> None:
        self._wording = self._services.wording(self._services.preferences.language())
        self._rail = Rail()
        for spec in (s for s in SCREENS if not s.at_bottom):
            self._add_to_rail(spec)
        self._rail.add_stretch()
        for spec in (s for s in SCREENS if s.at_bottom):
            self._add_to_rail(spec)
        self._rail.screen_chosen.connect(self.show_screen)
        self._banner = Banner()
        self._banner.action_chosen.connect(self.library_wanted)
        self._handed.use(self._banner, self._wording)
        self._reminders.use(self._banner)
        self._team_offer.use(self._banner)
        self._waiting = LibraryWait()
        self._waiting.wanted.connect(self.library_wanted)
        self._waiting.not_wanted.connect(self.library_not_wanted)
        self._stack = _Stage()
        self._stack.addWidget(QWidget())
        self._stack.addWidget(self._waiting)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self._outer = _Stage()
        self._outer.addWidget(body)
        self.setCentralWidget(self._outer)

    def _add_to_rail(self, spec: ScreenSpec) -> None:
        words = title_of(spec)
        shown = QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self._rail.add(spec.key, spec.icon, words, shown)

    def _bind_keys(self) -> None:
        bound: list[tuple[str, Callable[[], object]]] = [
            (spec.shortcut, partial(self.show_screen, spec.key)) for spec in SCREENS
        ]
        bound += [
            ("Ctrl+F", self._on_search_wanted),
            ("Ctrl+N", self.write_from_scratch),
            ("Ctrl+Q", self.quit_wanted.emit),
            ("F1", self.show_keys),
            ("?", self.show_keys),
        ]
        for keys, action in bound:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(action)

    # -- from the start to the first screen -----------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        return super().event(event)

    @property
    def painted(self) -> bool:
        """True once somebody has seen it."""
        return self._painted

    def begin(self) -> None:
        """After the first paint: where the person was, or the first start, as soon as there is a library."""
        if self._services.library.ready:
            self._show_place()
        else:
            self._waiting.getting_ready()
            self._stack.setCurrentWidget(self._waiting)

    def library_arrived(self, changed: bool) -> None:
        """The library can be shown."""
        if not self._ready:
            self._show_place()
        elif changed:
            self.refresh()

    def library_failed(self, error: RamageError) -> None:
        """The one before stays in use; without one there is nothing to show."""
        if self._ready:
            self._banner.show_trouble(
                self._trouble(error) + self._waiting.kept(error, self._wording), self._waiting.remedy(error)
            )
        else:
            self._stack.setCurrentWidget(self._waiting)
            self._waiting.failed(error, self._wording)

    @property
    def waiting(self) -> LibraryWait | None:
        """Where a library is waited for; None once one could be shown."""
        return None if self._ready else self._waiting

    def _show_place(self) -> None:
        self._ready = True
        if not self._services.preferences.first_start_done():
            self._show_first_start()
            return
        place = self._services.preferences.place("screen")
        if place in _SPECS:
            self.show_screen(place)
        elif draft := self._services.drafting.open_draft():
            self.open_draft(draft)
        else:
            self.show_screen(SCREENS[0].key)
        self._open_wanted_file()

    def _show_first_start(self) -> None:
        from composer.ui.first_start import FirstStart

        page = FirstStart(self._services, self._runner, self._wording)
        page.finished.connect(self._on_first_start_finished)
        page.setting_changed.connect(self.setting_changed)
        page.notice.connect(self.tell)
        self._first_start = page
        self._outer.addWidget(page)
        self._outer.setCurrentWidget(page)
        page.begin()

    def _on_first_start_finished(self, key: str) -> None:
        page, self._first_start = self._first_start, None
        self._outer.setCurrentIndex(0)
        if page is not None:
            self._outer.removeWidget(page)
            page.deleteLater()
        self.show_screen(key)
        self._open_wanted_file()

    # -- screens ----------------------------------------------------------------

    @property
    def current(self) -> Screen | None:
        """The screen at the front."""
        return self._screens.get(self._key)

    def screen_named(self, key: str) -> Screen:
        """The screen with that key, built when it is not there yet."""
        if key not in self._screens:
            screen = _SPECS[key].make(self._services, self._runner, self._wording)
            screen.setObjectName(key)
            screen.setAccessibleName(title_of(_SPECS[key]))
            screen.screen_requested.connect(self.show_screen)
            screen.draft_requested.connect(self.open_draft)
            screen.draft_changed.connect(self._on_draft_changed)
            screen.text_requested.connect(self._on_text_requested)
            screen.guide_requested.connect(self._on_guide_requested)
            screen.notice.connect(self.tell)
            screen.jobs_changed.connect(self.refresh)
            screen.jobs_changed.connect(self.jobs_changed)
            screen.accounts_changed.connect(self.refresh)
            screen.forward_requested.connect(self.come_forward)
            screen.setting_changed.connect(self.setting_changed)
            self._screens[key] = screen
            self._stack.addWidget(screen)
        return self._screens[key]

    def show_screen(self, key: str) -> None:
        """Bring a screen to the front and remember it as the place to come back to."""
        if not self._ready or self._first_start is not None:
            return
        if key != self._key:
            if self.current is not None:
                self.current.leave()
            screen = self.screen_named(key)
            self._key = key
            self._stack.setCurrentWidget(screen)
            self._rail.show_chosen(key)
            self._remember("screen", key)
        self.screen_named(key).activate()

    def open_draft(self, draft: Draft) -> None:
        """In Guides while it is on its way through one, in Compose otherwise."""
        under_way = draft.guide is not None and draft.guide.step < len(draft.guide.answers)
        key = "guides" if under_way else "compose"
        self.screen_named(key).open_draft(draft)
        self.show_screen(key)

    def _on_draft_changed(self, draft: Draft) -> None:
        if "compose" in self._screens:
            self._screens["compose"].take_over(draft)

    def _on_text_requested(self, draft: Draft) -> None:
        compose = self.screen_named("compose")
        if not compose.holds(draft):
            compose.open_draft(draft)
        self.show_screen("compose")

    def open_peer_file(self, path: str) -> None:
        """A colleague's draft or comments; before there is a library, as soon as there is one."""
        self._file_wanted = path
        if self._ready and self._first_start is None:
            self._open_wanted_file()

    def _open_wanted_file(self) -> None:
        path, self._file_wanted = self._file_wanted, ""
        if path:
            self.show_screen("rehearsal")
            self.screen_named("rehearsal").open_file(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event.mimeData()):
            event.acceptProposedAction()
            self.open_peer_file(path)

    def write_from_scratch(self) -> None:
        """An empty page."""
        if self._ready and self._first_start is None:
            self.open_draft(self._services.drafting.blank(self._services.preferences.language()))

    def refresh(self) -> None:
        """Every screen looks at the library and the outbox again."""
        for screen in self._screens.values():
            screen.refresh()

    def _on_guide_requested(self, post: str) -> None:
        self.show_screen("guides")
        self.screen_named("guides").choose_for(PostId(post))

    def _on_search_wanted(self) -> None:
        if self.current is not None:
            self.current.focus_search()

    def show_keys(self) -> None:
        """The sheet of all keys."""
        from composer.ui.shortcuts import KeySheet

        KeySheet(self).open()

    # -- telling ------------------------------------------------------------------

    def tell(self, said: object) -> None:
        """A RamageError with its remedy, which stays, or a word in passing."""
        if isinstance(said, RamageError):
            self._banner.show_trouble(self._trouble(said))
        else:
            self._banner.show_word(str(said))

    def _trouble(self, error: RamageError) -> str:
        words = self._wording.error(error)
        title = words.title if words.title.endswith((".", "!", "?", "…")) else f"{words.title}."
        return " ".join(part for part in (title, words.text, words.action) if part)

    def offer_team(self) -> None:
        """There is a team space, and the person was never asked."""
        self._team_offer.offer()

    def team_changed(self) -> None:
        """A round of the team space has ended."""
        if (screen := self._screens.get("preferences")) is not None:
            screen.team_changed()

    def _on_team_chosen(self) -> None:
        self.show_screen("preferences")
        self.screen_named("preferences").show_team()

    def remind(self, due: "tuple[Reminder, ...]") -> None:
        """The hours chosen for these drafts have come; the task bar says so too where another window is in front."""
        self._reminders.remind(due)
        QApplication.alert(self)

    def tell_handed(self, jobs: "tuple[Job, ...]") -> None:
        """It is the hour of what is published by hand."""
        self._handed.tell(jobs)
        QApplication.alert(self)

    def finish_by_hand(self, jobs: object) -> None:
        self.show_screen("outbox")
        self.screen_named("outbox").finish_by_hand(jobs)

    def come_forward(self, link: str = "") -> None:
        """Somebody asked for the window, perhaps with a file to open."""
        if link.startswith("file:"):
            self.open_peer_file(QUrl(link).toLocalFile())
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # -- another language or text size ----------------------------------------------

    def rebuild(self) -> None:
        """The same place again, in the language and size now in force."""
        focus = QApplication.focusWidget()
        name = focus.objectName() if focus is not None else ""
        for screen in self._screens.values():
            screen.leave()
        old = self._outer
        key, self._key, self._screens = self._key, "", {}
        in_first_start, self._first_start = self._first_start is not None, None
        self._build()
        old.deleteLater()
        self._outer.show()  # what is not shown yet can't take the focus
        if in_first_start:
            self._show_first_start()
        elif key:
            self.show_screen(key)
        if name and (widget := self._outer.findChild(QWidget, name)) is not None:
            widget.setFocus()

    # -- the end ----------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing may be lost after it, also when only the window goes and the program stays."""
        for screen in self._screens.values():
            screen.leave()
        self._remember("size", base64.b64encode(self.saveGeometry().data()).decode("ascii"))
        if self.keeps_running():
            event.ignore()
            self.setVisible(self.asking())
            return
        event.accept()

    def _remember(self, name: str, value: str) -> None:
        self._runner.run(Lane.DATABASE, partial(self._services.preferences.remember_place, name, value))

    def _restore_size(self) -> None:
        kept = self._services.preferences.place("size")
        if not kept or not self.restoreGeometry(QByteArray(base64.b64decode(kept))):
            self.resize(*(theme.pixels(length) for length in USUAL_SIZE))
            available = self.screen().availableSize()
            self.resize(self.size().boundedTo(available))
