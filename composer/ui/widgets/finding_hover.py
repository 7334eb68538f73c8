# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is found where the pointer rests: the cards of all findings there, close to their words."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.card_faces import WayOut
from composer.ui.models.findings_model import CardRow
from composer.ui.widgets.editor import PostEditor
from composer.ui.widgets.findings_panel import FindingsPanel
from composer.ui.widgets.open_card import OpenCard

AT_ONCE = 3
LEAVING_MS = 350
"""Time for the pointer to come over from the words."""
WIDTH = 340


class FindingHover(QFrame):
    """Comes where the pointer rests on a passage, stays while it is on the words or on the cards."""

    attended = Signal(object)
    """These LiveFindings are told now."""

    def __init__(self, editor: PostEditor, findings: FindingsPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor, self._findings, self._desk = editor, findings, parent
        self._shown: tuple[int, ...] = ()
        self.setObjectName("findings.hover")
        self.setProperty("role", "hover")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(*theme.margins(6, 6, 6, 6))
        self._lines.setSpacing(theme.pixels(6))
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(LEAVING_MS)
        self._leaving.timeout.connect(self.put_away)
        self.hide()
        editor.viewport().setMouseTracking(True)
        editor.viewport().installEventFilter(self)
        editor.installEventFilter(self)
        editor.verticalScrollBar().valueChanged.connect(self.put_away)
        editor.text_edited.connect(self.put_away)

    def put_away(self) -> None:
        """Until the pointer rests on a passage again."""
        self._leaving.stop()
        self._shown = ()
        self.hide()

    def show_at(self, point: QPoint) -> None:
        """The findings under that point of the editor's viewport; nothing where there are none."""
        found = self._editor.findings_under(point)[:AT_ONCE]
        if not found:
            self._leave_soon()
            return
        self._leaving.stop()
        numbers = tuple(f.number for f in found)
        if numbers == self._shown:
            return
        self._shown = numbers
        self.refresh()
        self.attended.emit(tuple(found))

    def refresh(self) -> None:
        """What is told may have more to offer now."""
        told = [f for number in self._shown for f in self._editor.findings() if f.number == number]
        place = self._editor.place_of(told[0]) if told else None
        if place is not None:
            self._fill(self._findings.rows_of(told))
            self._put(self._editor.viewport().mapTo(self._desk, place))

    def _fill(self, rows: tuple[CardRow, ...]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        width = theme.pixels(WIDTH)
        for row in rows:
            card = OpenCard(self)
            card.resize(width, 10)
            card.show_face(row.face, lit=False)
            card.setFixedSize(width, card.heightForWidth(width))
            card.way_chosen.connect(partial(self._take, row))
            self._lines.addWidget(card)
            card.show()

    def _take(self, row: CardRow, way: WayOut) -> None:
        self.put_away()
        self._findings.take(row, way)

    def _put(self, place: QPoint) -> None:
        """Under the words, or over them where there is no room below."""
        self._lines.activate()
        self.resize(self._lines.sizeHint())
        desk = self._desk
        gap = theme.pixels(6)
        x = min(place.x(), desk.width() - self.width() - gap)
        y = place.y() + gap
        if y + self.height() > desk.height():
            y = max(gap, place.y() - self.height() - theme.pixels(30))
        self.move(max(gap, x), y)
        self.show()
        self.raise_()

    def _leave_soon(self) -> None:
        if self.isVisible() and not self._leaving.isActive():
            self._leaving.start()

    # -- Qt ---------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            if watched is self._editor.viewport():
                self.show_at(event.pos())
            return True
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove and self.isVisible():
            under = self._editor.findings_under(event.position().toPoint())
            if tuple(f.number for f in under[:AT_ONCE]) == self._shown:
                self._leaving.stop()
            else:
                self._leave_soon()
        elif event.type() is QEvent.Type.Leave:
            self._leave_soon()
        elif isinstance(event, QKeyEvent) and self.isVisible():
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        """Any key puts it away; Escape does nothing else, though the screen has a shortcut for it."""
        escape = event.key() == Qt.Key.Key_Escape
        if event.type() is QEvent.Type.ShortcutOverride and escape:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress:
            self.put_away()
            return escape
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Enter:
            self._leaving.stop()
        elif event.type() is QEvent.Type.Leave:
            self._leave_soon()
        return super().event(event)
