# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides: one small question at a time, and the post grows beside."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout

from composer.domain.drafts import Draft
from composer.domain.errors import GuideNotFound, RamageError
from composer.domain.ids import GuideId, PostId
from composer.domain.library import Guide
from composer.domain.review import Level, Review, Source
from composer.ui.autosave import Autosave
from composer.ui.latest import Latest
from composer.ui.screen import Screen
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.guide_choice import GuideChoice
from composer.ui.widgets.guide_walk import GuideWalk, WalkState
from composer.ui.widgets.preview import PostFace, parts_of

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

KEYS: Final[tuple[tuple[str, str, str], ...]] = (
    ("go_on", "Ctrl+Return", str(QT_TRANSLATE_NOOP("Keys", "Next question"))),
    ("go_on", "Ctrl+Enter", ""),
    ("go_back", "Alt+Up", str(QT_TRANSLATE_NOOP("Keys", "Question before"))),
    ("leave_guide", "Escape", str(QT_TRANSLATE_NOOP("Keys", "Leave the guide, its answers are kept"))),
)
"""Action, key, words; a second key for an action has no words of its own."""


@dataclass(frozen=True, slots=True)
class _Look:
    """The post so far, and what is said about it."""

    draft: Draft
    text: str
    review: Review


class GuidesScreen(Screen):
    """The list of guides, or the guide a draft is on its way through."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._draft: Draft | None = None
        self._guide: Guide | None = None
        self._post: PostId | None = None
        self._author = next((a.display_name for a in services.accounts.list()), "")
        self.choice = GuideChoice()
        self.walk = GuideWalk(runner)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.choice)
        self._stack.addWidget(self.walk)
        self._autosave = Autosave(services.drafting.save, runner, self)
        self._looks = Latest(Lane.REVIEW, runner, self)
        self.choice.guide_chosen.connect(self.begin)
        self.walk.answer_edited.connect(self._on_answer_edited)
        self.walk.step_chosen.connect(self.go_to)
        self.walk.continued.connect(self.go_on)
        self.walk.skipped.connect(self.go_on)
        self.walk.went_back.connect(self.go_back)
        self.walk.quit_requested.connect(self.leave_guide)
        self._looks.answered.connect(self._on_looked)
        self._looks.failed.connect(self._tell)
        self._autosave.draft_saved.connect(self._on_saved)
        self._autosave.save_failed.connect(self._tell)
        self._bind_keys()

    def _bind_keys(self) -> None:
        actions: dict[str, Callable[[], None]] = {
            "go_on": self.go_on,
            "go_back": self.go_back,
            "leave_guide": self.leave_guide,
        }
        for name, key, _ in KEYS:
            shortcut = QShortcut(QKeySequence(key), self.walk)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(actions[name])

    # -- the screen ---------------------------------------------------------

    def activate(self) -> None:
        """The guides are read each time: the library may have changed."""
        if self._draft is not None:
            self.walk.answer.setFocus()
            return
        language = self._services.preferences.language()
        work = partial(self._services.guiding.guides, language)
        self._runner.run(Lane.DATABASE, work, done=self.choice.show_guides, failed=self._tell)

    def refresh(self) -> None:
        """The library may have changed."""
        if self._draft is None:
            self.activate()

    def leave(self) -> None:
        """What waits to be saved goes to the database lane."""
        self._autosave.flush()

    def _tell(self, error: RamageError) -> None:
        self.notice.emit(error)

    @property
    def draft(self) -> Draft | None:
        """The draft on its way through a guide."""
        return self._draft

    # -- in and out of a guide ----------------------------------------------

    def choose_for(self, post: PostId) -> None:
        """The next guide chosen is about that library post."""
        self._post = post
        self._draft = None
        self._stack.setCurrentWidget(self.choice)
        self.activate()

    def begin(self, guide: str) -> None:
        """A new draft at the guide's first question."""
        language = self._services.preferences.language()
        work = partial(self._services.guiding.begin, GuideId(guide), language, self._post)
        self._post = None
        self._runner.run(Lane.DATABASE, work, done=self.open_draft, failed=self._tell)

    def open_draft(self, draft: Draft) -> None:
        """Goes on where the person left."""
        if draft.guide is None:
            return
        try:
            guide = self._services.guiding.guide(draft.guide.guide, draft.language)
        except GuideNotFound as error:
            self._tell(error)
            return
        count = len(guide.steps)
        answers = (draft.guide.answers + ("",) * count)[:count]
        progress = replace(draft.guide, answers=answers, step=min(draft.guide.step, count - 1))
        self._guide, self._draft = guide, replace(draft, guide=progress)
        work = partial(self._services.drafting.remember_open, draft.id)
        self._runner.run(Lane.DATABASE, work, failed=self._tell)
        self._stack.setCurrentWidget(self.walk)
        self._show()
        self.walk.answer.setFocus()

    def leave_guide(self) -> None:
        """The answers stay with the draft."""
        self._autosave.flush()
        self._draft = self._guide = None
        self._stack.setCurrentWidget(self.choice)
        self.activate()

    # -- questions --------------------------------------------------------------

    def _on_answer_edited(self, text: str) -> None:
        draft = self._draft
        if draft is None or draft.guide is None:
            return
        step, answers = draft.guide.step, draft.guide.answers
        changed = (*answers[:step], text, *answers[step + 1 :])
        self._become(replace(draft, guide=replace(draft.guide, answers=changed)))

    def go_to(self, step: int) -> None:
        """That question; past the last one, the draft is finished."""
        draft, guide = self._draft, self._guide
        if draft is None or draft.guide is None or guide is None:
            return
        if step >= len(guide.steps):
            self._finish(draft)
            return
        self._become(replace(draft, guide=replace(draft.guide, step=max(step, 0))))
        self._autosave.flush()
        self.walk.answer.setFocus()

    def go_on(self) -> None:
        """The next question."""
        if self._draft is not None and self._draft.guide is not None:
            self.go_to(self._draft.guide.step + 1)

    def go_back(self) -> None:
        """The question before."""
        if self._draft is not None and self._draft.guide is not None:
            self.go_to(self._draft.guide.step - 1)

    def _finish(self, draft: Draft) -> None:
        answers = draft.guide.answers if draft.guide else ()
        if not any(answer.strip() for answer in answers):
            self.notice.emit(self.tr("One answer is enough to make a draft: write a first one, or leave the guide."))
            return
        self._autosave.flush()
        work = partial(self._services.guiding.finish, draft)
        self._runner.run(Lane.DATABASE, work, done=self._on_finished, failed=self._tell)

    def _on_finished(self, draft: Draft) -> None:
        self._draft = self._guide = None
        self._stack.setCurrentWidget(self.choice)
        self.draft_requested.emit(draft)

    def _become(self, draft: Draft) -> None:
        self._draft = draft
        self._autosave.changed(draft)
        self._show()

    def _on_saved(self, draft: Draft) -> None:
        if self._draft is not None and self._draft.id == draft.id:
            self._draft = replace(self._draft, updated=draft.updated)

    # -- what is shown ------------------------------------------------------------

    def _show(self) -> None:
        draft, guide = self._draft, self._guide
        if draft is None or draft.guide is None or guide is None:
            return
        summary = self.tr("{n} questions · about {minutes} minutes").format(n=len(guide.steps), minutes=guide.minutes)
        badge = self.tr("First post") if guide.first_post else ""
        self.walk.show_state(WalkState(guide, draft.guide.step, draft.guide.answers, badge, summary))
        self._looks.ask(partial(_look, self._services, draft))

    def _on_looked(self, look: _Look) -> None:
        if self._draft is None or self._draft.id != look.draft.id or self._guide is None or look.draft.guide is None:
            return
        progress = look.draft.guide
        unwritten = tuple(
            _lower_first(step.label)
            for step, answer in zip(self._guide.steps, progress.answers, strict=False)
            if not answer.strip()
        )
        self.walk.show_post(
            PostFace(self._author, "", look.text, parts_of(look.text), look.draft.media, None, unwritten)
        )
        self.walk.show_verdict(*self._verdict(look.review))

    def _verdict(self, review: Review) -> tuple[str, str]:
        if not review.text.strip():
            return "", "muted"
        found = [f for f in review.of(Source.CHARTER) if f.level is not Level.SUGGESTION]
        worst = min(found, key=lambda f: f.level.rank, default=None)
        if worst is None:
            words = self.tr("Charter: nothing to report")
        else:
            words = self.tr("Charter: {finding}").format(finding=self._wording.finding(worst).title)
        if review.voice is not None:
            words += " · " + self.tr("My voice: {score}").format(score=review.voice.score)
        tone = "muted" if worst is None else ("danger" if worst.level is Level.ERROR else "warn")
        return words, tone


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]


def _look(services: "Services", draft: Draft) -> _Look:
    text = services.guiding.preview(draft)
    return _Look(draft, text, services.reviewing.review(text, services.reviewing.context_for(draft, None)))
