# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a network asks besides the text: who sees it, a warning, what the post is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import label, show_words
from composer.ui.widgets.setting_controls import ChoiceControl, SettingControl, SwitchControl
from composer.ui.widgets.words import column, fit_height

LONGEST_WORDS: Final = 200
WIDTH: Final = 560
CHOICE_LETTERS: Final = 24


class OptionNote(NamedTuple):
    """What is said of the words of an option; ``tone`` is a colour token."""

    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class OptionFace:
    """An option put in words. ``choices`` are values with their words, none for a text; an empty ``value``: unchosen.

    ``offered`` are the values this account may have now.
    """

    key: str
    label: str
    choices: Mapping[str, str]
    value: str
    offered: frozenset[str]
    notes: tuple[OptionNote, ...] = ()

    @property
    def yes_or_no(self) -> bool:
        """On or off."""
        return set(self.choices) == {"off", "on"}


class _WordsControl(SettingControl):
    """For a text of one's own; told at each key, so that nothing is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QLineEdit()
        self.box.setMaxLength(LONGEST_WORDS)
        column(0, self).addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.textEdited.connect(self.chosen.emit)

    def show_value(self, value: object) -> None:
        if self.box.text() != value:
            self.box.setText(str(value))


class OptionsDialog(QDialog):
    """Each choice counts at once; the dialog only closes."""

    chosen = Signal(str, str)
    """Key and value of an option."""

    def __init__(self, network: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("options")
        self.setWindowTitle(self.tr("Options for {network}").format(network=network))
        self.setMinimumWidth(theme.pixels(WIDTH))
        self._faces: tuple[OptionFace, ...] = ()
        self._controls: dict[str, SettingControl] = {}
        self._notes: dict[str, QLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.pixels(16))
        self._grid.setVerticalSpacing(theme.pixels(10))
        self._grid.setColumnStretch(0, 1)
        self._waiting = label("", "secondary", wraps=True, name="options.waiting")
        self._told = label("", "secondary", wraps=True, name="options.told")
        layout = column(14, self)
        layout.setContentsMargins(*theme.margins(24, 20, 24, 20))
        layout.addWidget(label(self.windowTitle(), "title", wraps=True))
        layout.addWidget(self._waiting)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        layout.addWidget(self._told)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        close = button(self.tr("Back to the text"), "options.close", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        return row

    def show_options(self, faces: tuple[OptionFace, ...], told: tuple[str, ...], waiting: str = "") -> None:
        """``told`` is what the network wants to be read; ``waiting`` says why something can't be chosen yet."""
        self._faces = faces
        keys = [face.key for face in faces]
        if keys != list(self._controls):
            self._rebuild(faces)
        for face in faces:
            self._show(face)
        self._align()
        show_words(self._told, "\n".join(told))
        show_words(self._waiting, waiting)
        fit_height(self)

    def _align(self) -> None:
        """Fields and choices begin at one line."""
        wide = [control for control in self._controls.values() if not isinstance(control, SwitchControl)]
        width = max((control.sizeHint().width() for control in wide), default=0)
        for control in wide:
            control.setMinimumWidth(width)

    def _rebuild(self, faces: tuple[OptionFace, ...]) -> None:
        """Controls that stay keep the keyboard."""
        kept = {face.key: self._controls[face.key] for face in faces if face.key in self._controls}
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in kept.values():
                widget.hide()
                widget.deleteLater()
        self._controls, self._notes = {}, {}
        before: QWidget | None = None
        for number, face in enumerate(faces):
            control = kept.get(face.key) or self._control(face)
            self._controls[face.key] = control
            self._grid.addWidget(label(face.label), 2 * number, 0)
            self._grid.addWidget(control, 2 * number, 1, Qt.AlignmentFlag.AlignRight)
            self._notes[face.key] = label("", "small", wraps=True, name=f"options.{face.key}.notes")
            self._grid.addWidget(self._notes[face.key], 2 * number + 1, 0, 1, 2)
            if before is not None:
                QWidget.setTabOrder(before, control)
            before = control

    def _control(self, face: OptionFace) -> SettingControl:
        made: SettingControl
        if face.yes_or_no:
            made = SwitchControl()
            made.chosen.connect(lambda on: self.chosen.emit(face.key, "on" if on else "off"))
        elif face.choices:
            made = ChoiceControl(tuple(face.choices), face.choices)
            made.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            made.box.setMinimumContentsLength(CHOICE_LETTERS)
            made.box.setPlaceholderText(self.tr("Choose…"))
            made.chosen.connect(partial(self.chosen.emit, face.key))
        else:
            made = _WordsControl()
            made.setMinimumWidth(theme.pixels(240))
            made.chosen.connect(partial(self.chosen.emit, face.key))
        box = made.focusProxy() or made
        box.setObjectName(f"options.{face.key}")
        box.setAccessibleName(face.label)
        return made

    def _show(self, face: OptionFace) -> None:
        control = self._controls[face.key]
        control.show_value(face.value == "on" if face.yes_or_no else face.value)
        least = {"off", "on"} if face.yes_or_no else set()
        notes = self._notes[face.key]
        if notes.property("tone") != (tone := face.notes[0].tone if face.notes else "muted"):
            notes.setProperty("tone", tone)
            notes.style().polish(notes)
        show_words(notes, "\n".join(note.words for note in face.notes))
        (control.focusProxy() or control).setAccessibleDescription(notes.text())
        control.setEnabled(not face.choices or (bool(face.offered) and face.offered >= least))
        if isinstance(control, ChoiceControl):
            control.offer(face.offered)
