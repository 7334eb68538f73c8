# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the press of a button to the receipt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.drafts import Draft
from composer.domain.errors import PublicationBlocked, RamageError
from composer.domain.handing import hand_of
from composer.domain.ids import AccountId, JobId, NetworkKey
from composer.domain.messages import Message
from composer.domain.networks import Account, AccountKind
from composer.domain.outbox import Job, JobState
from composer.domain.review import Review
from composer.ui.job_words import look_of_state
from composer.ui.latest import Latest
from composer.ui.moments import moment, weekday_and_hour
from composer.ui.outcome_desk import speaks_for_itself
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.publish_bar import AccountChip, BarState, Phase

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.obstacles import Obstacle
    from composer.services.wording import Wording


_ANGLE = "your-angle"
"""The obstacle that one sentence lifts."""
_NOWHERE = "no-account"
"""Nothing is wrong with the text."""
PEOPLE = frozenset({AccountKind.PERSON})
AFTER_TYPING_MS = 150
"""What stands in the way is looked at when the fingers rest: it needs a review for every network."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Obstacles of a draft for these accounts."""

    draft: Draft
    accounts: tuple[AccountId, ...]
    at: datetime | None
    obstacles: "tuple[Obstacle, ...]"
    told: tuple[Message, ...]
    """What networks want to be read before."""


