# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A library that is still being written, shown as its readers will see it: marked, and never older than its files."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from composer.domain.errors import RamageError
from composer.domain.settings import INTERFACE_LANGUAGE, TEXT_SIZE
from composer.ui.preview_mark import PreviewStrip
from composer.ui.session import Session
from composer.ui.tasks import Lane

if TYPE_CHECKING:
    from composer.bootstrap import Services

LOOK_EVERY_MS: Final = 1_000


class PreviewDesk(QObject):
    """Lives as long as the session; the folder is looked at again and again, and shown anew when it has changed."""

    def __init__(self, services: "Services", session: Session) -> None:
        super().__init__(session)
        self._services = services
        self._session = session
        self._trouble = ""
        self._looking = False
        self._strip = self._new_strip()
        session.window.setting_changed.connect(self._on_setting_changed)
        session.window.first_painted.connect(self._begin)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Show what was saved since. What can't be read is told in the strip, and what was shown before stays."""
        if self._looking:
            return
        self._looking = True
        self._session.runner.run(Lane.DATABASE, self._bring, done=self._on_brought, failed=self._on_failed)

    def stop(self) -> None:
        """The session ends."""
        self._timer.stop()

    def _begin(self) -> None:
        self._timer.start()

    def _bring(self) -> bool:
        changed = self._services.library.ensure()
        if changed:
            self._services.holding.follow()
        return changed

    def _on_brought(self, changed: bool) -> None:
        self._looking = False
        self._say("")
        if changed:
            self._session.housekeeping.library_taken_over(changed)

    def _on_failed(self, error: RamageError) -> None:
        self._looking = False
        wording = self._services.wording(self._services.preferences.language())
        self._say(wording.error(error).text)

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._strip.show_trouble(trouble)

    def _new_strip(self) -> PreviewStrip:
        window = self._session.window
        window.setWindowTitle(self.tr("Ramage – preview, approved by nobody"))
        strip = PreviewStrip(self._services.preview)
        strip.show_trouble(self._trouble)
        window.setMenuWidget(strip)
        return strip

    def _on_setting_changed(self, key: str) -> None:
        """The session has changed language and size before."""
        if key in (INTERFACE_LANGUAGE.key, TEXT_SIZE.key):
            self._strip = self._new_strip()
