# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A colleague's draft to read: passages are commented beside it, its text stays as it is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from composer.domain.ids import NetworkKey
from composer.domain.peer_review import (
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_COMMENTS,
    CommentId,
    PeerAnswer,
    PeerComment,
    PeerText,
)
from composer.domain.text import Span
from composer.services.rehearsal import Opened
from composer.ui import theme
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.buttons import button, chip
from composer.ui.widgets.comment_card import CommentFace, Way
from composer.ui.widgets.comment_form import CommentForm, text_box
from composer.ui.widgets.comment_list import CommentList
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.labels import heading, label
from composer.ui.widgets.passage_text import PassageText
from composer.ui.widgets.picture_view import PictureView
from composer.ui.widgets.post_document import plain
from composer.ui.widgets.side_page import SidePage
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.words import column, row

PICTURE = 84
MEASURE = 720


class PeerPage(SidePage):
    """Holds the answer while it is written; every change of it is told."""

    answer_changed = Signal(object)
    """The PeerAnswer as it is now."""
    send_requested = Signal()
    close_requested = Signal()

    def __init__(
        self,
        opened: Opened,
        names: Mapping[NetworkKey, str],
        runner: TaskRunner,
        new_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._names = names
        self._runner = runner
        self._new_id = new_id
        self._answer = opened.answer
        self._version = opened.request.texts[0]
        self._editing: PeerComment | None = None
        close = button(self.tr("Close"), "rehearsal.close")
        close.clicked.connect(self.close_requested)
        author = opened.request.author
        title = self.tr("{name}’s draft").format(name=author) if author else self.tr("A colleague’s draft")
        self.lay_out(title, self._middle(), close)
        self.outer.addWidget(self._bar())
        self.show_caption(self.tr("Only their own hand changes the text: you comment, they decide."))
        self._fill_side()
        self._show_version(self._version)
        self._show_comments()

    @property
    def answer(self) -> PeerAnswer:
        """All that was said so far, a comment still being written included."""
        pending = self.form.pending()
        return self._answer if pending is None else self._with(*pending)

    # -- the text -----------------------------------------------------------

    def _middle(self) -> QWidget:
        page, inside = QWidget(), QWidget()
        middle = row(0, page)
        middle.setContentsMargins(*theme.margins(32, 20, 32, 20))
        middle.addStretch(1)
        middle.addWidget(inside, 100)
        middle.addStretch(1)
        inside.setMaximumWidth(theme.pixels(MEASURE))
        lines = column(12, inside)
        if len(self._opened.request.texts) > 1:
            lines.addWidget(self._versions())
        self.text = PassageText("rehearsal.text")
        self.text.setAccessibleName(self.tr("The draft; select a passage with Shift and the arrows"))
        self.text.selectionChanged.connect(self._on_selection)
        lines.addWidget(self.text, 1)
        if self._opened.pictures:
            lines.addWidget(self._pictures())
        return page

    def _versions(self) -> FlowRow:
        row = FlowRow(theme.pixels(8))
        group = QButtonGroup(self)
        for text in self._opened.request.texts:
            made = chip(self._name_of(text), f"rehearsal.version.{text.version or 'common'}")
            made.clicked.connect(lambda _=False, chosen=text: self._show_version(chosen))
            group.addButton(made)
            row.items.addWidget(made)
        return row

    def _name_of(self, text: PeerText) -> str:
        return ", ".join(self._names.get(key, key) for key in text.networks) or self.tr("Common text")

    def _pictures(self) -> FlowRow:
        row = FlowRow(theme.pixels(10))
        for picture, medium in zip(self._opened.request.pictures, self._opened.pictures, strict=True):
            if medium.path:
                view = PictureView(self._runner, PICTURE, row)  # a window of its own without a parent
                view.setFixedWidth(theme.pixels(PICTURE * 1.6))
                view.show_picture(Path(medium.path), medium.alt or picture.name)
                row.items.addWidget(view)
            else:
                row.items.addWidget(label(self.tr("{name}: not in the file").format(name=picture.name), "tag"))
        return row

    def _show_version(self, text: PeerText) -> None:
        self._version = text
        chosen = self.findChild(QPushButton, f"rehearsal.version.{text.version or 'common'}")
        if chosen is not None:
            chosen.setChecked(True)
        self.text.show_text(text.text)
        self._show_marks()

    # -- what is said ---------------------------------------------------------

    def _fill_side(self) -> None:
        question = self._opened.request.question
        if question:
            self.side.addWidget(heading(self.tr("The question")))
            self.side.addWidget(label(question, "way-title", wraps=True, name="rehearsal.asked"))
        prompt = self.tr("Your answer") if question else self.tr("A word about the whole, if you like")
        self.reply = text_box("rehearsal.reply", prompt, prompt, 72)
        self.reply.setPlainText(self._answer.reply)
        self.reply.textChanged.connect(self._on_words)
        self.side.addWidget(self.reply)
        self.form = CommentForm()
        self.form.added.connect(self._on_added)
        self.form.left.connect(self.text.setFocus)
        self.side.addWidget(self.form)
        self._so_far = heading(self.tr("So far"))
        self.comments = CommentList()
        self.comments.way_chosen.connect(self._on_way)
        self.comments.reached.connect(self._on_reached)
        self.side.addWidget(self._so_far)
        self.side.addWidget(self.comments)
        self._peer = QLineEdit(self._answer.peer)
        self._peer.setObjectName("rehearsal.peer")
        self._peer.setAccessibleName(self.tr("Your name, if you want to give it"))
        self._peer.setPlaceholderText(self.tr("Your name, if you like"))
        self._peer.setMaxLength(LONGEST_NAME)
        self._peer.textEdited.connect(self._on_words)
        self.side.addWidget(self._peer)
        self.side.addStretch(1)

    def _bar(self) -> StackingRow:
        bar = StackingRow()
        bar.setProperty("role", "bar")
        bar.setContentsMargins(*theme.margins(24, 10, 24, 10))
        note = self.tr("Kept on this computer as you write; save the file and send it back.")
        send = button(self.tr("Save my comments…"), "rehearsal.send", "primary")
        send.setToolTip(self.tr("Ctrl+S"))
        send.clicked.connect(self.send_requested)
        bar.hold(label(note, "caption", wraps=True), send)
        return bar

    def comment_here(self) -> None:
        """From the chosen passage to the words about it."""
        self.form.words.setFocus()

    def _on_selection(self) -> None:
        self.form.show_passage(_quoted(self._version.text, self.text.passage()))

    def _on_words(self) -> None:
        reply = plain(self.reply.toPlainText())[:LONGEST_WORDS]
        self._become(replace(self._answer, reply=reply, peer=self._peer.text()))

    def _on_added(self, words: str, suggestion: str | None) -> None:
        answer = self._with(words, suggestion)
        self._editing = None
        self._become(answer)
        self.text.choose_nothing()
        self.text.setFocus()

    def _with(self, words: str, suggestion: str | None) -> PeerAnswer:
        """The answer with one more comment, or another one in the place of the one being changed."""
        span, before = self.text.passage(), self._editing
        comment = PeerComment(
            before.id if before else CommentId(self._new_id()),
            self._version.version,
            words,
            span,
            span.of(self._version.text) if span else "",
            suggestion if span else None,
        )
        others = [one for one in self._answer.comments if one.id != comment.id]
        place = self._answer.comments.index(before) if before in self._answer.comments else len(others)
        others.insert(place, comment)
        return replace(self._answer, comments=tuple(others[:MOST_COMMENTS]))

    def _on_way(self, key: str, way: str) -> None:
        comment = self._comment(key)
        if comment is None:
            return
        if way == "remove":
            rest = tuple(one for one in self._answer.comments if one.id != key)
            self._become(replace(self._answer, comments=rest))
            self.text.setFocus()
        else:
            self._editing = comment
            self.form.setEnabled(True)
            self._go_to(comment)
            self.form.fill(comment.words, comment.suggestion)

    def _on_reached(self, key: str) -> None:
        comment = self._comment(key)
        if comment is not None:
            self._show_version(self._text_of(comment))
            self._show_marks(key)

    def _go_to(self, comment: PeerComment) -> None:
        self._show_version(self._text_of(comment))
        if comment.span is None:
            self.text.choose_nothing()
        else:
            self.text.choose(comment.span)

    def _text_of(self, comment: PeerComment) -> PeerText:
        texts = self._opened.request.texts
        return next((text for text in texts if text.version == comment.version), texts[0])

    def _comment(self, key: str) -> PeerComment | None:
        return next((one for one in self._answer.comments if one.id == key), None)

    def _become(self, answer: PeerAnswer) -> None:
        self._answer = answer
        self._show_comments()
        self.answer_changed.emit(answer)

    def _show_comments(self) -> None:
        ways = (Way("edit", self.tr("Change")), Way("remove", self.tr("Remove")))
        comments = self._answer.comments
        self.comments.show_faces(
            tuple(CommentFace(one.id, "", one.words, one.quote, one.suggestion, ways=ways) for one in comments)
        )
        self.form.setEnabled(len(comments) < MOST_COMMENTS or self._editing is not None)
        for widget in (self._so_far, self.comments):
            widget.setVisible(bool(comments))
        self._show_marks()

    def _show_marks(self, attended: str = "") -> None:
        here = [one for one in self._answer.comments if one.version == self._version.version and one.span]
        self.text.show_marks(
            tuple((one.span, "warn" if one.id == attended else "parrot") for one in here if one.span is not None)
        )


def _quoted(text: str, span: Span | None) -> str:
    words = " ".join(span.of(text).split()) if span else ""
    return words if len(words) <= 160 else f"{words[:160].rstrip()}…"