class PublicationDesk(QObject):
    """Knows what stands in the way of the draft, and takes it to the outbox when told to."""

    state_changed = Signal(object)
    jobs_settled = Signal(object)
    """The jobs of one press, as they are after the first attempt."""
    angle_wanted = Signal()
    """One sentence of the person's own, before the approved text goes out."""
    moment_passed = Signal()
    """The hour that was chosen had gone by when the button was pressed."""
    network_wanted = Signal(str)
    """An account was chosen whose network the draft is not written for yet."""

    def __init__(
        self, services: "Services", runner: TaskRunner, wording: "Wording", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._draft: Draft | None = None
        self._left_out: set[AccountId] = set()
        self._by_hand: set[AccountId] | None = None
        """Where the person wants to post by hand, once they chose."""
        self._told_before: tuple[Message, ...] = ()
        self._obstacles: tuple[Obstacle, ...] = ()
        self._asked_for: Draft | None = None
        self._phase = Phase.BLOCKED
        self._at: datetime | None = None
        self._hint = ""
        self._pressed = False
        self._as_it_is = False
        """The person would rather give no sentence of their own to the text of now."""
        self._outcome = BarState(Phase.SETTLED)
        self._networks = {spec.key: wording.text(f"network-name-{spec.key}") for spec in services.accounts.networks()}
        self._short = {**self._networks, NetworkKey("practice"): self.tr("Practice")}
        self._questions = Latest(Lane.REVIEW, runner, self, wait_ms=AFTER_TYPING_MS, quiet=True)
        self._questions.answered.connect(self._on_obstacles)
        self._questions.failed.connect(self._on_failed)

    # -- what the screen tells ---------------------------------------------

    def show_draft(self, draft: Draft, reviews: Mapping[NetworkKey, Review]) -> None:
        """The draft of now, with the reviews already made of it."""
        changed = not self._is_shown(draft)
        if self._draft is None or self._draft.id != draft.id:
            self._left_out, self._by_hand = set(), None
        if self._phase is Phase.SENDING or (self._phase is Phase.SETTLED and not changed):
            return
        self._draft = draft
        if changed:
            self._as_it_is = False
        if changed and self._phase in (Phase.ASKING, Phase.CONFIRMING, Phase.SETTLED):
            self._phase = Phase.BLOCKED
        self._ask_obstacles(reviews)

    def toggle(self, account: str, chosen: bool) -> None:
        """The person wants to publish there, or not."""
        key = AccountId(account)
        self._by_hand = {chip.id for chip in self._chips() if chip.chosen and hand_of(chip.id)} - {key}
        if chosen:
            self._left_out.discard(key)
            self._by_hand |= {key} if hand_of(key) else set()
        else:
            self._left_out.add(key)
        network = next((a.network for a in self._accounts() if a.id == key), None)
        if chosen and network and self._draft and network not in self._draft.networks:
            self.network_wanted.emit(network)
        elif self._draft is not None:
            self._ask_obstacles({})

    def plan(self, at: datetime | None) -> None:
        """When the draft is to go out; None for as soon as the button is pressed."""
        if at == self._at:
            return
        self._at = at
        if self._phase not in (Phase.SENDING, Phase.SETTLED):
            self._asked_for, self._obstacles = None, ()
            self._phase = Phase.BLOCKED
            self._emit()
            self._ask_obstacles({})

    def hint(self, words: str) -> None:
        """A quiet word on when to publish, for when there is nothing else to say."""
        if words != self._hint:
            self._hint = words
            if self._phase is Phase.READY:
                self._emit()

    @property
    def under_way(self) -> bool:
        """True once it is pressed: there is nothing left to choose."""
        return self._phase in (Phase.SENDING, Phase.SETTLED)

    @property
    def confirming(self) -> bool:
        """True while an answer is asked for."""
        return self._phase in (Phase.ASKING, Phase.CONFIRMING)

    @property
    def networks(self) -> tuple[NetworkKey, ...]:
        """Where the draft is to go."""
        chosen = self._chosen()
        return tuple(a.network for a in self._accounts() if a.id in chosen)

    def press(self, draft: Draft, note: str = "") -> None:
        """Publish the draft as it stands now, or ask for the one confirmation first; ``note`` is given with it.

        What was found about an earlier text decides nothing: a fast typist presses before the review is back.
        """
        shown = self._is_shown(draft)
        if self._phase is Phase.SENDING or (self._phase is Phase.SETTLED and shown):
            return
        if self._at is not None and self._at.astimezone(UTC) <= self._services.clock.now().astimezone(UTC):
            self.moment_passed.emit()
            return
        if not shown or self._asked_for is not self._draft:
            self._as_it_is = self._as_it_is and shown
            self._draft = draft
            self._phase = Phase.BLOCKED
            self._pressed = True
            self._ask_obstacles({})
        elif self._phase is Phase.CONFIRMING:
            self._publish(confirmed=True, note=note)
        else:
            self._go_on()

    def _is_shown(self, draft: Draft) -> bool:
        """True when these are the words the bar speaks of."""
        return self._draft is not None and _words(draft) == _words(self._draft)

    def _go_on(self) -> None:
        """The press of the button, once the obstacles are known."""
        if not self._obstacles:
            self._publish(confirmed=False)
            return
        if not any(found.blocking for found in self._obstacles):
            self._phase = Phase.CONFIRMING
        elif self._asks_for_angle:
            self._phase = Phase.ASKING
            self.angle_wanted.emit()
        self._emit()

    def publish_as_it_is(self) -> None:
        """Without a sentence of one's own; there is still one confirmation to give."""
        if self._phase is Phase.ASKING:
            self._as_it_is = self._pressed = True
            self._phase = Phase.BLOCKED
            self._ask_obstacles({})

    def decline(self) -> None:
        """Back to the text."""
        if self._phase in (Phase.ASKING, Phase.CONFIRMING):
            self._phase = Phase.READY
            self._emit()

    @property
    def _asks_for_angle(self) -> bool:
        """True when that is all that blocks."""
        blocking = {found.kind for found in self._obstacles if found.blocking}
        return blocking == {_ANGLE}

    # -- obstacles ------------------------------------------------------------

    def _ask_obstacles(self, reviews: Mapping[NetworkKey, Review]) -> None:
        if self._draft is not None:
            work = partial(_ask, self._services, self._draft, self._chosen(), dict(reviews), self._as_it_is, self._at)
            self._questions.ask(work)

    def _on_obstacles(self, asked: _Asked) -> None:
        if self._phase in (Phase.SENDING, Phase.SETTLED) or asked.draft is not self._draft or asked.at != self._at:
            return
        self._obstacles, self._asked_for, self._told_before = asked.obstacles, asked.draft, asked.told
        pressed, self._pressed = self._pressed, False
        if any(found.blocking for found in asked.obstacles) and not self._asks_for_angle:
            self._phase = Phase.BLOCKED
        elif pressed:
            self._go_on()
            return
        elif not (self._phase in (Phase.ASKING, Phase.CONFIRMING) and asked.obstacles):
            self._phase = Phase.READY
        self._emit()

    def _chosen(self) -> tuple[AccountId, ...]:
        return tuple(chip.id for chip in self._chips() if chip.chosen)

    def _chips(self) -> tuple[AccountChip, ...]:
        written = self._draft.networks if self._draft else ()
        accounts = self._accounts()
        alone = not any(a.network in written and not hand_of(a.id) for a in accounts)
        by_hand = {a.id for a in accounts if alone} if self._by_hand is None else self._by_hand
        return tuple(
            AccountChip(
                a.id,
                self._label(a),
                self._spoken(a),
                a.id in by_hand if hand_of(a.id) else a.network in written and a.id not in self._left_out,
            )
            for a in accounts
        )

    def _accounts(self) -> tuple[Account, ...]:
        """Those that are connected, and the person's own browser where the draft's networks take no other one."""
        connected = self._services.accounts.list()
        there = {account.network for account in connected}
        takes_people = {
            spec.key for spec in self._services.accounts.networks() if AccountKind.PERSON in (spec.for_kind or PEOPLE)
        }
        written = self._draft.networks if self._draft else ()
        return (*connected, *self._services.assisting.hands(n for n in written if n not in there & takes_people))

    def _label(self, account: Account) -> str:
        if hand_of(account.id):
            return self.tr("{network} · by hand").format(network=self._short[account.network])
        return f"{self._short[account.network]} · {account.handle}"

    def _spoken(self, account: Account) -> str:
        if hand_of(account.id):
            return self.tr("Post by hand on {network}").format(network=self._networks[account.network])
        return self.tr("Publish as {handle} on {network}").format(
            handle=account.handle, network=self._networks[account.network]
        )

    # -- publishing -------------------------------------------------------------

    def _publish(self, *, confirmed: bool, note: str = "") -> None:
        if self._draft is None:
            return
        self._phase = Phase.SENDING
        self._emit()
        publish = self._services.publishing.publish
        work = partial(publish, self._draft, self._chosen(), confirmed, self._at, as_it_is=self._as_it_is, note=note)
        self._runner.run(Lane.DATABASE, work, done=self._on_queued, failed=self._on_failed)

    def _on_queued(self, jobs: tuple[Job, ...]) -> None:
        work = partial(_send, self._services, tuple(job.id for job in jobs))
        self._runner.run(Lane.NETWORK, work, done=self._on_sent, failed=self._on_failed)

    def _on_sent(self, jobs: tuple[Job, ...]) -> None:
        self._phase = Phase.SETTLED
        self._outcome = self._told(jobs)
        self._emit()
        self.jobs_settled.emit(jobs)

    def follow(self, jobs: tuple[Job, ...]) -> None:
        """The same jobs, after some have moved on: what is said beside the button moves with them."""
        if self._phase is Phase.SETTLED:
            self._outcome = self._told(jobs)
            self._emit()

    def _told(self, jobs: tuple[Job, ...]) -> BarState:
        if not speaks_for_itself(jobs):
            sent = sum(job.state is JobState.SENT for job in jobs)
            words = self.tr("Published: {sent} of {all}").format(sent=sent, all=len(jobs)) if len(jobs) > 1 else ""
            words = words.replace(" ", "\N{NO-BREAK SPACE}")
            return BarState(Phase.SETTLED, (), (words,) if words else ())
        sentences = []
        for job in jobs:
            look = look_of_state(job.state, self._wording)
            words = self.tr("{state} on {network}.").format(state=look.words, network=self._networks[job.network])
            if job.receipt is not None:
                words = self.tr("Published on {network}, {when}.").format(
                    network=self._networks[job.network], when=moment(job.receipt.published.timestamp())
                )
            elif job.state is JobState.QUEUED and job.due > job.created:
                words = self.tr("Goes out on {network}, {when}.").format(
                    network=self._networks[job.network], when=weekday_and_hour(job.due)
                )
                words += " " + look.advice
            else:
                words += " " + (self._wording.message(job.reason) if job.reason else look.advice)
            sentences.append(words)
        tones = [look_of_state(job.state, self._wording).tone for job in jobs]
        tone = next((t for t in ("danger", "warn", "language") if t in tones), "ok")
        url = next((job.receipt.url for job in jobs if job.receipt), "")
        return BarState(Phase.SETTLED, (), tuple(sentences), tone, url)

    def _on_failed(self, error: RamageError) -> None:
        self._phase = Phase.BLOCKED
        if isinstance(error, PublicationBlocked):
            self._ask_obstacles({})
            return
        worded = self._wording.error(error)
        sentences = tuple(part for part in (f"{worded.title}. {worded.text}".strip(), worded.action) if part)
        self.state_changed.emit(BarState(Phase.BLOCKED, self._chips(), sentences, "danger"))

    def _emit(self) -> None:
        self.state_changed.emit(self.state())

    def state(self) -> BarState:
        """What the bar shows now."""
        if self._phase is Phase.SETTLED:
            return BarState(
                Phase.SETTLED, self._chips(), self._outcome.sentences, self._outcome.tone, self._outcome.link
            )
        if self._phase is Phase.SENDING:
            return BarState(Phase.SENDING, self._chips())
        relevant = [o for o in self._obstacles if o.blocking] or list(self._obstacles)
        sentences = tuple(dict.fromkeys(self._wording.message(o.message) for o in relevant))
        if self._phase is Phase.CONFIRMING:
            return BarState(Phase.CONFIRMING, self._chips(), sentences, "warn", later=self._at is not None)
        if self._phase is Phase.ASKING:
            return BarState(Phase.ASKING, self._chips(), sentences, "muted")
        blocked = any(o.blocking for o in relevant) and not self._asks_for_angle
        written = self._draft is not None and bool(self._draft.text.strip())
        wrong = any(o.blocking and o.kind not in (_ANGLE, _NOWHERE) for o in relevant)
        tone = "danger" if wrong and written else "muted"
        if not relevant and self._phase is Phase.READY:
            sentences = tuple(dict.fromkeys(self._wording.message(line) for line in self._told_before))
        if not sentences and self._phase is Phase.READY:
            planned = self.tr("Goes out {when}.").format(when=weekday_and_hour(self._at)) if self._at else self._hint
            sentences = (planned,) if planned else ()
        phase = Phase.BLOCKED if blocked else self._phase
        return BarState(phase, self._chips(), sentences[:2], tone, later=self._at is not None)


def _words(draft: Draft) -> object:
    """All that is published; saving, titles and ignored findings change nothing of it."""
    return draft.id, draft.text, dict(draft.variants), draft.media, draft.networks, dict(draft.options)


def _ask(
    services: "Services",
    draft: Draft,
    accounts: tuple[AccountId, ...],
    reviews: Mapping[NetworkKey, Review],
    as_it_is: bool,
    at: datetime | None,
) -> _Asked:
    found = services.publishing.obstacles(draft, accounts, reviews, at, as_it_is=as_it_is)
    networks = dict.fromkeys(a.network for a in map(services.accounts.account, accounts) if a and not hand_of(a.id))
    told = tuple(line for network in networks for line in services.publishing.payload(draft, network).told)
    return _Asked(draft, accounts, at, found, told)


def _send(services: "Services", jobs: tuple[JobId, ...]) -> tuple[Job, ...]:
    services.publishing.run_due()
    return tuple(job for job in services.publishing.jobs() if job.id in jobs)
