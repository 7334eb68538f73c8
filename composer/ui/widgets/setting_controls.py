# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The control that fits the kind of a setting."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, QTime, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QToolButton,
    QWidget,
)

from composer.domain.settings import (
    Address,
    Choice,
    ClientId,
    HoursOfDay,
    Setting,
    SourceAddress,
    TeamPlace,
    Toggle,
    TrustRoot,
    WholeNumber,
)
from composer.domain.slots import DaySpan
from composer.ui import theme
from composer.ui.widgets.buttons import chip
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.switch import Switch
from composer.ui.widgets.words import row


class SettingControl(QWidget):
    """Shows a value, and tells the one the person chose."""

    chosen = Signal(object)

    def show_value(self, value: object) -> None:
        """Without telling."""
        raise NotImplementedError

    def name_it(self, key: str, label: str, help_words: str) -> None:
        """Object name and accessible name of what takes the focus."""
        raise NotImplementedError


class SwitchControl(SettingControl):
    """For Toggle."""

    def __init__(self) -> None:
        super().__init__()
        self.box: QCheckBox = Switch()
        row(0, self).addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self.chosen.emit)

    def show_value(self, value: object) -> None:
        self.box.blockSignals(True)
        self.box.setChecked(value is True)
        self.box.blockSignals(False)
        self.box.update()

    def name_it(self, key: str, label: str, help_words: str) -> None:
        self.box.setObjectName(f"preferences.{key}")
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(help_words)


class CalmComboBox(QComboBox):
    """The wheel scrolls the page, not the choice under the pointer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.pixels(16)
        corner = QRect(self.width() - side - theme.pixels(10), (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        theme.icon("down", "muted").paint(painter, corner)
        painter.end()


class ChoiceControl(SettingControl):
    """For Choice."""

    def __init__(self, options: Sequence[str], words: Mapping[str, str]) -> None:
        super().__init__()
        self.box = CalmComboBox()
        self.box.setMinimumWidth(theme.pixels(200))
        for option in options:
            self.box.addItem(words.get(option, option), option)
        row(0, self).addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._on_activated)

    def show_value(self, value: object) -> None:
        self.box.setCurrentIndex(self.box.findData(value))

    def name_it(self, key: str, label: str, help_words: str) -> None:
        self.box.setObjectName(f"preferences.{key}")
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(help_words)

    def offer(self, values: Collection[object]) -> None:
        """Only these can be chosen."""
        model = self.box.model()
        for number in range(self.box.count()):
            offered = self.box.itemData(number) in values
            model.setData(model.index(number, 0), None if offered else 0, Qt.ItemDataRole.UserRole - 1)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self.box.itemData(index))


class _CalmSpinBox(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberControl(SettingControl):
    """For WholeNumber: a field between two buttons."""

    def __init__(self, kind: WholeNumber) -> None:
        super().__init__()
        self.box = _CalmSpinBox()
        self.box.setRange(kind.low, kind.high)
        self.box.setSingleStep(10 if kind.high - kind.low > 50 else 1)
        self.box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box.setKeyboardTracking(False)
        self.box.setSuffix("\u00a0%" if kind.unit == "percent" else f"\u00a0{kind.unit}" if kind.unit else "")
        self.box.setFixedWidth(max(theme.pixels(96), self.box.sizeHint().width() + theme.pixels(12)))
        self.less, self.more = _step_button("−"), _step_button("+")
        self.less.clicked.connect(self.box.stepDown)
        self.more.clicked.connect(self.box.stepUp)
        line = row(6, self)
        for part in (self.less, self.box, self.more):
            line.addWidget(part)
        self.setFocusProxy(self.box)
        self.box.valueChanged.connect(self.chosen.emit)

    def show_value(self, value: object) -> None:
        self.box.blockSignals(True)
        self.box.setValue(value if isinstance(value, int) else self.box.minimum())
        self.box.blockSignals(False)

    def name_it(self, key: str, label: str, help_words: str) -> None:
        self.box.setObjectName(f"preferences.{key}")
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(help_words)
        self.less.setAccessibleName(self.tr("{setting}: less").format(setting=label))
        self.more.setAccessibleName(self.tr("{setting}: more").format(setting=label))


class LineControl(SettingControl):
    """For what is a line of text: told when the person is done with it. ``begins`` stands in the empty line."""

    def __init__(self, begins: str = "") -> None:
        super().__init__()
        self.box = QLineEdit()
        self.box.setPlaceholderText(begins)
        self.box.setMinimumWidth(theme.pixels(320))
        self._shown = ""
        row(0, self).addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.editingFinished.connect(self._on_finished)

    def show_value(self, value: object) -> None:
        self._shown = value if isinstance(value, str) else ""
        self.box.setText(self._shown)

    def name_it(self, key: str, label: str, help_words: str) -> None:
        self.box.setObjectName(f"preferences.{key}")
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(help_words)

    def _on_finished(self) -> None:
        written = self.box.text().strip()
        if written != self._shown:
            self._shown = written
            self.chosen.emit(written)


class _CalmTimeEdit(QTimeEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class HoursControl(SettingControl):
    """For HoursOfDay: from one time of day to another, told when the field is left or Enter is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = _CalmTimeEdit(), _CalmTimeEdit()
        self._shown = ""
        line = row(8, self)
        for part in (self.first, QLabel("–"), self.last):
            line.addWidget(part)
        for box in (self.first, self.last):
            box.setDisplayFormat("HH:mm")
            box.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
            box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.setFixedWidth(theme.pixels(84))
            box.editingFinished.connect(self._on_finished)
        self.setFocusProxy(self.first)

    def show_value(self, value: object) -> None:
        self._shown = str(value)
        span = DaySpan.read(self._shown)
        for box, moment in zip((self.first, self.last), span, strict=True):
            box.setTime(QTime(moment.hour, moment.minute))

    def name_it(self, key: str, label: str, help_words: str) -> None:
        self.setObjectName(f"preferences.{key}")
        for box, name, words in (
            (self.first, "from", self.tr("{setting}: from")),
            (self.last, "until", self.tr("{setting}: until")),
        ):
            box.setObjectName(f"preferences.{key}.{name}")
            box.setAccessibleName(words.format(setting=label))
            box.setAccessibleDescription(help_words)

    def _on_finished(self) -> None:
        chosen = f"{self.first.time().toString('HH:mm')}-{self.last.time().toString('HH:mm')}"
        if chosen != self._shown:
            self._shown = chosen
            self.chosen.emit(chosen)


