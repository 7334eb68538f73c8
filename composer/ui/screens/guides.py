# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides: one small question at a time, and the post grows beside."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout

from composer.domain.drafts import Draft
from composer.domain.errors import GuideNotFound, RamageError
from composer.domain.ids import DraftId, GuideId, PostId
from composer.domain.library import Guide
from composer.domain.text import Span
from composer.services.guiding import Ended, PostMaterial, ended
from composer.ui.autosave import Autosave
from composer.ui.guide_look import GuideWords, Look, look
from composer.ui.guide_post import GuidePost
from composer.ui.latest import Latest
from composer.ui.screen import Screen
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.guide_choice import GuideChoice
from composer.ui.widgets.guide_question import MOST_KEYS
from composer.ui.widgets.guide_walk import GuideWalk, WalkState
from composer.ui.widgets.preview import PostFace, parts_of

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

KEYS: Final[tuple[tuple[str, str, str], ...]] = (
    ("go_on", "Ctrl+Return", str(QT_TRANSLATE_NOOP("Keys", "Next question"))),
    ("go_on", "Ctrl+Enter", ""),
    ("go_back", "Alt+Up", str(QT_TRANSLATE_NOOP("Keys", "Question before"))),
    ("remarks", "F8", str(QT_TRANSLATE_NOOP("Keys", "Open what the checks say, or close it"))),
    ("piece", "Alt+1", str(QT_TRANSLATE_NOOP("Keys", "Put in the post’s first fact; Alt+2 the second, and so on"))),
    ("leave_guide", "Escape", str(QT_TRANSLATE_NOOP("Keys", "Leave the guide, its answers are kept"))),
)
"""Action, key, words; a second key for an action has no words of its own."""
_NOTHING: Final = PostMaterial()


