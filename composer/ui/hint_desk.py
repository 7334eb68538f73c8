# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways out that are no edit: a question to answer, another picture, another hour, a colleague's publication."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from composer.domain.drafts import Draft, DraftMedia
from composer.domain.messages import Message
from composer.domain.review import Act, Fix, Intent
from composer.ui.answers import Place, put_in
from composer.ui.draft_undo import DraftUndo
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.live_findings import LiveFinding
from composer.ui.widgets.writing_desk import WritingDesk

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording


class HintDesk(QObject):
    """Carries out intents on the draft on the desk; undo takes each of them back."""

    draft_changed = Signal(object)
    """The Draft with other media, or with a question that was answered."""
    slot_wanted = Signal(str)
    """Another time to publish, on that network if one is named."""
    put_away = Signal()
    """The question, without an answer."""
    failed = Signal(object)

    def __init__(
        self, services: "Services", runner: TaskRunner, wording: "Wording", desk: WritingDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._desk = desk
        self._draft: Draft | None = None
        self._asked = Intent(Act.ANSWER)
        self._answers = ""
        """Key of the finding the question comes from, empty when it comes from none."""
        self._undo = DraftUndo(desk.editor, self)
        desk.prompt.answered.connect(self._on_answered)
        desk.prompt.put_away.connect(self.put_away)
        desk.source.angle_chosen.connect(self._on_angle_chosen)
        desk.bar.as_it_is_requested.connect(partial(desk.prompt.ask, ""))

    def show(self, draft: Draft) -> None:
        """The draft of now."""
        if self._draft is None or self._draft.id != draft.id:
            self._undo.forget()
            self._desk.prompt.ask("")
        self._draft = draft

    def carry_out(self, finding: LiveFinding, fix: Fix) -> None:
        """The intent of that way out."""
        intent = fix.intent
        if intent is None or self._draft is None:
            return
        match intent.act:
            case Act.ANSWER:
                question = intent.question or fix.label
                self.ask(self._wording.message(question), intent, finding.finding.key if intent.settles else "")
            case Act.REMOVE_MEDIUM:
                self._exchange(intent.subject, None)
            case Act.EXCHANGE_MEDIUM:
                work = partial(self._services.drafting.medium_of, self._draft, intent.instead)
                done = partial(self._exchange, intent.subject)
                self._runner.run(Lane.DATABASE, work, done=done, failed=self.failed.emit)
            case Act.SCHEDULE:
                self.slot_wanted.emit(intent.subject)
            case Act.OPEN:
                QDesktopServices.openUrl(QUrl(intent.subject))

    def ask(self, question: str, intent: Intent | None = None, finding: str = "") -> None:
        """Above the text, with the keyboard in the field of its answer."""
        self._asked, self._answers = intent or Intent(Act.ANSWER), finding
        self._desk.prompt.ask(question, anywhere=not self._asked.instead)
        self._desk.prompt.field.setFocus()

    def ask_angle(self) -> None:
        """The one sentence that publishing the approved text asks for."""
        self.ask(self._wording.message(Message("voice-ask-angle")))

    def _on_angle_chosen(self, angle: str) -> None:
        self.ask(angle, finding=f"Voice.UnusedAngle|{angle}")

    def _on_answered(self, answer: str, place: Place) -> None:
        editor, draft = self._desk.editor, self._draft
        if draft is None:
            return
        edit = put_in(editor.text(), answer, place, editor.cursor_offset(), self._asked.instead)
        editor.apply_fix([edit])
        if self._answers:
            self._mark_answered(self._answers)
        self._desk.prompt.ask("")
        editor.setFocus()

    def _mark_answered(self, key: str) -> None:
        """What was answered is not asked again in this draft, unless the answer is taken back."""
        draft = self._draft
        if draft is not None and key not in draft.ignored:
            self.draft_changed.emit(replace(draft, ignored=draft.ignored | {key}))
            self._undo.done(partial(self._ask_again, key), with_words=True)

    def _ask_again(self, key: str) -> None:
        if self._draft is not None:
            self.draft_changed.emit(replace(self._draft, ignored=self._draft.ignored - {key}))

    def _exchange(self, path: str, other: DraftMedia | None) -> None:
        draft = self._draft
        if draft is None:
            return
        media: list[DraftMedia] = []
        for one in draft.media:
            if one.path != path:
                media.append(one)
            elif other is not None:
                media.append(other)
        self.draft_changed.emit(replace(draft, media=tuple(media)))
        self._undo.done(partial(self._bring_back, draft.media))
        self._desk.editor.setFocus()

    def _bring_back(self, media: tuple[DraftMedia, ...]) -> None:
        if self._draft is not None:
            self.draft_changed.emit(replace(self._draft, media=media))
