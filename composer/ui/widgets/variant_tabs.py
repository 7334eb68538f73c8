# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One tab for the common text and one for each network, with live counts."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from composer.domain.ids import NetworkKey
from composer.domain.review import Count
from composer.ui import theme
from composer.ui.widgets.buttons import PaintedButton, button
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.tab_order import follow

_WIDTHS_KEPT = 32
LONGEST_OPTION = 200


@dataclass(frozen=True, slots=True)
class TabState:
    """``network`` is None for the common text; ``edited`` when the network's text was written apart."""

    network: NetworkKey | None
    name: str
    count: Count | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """A network that can be added or removed."""

    key: NetworkKey
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class OptionsState:
    """``words``: what differs from the usual, or what is ``wanted`` still; ``told``: everything, line by line."""

    words: str
    told: tuple[str, ...]
    wanted: bool = False


class Brevity(Enum):
    """How much of the counts there is room for, the most first."""

    FULL = "full"
    USED = "used"
    NO_COUNT = "no-count"


class VariantTab(PaintedButton):
    """``LinkedIn 512 / 3000``; the count is red when the text does not fit."""

    def __init__(self, state: TabState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._brevity = Brevity.FULL
        self._height = 38
        self._widths: dict[tuple[TabState, str, str, float], int] = {}
        """The layout around asks several times for each key typed."""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setObjectName(f"compose.tab.{state.network or 'common'}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self._on_toggled)
        self.show_state(state)

    def show_state(self, state: TabState) -> None:
        """New count or name."""
        width = self.sizeHint().width()
        self.state = state
        self.setText(state.name)
        self.setAccessibleName(self._spoken())
        if self.sizeHint().width() != width:
            self.updateGeometry()
        self.update()

    def _spoken(self) -> str:
        count = self.state.count
        if count is None:
            return self.state.name
        words = self.tr("{name}, {used} of {limit}").format(name=self.state.name, used=count.used, limit=count.limit)
        return words if count.fits else self.tr("{words}, too long").format(words=words)

    def _count_text(self, state: TabState) -> str:
        count = state.count
        if count is None:
            return ""
        if self._brevity is Brevity.FULL or self.isChecked() or not count.fits:
            return f"{count.used} / {count.limit}"
        return f"{count.used}" if self._brevity is Brevity.USED else ""

    def be_low(self, low: bool) -> None:
        """Less air above and below."""
        self._height = 28 if low else 38
        self.updateGeometry()

    def _on_toggled(self, _on: bool) -> None:
        """The tab on the desk shows its limit too."""
        self.updateGeometry()

    def be_brief(self, brevity: Brevity) -> None:
        """Less of its count, unless that is too high or the tab is the one on the desk."""
        if brevity is not self._brevity:
            self._brevity = brevity
            self.updateGeometry()
            self.update()

    def width_with(self, brevity: Brevity) -> int:
        """Width when it is that brief."""
        before, self._brevity = self._brevity, brevity
        width = self.sizeHint().width()
        self._brevity = before
        return width

    def _fonts(self) -> tuple[QFont, QFont]:
        name, count = QFont(self.font()), QFont(self.font())
        name.setPixelSize(theme.pixels(14))
        name.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        count.setPixelSize(theme.pixels(12))
        fits = self.state.count is None or self.state.count.fits
        count.setWeight(QFont.Weight.Medium if fits else QFont.Weight.DemiBold)
        return name, count

    def sizeHint(self) -> QSize:
        words = self._count_text(self.state)
        measured = (self.state, words, self.font().key(), theme.scale())
        if measured not in self._widths:
            if len(self._widths) > _WIDTHS_KEPT:
                self._widths.clear()
            self._widths[measured] = self._width_with_count(words)
        return QSize(self._widths[measured], theme.pixels(self._height))

    def _width_with_count(self, words: str) -> int:
        name, count = self._fonts()
        name.setWeight(QFont.Weight.DemiBold)
        width = QFontMetricsF(name).horizontalAdvance(self.state.name) + theme.pixels(20)
        if words:
            # As wide as the widest count can be: tabs do not jump while typing.
            widest = max(QFontMetricsF(count).horizontalAdvance(w) for w in (words, "0" * len(words)))
            width += widest + theme.pixels(7)
        if self.state.edited:
            width += theme.pixels(10)
        return round(width)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        name, count = self._fonts()
        if self.underMouse() and not self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("line"))
            painter.setOpacity(0.5)
            hovered = QRectF(self.rect()).adjusted(2, 3, -2, -5)
            painter.drawRoundedRect(hovered, theme.pixels(8), theme.pixels(8))
            painter.setOpacity(1.0)
        x = float(theme.pixels(10))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(name)
        painter.setPen(theme.colour("ink" if self.isChecked() else "muted"))
        painter.drawText(QRectF(x, 0, self.width(), self.height() - 2), middle, self.state.name)
        x += QFontMetricsF(name).horizontalAdvance(self.state.name) + theme.pixels(7)
        words = self._count_text(self.state)
        if words:
            painter.setFont(count)
            fits = self.state.count is None or self.state.count.fits
            painter.setPen(theme.colour("muted" if fits else "danger"))
            painter.drawText(QRectF(x, 1, self.width(), self.height() - 2), middle, words)
            x += QFontMetricsF(count).horizontalAdvance(words) + theme.pixels(6)
        if self.state.edited:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("brand"))
            dot = theme.pixels(5)
            painter.drawEllipse(QRectF(x, (self.height() - dot) / 2, dot, dot))
        self._edges(painter)

    def _edges(self, painter: QPainter) -> None:
        if self.isChecked():
            painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), theme.colour("brand"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("brand"))
            ring = QRectF(self.rect()).adjusted(2.5, 3.5, -2.5, -5.5)
            painter.drawRoundedRect(ring, theme.pixels(8), theme.pixels(8))