class GuidesScreen(Screen):
    """The list of guides, or the guide a draft is on its way through."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._draft: Draft | None = None
        self._guide: Guide | None = None
        self._post: PostId | None = None
        self._material = _NOTHING
        self._ended: Ended | None = None
        self._fresh = True
        self._before: Draft | None = None
        """The draft with the edits that were left aside."""
        self._author = next((a.display_name for a in services.accounts.list()), "")
        self._words = GuideWords(wording, self)
        self.choice = GuideChoice()
        self.walk = GuideWalk(runner)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.choice)
        self._stack.addWidget(self.walk)
        self._autosave = Autosave(services.drafting.save, runner, self)
        self._looks = Latest(Lane.REVIEW, runner, self)
        self._about = GuidePost(services, runner, self)
        self._connect()
        self._bind_keys()

    def _connect(self) -> None:
        self.choice.guide_chosen.connect(self.begin)
        self.choice.post_wanted.connect(self._about.pick)
        self.choice.post_left.connect(self._on_post_left)
        self.choice.resume.walk_chosen.connect(self._on_walk_chosen)
        question, end = self.walk.question, self.walk.end
        question.answer_edited.connect(self._on_answer_edited)
        for signal in (question.continued, question.skipped, end.continued):
            signal.connect(self.go_on)
        for signal in (question.went_back, end.went_back):
            signal.connect(self.go_back)
        self.walk.step_chosen.connect(self.go_to)
        self.walk.quit_requested.connect(self.leave_guide)
        self.walk.remarks.answer_requested.connect(self._on_answer_requested)
        end.opening_chosen.connect(self._on_opening_chosen)
        end.closing_chosen.connect(self._on_closing_chosen)
        end.way_chosen.connect(self._on_way_chosen)
        end.rehearsal_requested.connect(self.rehearse)
        self._looks.answered.connect(self._on_looked)
        self._looks.failed.connect(self._tell)
        self._about.failed.connect(self._tell)
        self._about.chosen.connect(self.choose_for)
        self._about.named.connect(self.choice.show_post)
        self._autosave.draft_saved.connect(self._on_saved)
        self._autosave.save_failed.connect(self._tell)

    def _bind_keys(self) -> None:
        actions: dict[str, Callable[[], None]] = {
            "go_on": self.go_on,
            "go_back": self.go_back,
            "remarks": self.walk.remarks.toggle,
            "leave_guide": self.leave_guide,
        }
        for name, key, _ in KEYS:
            if name in actions:
                self._bind(self.walk, key, actions[name])
        for number in range(1, MOST_KEYS + 1):
            self._bind(self.walk, f"Alt+{number}", partial(self.walk.question.at_hand.choose, number))
        self._bind(self.choice, "Ctrl+G", self._about.pick)

    @staticmethod
    def _bind(where: GuideWalk | GuideChoice, key: str, action: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), where)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)

    # -- the screen ---------------------------------------------------------

    def activate(self) -> None:
        """The guides are read each time: the library may have changed."""
        if self._draft is not None and self._ended is not None:
            self._on_walk_chosen(self._draft.id)  # Rehearsal and Compose may have changed it since
            return
        if self._draft is not None:
            self.walk.focus()
            return
        language = self._services.preferences.language()
        in_order = partial(self._runner.run, Lane.DATABASE, failed=self._tell)
        if self._fresh:
            self._fresh = False
            in_order(self._services.drafting.open_draft, done=self._on_left_open)
        in_order(partial(self._services.guiding.guides, language), done=self.choice.show_guides)
        in_order(self._services.guiding.walks, done=self._on_walks)

    def _on_left_open(self, draft: Draft | None) -> None:
        """The guide the program was closed in, or killed in, unless something else is wanted by now."""
        under_way = draft is not None and draft.guide is not None and not ended(draft)
        if draft is not None and under_way and self._draft is None and self._post is None:
            self.open_draft(draft)

    def refresh(self) -> None:
        """The library may have changed."""
        if self._draft is None:
            self.activate()

    def leave(self) -> None:
        """What waits to be saved goes to the database lane."""
        self._autosave.flush()

    def _tell(self, error: RamageError) -> None:
        self.notice.emit(error)

    def _on_walks(self, walks: tuple[Draft, ...]) -> None:
        self.choice.show_walks(tuple(self._words.walk(draft) for draft in walks[:4]))

    @property
    def draft(self) -> Draft | None:
        """The draft on its way through a guide."""
        return self._draft

    # -- a post of the library ------------------------------------------------

    def choose_for(self, post: PostId) -> None:
        """The next guide chosen is about that library post."""
        self._post = post
        self._draft = None
        self._stack.setCurrentWidget(self.choice)
        self._about.name(post)
        self.activate()
        self.choice.focus()

    def _on_post_left(self) -> None:
        self._post = None
        self.choice.show_post("")
        self.choice.focus()

    # -- in and out of a guide ----------------------------------------------

    def begin(self, guide: str) -> None:
        """A new draft at the guide's first question."""
        language = self._services.preferences.language()
        work = partial(self._services.guiding.begin, GuideId(guide), language, self._post)
        self._post = None
        self.choice.show_post("")
        self._runner.run(Lane.DATABASE, work, done=self.open_draft, failed=self._tell)

    def _on_walk_chosen(self, draft: str) -> None:
        work = partial(self._services.drafting.load, DraftId(draft))
        self._runner.run(Lane.DATABASE, work, done=self.open_draft, failed=self._tell)

    def open_draft(self, draft: Draft) -> None:
        """Goes on where the person left: at a question, or at the end."""
        if draft.guide is None:
            return
        try:
            guide = self._services.guiding.guide(draft.guide.guide, draft.language)
        except GuideNotFound as error:
            self._tell(error)
            return
        count = len(guide.steps)
        answers = (*draft.guide.answers, *[""] * (count - len(draft.guide.answers)))
        at_end = draft.guide.step >= len(draft.guide.answers)
        step = min(draft.guide.step, count - 1)
        self._guide, self._draft = guide, replace(draft, guide=replace(draft.guide, answers=answers, step=step))
        self._material, self._ended, self._before = _NOTHING, None, None
        work = partial(self._services.drafting.remember_open, draft.id)
        self._runner.run(Lane.DATABASE, work, failed=self._tell)
        if draft.post is not None:
            asked = partial(self._services.guiding.material, draft)
            told = partial(self._on_material, draft.id)
            self._runner.run(Lane.DATABASE, asked, done=told, failed=self._tell)
        self._stack.setCurrentWidget(self.walk)
        if at_end and any(answer.strip() for answer in answers):
            self._finish(self._draft)
        self._show()
        self.walk.focus()

    def _on_material(self, draft: DraftId, material: PostMaterial) -> None:
        if self._draft is not None and self._draft.id == draft:
            self._material = material
            self._show()

    def leave_guide(self) -> None:
        """The answers stay with the draft; one that was ended before is Compose's again."""
        draft = self._draft
        if draft is not None and draft.guide is not None and draft.guide.composed and self._ended is None:
            ending = replace(draft.guide, step=len(draft.guide.answers))
            self._autosave.changed(replace(draft, guide=ending))
        self._autosave.flush()
        self._let_go()
        self._runner.run(Lane.DATABASE, partial(self._services.drafting.remember_open, None), failed=self._tell)
        self.activate()
        self.choice.focus()

    def _let_go(self) -> None:
        self._draft = self._guide = self._ended = self._before = None
        self._stack.setCurrentWidget(self.choice)

    # -- questions --------------------------------------------------------------

    def _on_answer_edited(self, text: str) -> None:
        draft = self._draft
        if draft is None or draft.guide is None or draft.guide.step >= len(draft.guide.answers):
            return
        step, answers = draft.guide.step, draft.guide.answers
        changed = (*answers[:step], text, *answers[step + 1 :])
        self._become(replace(draft, guide=replace(draft.guide, answers=changed)))

    def go_to(self, step: int) -> None:
        """That question; past the last one, the draft is made."""
        draft, guide = self._draft, self._guide
        if draft is None or draft.guide is None or guide is None:
            return
        if step >= len(guide.steps):
            self._finish(draft)
            return
        self._ended = self._before = None
        self._become(replace(draft, guide=replace(draft.guide, step=max(step, 0))))
        self._autosave.flush()
        self.walk.focus()

    def go_on(self) -> None:
        """The next question; at the end, on to Compose."""
        if self._ended is not None:
            self._write_on()
        elif self._draft is not None and self._draft.guide is not None:
            self.go_to(self._draft.guide.step + 1)

    def go_back(self) -> None:
        """The question before."""
        if self._draft is not None and self._draft.guide is not None and self._guide is not None:
            self.go_to(min(self._draft.guide.step, len(self._guide.steps)) - 1)

    def _on_answer_requested(self, step: int, span: Span) -> None:
        self.go_to(step)
        self.walk.answer.select(span)

    # -- the end ------------------------------------------------------------------

    def _finish(self, draft: Draft, opening: str | None = None, closing: str | None = None) -> None:
        progress = draft.guide
        if progress is None or not any(answer.strip() for answer in progress.answers):
            self.notice.emit(self.tr("One answer is enough to make a draft: write a first one, or leave the guide."))
            self._show()
            return
        self._autosave.flush()
        first = progress.opening if opening is None else opening
        last = progress.closing if closing is None else closing
        work = partial(self._services.guiding.end, draft, first, last)
        self._runner.run(Lane.DATABASE, work, done=partial(self._on_ended, draft), failed=self._tell)

    def _on_ended(self, asked: Draft, done: Ended) -> None:
        now = self._draft
        if now is None or now.id != asked.id or now.guide is None or asked.guide is None:
            return
        if now.guide.answers != asked.guide.answers:
            self._finish(now)  # something was typed meanwhile
            return
        arriving = self._ended is None
        self._draft, self._ended = done.draft, done
        self._show()
        if arriving:
            self.walk.focus()

    def _on_opening_chosen(self, move: str) -> None:
        self._move(opening=move)

    def _on_closing_chosen(self, move: str) -> None:
        self._move(closing=move)

    def _move(self, opening: str | None = None, closing: str | None = None) -> None:
        if self._draft is not None:
            self._before = None
            self._finish(self._draft, opening, closing)

    def _on_way_chosen(self) -> None:
        """The answers without the edits made in Compose, or those edits again."""
        draft, before = self._draft, self._before
        if draft is None:
            return
        if before is not None:
            self._before, self._draft = None, before
            self._finish(before)
            return
        self._before = draft
        work = partial(self._services.guiding.start_over, draft)
        self._runner.run(Lane.DATABASE, work, done=partial(self._on_ended, draft), failed=self._tell)

    def _write_on(self) -> None:
        """After what is being saved: a line chosen a moment ago goes along."""
        if self._draft is not None:
            work = partial(self._services.drafting.load, self._draft.id)
            self._runner.run(Lane.DATABASE, work, done=self._on_written, failed=self._tell)

    def _on_written(self, draft: Draft) -> None:
        if self._draft is not None and self._draft.id == draft.id:
            self._let_go()
            self.draft_requested.emit(draft)

    def rehearse(self) -> None:
        """Rehearsal takes up the draft that is open, and this is the one."""
        if self._draft is not None:
            work = partial(self._services.drafting.remember_open, self._draft.id)
            self._runner.run(Lane.DATABASE, work, failed=self._tell)
            self.screen_requested.emit("rehearsal")

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
        step = draft.guide.step
        prompts = self._material.prompts[step] if step < len(self._material.prompts) else ()
        pieces = (*self._material.facts, *((self._material.link,) if self._material.link else ()))
        self.walk.show_state(WalkState(guide, step, draft.guide.answers, badge, summary, prompts, pieces))
        if self._ended is not None:
            self.walk.show_end(self._words.end(self._ended, guide, reversible=self._before is not None))
        self._looks.ask(partial(look, self._services, draft))

    def _on_looked(self, seen: Look) -> None:
        if self._draft is None or self._draft.id != seen.draft.id or self._guide is None or seen.draft.guide is None:
            return
        progress = seen.draft.guide
        unwritten = tuple(
            _lower_first(step.label)
            for step, answer in zip(self._guide.steps, progress.answers, strict=False)
            if not answer.strip() and progress.step < len(self._guide.steps)
        )
        self.walk.show_post(
            PostFace(self._author, "", seen.text, parts_of(seen.text), seen.draft.media, None, unwritten)
        )
        self.walk.remarks.show_remarks(self._words.line(seen), self._words.remarks(seen, self._guide))


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
