# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A draft as others will meet it, and beside it what one trusted colleague has to say."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from composer.domain.peer_review import LONGEST_NAME
from composer.ui import theme
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.buttons import button, chip
from composer.ui.widgets.comment_card import CommentFace
from composer.ui.widgets.comment_list import CommentList
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.labels import heading, label, show_words
from composer.ui.widgets.preview import PostFace, PostView
from composer.ui.widgets.scrolling import centred
from composer.ui.widgets.side_page import SidePage
from composer.ui.widgets.words import column

WIDE, TELEPHONE = 560, 360


@dataclass(frozen=True, slots=True)
class Look:
    """The post on one network. ``first_look`` and ``figures`` are sentences, empty where there is nothing to say."""

    face: PostFace
    first_look: str
    figures: str
    fits: bool = True


class RehearsalPage(SidePage):
    """Signals what the person does; the screen answers with the ``show_…`` methods."""

    network_chosen = Signal(str)
    listening_toggled = Signal()
    listening_stopped = Signal()
    hand_over_requested = Signal(str, str)
    """The question, and the author's name as they typed it."""
    open_requested = Signal()
    back_requested = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._networks: tuple[tuple[str, str], ...] | None = None
        back = button(self.tr("Back to the text"), "rehearsal.back", "primary")
        back.clicked.connect(self.back_requested)
        self.lay_out(self.tr("Rehearsal"), self._middle(), back)
        self._fill_side()

    # -- the post -----------------------------------------------------------

    def _middle(self) -> QScrollArea:
        self._chips = FlowRow(theme.pixels(8))
        self._group = QButtonGroup(self)
        self._narrow = chip(self.tr("As wide as a telephone"), "rehearsal.telephone")
        self._narrow.toggled.connect(self._on_narrow)
        self._first_look = label("", "prompt-words", wraps=True, name="rehearsal.first-look")
        self._figures = label("", "caption", wraps=True, name="rehearsal.figures")
        self._time = label("", "caption", wraps=True, name="rehearsal.time")
        self._inside = QWidget()
        lines = column(14, self._inside)
        lines.addWidget(self._chips)
        lines.addWidget(self._first_look)
        self.post = PostView(self._runner)
        lines.addWidget(self.post)
        told = column(4)
        told.addWidget(self._figures)
        told.addWidget(self._time)
        lines.addLayout(told)
        lines.addWidget(self._listening())
        lines.addStretch(1)
        self._inside.setMaximumWidth(theme.pixels(WIDE))
        self.post_area = area = centred(self._inside, (32, 24, 32, 32))
        area.setObjectName("rehearsal.post")
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("The post as people will see it"))
        return area

    def _listening(self) -> QWidget:
        self._listen = button(self.tr("Read aloud"), "rehearsal.listen", "small")
        self._listen.clicked.connect(self.listening_toggled)
        self._stop = button(self.tr("Stop reading"), "rehearsal.stop", "small")
        self._stop.clicked.connect(self.listening_stopped)
        self._voice = FlowRow(theme.pixels(8))
        for control in (self._listen, self._stop):
            self._voice.items.addWidget(control)
        self._voice.hide()
        return self._voice

    def show_networks(self, networks: tuple[tuple[str, str], ...], shown: str) -> None:
        """Their keys and names; the width of a telephone is offered beside them."""
        if networks != self._networks:
            self._networks = networks
            for before in self._group.buttons():
                self._group.removeButton(before)
                self._chips.items.removeWidget(before)
                before.deleteLater()
            self._chips.items.removeWidget(self._narrow)
            for key, name in networks:
                made = chip(name, f"rehearsal.network.{key}")
                made.clicked.connect(lambda _=False, chosen=key: self.network_chosen.emit(chosen))
                self._group.addButton(made)
                self._chips.items.addWidget(made)
            self._chips.items.addWidget(self._narrow)
            self._chips.updateGeometry()
        chosen = self.findChild(QPushButton, f"rehearsal.network.{shown}")
        if chosen is not None:
            chosen.setChecked(True)

    def begin(self) -> None:
        """Where the keyboard starts: the network shown, or the post where there is none."""
        (self._group.checkedButton() or self.post_area).setFocus()

    def show_look(self, look: Look) -> None:
        """The post on one network."""
        self.post.show_face(look.face)
        show_words(self._first_look, look.first_look)
        show_words(self._figures, look.figures)
        self._figures.setProperty("state", "" if look.fits else "error")
        theme.repolish(self._figures)

    def reveal(self, share: float) -> None:
        """Scrolls to a place in the text, 0.0 its beginning and 1.0 its end."""
        top = self.post.mapTo(self._inside, self.post.rect().topLeft()).y()
        self.post_area.ensureVisible(0, round(top + share * self.post.height()), 0, theme.pixels(160))

    def show_time(self, words: str) -> None:
        """How long it takes to read."""
        show_words(self._time, words)

    def show_listening(self, *, available: bool, playing: bool, paused: bool) -> None:
        """Nothing at all where no voice can read."""
        self._voice.setVisible(available)
        words = self.tr("Pause") if playing else (self.tr("Go on reading") if paused else self.tr("Read aloud"))
        self._listen.setText(words)
        self._listen.setAccessibleName(words)
        self._stop.setVisible(playing or paused)
        self._voice.updateGeometry()

    def _on_narrow(self, narrow: bool) -> None:
        self._inside.setMaximumWidth(theme.pixels(TELEPHONE if narrow else WIDE))

    # -- the colleague -----------------------------------------------------------

    def _fill_side(self) -> None:
        self._comments_head = heading(self.tr("What your colleague says"))
        self._hint = label("", "caption", wraps=True)
        self.comments = CommentList()
        self.comments.setContentsMargins(0, 0, 0, theme.pixels(14))
        self._question = QPlainTextEdit()
        self._question.setObjectName("rehearsal.question")
        self._question.setAccessibleName(self.tr("Your question to the colleague"))
        self._question.setPlaceholderText(self.tr("What would you like to know? “Is the opening clear?”"))
        self._question.setTabChangesFocus(True)
        self._question.setFixedHeight(theme.pixels(84))
        self._author = QLineEdit()
        self._author.setObjectName("rehearsal.author")
        self._author.setAccessibleName(self.tr("Your name, if you want to give it"))
        self._author.setPlaceholderText(self.tr("Your name, if you like"))
        self._author.setMaxLength(LONGEST_NAME)
        self._goes = label("", "caption", wraps=True, name="rehearsal.goes")
        self.hand = button(self.tr("Save the file for them…"), "rehearsal.hand")
        self.hand.clicked.connect(self.ask_hand_over)
        receive = button(self.tr("Open their file…"), "rehearsal.open", "link")
        receive.clicked.connect(self.open_requested)
        lead = self.tr(
            "Hand your draft to one person you trust. You send them a file, they open it in their Ramage and send one "
            "back; their comments then appear here. Nothing goes through a server of ours."
        )
        for widget in (
            self._comments_head,
            self._hint,
            self.comments,
            heading(self.tr("A second pair of eyes")),
            label(lead, "secondary", wraps=True),
            self._question,
            self._author,
            self._goes,
            self.hand,
            receive,
        ):
            self.side.addWidget(widget)
        self.side.addStretch(1)

    def ask_hand_over(self) -> None:
        """What the form says now."""
        self.hand_over_requested.emit(self._question.toPlainText(), self._author.text())

    def show_comments(self, faces: Sequence[CommentFace], hint: str) -> None:
        """``hint`` tells the keys; nothing is shown where there are no comments."""
        self.comments.show_faces(tuple(faces))
        for widget in (self._comments_head, self.comments):
            widget.setVisible(bool(faces))
        show_words(self._hint, hint if faces else "")

    def show_goes(self, words: str) -> None:
        """What the file will hold."""
        show_words(self._goes, words)
