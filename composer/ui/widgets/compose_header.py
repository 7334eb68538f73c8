# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of Compose: the draft's title, whether it is saved, its language, and ways out."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from composer.domain.text import Language
from composer.ui import theme
from composer.ui.widgets.buttons import button, chip, icon_button

WIDE, NARROW = 1000, 820
QT_MARGIN = 2
"""Qt keeps this many pixels free at both sides of a line edit's text."""


class TitleEdit(QLineEdit):
    """As wide as its title; it looks like a heading until it is edited."""

    def sizeHint(self) -> QSize:
        words = self.text() or self.placeholderText()
        width = QFontMetricsF(self.font()).horizontalAdvance(words) + theme.pixels(28)
        return QSize(min(max(round(width), theme.pixels(140)), theme.pixels(520)), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """An ellipsis tells that there is more, until the title is edited."""
        margins = self.textMargins()
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room.adjust(margins.left() + QT_MARGIN, 0, -margins.right() - QT_MARGIN, 0)
        metrics = self.fontMetrics()
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(theme.colour("ink"))
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ComposeHeader(QFrame):
    """Signals what the person asks; the screen answers with the ``show_…`` methods."""

    title_edited = Signal(str)
    language_chosen = Signal(str)
    preview_requested = Signal()
    drafts_requested = Signal()
    discard_requested = Signal()
    source_toggled = Signal(bool)
    findings_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self.setObjectName("compose.header")
        self._build()

    def _build(self) -> None:
        self._drafts = button(self.tr("Drafts"), "compose.drafts", "flat")
        self._drafts.setIcon(theme.icon("back", "muted"))
        self._drafts.setToolTip(self.tr("All drafts"))
        self._drafts.clicked.connect(self.drafts_requested)
        self._title = TitleEdit()
        self._title.setObjectName("compose.title")
        self._title.setProperty("role", "title")
        self._title.setAccessibleName(self.tr("Title of the draft, for yourself"))
        self._title.setPlaceholderText(self.tr("Untitled draft"))
        self._title.setMaxLength(200)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._title.textEdited.connect(self._on_title_edited)
        self._theme = QLabel()
        self._theme.setProperty("role", "badge")
        self._saved = QLabel()
        self._saved.setObjectName("compose.saved")
        self._saved.setProperty("role", "caption")
        self._source = self._toggle("compose.source.toggle", self.tr("Approved post"))
        self._source.toggled.connect(self.source_toggled)
        self._findings = self._toggle("compose.findings.toggle", self.tr("Findings"))
        self._findings.toggled.connect(self.findings_toggled)
        self._language = button("FR", "compose.language", "chip")
        self._language.setAccessibleName(self.tr("Language of the text"))
        self._language.setToolTip(self.tr("Language of the text"))
        self._languages = QMenu(self)
        for language, name in ((Language.FRENCH, "Français"), (Language.ENGLISH, "English")):
            action = QAction(name, self._languages)
            action.setObjectName(f"compose.language.{language}")
            action.triggered.connect(lambda _=False, key=language.value: self.language_chosen.emit(key))
            self._languages.addAction(action)
        self._language.setMenu(self._languages)
        self._preview = button(self.tr("Preview"), "compose.preview")
        self._preview.setToolTip(self.tr("Preview (Ctrl+P)"))
        self._preview.clicked.connect(self.preview_requested)
        self._discard = icon_button("trash", self.tr("Discard this draft"), "compose.discard")
        self._discard.setToolTip(self.tr("Discard this draft (it can be brought back)"))
        self._discard.clicked.connect(self.discard_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*theme.margins(16, 0, 24, 0))
        layout.setSpacing(theme.pixels(10))
        for widget in (self._drafts, self._title, self._theme, self._saved):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        for widget in (self._source, self._findings, self._discard, self._language, self._preview):
            layout.addWidget(widget)
        self.be_low(low=False)

    def _toggle(self, name: str, words: str) -> QPushButton:
        made = chip(words, name)
        made.setToolTip(words)
        made.hide()
        return made

    def show_title(self, title: str) -> None:
        """The draft's own title."""
        if title != self._title.text():
            self._title.setText(title)
            self._title.setCursorPosition(0)
            self._title.updateGeometry()

    def show_theme(self, label: str) -> None:
        """Theme of the library post, empty without one."""
        self._theme.setText(label)
        self._theme.setVisible(bool(label))

    def show_saved(self, words: str, *, alarm: bool = False) -> None:
        """Whether the draft is on disk."""
        self._saved.setText(words)
        tone = "danger" if alarm else ""
        if self._saved.property("tone") != tone:
            self._saved.setProperty("tone", tone)
            theme.repolish(self._saved)

    def show_language(self, language: Language) -> None:
        """Of the text, not of the window."""
        self._language.setText(language.upper())

    def offer(self, *, source: bool, findings: bool) -> None:
        """Buttons that bring back a side panel for which there is no room."""
        for panel, offered in ((self._source, source), (self._findings, findings)):
            panel.setVisible(offered)
            if not offered and panel.isChecked():
                panel.setChecked(False)

    def be_low(self, low: bool) -> None:
        """Closer to the edges where each line counts."""
        self.setFixedHeight(theme.pixels(44 if low else 60))

    def make_room(self, width: int) -> None:
        """Less beside the title where there is little room."""
        narrow = width < theme.pixels(NARROW)
        self._theme.setVisible(bool(self._theme.text()) and width >= theme.pixels(WIDE))
        self._drafts.setText("" if narrow else self.tr("Drafts"))
        self._saved.setVisible(not narrow)
        for control, icon, words in (
            (self._preview, "eye", self.tr("Preview")),
            (self._source, "library", self.tr("Approved post")),
            (self._findings, "shield", self.tr("Findings")),
        ):
            control.setText("" if narrow else words)
            control.setIcon(theme.icon(icon) if narrow else QIcon())

    def _on_title_edited(self, title: str) -> None:
        self._title.updateGeometry()
        self.title_edited.emit(title)
