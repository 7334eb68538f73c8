# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a draft, their descriptions, and quiet figures about the text."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from composer.domain.drafts import DraftMedia
from composer.ui import theme
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.buttons import button, icon_button
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.labels import FittingLabel, IconLabel
from composer.ui.widgets.picture_view import PictureView, WidePicture
from composer.ui.widgets.tab_order import follow
from composer.ui.widgets.words import clear, label, row

PICTURES = "*.png *.jpg *.jpeg *.gif *.webp *.mp4 *.mov *.pdf"
THUMBNAIL = 34


@dataclass(frozen=True, slots=True)
class MediaNote:
    """What networks would refuse of a file; ``tone`` is a colour token."""

    path: str
    words: str
    tone: str


class MediaStrip(QWidget):
    """Adds, describes and removes pictures."""

    media_changed = Signal(object)
    """The new tuple of DraftMedia."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.setObjectName("compose.media")
        self._media: tuple[DraftMedia, ...] = ()
        self._row = FlowRow(theme.pixels(12), self)
        self._items: list[_Tile] = []
        self._add = button(self.tr("Add a picture"), "compose.media.add", "link", "image")
        self._add.setIcon(theme.icon("image", "brand"))
        self._add.clicked.connect(self._on_add)
        self._figures = FittingLabel("caption")
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bottom = bottom = QHBoxLayout()
        bottom.setContentsMargins(0, theme.pixels(8), 0, theme.pixels(10))
        bottom.setSpacing(theme.pixels(14))
        self._row.items.addWidget(self._add)
        bottom.addWidget(self._row)
        bottom.addWidget(self._figures, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addLayout(bottom)
        self._notes: tuple[MediaNote, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.pixels(4))
        layout.addLayout(self._lines)

    def be_low(self, low: bool) -> None:
        """A picture says enough where each line counts."""
        words = "" if low else self._add.accessibleName()
        if self._add.text() != words:
            self._add.setText(words)
            self._add.setToolTip(self._add.accessibleName() if low else "")
            self._bottom.setContentsMargins(0, theme.pixels(4 if low else 8), 0, theme.pixels(4 if low else 10))
            self._row.updateGeometry()

    def show_media(self, media: tuple[DraftMedia, ...]) -> None:
        """The draft's pictures."""
        if media == self._media:
            return
        self._media = media
        held = self._held()
        for before in self._items:
            self._row.items.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._row.items.removeWidget(self._add)
        self._items = [self._item(number, medium) for number, medium in enumerate(media)]
        shown: tuple[QWidget, ...] = (*self._items, self._add)
        for widget in shown:
            self._row.items.addWidget(widget)
        follow(self, (*(control for item in self._items for control in item.controls), self._add))
        self._row.updateGeometry()
        self._show_on_tiles()
        if held is not None:
            number, place = held
            for item in self._items:
                item.show()  # what is not shown yet can't take the focus
            there = self._items[min(number, len(self._items) - 1)].controls[place] if self._items else self._add
            there.setFocus()

    def _held(self) -> tuple[int, int] | None:
        """Which tile the keyboard is at, and which of its controls."""
        focus = self.window().focusWidget()
        for number, item in enumerate(self._items):
            for place, control in enumerate(item.controls):
                if control is focus:
                    return number, place
        return None

    def show_notes(self, notes: tuple[MediaNote, ...]) -> None:
        """What networks would refuse; nothing takes no room."""
        if notes == self._notes:
            return
        self._notes = notes
        clear(self._lines)
        for note in notes:
            line = row(8)
            line.addWidget(IconLabel("warning", note.tone, 14), 0, Qt.AlignmentFlag.AlignTop)
            said = label(note.words, "small")
            said.setObjectName("compose.media.note")
            said.setProperty("tone", note.tone)
            line.addWidget(said, 1)
            self._lines.addLayout(line)
        self._lines.setContentsMargins(0, 0, 0, theme.pixels(8) if notes else 0)
        self._show_on_tiles()

    def _show_on_tiles(self) -> None:
        """Framed, and told to whoever hears the tile."""
        for medium, item in zip(self._media, self._items, strict=True):
            told = [note.words for note in self._notes if note.path == medium.path]
            item.set_marked(marked=bool(told))
            item.controls[0].setAccessibleDescription(" ".join(told))

    def focus_on(self, path: str) -> None:
        """Marks the picture a finding is about; an empty path marks none."""
        for medium, item in zip(self._media, self._items, strict=True):
            told = any(note.path == medium.path for note in self._notes)
            item.set_marked(marked=told or (bool(path) and medium.path == path))

    def reveal(self, path: str) -> None:
        """The keyboard goes to the picture a finding is about: describing it is the usual way out."""
        for medium, item in zip(self._media, self._items, strict=True):
            if path and medium.path == path:
                item.controls[0].setFocus()

    def show_figures(self, paragraphs: int, seconds: int) -> None:
        """How long the text is to a reader."""
        read = self.tr("{seconds} s read").format(seconds=seconds)
        if seconds >= 90:
            read = self.tr("{minutes} min read").format(minutes=round(seconds / 60))
        written = self.tr("1 paragraph") if paragraphs == 1 else self.tr("{n} paragraphs").format(n=paragraphs)
        self._figures.show_first_of(*((f"{written} · {read}", read) if paragraphs else ("",)))

    def _item(self, number: int, medium: DraftMedia) -> "_Tile":
        name = Path(medium.path).name
        described = bool(medium.alt.strip())
        chip = button(self.tr("Alt text ✓") if described else self.tr("Describe it"), "compose.media.alt", "chip")
        chip.setProperty("tone", "" if described else "warn")
        chip.setToolTip(medium.alt or self.tr("For people who cannot see the picture"))
        chip.setAccessibleName(self.tr("Alt text of {name}").format(name=name))
        chip.clicked.connect(lambda: self._on_describe(number))
        remove = icon_button("close", self.tr("Remove {name}").format(name=name), "compose.media.remove")
        remove.clicked.connect(lambda: self._on_remove(number))
        item = _Tile(chip, remove)
        inside = row(6, item)
        picture = PictureView(self._runner, THUMBNAIL, item)
        picture.setFixedWidth(theme.pixels(THUMBNAIL * 1.7))
        picture.show_picture(Path(medium.path), medium.alt or name)
        picture.setToolTip(name)
        for widget in (picture, chip, remove):
            inside.addWidget(widget)
        return item

    def _on_add(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Choose pictures"),
            "",
            self.tr("Pictures, films, documents ({patterns})").format(patterns=PICTURES),
        )
        if names:
            self.media_changed.emit((*self._media, *(DraftMedia(name) for name in names)))

    def _on_remove(self, number: int) -> None:
        self.media_changed.emit(tuple(m for n, m in enumerate(self._media) if n != number))

    def _on_describe(self, number: int) -> None:
        dialog = AltTextDialog(self._media[number], self._runner, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            described = replace(self._media[number], alt=dialog.words())
            self.media_changed.emit(tuple(described if n == number else m for n, m in enumerate(self._media)))


class _Tile(QWidget):
    """A picture, its description and the way to remove it; framed while a finding about it is in focus."""

    def __init__(self, *controls: QPushButton) -> None:
        super().__init__()
        self.controls = controls
        self._marked = False

    def set_marked(self, *, marked: bool) -> None:
        """While that finding is in focus."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._marked:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("warn"), 2.0))
            painter.setBrush(theme.colour("warn_soft"))
            radius = theme.pixels(6)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
            painter.end()


class AltTextDialog(QDialog):
    """Asks for the words that stand for a picture."""

    def __init__(self, medium: DraftMedia, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Alt text"))
        self.setMinimumWidth(theme.pixels(480))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*theme.margins(24, 24, 24, 20))
        layout.setSpacing(theme.pixels(12))
        picture = WidePicture(runner, self)
        picture.setMaximumHeight(theme.pixels(240))
        picture.show_picture(Path(medium.path), medium.alt)
        hint = QLabel(self.tr("Say what the picture shows, as you would on the telephone. One or two sentences."))
        hint.setWordWrap(True)
        hint.setProperty("role", "secondary")
        self._words = QPlainTextEdit(medium.alt)
        self._words.setObjectName("compose.media.words")
        self._words.setAccessibleName(self.tr("Alt text"))
        self._words.setTabChangesFocus(True)
        self._words.setFixedHeight(theme.pixels(96))
        buttons = QDialogButtonBox()
        leave = button(self.tr("Cancel"), "compose.media.cancel")
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        keep = button(self.tr("Keep"), "compose.media.keep", "primary")
        keep.setDefault(True)
        buttons.addButton(keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for widget in (picture, hint, self._words, buttons):
            layout.addWidget(widget)
        self._words.setFocus()

    def words(self) -> str:
        """What was written."""
        return " ".join(self._words.toPlainText().split())