class WordsControl(SettingControl):
    """For Words and Weekdays: one chip for each word there is; words it does not know are kept."""

    def __init__(self, offered: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._offered = tuple(word for word, _ in offered)
        self._unknown: tuple[str, ...] = ()
        self.chips: dict[str, QPushButton] = {}
        flow = FlowLayout(self, theme.pixels(8))
        for word, name in offered:
            offer = chip(name, f"preferences.{word}")
            offer.clicked.connect(partial(self._on_clicked))
            self.chips[word] = offer
            flow.addWidget(offer)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_value(self, value: object) -> None:
        chosen = value if isinstance(value, tuple) else ()
        self._unknown = tuple(word for word in chosen if word not in self.chips)
        for word, offer in self.chips.items():
            offer.setChecked(word in chosen)

    def name_it(self, key: str, label: str, help_words: str) -> None:
        self.setObjectName(f"preferences.{key}")
        for word, offer in self.chips.items():
            offer.setObjectName(f"preferences.{key}.{word}")
            offer.setAccessibleName(f"{label}, {offer.text()}")
            offer.setAccessibleDescription(help_words)

    def _on_clicked(self) -> None:
        self.chosen.emit((*(w for w in self._offered if self.chips[w].isChecked()), *self._unknown))


def control_for(
    setting: Setting[bool] | Setting[str] | Setting[int] | Setting[tuple[str, ...]],
    words: Mapping[str, str],
    offered: Sequence[tuple[str, str]],
) -> SettingControl:
    """``words`` are those of a choice's options; ``offered`` the words of a list, each with its name."""
    kind = setting.kind
    if isinstance(kind, Toggle):
        return SwitchControl()
    if isinstance(kind, Choice):
        return ChoiceControl(kind.options, words)
    if isinstance(kind, WholeNumber):
        return NumberControl(kind)
    if isinstance(kind, Address | ClientId | SourceAddress | TrustRoot | TeamPlace):
        return LineControl("https://" if isinstance(kind, Address) else "")
    if isinstance(kind, HoursOfDay):
        return HoursControl()
    return WordsControl(offered)


def _step_button(sign: str) -> QToolButton:
    made = QToolButton()
    made.setText(sign)
    made.setProperty("role", "step")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setAutoRepeat(True)
    made.setFixedSize(theme.pixels(32), theme.pixels(32))
    return made
