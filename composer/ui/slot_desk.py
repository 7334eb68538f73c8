# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When a draft is published: slots are looked for, one is chosen, and the outbox or a reminder gets it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject, Signal

from composer.domain.drafts import Draft
from composer.domain.errors import RamageError
from composer.domain.ids import NetworkKey, PostId
from composer.domain.slots import Slot
from composer.domain.wall_time import Oddity
from composer.ui.latest import Latest
from composer.ui.live_review import LiveReview
from composer.ui.moments import weekday_and_hour
from composer.ui.publication import PublicationDesk
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.slot_strip import SlotFace
from composer.ui.widgets.writing_desk import WritingDesk

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

OFFERED = 3
"""Slots to choose from."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Slots for a draft on a network, and the hour the person wanted to be reminded of."""

    draft: Draft
    slots: tuple[Slot, ...]
    reminder: datetime | None


class SlotDesk(QObject):
    """Holds the strip of slots. What is chosen there goes for the review, the obstacles and the press of the button."""

    told = Signal(object)
    """A word in passing."""
    failed = Signal(object)

    def __init__(
        self,
        services: "Services",
        runner: TaskRunner,
        wording: "Wording",
        desk: WritingDesk,
        publication: PublicationDesk,
        live: LiveReview,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._desk = desk
        self._strip = desk.slots
        self._publication = publication
        self._live = live
        self._draft: Draft | None = None
        self._moment: datetime | None = None
        self._reminder: datetime | None = None
        self._open = False
        self._questions = Latest(Lane.REVIEW, runner, self)
        self._questions.answered.connect(self._on_found)
        self._questions.failed.connect(self.failed)
        self._about: tuple[PostId | None, tuple[NetworkKey, ...]] | None = None
        self._glances = Latest(Lane.REVIEW, runner, self)
        self._glances.answered.connect(self._on_glanced)
        self._glances.failed.connect(self.failed)
        self._strip.slot_chosen.connect(self._choose)
        self._strip.moment_chosen.connect(self._on_moment_written)
        self._strip.reminder_toggled.connect(self._on_reminder_toggled)
        self._strip.closed.connect(self._on_closed)
        desk.bar.schedule_requested.connect(self.open)
        publication.moment_passed.connect(self.open)
        publication.jobs_settled.connect(lambda _: self.close())

    def show(self, draft: Draft) -> None:
        """The draft of now."""
        if self._draft is None or self._draft.id != draft.id:
            self.close()
            self._about = None
        self._draft = draft
        about = (draft.post, draft.networks)
        if about != self._about:
            self._about = about
            self._glances.ask(partial(_look, self._services, draft, self._network(draft), 1))

    def open(self, network: str = "") -> None:
        """Look for slots, good ones for that ``network`` where it is named, and offer them."""
        if self._draft is None or self._publication.under_way:
            return
        self._open = True
        self._desk.bar.show_scheduling(True)
        self._become(None)
        self._strip.wait(self.tr("Looking for good hours…"))
        wanted = NetworkKey(network) if network else self._network(self._draft)
        self._questions.ask(partial(_look, self._services, self._draft, wanted, OFFERED))

    def close(self) -> None:
        """Publishing means at once again."""
        if self._open:
            self._open = False
            self._desk.bar.show_scheduling(False)
            self._strip.hide()
            self._become(None)

    def step_back(self) -> None:
        """What Escape closes: the strip, unless a confirmation is asked for, which goes first."""
        if not self._publication.confirming:
            self.close()

    def _network(self, draft: Draft) -> NetworkKey:
        """Whose good hours are looked for: of several accounts, the first one chosen."""
        chosen = (network for network in self._publication.networks if network in draft.networks)
        return next(iter((*chosen, *draft.networks)), NetworkKey("practice"))

    def _on_closed(self) -> None:
        self.close()
        self._desk.editor.setFocus()

    def _on_glanced(self, found: _Found) -> None:
        """Only what is known of colleagues makes an hour worth a word before anybody asked."""
        words = ""
        if found.slots and (count := found.slots[0].colleagues) is not None:
            words = self.tr("Quiet hour: {when} · {planned}").format(
                when=weekday_and_hour(found.slots[0].at), planned=self.tr("%n colleague(s) planned", "", count)
            )
        self._publication.hint(words)

    # -- what is offered --------------------------------------------------------

    def _on_found(self, found: _Found) -> None:
        if not self._open or self._draft is None or found.draft.id != self._draft.id:
            return
        self._reminder = found.reminder
        faces = tuple(self._face(slot) for slot in found.slots)
        nothing = self.tr("No good hour is free in the next four weeks. You can choose one yourself.")
        self._strip.say("" if faces else nothing)
        self._strip.offer(faces, found.slots[0].at if found.slots else self._services.clock.now())

    def _face(self, slot: Slot) -> SlotFace:
        when = weekday_and_hour(slot.at)
        reasons = [self._wording.text(f"slot-{reason}") for reason in slot.reasons]
        if slot.colleagues is not None:
            reasons.append(self.tr("%n colleague(s) planned", "", slot.colleagues))
        return SlotFace(slot.at, when, reasons[0], f"{when}, {', '.join(reasons)}")

    # -- what is chosen -----------------------------------------------------------

    def _choose(self, at: datetime) -> None:
        self._strip.say("")
        self._become(at)

    def _on_moment_written(self, written: QDateTime) -> None:
        at = datetime.fromtimestamp(written.toSecsSinceEpoch(), UTC)
        if at > self._services.clock.now().astimezone(UTC):
            self._choose(at)
            self._strip.say(self._repeated(at))
        else:
            self._strip.say(self.tr("This moment is past."))
            self._become(None)

    def _repeated(self, at: datetime) -> str:
        """What is to be said of an hour the clocks show twice; nothing of any other."""
        wall = self._services.publishing.wall(at)
        if wall.oddity() is not Oddity.REPEATED:
            return ""
        first = self.tr("The clocks show this hour twice that day: the first time is meant.")
        return self.tr("The clocks show this hour twice that day: the second time is meant.") if wall.second else first

    def _become(self, at: datetime | None) -> None:
        self._moment = at
        allowed = at is not None and self._services.reminders.may_remind(at)
        why = self.tr("You chose not to be spoken to at that hour.") if at is not None and not allowed else ""
        self._strip.allow_reminder(allowed, why)
        self._strip.show_reminder(at is not None and self._reminder == at)
        self._publication.plan(at)
        self._live.plan(at)

    # -- being reminded -----------------------------------------------------------

    def _on_reminder_toggled(self, wanted: bool) -> None:
        draft, at = self._draft, self._moment
        if draft is None or at is None:
            return
        keep, forget = self._services.reminders.keep, self._services.reminders.forget
        work: Callable[[], None] = partial(keep, draft.id, at) if wanted else partial(forget, draft.id)
        done = partial(self._on_reminder_kept, at if wanted else None)
        self._runner.run(Lane.DATABASE, work, done=done, failed=self._on_reminder_failed)

    def _on_reminder_kept(self, at: datetime | None, _nothing: None) -> None:
        self._reminder = at
        if at is not None:
            words = self.tr("On {when} Ramage will remind you, if it is open. Nothing goes out without you.")
            self.told.emit(words.format(when=weekday_and_hour(at)))
            self._on_closed()

    def _on_reminder_failed(self, error: RamageError) -> None:
        self._strip.show_reminder(self._reminder is not None and self._reminder == self._moment)
        self.failed.emit(error)


def _look(services: "Services", draft: Draft, network: NetworkKey, count: int) -> _Found:
    slots = services.slots.suggest(network, draft.post, services.clock.now(), count)
    return _Found(draft, slots, services.reminders.of(draft.id))
