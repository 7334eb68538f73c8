# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Before the browser opens: what will be allowed, what never happens, and what has to be typed."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QWidget

from composer.domain.secrets import Secret
from composer.domain.sign_in import Asked, Given
from composer.ui import theme
from composer.ui.widgets.buttons import button, chip
from composer.ui.widgets.card_grid import CardGrid
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.labels import IconLabel, show_words
from composer.ui.widgets.page import Page
from composer.ui.widgets.words import block, card, column, label, row

LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Question:
    """Something to type. ``optional``: it may stay empty. ``page`` is where one gets it, with the words of its link."""

    asked: Asked
    label: str
    help: str = ""
    value: str = ""
    optional: bool = False
    example: str = ""
    page: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class WayFace:
    """A way in: what it is called where there are several, what it asks and what it allows."""

    key: str
    name: str
    next: str
    """What happens when the button is pressed."""
    action: str
    """What the button says."""
    allows: tuple[tuple[str, str], ...]
    """In plain words, and in the network's."""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class ConnectFace:
    """``trouble`` is what was wrong with what was typed before; ``unkept`` why the key lasts for this session only."""

    title: str
    caption: str
    ways: tuple[WayFace, ...]
    never: tuple[str, ...]
    chosen: str = ""
    trouble: str = ""
    unkept: str = ""


class ConnectPage(Page):
    """Shows a ConnectFace. What was typed leaves by ``begun`` and is kept nowhere."""

    begun = Signal(str, object)
    """The way, and what was Given."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(760, parent)
        self._fields: dict[Asked, tuple[QLineEdit, Question]] = {}
        self._face: ConnectFace | None = None

    def show_face(self, face: ConnectFace) -> None:
        """The first field that is empty and must not be, or what was wrong, or the button that goes on."""
        self._face = face
        way = next((each for each in face.ways if each.key == face.chosen), face.ways[0])
        self._fields.clear()
        self.begin(face.title, face.caption)
        if len(face.ways) > 1:
            self.lines.addWidget(self._choice(face, way))
        self._trouble = label("", tone="danger")
        self._trouble.setObjectName("connect.trouble")
        self.lines.addWidget(self._questions(way) if way.questions else self._trouble)
        show_words(self._trouble, face.trouble)
        self.lines.addWidget(CardGrid([self._allowed(way), self._never(face)]))
        self.lines.addWidget(self._after(way, face))
        self.lines.addLayout(self._ways_on(way))
        self.settle()
        self._first(face).setFocus()

    def _first(self, face: ConnectFace) -> QWidget:
        for field, question in self._fields.values():
            if not field.text() and not question.optional:
                return field
        for field, _ in self._fields.values():
            if face.trouble:
                field.selectAll()
                return field
        return self._go

    def _choice(self, face: ConnectFace, chosen: WayFace) -> QWidget:
        ways = FlowRow(theme.pixels(8))
        group = QButtonGroup(ways)
        for way in face.ways:
            made = chip(way.name, f"connect.way.{way.key}", chosen=way is chosen)
            made.clicked.connect(lambda _on=False, key=way.key: self._on_way(key))
            group.addButton(made)
            ways.items.addWidget(made)
        return block(self.tr("How to sign in"), ways)

    def _on_way(self, key: str) -> None:
        if self._face is not None:
            face = self._face
            self.show_face(ConnectFace(face.title, face.caption, face.ways, face.never, key, "", face.unkept))
            self.focus_on(f"connect.way.{key}")

    def _questions(self, way: WayFace) -> QWidget:
        frame, inside = card(16)
        for question in way.questions:
            inside.addWidget(self._question(question))
        inside.addWidget(self._trouble)
        return frame

    def _question(self, question: Question) -> QWidget:
        made = QWidget()
        inside = column(6, made)
        named = label(question.label, "card-title")
        inside.addWidget(named)
        field = QLineEdit(question.value)
        field.setObjectName(f"connect.{question.asked}")
        field.setMaxLength(LONGEST)
        field.setPlaceholderText(question.example)
        field.setAccessibleName(question.label)
        if question.asked is Asked.PASSWORD:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setInputMethodHints(
            Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        field.returnPressed.connect(self._on_go)
        named.setBuddy(field)
        self._fields[question.asked] = (field, question)
        inside.addWidget(field)
        if question.help:
            inside.addWidget(label(question.help, "small"))
        if question.page:
            link = button(question.link, f"connect.{question.asked}.page", "link", "external")
            link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(question.page)))
            line = row(0)
            line.addWidget(link)
            line.addStretch(1)
            inside.addLayout(line)
        return made

    def _allowed(self, way: WayFace) -> QWidget:
        frame, inside = card(10)
        frame.setObjectName("connect.allowed")
        inside.addWidget(label(self.tr("You will allow Ramage to"), "card-title"))
        for words, scope in way.allows:
            line, said = _point("check", "ok", words)
            said.setToolTip(scope)
            inside.addLayout(line)
        inside.addStretch(1)
        names = ", ".join(scope for _, scope in way.allows)
        inside.addWidget(label(self.tr("In the network’s words: {names}").format(names=names), "caption"))
        return frame

    def _never(self, face: ConnectFace) -> QWidget:
        frame, inside = card(10)
        frame.setObjectName("connect.never")
        inside.addWidget(label(self.tr("Whatever is allowed, Ramage"), "card-title"))
        for words in face.never:
            inside.addLayout(_point("shield", "brand", words)[0])
        inside.addStretch(1)
        return frame

    def _after(self, way: WayFace, face: ConnectFace) -> QWidget:
        made = QWidget()
        inside = column(8, made)
        inside.addLayout(_point("info", "muted", way.next)[0])
        if face.unkept:
            line, said = _point("warning", "warn", face.unkept)
            said.setProperty("tone", "warn")
            said.setObjectName("connect.unkept")
            inside.addLayout(line)
        return made

    def _ways_on(self, way: WayFace) -> QHBoxLayout:
        line = row(12)
        back = button(self.tr("Back"), "connect.back")
        back.clicked.connect(self.left)
        self._go = button(way.action, "connect.go", "primary")
        self._go.clicked.connect(self._on_go)
        line.addWidget(back)
        line.addStretch(1)
        line.addWidget(self._go)
        self._way = way
        return line

    def _on_go(self) -> None:
        for field, question in self._fields.values():
            if not field.text().strip() and not question.optional:
                show_words(self._trouble, self.tr("Still missing: {what}").format(what=question.label))
                field.setFocus()
                return
        typed = {asked: field.text() for asked, (field, _) in self._fields.items()}
        password = typed.get(Asked.PASSWORD, "").strip()
        given = Given(
            typed.get(Asked.SERVER, "").strip(),
            typed.get(Asked.HANDLE, "").strip(),
            Secret(password) if password else None,
        )
        if Asked.PASSWORD in self._fields:
            self._fields[Asked.PASSWORD][0].clear()
        self.begun.emit(self._way.key, given)


def _point(icon: str, tone: str, words: str) -> tuple[QHBoxLayout, QLabel]:
    line = row(10)
    line.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
    said = label(words)
    line.addWidget(said, 1)
    return line, said
