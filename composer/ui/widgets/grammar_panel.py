# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How it stands with LanguageTool, and its download with progress and a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.words import column, label, row

MB = 1_000_000


class GrammarPanel(QWidget):
    """Knows no service; what the person wants leaves by signals."""

    look_requested = Signal()
    download_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences.grammar")
        outer = column(10, self)
        outer.setContentsMargins(*theme.margins(0, 2, 0, 14))
        line = row(12)
        self._state = label("", "secondary")
        self._state.setObjectName("preferences.grammar.state")
        self.look = button(self.tr("Look again"), "preferences.grammar.look", "small")
        self.look.setAccessibleName(self.tr("Look again whether LanguageTool answers"))
        self.look.clicked.connect(self.look_requested)
        self.get = button(self.tr("Download"), "preferences.grammar.download", "small")
        self.get.setAccessibleName(self.tr("Download LanguageTool to this computer"))
        self.get.clicked.connect(self.download_requested)
        line.addWidget(self._state, 1)
        line.addWidget(self.get, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.look, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(line)
        outer.addWidget(self._build_progress())
        self.show_state("")

    def _build_progress(self) -> QWidget:
        self._under_way = QWidget()
        line = row(12, self._under_way)
        self._bar = QProgressBar()
        self._bar.setObjectName("preferences.grammar.progress")
        self._bar.setAccessibleName(self.tr("Download of LanguageTool"))
        self._bar.setTextVisible(False)
        self._figures = QLabel()
        self._figures.setProperty("role", "small")
        self.stop = button(self.tr("Stop"), "preferences.grammar.stop", "small")
        self.stop.setAccessibleName(self.tr("Stop the download; it can go on later"))
        self.stop.clicked.connect(self.stop_requested)
        line.addWidget(self._bar, 1)
        line.addWidget(self._figures)
        line.addWidget(self.stop)
        self._under_way.hide()
        return self._under_way

    def show_state(
        self, words: str, *, troubled: bool = False, offers_download: bool = False, settled: bool = False
    ) -> None:
        """A sentence, in a warning tone when answers are expected and none come; ``settled``: nothing to look at."""
        self._state.setText(words)
        self._state.setProperty("tone", "warn" if troubled else "")
        self._state.style().polish(self._state)
        self._state.setVisible(bool(words))
        self.look.setVisible(bool(words) and not settled)
        self.get.setVisible(offers_download and self._under_way.isHidden())

    def show_progress(self, done: int, total: int) -> None:
        """Bytes; a total of 0 is not known."""
        self.get.hide()
        self._under_way.show()
        self._bar.setRange(0, total // 1000 if total else 0)
        self._bar.setValue(done // 1000)
        if total:
            words = self.tr("{done} of {total} MB").format(done=done // MB, total=total // MB)
        else:
            words = self.tr("{done} MB").format(done=done // MB)
        self._figures.setText(words)

    def end_progress(self) -> None:
        """Whatever its end."""
        self._under_way.hide()
