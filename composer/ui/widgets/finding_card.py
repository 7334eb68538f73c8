# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One finding as a card: what, why, and the ways out."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from composer.domain.review import Level, Source
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.live_findings import LiveFinding
from composer.ui.widgets.passages import look_of


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says. ``fixes`` has one label per fix of the finding."""

    title: str
    text: str
    why: str
    fixes: tuple[str, ...]


class FindingCard(QFrame):
    """Hovering or focusing it brings out its passage; its buttons mend, or ignore here."""

    attended = Signal(object)
    """This LiveFinding has the reader's attention; None when it no longer has."""
    fix_chosen = Signal(object, int)
    ignored = Signal(object)
    reveal_requested = Signal(object)

    def __init__(self, finding: LiveFinding, words: CardWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.words = words
        self._lit = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{words.title}. {self._level_word()}")
        self.setAccessibleDescription(" ".join(part for part in (words.text, words.why) if part))
        self.setObjectName("findings.card")
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*theme.margins(17, 11, 14, 12))
        layout.setSpacing(theme.pixels(5))
        top = QHBoxLayout()
        top.setSpacing(theme.pixels(8))
        title = QLabel(self.words.title)
        title.setProperty("role", "card-title")
        title.setWordWrap(True)
        level = QLabel(self._level_word())
        level.setProperty("role", "level")
        level.setProperty("tone", look_of(self.finding.finding).token)
        top.addWidget(title, 1)
        top.addWidget(level, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        for words in (self.words.text, self.words.why):
            if words:
                label = QLabel(words)
                label.setProperty("role", "secondary")
                label.setWordWrap(True)
                layout.addWidget(label)
        buttons = self._buttons()
        if buttons:
            row = FlowLayout(spacing=theme.pixels(6))
            for each in buttons:
                row.addWidget(each)
            layout.addSpacing(theme.pixels(3))
            layout.addLayout(row)

    def _buttons(self) -> list[QPushButton]:
        buttons = []
        for index, label in enumerate(self.words.fixes):
            fix = self._small_button(label, "findings.fix")
            fix.clicked.connect(lambda _=False, i=index: self.fix_chosen.emit(self.finding, i))
            buttons.append(fix)
        if self.finding.finding.level is not Level.ERROR:
            ignore = self._small_button(self.tr("Ignore here"), "findings.ignore")
            ignore.setProperty("quiet", True)
            ignore.clicked.connect(lambda: self.ignored.emit(self.finding))
            buttons.append(ignore)
        return buttons

    def _small_button(self, label: str, name: str) -> QPushButton:
        made = button(label, name, "small")
        made.setToolTip(label)
        made.setMinimumWidth(1)  # cut rather than push the card out of its panel
        made.setAccessibleName(f"{label}: {self.words.title}")
        return made

    def _level_word(self) -> str:
        finding = self.finding.finding
        if finding.level is Level.ERROR:
            return self.tr("Blocking")
        if finding.source is Source.VOICE:
            return self.tr("Parrot")
        if finding.source is Source.LANGUAGE:
            return self.tr("Language")
        return self.tr("To review") if finding.level is Level.WARNING else self.tr("Suggestion")

    def light(self, lit: bool) -> None:
        """While the cursor is on its passage."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    # -- Qt ---------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme.pixels(12)
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.fillPath(shape, theme.colour("surface"))
        edge = theme.colour(look_of(self.finding.finding).token)
        lit = self._lit or self.hasFocus()
        painter.setPen(QPen(edge if lit else theme.colour("line"), 1.6 if lit else 1.0))
        painter.drawPath(shape)
        painter.setClipRect(QRectF(0, 0, theme.pixels(9), self.height()))
        inner = QPainterPath()
        inner.addRoundedRect(box.adjusted(theme.pixels(3), 0, radius, 0), radius, radius)
        painter.fillPath(shape.subtracted(inner), edge)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.attended.emit(self.finding)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.attended.emit(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.attended.emit(self.finding)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.attended.emit(None)
        self.update()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.reveal_requested.emit(self.finding)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            self.reveal_requested.emit(self.finding)
            return
        super().keyPressEvent(event)
