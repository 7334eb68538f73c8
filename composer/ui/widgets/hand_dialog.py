# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left to do in the network's own page, and the one answer that makes it published."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from composer.domain.handing import LaidFile
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.labels import ElidedLabel, label, show_words
from composer.ui.widgets.words import column, fit_height, row

WIDTH: Final = 560
PASTED_AT_ONCE: Final = 8
"""Nobody types so many characters in one go."""


@dataclass(frozen=True, slots=True)
class HandFace:
    """What is laid ready, in words."""

    network: str
    steps: tuple[str, ...]
    text: str
    has_page: bool
    has_folder: bool
    files: tuple[LaidFile, ...]


class HandDialog(QDialog):
    """Closed without an answer, the publication goes on waiting."""

    copied = Signal(str)
    page_wanted = Signal()
    folder_wanted = Signal()
    address_given = Signal(str)
    not_posted = Signal()

    def __init__(self, face: HandFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.setObjectName("hand")
        self.setWindowTitle(self.tr("Post it on {network}").format(network=face.network))
        self.setMinimumWidth(theme.pixels(WIDTH))
        layout = column(14, self)
        layout.setContentsMargins(*theme.margins(24, 20, 24, 20))
        layout.addWidget(label(self.windowTitle(), "title", wraps=True))
        layout.addWidget(label(self._lead(), "secondary", wraps=True))
        layout.addLayout(self._steps(face.steps))
        layout.addLayout(self._again())
        if any(file.alt for file in face.files):
            layout.addLayout(self._descriptions(face.files))
        self._page = QLineEdit()
        self._page.setObjectName("hand.page.address")
        self._page.setReadOnly(True)
        self._page.setAccessibleName(self.tr("Address of the page"))
        self._page.hide()
        layout.addWidget(self._page)
        layout.addLayout(self._answer())
        layout.addLayout(self._foot())
        self._address.setFocus()
        fit_height(self)

    def _lead(self) -> str:
        if not self._face.has_page:
            return self.tr("The draft waits in the {network} app on your telephone.").format(network=self._face.network)
        if self._face.has_folder:
            return self.tr("The text is copied. The page and a folder with the files are open.")
        return self.tr("The text is copied and the page is open.")

    def _steps(self, steps: Sequence[str]) -> QVBoxLayout:
        lines = column(8)
        for number, words in enumerate(steps, 1):
            line = row(12)
            mark = label(str(number), "badge")
            mark.setFixedWidth(theme.pixels(28))
            mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words, wraps=True, name="hand.step"), 1)
            lines.addLayout(line)
        return lines

    def _again(self) -> FlowLayout:
        """For whoever has copied something else, or closed the page."""
        ways = FlowLayout(spacing=theme.pixels(8))
        if self._face.text:
            copy = button(self.tr("Copy the text again"), "hand.copy", "small")
            copy.clicked.connect(partial(self.copied.emit, self._face.text))
            ways.addWidget(copy)
        if self._face.has_page:
            page = button(self.tr("Open the page again"), "hand.page", "small")
            page.clicked.connect(self.page_wanted)
            ways.addWidget(page)
        if self._face.has_folder:
            folder = button(self.tr("Open the folder again"), "hand.folder", "small")
            folder.clicked.connect(self.folder_wanted)
            ways.addWidget(folder)
        return ways

    def _descriptions(self, files: Sequence[LaidFile]) -> QVBoxLayout:
        lines = column(6)
        for number, file in enumerate(files):
            if not file.alt:
                continue
            copy = button(self.tr("Copy its description"), f"hand.alt.{number}", "small")
            copy.setToolTip(file.alt)
            copy.setAccessibleName(self.tr("Copy the description of {file}").format(file=file.name))
            copy.clicked.connect(partial(self.copied.emit, file.alt))
            line = row(12)
            line.addWidget(ElidedLabel(PurePath(file.name).name, "secondary"), 1)
            line.addWidget(copy)
            lines.addLayout(line)
        return lines

    def _answer(self) -> QVBoxLayout:
        self._address = QLineEdit()
        self._address.setObjectName("hand.address")
        self._address.setPlaceholderText(self.tr("Paste the address of your post here"))
        self._address.setAccessibleName(self.tr("Address of your post"))
        self._address.setMaxLength(4000)
        self._length = 0
        self._address.textEdited.connect(self._on_edited)
        self._trouble = label("", "secondary", wraps=True, name="hand.trouble")
        self._trouble.setProperty("tone", "danger")
        self._trouble.hide()
        lines = column(6)
        lines.addWidget(self._address)
        lines.addWidget(self._trouble)
        return lines

    def _foot(self) -> QHBoxLayout:
        not_posted = button(self.tr("I did not post"), "hand.not_posted")
        not_posted.clicked.connect(self.not_posted)
        not_posted.setAutoDefault(False)
        later = button(self.tr("Later"), "hand.later")
        later.setToolTip(self.tr("It waits for you in the outbox"))
        later.clicked.connect(self.reject)
        later.setAutoDefault(False)
        self._posted = button(self.tr("It is posted"), "hand.posted", "primary")
        self._posted.setDefault(True)
        self._posted.setEnabled(False)
        self._posted.clicked.connect(self._give)
        foot = QHBoxLayout()
        foot.setSpacing(theme.pixels(8))
        foot.addWidget(not_posted)
        foot.addStretch(1)
        foot.addWidget(later)
        foot.addWidget(self._posted)
        return foot

    def show_page(self, address: str) -> None:
        """No browser could be opened: the person opens it."""
        self._page.setText(address)
        self._page.show()
        fit_height(self)

    def show_trouble(self, words: str) -> None:
        """What is wrong with the address."""
        show_words(self._trouble, words)
        self._address.setAccessibleDescription(words)
        fit_height(self)
        self._address.setFocus()
        self._address.selectAll()

    def _on_edited(self, text: str) -> None:
        """One paste is enough."""
        pasted = len(text) - self._length >= PASTED_AT_ONCE
        self._length = len(text)
        show_words(self._trouble, "")
        self._posted.setEnabled(bool(text.strip()))
        if pasted:
            self._give()

    def _give(self) -> None:
        if self._address.text().strip():
            self.address_given.emit(self._address.text())
