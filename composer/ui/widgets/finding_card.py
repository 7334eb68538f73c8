# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One finding as a card: what, why, and the ways out."""

from dataclasses import dataclass
from html import escape

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
    """What a card says. ``fixes`` has one label per fix of the finding, empty where it has no edits.

    ``question`` can be kept in view while writing; empty when the finding asks none.
    """

    title: str
    text: str
    why: str
    fixes: tuple[str, ...]
    question: str = ""


def tip_of(words: CardWords) -> str:
    """Title, and why or what, as rich text for a tool tip."""
    return f"<b>{escape(words.title)}</b><br>{escape(words.why or words.text)}"


class FindingCard(QFrame):
    """Hovering or focusing it brings out its passage; its buttons mend, or ignore here."""

    attended = Signal(object)
    """These LiveFindings have the reader's attention; none when they no longer have."""
    fix_chosen = Signal(object, int)
    ignored = Signal(object)
    reveal_requested = Signal(object)
    question_chosen = Signal(str)

    def __init__(self, findings: tuple[LiveFinding, ...], words: CardWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = findings
        self.finding = findings[0]
        """The one its buttons mend: the one the reader came from."""
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
        if len(self.findings) > 1:
            count = QLabel(self.tr("{n} passages").format(n=len(self.findings)))
            count.setProperty("role", "caption")
            layout.addWidget(count)
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
        for index in self._fixes():
            fix = self._small_button(self.words.fixes[index], "findings.fix")
            fix.clicked.connect(lambda _=False, i=index: self.fix_chosen.emit(self.finding, i))
            buttons.append(fix)
        if self.words.question:
            ask = self._small_button(self.tr("Keep it in view while I write"), "findings.question")
            ask.clicked.connect(lambda: self.question_chosen.emit(self.words.question))
            buttons.append(ask)
        elif not buttons and self.finding.span is not None:
            show = self._small_button(self.tr("Show the passage"), "findings.show")
            show.clicked.connect(lambda: self.reveal_requested.emit(self.finding))
            buttons.append(show)
        if self.finding.finding.level is not Level.ERROR:
            ignore = self._small_button(self.tr("Ignore here"), "findings.ignore")
            ignore.setProperty("quiet", True)
            ignore.clicked.connect(self._on_ignore)
            buttons.append(ignore)
        return buttons

    def _fixes(self) -> list[int]:
        """Those with edits; for several passages first the one that mends them all, and none that fits only one."""
        fixes = self.finding.finding.fixes
        usable = [n for n, label in enumerate(self.words.fixes) if label]
        if len(self.findings) == 1:
            return usable
        common = [n for n in usable if fixes[n].label.values.get("text", "\0") not in self.words.fixes[n]]
        return sorted(common, key=lambda n: -len(fixes[n].edits))

    def _on_ignore(self) -> None:
        for finding in self.findings:
            self.ignored.emit(finding)

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
        self.attended.emit(self.findings)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.attended.emit(())
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.attended.emit(self.findings)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.attended.emit(())
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
