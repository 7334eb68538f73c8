# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards below each other: painted, but for the one in focus."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from composer.ui import theme
from composer.ui.card_faces import CardFace, Way, WayOut
from composer.ui.models.findings_model import CardRow, FindingsModel, _Index
from composer.ui.widgets.card_painting import Anatomy, anatomy, paint_closed, way_at
from composer.ui.widgets.live_findings import LiveFinding
from composer.ui.widgets.open_card import OpenCard

GAP = 12
SIDE = 20


PICTURES_KEPT = 24


class CardDelegate(QStyledItemDelegate):
    """Paints closed cards, each once; the open one is a widget over its place."""

    def __init__(self, view: "FindingsList") -> None:
        super().__init__(view)
        self._view = view
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - Qt's signature
        row = self._view.rows.row_at(index)
        width = self._view.viewport().width()
        if row is None:
            return QSize(width, 0)
        return QSize(width, round(self._view.anatomy_of(row, index).height) + theme.pixels(GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._view.rows.row_at(index)
        if row is None or self._view.is_open(index):
            return
        box = QRectF(self._view.card_rect(option.rect))
        parts = self._view.anatomy_of(row, index)
        hovered, ratio = self._view.hovered_way(index), self._view.devicePixelRatioF()
        if hovered is None and ratio.is_integer():  # between pixels a picture would be blurred
            painter.drawPixmap(box.topLeft(), self._picture(row.face, box.size(), parts, ratio))
        else:
            painter.save()
            paint_closed(painter, row.face, box, parts, hovered)
            painter.restore()

    def _picture(self, face: CardFace, size: QSizeF, parts: Anatomy, ratio: float) -> QPixmap:
        """Whatever comes or goes among the cards, Qt paints all of them again."""
        paper = theme.colour("paper")
        known_by = (face, size.toTuple(), ratio, theme.scale(), paper.rgb(), self._view.font().family())
        picture = self._pictures.pop(known_by, None)
        if picture is None:
            picture = QPixmap((size * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(paper)
            painter = QPainter(picture)
            paint_closed(painter, face, QRectF(QPointF(), size), parts)
            painter.end()
        self._pictures[known_by] = picture
        if len(self._pictures) > PICTURES_KEPT:
            del self._pictures[next(iter(self._pictures))]
        return picture


class FindingsList(QListView):
    """Arrows go from card to card, Enter to the passage, Tab to the buttons of the open card."""

    attended = Signal(object)
    """These LiveFindings are under the pointer; none when none is."""
    way_chosen = Signal(object, object)
    """A CardRow and a WayOut."""
    finding_reached = Signal(object)
    """The person went to the card of this LiveFinding."""
    reveal_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FindingsModel()
        self._told: LiveFinding | None = None
        self._hovered: tuple[int, WayOut | None] = (-1, None)
        self._open = OpenCard(self.viewport())
        self._open.hide()
        self.setModel(self.rows)
        self.setItemDelegate(CardDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(theme.pixels(24))
        self._open.way_chosen.connect(self._on_open_way)
        QWidget.setTabOrder(self, self._open)

    # -- the card in focus --------------------------------------------------

    @property
    def open_card(self) -> OpenCard:
        """The one with real buttons; hidden while no finding is in focus."""
        return self._open

    def told(self) -> LiveFinding | None:
        """The finding in focus, where it is now."""
        row = self.rows.row_at(self.currentIndex())
        if row is None:
            return None
        number = self._told.number if self._told else -1
        return next((f for f in row.findings if f.number == number), row.findings[0])

    def focus_on(self, finding: LiveFinding | None) -> None:
        """Opens its card and scrolls to it; the keyboard stays where it is."""
        self._told = finding
        index = self.rows.index_of(finding)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self._arrange()
        if index.isValid():
            self.scrollTo(index)

    def is_open(self, index: _Index) -> bool:
        """True for the card that real buttons lie on."""
        return index == self.currentIndex()

    def show_rows(self, rows: tuple[CardRow, ...]) -> None:
        """The card in focus stays open as long as it is among them."""
        told = self.told()
        self.rows.show_rows(rows)
        if told is not None and not self.rows.index_of(told).isValid():
            self._told = None
            self.setCurrentIndex(self.rows.index(-1))
        self._arrange()

    def _arrange(self) -> None:
        """The open card over its row, or nowhere."""
        row = self.rows.row_at(self.currentIndex())
        if row is None:
            if any(button.hasFocus() for button in self._open.buttons):
                self.setFocus()
            self._open.hide()
            return
        self._open.show_face(row.face)
        self._open.setGeometry(self.card_rect(self.visualRect(self.currentIndex())))
        self._open.show()

    # -- measures -------------------------------------------------------------

    def card_rect(self, rect: QRect) -> QRect:
        """The card within its row."""
        side = theme.pixels(SIDE)
        bar = self.verticalScrollBar().sizeHint().width() if self.verticalScrollBar().isVisible() else 0
        return rect.adjusted(side, 0, -max(side - bar, theme.pixels(8)), -theme.pixels(GAP))

    def anatomy_of(self, row: CardRow, index: _Index) -> Anatomy:
        """Of that row at the present width."""
        width = self.card_rect(QRect(0, 0, self.viewport().width(), 100)).width()
        return anatomy(row.face, width, is_open=self.is_open(index))

    def hovered_way(self, index: _Index) -> WayOut | None:
        """The button under the pointer, if it is one of that row."""
        row, way = self._hovered
        return way if row == index.row() else None

    # -- Qt ---------------------------------------------------------------------

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.scheduleDelayedItemsLayout()
        self._arrange()
        row = self.rows.row_at(current)
        if self.hasFocus() and row is not None and not (self._told and row.tells(self._told)):
            self._told = row.findings[0]
            self.finding_reached.emit(self._told)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        told = self.told()
        if told is not None:
            self._told = told
            self.finding_reached.emit(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        told = self.told()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and told is not None and not event.modifiers():
            self.reveal_requested.emit(told)
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row, way = self._under(event.position())
        number = row[0] if row else -1
        if (number, way) != self._hovered:
            if number != self._hovered[0]:
                self.attended.emit(row[1].findings if row else ())
            self._hovered = (number, way)
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if way else Qt.CursorShape.ArrowCursor)
            self.viewport().update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = (-1, None)
        self.attended.emit(())
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, way = self._under(event.position())
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if way is not None:
            self.way_chosen.emit(row[1], way)
        else:
            self.reveal_requested.emit(row[1].findings[0])

    def _under(self, point: QPointF) -> tuple[tuple[int, CardRow] | None, WayOut | None]:
        """The row and the button there."""
        index = self.indexAt(point.toPoint())
        row = self.rows.row_at(index)
        if row is None:
            return None, None
        corner = self.card_rect(self.visualRect(index)).topLeft()
        parts = self.anatomy_of(row, index)
        return (index.row(), row), way_at(row.face, parts, point - QPointF(corner), is_open=self.is_open(index))

    def _on_open_way(self, way: WayOut) -> None:
        row = self.rows.row_at(self.currentIndex())
        if row is None:
            return
        told = self.told()
        if told is not None and way.way in (Way.FIX, Way.SHOW):
            rest = tuple(f for f in row.findings if f.number != told.number)
            row = CardRow((told, *rest), row.face)
        self.way_chosen.emit(row, way)
