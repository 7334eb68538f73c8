# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compose: the person's own words, with the approved post at one side and what the checks say at the other."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout

from composer.domain.drafts import Draft, DraftMedia
from composer.domain.errors import RamageError
from composer.domain.ids import DraftId, NetworkKey
from composer.domain.review import Review
from composer.domain.text import Language
from composer.ui.autosave import Autosave
from composer.ui.finding_focus import FindingFocus
from composer.ui.hint_desk import HintDesk
from composer.ui.line_language import LineLanguage
from composer.ui.live_review import LiveReview, card_words
from composer.ui.media_desk import MediaDesk
from composer.ui.options_desk import OptionsDesk
from composer.ui.outcome_desk import OutcomeDesk
from composer.ui.previewing import preview_of
from composer.ui.publication import PublicationDesk
from composer.ui.quietening import Quietening
from composer.ui.saved_line import SavedLine
from composer.ui.screen import Screen
from composer.ui.screens.compose_keys import bind_keys
from composer.ui.slot_desk import SlotDesk
from composer.ui.source_desk import SourceDesk
from composer.ui.spelling_help import SpellingHelp
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.text_figures import paragraphs_of, reading_seconds
from composer.ui.versions import edits_common_text, nearest_version, text_of, versions_of, with_networks, with_text
from composer.ui.waiting_drafts import WaitingDrafts
from composer.ui.what_may_i_say import WhatMayISay
from composer.ui.widgets.start_page import StartPage
from composer.ui.widgets.variant_tabs import NetworkChoice, TabState
from composer.ui.widgets.writing_desk import WritingDesk

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording


class ComposeScreen(Screen):
    """Holds one draft at a time; everything that happens to it passes through ``_become``."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._draft: Draft | None = None
        self._shown: NetworkKey | None = None
        self._names = {spec.key: wording.text(f"network-name-{spec.key}") for spec in services.accounts.networks()}
        self._names[NetworkKey("practice")] = self.tr("Practice")
        self._looked_for_open_draft = False
        self.desk = WritingDesk(partial(card_words, wording), runner)
        self.start = StartPage()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.desk)
        self._autosave = Autosave(services.drafting.save, runner, self)
        self._waiting = WaitingDrafts(services, runner, self.start, self)
        self._live = LiveReview(services, runner, wording, self.desk, self)
        self._spelling = SpellingHelp(services, runner, self.desk, self)
        self._focus = FindingFocus(self.desk, self._spelling, self)
        self._quiet = Quietening(services, runner, self._focus, self)
        self._hints = HintDesk(services, runner, wording, self.desk, self)
        self._charter = WhatMayISay(services, runner, wording, self.desk, self)
        self._line_language = LineLanguage(self.desk.editor, self)
        self._source = SourceDesk(services, self.desk, self)
        self._publication = PublicationDesk(services, runner, wording, self)
        self._saved = SavedLine(services.clock, self.desk.header, self._autosave, self)
        self._slots = SlotDesk(services, runner, wording, self.desk, self._publication, self._live, self)
        self._options = OptionsDesk(services, runner, wording, self.desk, self._live, self)
        self.outcomes = OutcomeDesk(services, runner, wording, self.desk, self._publication, self)
        self._files = MediaDesk(services, runner, wording, self.desk.media, self)
        self._connect()
        bind_keys(self, self._action)

    def _connect(self) -> None:
        desk, start = self.desk, self.start
        desk.editor.text_edited.connect(self._on_text_edited)
        desk.tabs.version_chosen.connect(self._on_version_chosen)
        desk.tabs.network_toggled.connect(self._on_network_toggled)
        desk.tabs.follow_requested.connect(self._on_follow_requested)
        desk.header.title_edited.connect(self._on_title_edited)
        desk.header.language_chosen.connect(self._on_language_chosen)
        desk.header.preview_requested.connect(self.preview)
        desk.header.drafts_requested.connect(self.show_drafts)
        desk.header.discard_requested.connect(self._on_discard_requested)
        desk.media.media_changed.connect(self._on_media_changed)
        desk.bar.publish_requested.connect(self.publish)
        desk.bar.publish_confirmed.connect(self.publish)
        desk.bar.confirmation_declined.connect(self._on_back_to_editor)
        desk.bar.account_toggled.connect(self._publication.toggle)
        desk.bar.receipt_requested.connect(partial(self.screen_requested.emit, "outbox"))
        desk.bar.another_requested.connect(self.show_drafts)
        start.blank_requested.connect(self.write_from_scratch)
        start.library_requested.connect(partial(self.screen_requested.emit, "library"))
        start.guides_requested.connect(partial(self.screen_requested.emit, "guides"))
        start.draft_chosen.connect(self._take_up)
        start.discard_requested.connect(self._discard)
        self._autosave.draft_saved.connect(self._on_saved)
        self._autosave.save_failed.connect(self._tell)
        self._live.reviewed.connect(self._on_reviewed)
        self._focus.intent_chosen.connect(self._hints.carry_out)
        self._hints.put_away.connect(self._on_back_to_editor)
        self._hints.slot_wanted.connect(self._slots.open)
        self._slots.told.connect(self.notice)
        self._quiet.review_wanted.connect(self.refresh)
        for changing in (self._quiet, self._hints, self._line_language, self._options):
            changing.draft_changed.connect(self._become)
        helpers = (self._waiting, self._charter, self._live, self._quiet, self._hints, self._slots, self.outcomes)
        for failing in helpers:
            failing.failed.connect(self._tell)
        self._focus.reading_requested.connect(self._charter.read)
        self._publication.state_changed.connect(desk.bar.show_state)
        self.outcomes.jobs_changed.connect(self.jobs_changed)
        self.outcomes.outbox_wanted.connect(partial(self.screen_requested.emit, "outbox"))
        self._publication.angle_wanted.connect(self._hints.ask_angle)
        desk.bar.as_it_is_requested.connect(self._publication.publish_as_it_is)
        self._publication.network_wanted.connect(partial(self._on_network_toggled, chosen=True))

    # -- the screen ---------------------------------------------------------

    def activate(self) -> None:
        """Comes back to the draft that was open when the app was closed."""
        self._saved.start()
        if self._draft is not None:
            self.desk.editor.setFocus()
            self._live.show(self._draft, self._shown)
            self._remember(self._draft.id)
        elif not self._looked_for_open_draft:
            self._looked_for_open_draft = True
            find = self._services.drafting.open_draft
            self._runner.run(Lane.DATABASE, find, done=self._on_open_draft_found, failed=self._tell)
        else:
            self._waiting.load()

    def refresh(self) -> None:
        """The library may have changed, or the outbox moved: what is said of the draft may have too."""
        if self._draft is not None:
            self._source.show(self._draft)
            self._live.show(self._draft, self._shown)
            self.outcomes.refresh()

    def leave(self) -> None:
        """What waits to be saved goes to the database lane."""
        self._saved.stop()
        self._autosave.flush()

    def _on_open_draft_found(self, draft: Draft | None) -> None:
        if draft is not None and self._draft is None:
            self._take_up(draft)
        else:
            self._waiting.load()

    def _take_up(self, draft: Draft) -> None:
        """A draft that is still on its way through a guide goes on there."""
        if _finished(draft):
            self.open_draft(draft)
        else:
            self._waiting.load()
            self.draft_requested.emit(draft)

    def _tell(self, error: RamageError) -> None:
        self.notice.emit(error)

    @property
    def draft(self) -> Draft | None:
        """The draft on the desk."""
        return self._draft

    @property
    def review(self) -> Review | None:
        """What was last said of the version on the desk."""
        return self._live.review

    def _action(self, name: str) -> Callable[[], None]:
        actions: dict[str, Callable[[], None]] = {
            "publish": self.publish,
            "preview": self.preview,
            "schedule": self._slots.open,
            "options": self._options.open,
            "next_finding": partial(self._focus.step, 1),
            "previous_finding": partial(self._focus.step, -1),
            "fix_here": self._focus.fix,
            "ignore_here": partial(self._focus.ignore, always=False),
            "line_language": self._ask_line_language,
            "ask_charter": self._charter.open,
            "read_why": self._focus.read,
            "learn_word": self._focus.learn,
            "ignore_always": partial(self._focus.ignore, always=True),
            "next_version": partial(self.turn, 1),
            "previous_version": partial(self.turn, -1),
            "back_to_editor": self._on_back_to_editor,
            "show_drafts": self.show_drafts,
        }
        return actions[name]

    # -- drafts -------------------------------------------------------------

    def write_from_scratch(self) -> None:
        """An empty draft; it is kept from its first character on."""
        self.open_draft(self._services.drafting.blank(self._services.preferences.language()))

    def open_draft(self, draft: Draft) -> None:
        """Puts it on the desk."""
        self._looked_for_open_draft = True
        self._autosave.flush()
        self._hold(draft)
        self._waiting.forget_discarded()
        self._shown = nearest_version(draft, None)
        desk = self.desk
        desk.editor.forget_versions()
        desk.header.show_title(draft.title)
        self._source.show(draft)
        desk.findings.show_review(None, (), None)
        self._show_version()
        self._stack.setCurrentWidget(desk)
        desk.editor.setFocus()
        if draft.post is not None or draft.text:
            self._autosave.changed(draft)
        self._remember(draft.id)

    def holds(self, draft: Draft) -> bool:
        return self._draft is not None and self._draft.id == draft.id

    def take_over(self, draft: Draft) -> None:
        """One undoable step where it is the draft on the desk."""
        if not self.holds(draft):
            self.open_draft(draft)
            return
        self._hold(draft)
        self.desk.editor.replace_text(text_of(draft, self._shown))
        self._show_figures()

    def show_drafts(self) -> None:
        """The start page, with the draft put back among the others."""
        self._autosave.flush()
        self._draft = None
        self._live.forget()
        self.outcomes.forget()
        self._remember(None)
        self._waiting.load()
        self._stack.setCurrentWidget(self.start)

    def _remember(self, draft: DraftId | None) -> None:
        work = partial(self._services.drafting.remember_open, draft)
        self._runner.run(Lane.DATABASE, work, failed=self._tell)

    def _on_discard_requested(self) -> None:
        if self._draft is not None:
            draft = self._draft
            self.show_drafts()
            self._discard(draft)

    def _discard(self, draft: Draft) -> None:
        self._autosave.drop(draft.id)
        self._waiting.discard(draft)

    # -- the draft changes ----------------------------------------------------

    def _become(self, draft: Draft) -> None:
        """The one way in which the draft on the desk changes."""
        if self._draft is not None and draft.media != self._draft.media:
            self.desk.media.show_media(draft.media)
        self._hold(draft)
        self._autosave.changed(draft)
        self._show_figures()
        self._live.show(draft, self._shown)

    def _hold(self, draft: Draft) -> None:
        self._draft = draft
        for helper in (self._quiet, self._hints, self._saved, self._slots, self._files):
            helper.show(draft)

    def _on_text_edited(self, text: str) -> None:
        if self._draft is not None:
            self._become(with_text(self._draft, self._shown, text))

    def _ask_line_language(self) -> None:
        if self._draft is not None:
            self._line_language.ask(self._draft, self._shown)

    def _on_title_edited(self, title: str) -> None:
        if self._draft is not None:
            self._draft = replace(self._draft, title=title.strip())
            self._autosave.changed(self._draft)

    def _on_language_chosen(self, language: str) -> None:
        if self._draft is not None:
            self._become(replace(self._draft, language=Language(language)))
            self._spelling.speak(self._draft.language)
            self.desk.header.show_language(self._draft.language)
            self._source.show(self._draft)

    def _on_media_changed(self, media: tuple[DraftMedia, ...]) -> None:
        if self._draft is not None:
            self._become(replace(self._draft, media=media))

    def _on_version_chosen(self, version: NetworkKey | None) -> None:
        if self._draft is not None and version != self._shown:
            self._shown = version
            self._show_version()
        self.desk.editor.setFocus()

    def turn(self, by: int) -> None:
        """To the next or previous version of the text, around the ends."""
        if self._draft is not None:
            versions = versions_of(self._draft)
            self._on_version_chosen(versions[(versions.index(self._shown) + by) % len(versions)])

    def _on_back_to_editor(self) -> None:
        self.desk.prompt.ask("")
        self._slots.step_back()
        self._publication.decline()
        self.desk.editor.setFocus()

    def _on_network_toggled(self, network: str, chosen: bool) -> None:
        if self._draft is None:
            return
        self._become(with_networks(self._draft, NetworkKey(network), chosen))
        wanted = NetworkKey(network) if chosen else self._shown
        self._shown = nearest_version(self._draft, wanted if len(self._draft.networks) > 1 else None)
        self._show_version()

    def _on_follow_requested(self, network: str) -> None:
        """One undoable step: undo brings the network's own text back."""
        if self._draft is not None and self._shown == network:
            self.desk.editor.replace_text(self._draft.text)
            self.desk.editor.setFocus()

    def _show_version(self) -> None:
        draft = self._draft
        if draft is None:
            return
        common = edits_common_text(draft, self._shown)
        self.desk.editor.show_version("common" if common else str(self._shown), text_of(draft, self._shown))
        self._spelling.speak(draft.language)
        self.desk.header.show_language(draft.language)
        self.desk.media.show_media(draft.media)
        choices = (NetworkChoice(key, name, key in draft.networks) for key, name in self._names.items())
        self.desk.tabs.show_choices(tuple(choices))
        self._show_figures()
        self._live.show(draft, self._shown)

    # -- what is said about it -----------------------------------------------------

    def _show_figures(self) -> None:
        draft = self._draft
        if draft is None:
            return
        text = text_of(draft, self._shown)
        self.desk.tabs.show_state(tuple(self._tab(draft, v) for v in versions_of(draft)), self._shown)
        self._options.show(draft, self._shown)
        self.desk.media.show_figures(paragraphs_of(text), reading_seconds(text))
        self.desk.source.allow_approved_text(not text.strip())

    def _tab(self, draft: Draft, version: NetworkKey | None) -> TabState:
        if version is None:
            return TabState(None, self.tr("Common text"))
        count = self._live.count(text_of(draft, version), draft.networks).get(version)
        return TabState(version, self._names.get(version, version), count, version in draft.variants)

    def _on_reviewed(self, review: Review) -> None:
        self._focus.keep()
        draft = self._draft
        if draft is not None and review.text == text_of(draft, self._shown):
            self._show_figures()
            self._publication.show_draft(draft, {} if self._shown is None else {self._shown: review})

    # -- publishing -----------------------------------------------------------------

    def preview(self) -> None:
        """What would be sent, network by network."""
        if self._draft is not None and self._draft.networks:
            dialog = preview_of(self._draft, self._services, self._names, self._wording, self._runner, self)
            dialog.rehearsal_requested.connect(partial(self.screen_requested.emit, "rehearsal"))
            dialog.show_network(self._shown or self._draft.networks[0])
            dialog.open()

    def publish(self) -> None:
        """Saved first; the outbox is written in the same lane, after it."""
        if self._draft is not None:
            self._autosave.flush()
            self._publication.press(self._draft, self.desk.bar.note)

    # -- saving -------------------------------------------------------------------

    def _on_saved(self, draft: Draft) -> None:
        if self._draft is not None and draft.id == self._draft.id:
            self._hold(replace(self._draft, updated=draft.updated))


def _finished(draft: Draft) -> bool:
    """False while its guide still asks questions: the guide shows it then."""
    return draft.guide is None or draft.guide.step >= len(draft.guide.answers)
