# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rehearsal: the draft as others will meet it, read aloud, and read by one trusted colleague before anyone else."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout

from composer.domain.drafts import COMMON, Draft
from composer.domain.errors import RamageError
from composer.domain.ids import NetworkKey
from composer.domain.peer_review import PeerAnswer
from composer.domain.text import Span
from composer.services.rehearsal import Handed, Opened, Placed, Received, spoken
from composer.ui.file_choice import ask_open, ask_save
from composer.ui.latest import Latest
from composer.ui.read_aloud import ReadAloud
from composer.ui.rehearsal_words import Marks, RehearsalWords
from composer.ui.rehearsal_work import (
    Stage,
    mark,
    nothing,
    open_stage,
    put_in,
    take_back,
    take_up,
    texts_of,
)
from composer.ui.screen import Screen
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.empty_state import EmptyState
from composer.ui.widgets.peer_page import PeerPage
from composer.ui.widgets.rehearsal_page import RehearsalPage

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

KEYS: Final[tuple[tuple[str, str, str], ...]] = (
    ("next_comment", "F8", str(QT_TRANSLATE_NOOP("Keys", "Next comment"))),
    ("previous_comment", "Shift+F8", str(QT_TRANSLATE_NOOP("Keys", "Previous comment"))),
    ("apply", "Alt+Return", str(QT_TRANSLATE_NOOP("Keys", "Put the suggestion into the text"))),
    ("done", "Ctrl+D", str(QT_TRANSLATE_NOOP("Keys", "Done with the comment, or not"))),
    ("undo", "Ctrl+Z", str(QT_TRANSLATE_NOOP("Keys", "Take the last suggestion back"))),
    ("open_file", "Ctrl+O", str(QT_TRANSLATE_NOOP("Keys", "Open a colleague’s file"))),
    ("comment", "Ctrl+M", str(QT_TRANSLATE_NOOP("Keys", "Comment on the selected passage"))),
    ("send", "Ctrl+S", str(QT_TRANSLATE_NOOP("Keys", "Save the file for the colleague"))),
    ("leave", "Escape", str(QT_TRANSLATE_NOOP("Keys", "Back to the text"))),
)
"""Action, key, words."""
SAVE_AFTER_MS: Final = 250


