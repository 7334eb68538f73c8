# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chosen post, read at leisure, and the two ways on from it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from composer.domain.ids import PostId
from composer.ui import theme
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.labels import IconLabel, heading, label, prose, show_prose, show_words
from composer.ui.widgets.picture_view import PictureView

WIDTH = 376


@dataclass(frozen=True, slots=True)
class PostFace:
    """The post in one language, all in words."""

    id: PostId
    title: str
    text: str
    theme: str
    about: str
    """Languages and who approved it."""
    purpose: str
    note: str
    """What limits it now: embargo or expiry."""
    facts: tuple[str, ...]
    angles: tuple[str, ...]
    link: str
    hashtags: tuple[str, ...]
    networks: tuple[str, ...]
    picture: Path | None
    alt: str
    credit: str


class PostDetail(QFrame):
    """Shows a face; says what the person wants to do with it."""

    personalise_requested = Signal()
    guide_requested = Signal()
    back_requested = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library.detail")
        self.setProperty("role", "side-right")
        self._picture = PictureView(runner, 152)
        self._picture.setObjectName("library.detail.picture")
        self._credit = label("", "small", wraps=True)
        self._theme = label("", "badge")
        self._about = label("", "small", wraps=True)
        self._title = label("", "title", wraps=True, name="library.detail.title")
        self._text = prose(name="library.detail.text")
        self._note = label("", "note", wraps=True, name="library.detail.note")
        self._purpose = label("", "secondary", wraps=True)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(theme.pixels(8))
        self._build()
        self.show_post(None)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.pixels(10))
        top.addWidget(self._theme)
        top.addWidget(self._about, 1)
        self._back = button(self.tr("Back to the posts"), "library.back", "link", "back")
        self._back.clicked.connect(self.back_requested)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*theme.margins(24, 24, 14, 16))
        column.setSpacing(theme.pixels(12))
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._picture)
        column.addWidget(self._credit)
        column.addLayout(top)
        for widget in (self._title, self._note, self._text, self._purpose):
            column.addWidget(widget)
        column.addLayout(self._lists)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("library.detail.scroll")
        self._area.setAccessibleName(self.tr("The chosen post"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._mine = button(self.tr("Make it mine"), "library.personalise", "primary")
        self._mine.setToolTip(self.tr("Write it in your own words (Enter)"))
        self._mine.clicked.connect(self.personalise_requested)
        self._guide = button(self.tr("Start from a story guide"), "library.guide")
        self._guide.setToolTip(self.tr("A few small questions about this post (Ctrl+G)"))
        self._guide.clicked.connect(self.guide_requested)
        self._actions = QWidget()
        actions = QVBoxLayout(self._actions)
        actions.setContentsMargins(*theme.margins(24, 12, 24, 24))
        actions.setSpacing(theme.pixels(12))
        for each in (self._mine, self._guide):
            each.setMinimumHeight(theme.pixels(42))
            actions.addWidget(each)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addWidget(self._actions)

    def offer_back(self, offered: bool) -> None:
        """True while the pane covers the list."""
        self._back.setVisible(offered)

    @property
    def narrowest(self) -> int:
        """Pixels its buttons need."""
        return self._actions.minimumSizeHint().width()

    def focus(self) -> None:
        """On the way on."""
        self._mine.setFocus()

    def show_post(self, face: PostFace | None) -> None:
        """Nothing leaves an empty pane."""
        self._area.setVisible(face is not None)
        self._actions.setVisible(face is not None)
        if face is None:
            self._picture.show_picture(None, "")
            return
        self._picture.show_picture(face.picture, face.alt)
        show_words(self._credit, face.credit)
        show_words(self._theme, face.theme)
        self._about.setText(face.about)
        self._title.setText(face.title)
        show_prose(self._text, face.text)
        show_words(self._note, face.note)
        show_words(self._purpose, face.purpose)
        _empty(self._lists)
        self._list_lines(self.tr("Not to be changed"), "lock", (*face.facts, *((face.link,) if face.link else ())))
        self._list_lines(self.tr("Possible angles"), "angle", face.angles)
        self._list_chips(self.tr("Hashtags"), face.hashtags)
        self._list_chips(self.tr("Suits"), face.networks)
        self._area.verticalScrollBar().setValue(0)

    def _list_lines(self, title: str, icon: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        self._lists.addSpacing(theme.pixels(6))
        self._lists.addWidget(heading(title))
        for words in lines:
            rule = QFrame()
            rule.setProperty("role", "line")
            self._lists.addWidget(rule)
            row = QHBoxLayout()
            row.setSpacing(theme.pixels(10))
            row.addWidget(IconLabel(icon, "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(words, "", wraps=True), 1)
            self._lists.addLayout(row)

    def _list_chips(self, title: str, words: tuple[str, ...]) -> None:
        if not words:
            return
        self._lists.addSpacing(theme.pixels(6))
        self._lists.addWidget(heading(title))
        holder = QWidget()
        flow = FlowLayout(holder, theme.pixels(6))
        for each in words:
            flow.addWidget(label(each, "tag"))
        self._lists.addWidget(holder)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if isinstance(inner, QHBoxLayout):
            while (each := inner.takeAt(0)) is not None:
                _drop(each.widget())
        _drop(item.widget())


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