class VariantTabs(QWidget):
    """Says which text is shown, and lets networks be added, removed, or follow the common text again."""

    version_chosen = Signal(object)
    """NetworkKey, or None for the common text."""
    network_toggled = Signal(str, bool)
    follow_requested = Signal(str)
    options_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compose.tabs")
        self.setAccessibleName(self.tr("Versions of the text"))
        self._tabs: list[VariantTab] = []
        self._chosen: NetworkKey | None = None
        self._low = False
        self._group = QButtonGroup(self)
        self._row = FlowLayout(spacing=0)
        self._add = button("+", "compose.networks", "flat")
        self._add.setAccessibleName(self.tr("Add or remove networks"))
        self._add.setToolTip(self.tr("Add or remove networks"))
        self._menu = QMenu(self)
        self._add.setMenu(self._menu)
        self._row.addWidget(self._add)
        self._words = QLabel()
        self._words.setProperty("role", "caption")
        self._words.setWordWrap(True)
        self._follow = button(self.tr("Follow the common text again"), "compose.follow", "link")
        self._follow.hide()
        self._follow.clicked.connect(self._on_follow)
        self._options = button(self.tr("Options"), "compose.options", "chip")
        self._options.hide()
        self._options.clicked.connect(self.options_requested)
        below = QHBoxLayout()
        below.setContentsMargins(theme.pixels(10), theme.pixels(4), 0, theme.pixels(4))
        below.setSpacing(theme.pixels(6))
        below.addWidget(self._words, 1)
        below.addWidget(self._follow, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._options, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row)
        layout.addLayout(below)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, tabs: tuple[TabState, ...], chosen: NetworkKey | None) -> None:
        """The tabs, and the one whose text is in the editor."""
        self._chosen = chosen
        if [tab.state.network for tab in self._tabs] != [state.network for state in tabs]:
            self._rebuild(tabs)
        for tab, state in zip(self._tabs, tabs, strict=True):
            if tab.state != state:
                tab.show_state(state)
            if (state.network == chosen) != tab.isChecked():
                tab.setChecked(state.network == chosen)
        self._share_room()
        self._say(next((s for s in tabs if s.network == chosen), None), alone=len(tabs) == 1)

    def show_options(self, state: OptionsState | None) -> None:
        """What the network asks besides the text; None where it asks nothing."""
        self._options.setVisible(state is not None)
        if state is None:
            return
        words = self._options.fontMetrics().elidedText(
            state.words, Qt.TextElideMode.ElideRight, theme.pixels(LONGEST_OPTION)
        )
        shown = self.tr("Choose: {option}").format(option=words) if state.wanted else words
        self._options.setText(shown if state.wanted else " · ".join(w for w in (self.tr("Options"), words) if w))
        self._options.setToolTip("\n".join((*state.told, self.tr("Change them (Ctrl+Shift+O)"))))
        self._options.setAccessibleName(self._options.text())
        self._options.setAccessibleDescription(". ".join(state.told))
        self._options.setProperty("tone", "warn" if state.wanted else "")
        theme.repolish(self._options)

    def be_low(self, low: bool) -> None:
        """Without its sentence, and closer together, where each line counts."""
        if low != self._low:
            self._low = low
            for tab in self._tabs:
                tab.be_low(low)
            self._words.setVisible(bool(self._words.text()) and not low)

    def spoken(self, network: NetworkKey | None) -> str:
        """What a screen reader says of that tab, empty when it is not there."""
        return next((tab.accessibleName() for tab in self._tabs if tab.state.network == network), "")

    def show_choices(self, choices: tuple[NetworkChoice, ...]) -> None:
        """The menu of networks."""
        self._menu.clear()
        for choice in choices:
            action = QAction(choice.name, self._menu)
            action.setCheckable(True)
            action.setChecked(choice.chosen)
            action.setObjectName(f"compose.network.{choice.key}")
            action.toggled.connect(lambda on, key=choice.key: self.network_toggled.emit(key, on))
            self._menu.addAction(action)

    def _rebuild(self, tabs: tuple[TabState, ...]) -> None:
        for tab in self._tabs:
            self._group.removeButton(tab)
            self._row.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._tabs = [VariantTab(state, self) for state in tabs]
        self._row.removeWidget(self._add)
        for tab in self._tabs:
            self._group.addButton(tab)
            self._row.addWidget(tab)
            tab.clicked.connect(lambda _=False, t=tab: self.version_chosen.emit(t.state.network))
            tab.be_low(self._low)
            tab.show()
        self._row.addWidget(self._add)
        follow(self, (*self._tabs, self._add))

    def _share_room(self) -> None:
        """Counts that matter less step back before the tabs go on a second line."""
        room = self.width() - self._add.sizeHint().width()
        fits = (b for b in Brevity if sum(tab.width_with(b) for tab in self._tabs) <= room)
        chosen = next(fits, Brevity.NO_COUNT)
        for tab in self._tabs:
            tab.be_brief(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_room()
        super().resizeEvent(event)

    def _say(self, state: TabState | None, *, alone: bool) -> None:
        words = ""
        if state is not None and state.network is not None and not alone:
            if state.edited:
                words = self.tr("Edited for {network}.").format(network=state.name)
            else:
                words = self.tr("Follows the common text until you edit it here.")
        elif state is not None and state.network is None and not alone:
            words = self.tr("The common text: every network follows it until its own tab is edited.")
        self._words.setText(words)
        self._words.setVisible(bool(words) and not self._low)
        self._follow.setVisible(state is not None and state.edited and not alone)

    def _on_follow(self) -> None:
        if self._chosen is not None:
            self.follow_requested.emit(self._chosen)