class RehearsalScreen(Screen):
    """The draft that is open in Compose, or a colleague's. Only a suggestion the author asks for changes a text."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._draft: Draft | None = None
        self._comments: tuple[Placed, ...] = ()
        self._shown: NetworkKey | None = None
        self._sentence: Span | None = None
        self._undo: list[tuple[Draft, Placed]] = []
        self._words = RehearsalWords(services, wording, self)
        self.peer: PeerPage | None = None
        self.empty = EmptyState("rehearsal.empty", "eye")
        self.page = RehearsalPage(runner)
        self.voice = ReadAloud(self)
        self._saving = Latest(Lane.DATABASE, runner, self, wait_ms=SAVE_AFTER_MS)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.page)
        self._connect()

    def _connect(self) -> None:
        page = self.page
        self.empty.action_chosen.connect(self.ask_file)
        page.network_chosen.connect(self._on_network)
        page.open_requested.connect(self.ask_file)
        page.back_requested.connect(self._on_leave)
        page.hand_over_requested.connect(self._on_hand_over)
        page.comments.reached.connect(self._on_comment_reached)
        page.comments.way_chosen.connect(self._on_way)
        page.listening_toggled.connect(self._on_listening)
        page.listening_stopped.connect(lambda: self.voice.stop())
        self.connect_voice()
        self._saving.failed.connect(self._tell)
        actions: dict[str, Callable[[], None]] = {
            "next_comment": partial(self._step, 1),
            "previous_comment": partial(self._step, -1),
            "apply": partial(self._at_comment, "apply"),
            "done": partial(self._at_comment, "done"),
            "undo": self.undo,
            "open_file": self.ask_file,
            "comment": self._on_comment_wanted,
            "send": self._on_send,
            "leave": self._on_leave,
        }
        for name, key, _ in KEYS:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(actions[name])

    def connect_voice(self) -> None:
        """Of now: another one may be put in its place."""
        self.voice.changed.connect(self._show_voice)
        self.voice.sentence_reached.connect(self._on_sentence)

    # -- the screen ---------------------------------------------------------

    def activate(self) -> None:
        """The open draft is read each time: it may have been written on since."""
        if self.peer is None:
            self._load()
        else:
            self.peer.text.setFocus()

    def leave(self) -> None:
        """Silence; what was said of a colleague's draft goes to the database lane."""
        self.voice.stop()
        self._keep_answer()

    def _load(self) -> None:
        self._in_order(partial(open_stage, self._services), self._on_loaded)

    def _in_order(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._runner.run(Lane.DATABASE, work, done=done, failed=self._tell)

    def _tell(self, error: RamageError) -> None:
        self.notice.emit(error)

    def _on_loaded(self, stage: Stage) -> None:
        draft = stage.draft
        if self.peer is not None:
            return
        if draft is None or not any(text.strip() for text in (draft.text, *draft.variants.values())):
            self._show_empty(draft)
            return
        if self._draft is None or texts_of(self._draft) != texts_of(draft):
            self._undo = []
        if self._shown not in draft.networks:
            self._shown = next(iter(draft.networks), None)
        self.voice.prepare(draft.language)
        self._show_stage(stage)
        self._stack.setCurrentWidget(self.page)
        if self.isVisible():  # else the person has gone on meanwhile
            self.page.begin()

    def _show_empty(self, draft: Draft | None) -> None:
        self._draft, self._comments = None, ()
        under_way = draft is not None and draft.guide is not None
        self.empty.show_words(
            self.tr("Your draft is still on its way through a guide")
            if under_way
            else self.tr("Nothing to rehearse yet"),
            self.tr(
                "Write a few sentences, then come back: you will see what people see first, hear it where this "
                "computer can read aloud, and can hand it to one colleague. A colleague’s file opens here too: drop "
                "it on the window."
            ),
            self.tr("Open a colleague’s file…"),
        )
        self._stack.setCurrentWidget(self.empty)

    # -- the draft --------------------------------------------------------------

    def _show_stage(self, stage: Stage) -> None:
        self._draft, self._comments = stage.draft, stage.comments
        self._show()

    def _show(self) -> None:
        draft, words = self._draft, self._words
        if draft is None:
            return
        self.page.show_caption(draft.title)
        self.page.show_networks(tuple((key, words.name(key)) for key in draft.networks), self._shown or "")
        self.page.show_time(words.time(self._text()))
        self.page.show_goes(words.what_goes(draft))
        hint = self.tr("F8 goes from one to the next, Alt+Enter puts a suggestion into the text, Ctrl+Z takes it back.")
        self.page.show_comments([words.face(placed) for placed in self._comments], hint)
        self._show_post()
        self._show_voice()

    def _show_post(self) -> None:
        if self._draft is not None:
            self.page.show_look(self._words.look(self._draft, self._shown, self._marks()))

    def _text(self) -> str:
        if self._draft is None:
            return ""
        return self._draft.text if self._shown is None else self._draft.text_for(self._shown)

    def _version(self) -> NetworkKey:
        return self._shown if self._draft and self._shown and self._shown in self._draft.variants else COMMON

    def _marks(self) -> Marks:
        """The passages that comments are about, and the sentence being read."""
        version, current = self._version(), self.page.comments.current
        marks = tuple(
            (placed.span, "warn" if placed.received.key == current else "parrot")
            for placed in self._comments
            if placed.span is not None and not placed.received.done and placed.received.comment.version == version
        )
        return (*marks, (self._sentence, "language")) if self._sentence else marks

    def _on_network(self, network: str) -> None:
        self.voice.stop()
        self._shown = NetworkKey(network)
        self._show()

    # -- aloud --------------------------------------------------------------------

    def _show_voice(self) -> None:
        voice = self.voice
        self.page.show_listening(available=voice.available, playing=voice.playing, paused=voice.paused)

    def _on_listening(self) -> None:
        if self.voice.playing:
            self.voice.pause()
        elif self.voice.paused:
            self.voice.go_on()
        else:
            self.voice.read(spoken(self._text()))

    def _on_sentence(self, sentence: Span | None) -> None:
        self._sentence = sentence
        self._show_post()
        if sentence is not None:
            self.page.reveal(sentence.start / max(1, len(self._text())))

    # -- comments that came back -----------------------------------------------------

    def _step(self, by: int) -> None:
        (self.page if self.peer is None else self.peer).comments.step(by)

    def _placed(self, key: str) -> Placed | None:
        return next((placed for placed in self._comments if placed.received.key == key), None)

    def _on_comment_reached(self, key: str) -> None:
        placed, draft = self._placed(key), self._draft
        if placed is None or draft is None:
            return
        wanted = placed.received.comment.version
        if wanted != self._version():
            followers = [network for network in draft.networks if network not in draft.variants]
            self._shown = wanted if wanted in draft.networks else next(iter(followers), self._shown)
            self.page.show_networks(tuple((k, self._words.name(k)) for k in draft.networks), self._shown or "")
        self._show_post()
        if placed.span is not None:
            self.page.reveal(placed.span.start / max(1, len(self._text())))

    def _at_comment(self, way: str) -> None:
        if self.peer is None:
            self._on_way(self.page.comments.current, way)

    def _on_way(self, key: str, way: str) -> None:
        placed, draft = self._placed(key), self._draft
        if placed is None or draft is None:
            return
        if way == "done":
            work = partial(mark, self._services, draft, placed, not placed.received.done)
            self._in_order(work, self._show_stage)
        elif placed.applicable and not placed.received.done:
            self._undo.append((draft, placed))
            self._in_order(partial(put_in, self._services, draft, placed), self._on_text_changed)

    def undo(self) -> None:
        """The text before the last suggestion was put in, and its comment open again."""
        if self._undo and self._draft is not None and self.peer is None:
            before, placed = self._undo.pop()
            work = partial(take_back, self._services, self._draft, before, placed)
            self._in_order(work, self._on_text_changed)

    def _on_text_changed(self, stage: Stage) -> None:
        self._show_stage(stage)
        self.draft_changed.emit(stage.draft)

    # -- files -------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Which file to open."""
        ask_open(self, self.tr("Open a colleague’s file"), self.tr("Drafts and comments"), self.open_file)

    def open_file(self, path: str) -> None:
        """A colleague's draft, or their comments on one's own."""
        self._in_order(partial(self._services.rehearsal.open_file, path), self._on_opened)

    def _on_opened(self, opened: Opened | Received) -> None:
        self._close_peer()
        if isinstance(opened, Opened):
            self._show_peer(opened)
            return
        who = opened.peer or self.tr("Your colleague")
        said = self.tr("{who} has nothing new to say.") if opened.new == 0 else self.tr("{who} has sent comments.")
        self.notice.emit(said.format(who=who))
        self.draft_changed.emit(opened.draft)
        self._in_order(partial(take_up, self._services, opened.draft), self._on_loaded)

    def _on_hand_over(self, question: str, author: str) -> None:
        chosen = partial(self._hand_over, question, author)
        ask_save(self, self.tr("Save the file for a colleague"), self.tr("Drafts"), self.tr("Draft to read"), chosen)

    def _hand_over(self, question: str, author: str, path: str) -> None:
        if self._draft is not None:
            work = partial(self._services.rehearsal.hand_over, self._draft, path, question, author)
            self._in_order(work, partial(self._on_handed, path))

    def _on_handed(self, path: str, handed: Handed) -> None:
        said = self.tr("Saved: now send {file} to your colleague.").format(file=Path(path).name)
        if handed.left_out:
            names = ", ".join(handed.left_out)
            said += " " + self.tr("Left out, too large or no picture: {names}.").format(names=names)
        self.notice.emit(said)

    # -- a colleague's draft ---------------------------------------------------------------

    def _show_peer(self, opened: Opened) -> None:
        self.voice.stop()
        page = PeerPage(opened, self._words.names, self._runner, self._services.rehearsal.new_comment_id)
        page.answer_changed.connect(self._on_answer_changed)
        page.send_requested.connect(self._on_send)
        page.close_requested.connect(self._on_leave)
        self.peer = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.text.setFocus()

    def _close_peer(self) -> None:
        self._keep_answer()
        page, self.peer = self.peer, None
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _keep_answer(self) -> None:
        if self.peer is not None:
            self._in_order(partial(self._services.rehearsal.keep, self.peer.answer), nothing)

    def _on_answer_changed(self, answer: PeerAnswer) -> None:
        self._saving.ask(partial(self._services.rehearsal.keep, answer))

    def _on_comment_wanted(self) -> None:
        if self.peer is not None:
            self.peer.comment_here()

    def _on_send(self) -> None:
        if self.peer is None:
            if self._draft is not None:
                self.page.ask_hand_over()
            return
        title, name = self.tr("Save my comments"), self.tr("Comments")
        ask_save(self, title, self.tr("Comments"), name, partial(self._send_back, self.peer))

    def _send_back(self, page: PeerPage, path: str) -> None:
        work = partial(self._services.rehearsal.send_back, page.answer, path)
        said = self.tr("Saved: now send {file} back.").format(file=Path(path).name)
        self._in_order(work, lambda _: self.notice.emit(said))

    def _on_leave(self) -> None:
        if self.peer is not None:
            self._close_peer()
            self._load()
        elif self.voice.playing or self.voice.paused:
            self.voice.stop()
        elif self._draft is not None:
            self.text_requested.emit(self._draft)
        else:
            self.screen_requested.emit("compose")
