# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter beside the text: a question, its answers, and the section they stand in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QScrollArea, QStackedWidget, QWidget

from composer.domain.text import Language
from composer.services.charter_search import Answer
from composer.ui import theme
from composer.ui.models.answers_model import AnswersModel
from composer.ui.widgets.answer_delegate import AnswerDelegate
from composer.ui.widgets.buttons import button, icon_button
from composer.ui.widgets.guidance_cards import GuidanceCards, RuleCard
from composer.ui.widgets.labels import label
from composer.ui.widgets.reading import Reading
from composer.ui.widgets.scrolling import scrolling
from composer.ui.widgets.search_field import SearchField
from composer.ui.widgets.words import column, row


class CharterPanel(QFrame):
    """Lies over the side of its parent. Escape, wherever the keyboard is in it, goes back to the text."""

    asked = Signal(str)
    answer_chosen = Signal(object)
    """An Answer whose section is to be read."""
    closed = Signal()

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("charter.panel")
        self.setProperty("role", "side-right")
        self.setAccessibleName(self.tr("What may I say?"))
        self._language = language
        self._model = AnswersModel()
        self._build()
        self.hide()
        for part in (self, *self.findChildren(QWidget)):
            part.installEventFilter(self)

    def _build(self) -> None:
        lines = column(12, self)
        lines.setContentsMargins(*theme.margins(20, 16, 20, 16))
        head = row(8)
        head.addWidget(label(self.tr("What may I say?"), "title"), 1)
        close = icon_button("close", self.tr("Back to the text"), "charter.panel.close")
        close.clicked.connect(self.closed)
        head.addWidget(close)
        lines.addLayout(head)
        self.field = SearchField("charter.panel.search", self.tr("Ask in your own words"))
        self.field.textChanged.connect(self.asked)
        self.field.went_down.connect(self._on_went_down)
        self.field.returnPressed.connect(self._on_return)
        lines.addWidget(self.field)
        self._hint = label("", "secondary", wraps=True, name="charter.panel.hint")
        lines.addWidget(self._hint)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._answers())
        self._pages.addWidget(self._section())
        lines.addWidget(self._pages, 1)

    def _answers(self) -> QListView:
        self.list = made = QListView()
        made.setObjectName("charter.panel.answers")
        made.setAccessibleName(self.tr("Answers"))
        made.setModel(self._model)
        made.setItemDelegate(AnswerDelegate(made))
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.activated.connect(lambda index: self._choose(self._model.row_at(index)))
        made.clicked.connect(lambda index: self._choose(self._model.row_at(index)))
        return made

    def _section(self) -> QScrollArea:
        inside = QWidget()
        lines = column(12, inside)
        self._back = button(self.tr("All answers"), "charter.panel.back", "link", "back")
        self._back.clicked.connect(self.show_answers_again)
        self._place = label("", "section")
        self._title = label("", "title", wraps=True, name="charter.panel.title")
        self.text = Reading(15)
        self.text.setObjectName("charter.panel.text")
        self._cards = GuidanceCards(self._language)
        for part in (self._back, self._place, self._title, self.text, self._cards):
            lines.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is self._back else Qt.AlignmentFlag(0))
        lines.addStretch(1)
        self._area = area = scrolling(inside)
        return area

    # -- what is shown ------------------------------------------------------------

    def open(self) -> None:
        """Ready for a question; the last one stays, to be typed over."""
        self.show()
        self.raise_()
        self._pages.setCurrentIndex(0)
        self.field.setFocus()
        self.field.selectAll()

    def show_answers(self, words: str, answers: tuple[Answer, ...], contact: str) -> None:
        """What was found for these words; empty words show the sections."""
        self._model.show_rows(answers)
        self._pages.setCurrentIndex(0)
        if not words.strip():
            self._hint.setText(
                self.tr("A customer’s name, a photo, results: ask as you would ask a colleague. Or choose a section.")
            )
        elif answers:
            self._hint.setText("")
        else:
            nothing = self.tr("The charter says nothing about “{words}”. Try another word.").format(words=words)
            asking = self.tr("Still in doubt? {contact}").format(contact=contact) if contact else ""
            self._hint.setText(f"{nothing} {asking}".strip())
        self._hint.setVisible(bool(self._hint.text()))
        if answers:
            self.list.setCurrentIndex(self._model.index(0))

    def show_section(self, number: str, title: str, html: str, rules: tuple[RuleCard, ...], searched: str) -> None:
        """A section with its rules; the keyboard reads it."""
        self.show()
        self.raise_()
        self._hint.hide()
        self._place.setText(self.tr("Section {number}").format(number=number).upper() if number else "")
        self._title.setText(title)
        self.text.setVisible(bool(html))
        self.text.show_html(html)
        self.text.setAccessibleName(title)
        self.text.mark(searched)
        self._cards.show_rules(rules, searched)
        self._back.setVisible(self._model.rowCount() > 0)
        self._pages.setCurrentIndex(1)
        self._area.verticalScrollBar().setValue(0)
        (self.text if html else self.field).setFocus()

    def show_answers_again(self) -> None:
        """From a section back to where it was chosen."""
        self._pages.setCurrentIndex(0)
        self._hint.setVisible(bool(self._hint.text()))
        self.list.setFocus()

    # -- keys ---------------------------------------------------------------------

    def _on_went_down(self) -> None:
        if self._pages.currentIndex() == 0 and self._model.rowCount():
            self.list.setFocus()

    def _on_return(self) -> None:
        """Enter in the field reads the best answer."""
        self._choose(self._model.row_at(self.list.currentIndex()))

    def _choose(self, answer: Answer | None) -> None:
        if answer is not None:
            self.answer_chosen.emit(answer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.closed.emit()
                return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._pages.currentIndex() == 1:
            return self._scrolls(event)
        return super().eventFilter(watched, event)

    def _scrolls(self, event: QKeyEvent) -> bool:
        """Arrows and page keys move the section while it is read."""
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: theme.pixels(40),
            Qt.Key.Key_Up: -theme.pixels(40),
            Qt.Key.Key_PageDown: self._area.height() - theme.pixels(40),
            Qt.Key.Key_PageUp: theme.pixels(40) - self._area.height(),
        }
        by = steps.get(Qt.Key(event.key()))
        if by is None or self.field.hasFocus():
            return False
        bar.setValue(bar.value() + by)
        return True
