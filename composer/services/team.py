# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The team space of a person: whether there is one, what they agreed to, one round of telling and reading.

A round never raises what the place refuses: it is kept as the trouble of now, shown where the team space is shown, and
the next round tries again. Writing and publishing ask nothing here.
"""

import json
import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Final

from composer.domain.errors import LibraryError, RamageError, SecretStoreError
from composer.domain.ids import AccountId
from composer.domain.outbox import Job
from composer.domain.places import Place, PlaceError
from composer.domain.ports import Clock, OutboxStore, StateStore
from composer.domain.settings import TEAM_OFF, TEAM_SPACE, Origin
from composer.domain.shares import Share
from composer.domain.team import Consent, OutgoingStore, OutKind, SeenStore, TeamOff, TeamStatus
from composer.services.colleagues import Colleagues
from composer.services.preferences import Preferences
from composer.services.team_digest import TeamDigest
from composer.services.team_place import CountedPlace
from composer.services.team_reading import MEMORY, Round, TeamReading
from composer.services.team_sending import TeamSending
from composer.team import share_files

log = logging.getLogger(__name__)

_CONSENT: Final = "team.consent"
_SINCE: Final = "team.consent.since"
_READ: Final = "team.read"
_SHOWN: Final = "team.shown"


@dataclass(frozen=True, slots=True)
class Named:
    """Where the team space is, and who says so: ``policy``, ``user`` or ``library``."""

    place: str
    by: str


@dataclass(frozen=True, slots=True)
class TeamStores:
    """What it writes to."""

    outgoing: OutgoingStore
    outbox: OutboxStore
    state: StateStore
    seen: Callable[[], SeenStore]


class Team:
    """Safe from several threads; one round at a time."""

    def __init__(
        self,
        stores: TeamStores,
        colleagues: Colleagues,
        library: Callable[[], tuple[str, str]],
        preferences: Preferences,
        place: Callable[[str], Place],
        clock: Clock,
    ) -> None:
        """``library`` tells its team place and team key; ``place`` opens an address, raising PlaceUnfit."""
        self._stores = stores
        self._colleagues = colleagues
        self._library = library
        self._preferences = preferences
        self._open = place
        self._clock = clock
        self._turn = Lock()
        self._opened: tuple[str, CountedPlace] | None = None
        self._reading: TeamReading | None = None
        self._trouble: RamageError | None = None

    # -- where ------------------------------------------------------------------------

    def named(self) -> Named | None:
        """None while there is no team space. Raises LibraryMissing."""
        resolved = self._preferences.resolve(TEAM_SPACE)
        if resolved.value == TEAM_OFF:
            return None
        if resolved.value:
            return Named(resolved.value, "policy" if resolved.origin is Origin.POLICY else "user")
        told, _ = self._library()
        return Named(told, "library") if told else None

    def is_on(self) -> bool:
        """True where shares can be exchanged: a place, and a key. Raises LibraryMissing."""
        return self.named() is not None and bool(self._library()[1])

    def place(self) -> CountedPlace:
        """Raises TeamOff, PlaceUnfit, LibraryMissing, SecretStoreError."""
        named = self.named()
        if named is None:
            raise TeamOff
        if self._opened is None or self._opened[0] != named.place:
            self._opened = named.place, CountedPlace(self._open(named.place))
        return self._opened[1]

    def forget_place(self) -> None:
        """Its key has changed: it is opened anew."""
        self._opened = None

    # -- what the person agreed to --------------------------------------------------------

    def consent(self) -> Consent:
        """Raises StorageError."""
        return Consent(self._stores.state.get(_CONSENT) or Consent.UNASKED)

    def to_ask(self) -> bool:
        """True when it is time to ask: there is a team space, and the person was not asked. Raises LibraryMissing."""
        return self.consent() is Consent.UNASKED and self.is_on()

    def agree(self) -> None:
        """What is published from now on is told."""
        self._stores.state.put(_SINCE, self._clock.now().astimezone(UTC).isoformat())
        self._stores.state.put(_CONSENT, Consent.YES)

    def refuse(self) -> None:
        """Nothing more is told; what waited is forgotten. What colleagues have is theirs until it is too old."""
        self._stores.state.put(_CONSENT, Consent.NO)
        self._stores.outgoing.drop_waiting(OutKind.SHARE, OutKind.PLAN)

    def shows(self, account: AccountId) -> bool:
        """True where colleagues may read what was published with this account. Never so before it was chosen."""
        return account in self._shown()

    def show(self, account: AccountId, wanted: bool) -> None:
        """From the next publication on."""
        shown = [each for each in self._shown() if each != account] + ([account] if wanted else [])
        self._stores.state.put(_SHOWN, "\n".join(shown))

    def _shown(self) -> Sequence[str]:
        return [each for each in (self._stores.state.get(_SHOWN) or "").split("\n") if each]

    def sample(self) -> Share | None:
        """What the newest publication tells, or would have told; None before there is one. Raises StorageError."""
        for job in self._stores.outbox.all():
            if (share := self._colleagues.share_of(job, self.shows(job.account))) is not None:
                return share
        return None

    def sample_text(self) -> str:
        """The very bytes of it, spread over lines to be read; empty before there is one."""
        share = self.sample()
        return text_of(share) if share else ""

    # -- a round ----------------------------------------------------------------------

    def round(self) -> Round:
        """Tell what is to be told, read what is new. In a worker. Raises StorageError, LibraryMissing, TeamOff."""
        with self._turn:
            try:
                place = self.place()
                try:
                    self._tell(place)
                    brought = self._read(place)
                finally:
                    self._count(place)
            except (PlaceError, SecretStoreError) as error:
                self._trouble = error
                log.info("the team space: %s", error)
                return Round()
            self._trouble = None
            self._stores.state.put(_READ, self._clock.now().astimezone(UTC).isoformat())
            return brought

    def _tell(self, place: Place) -> None:
        sending = TeamSending(
            self._stores.outgoing, self._stores.outbox, self._share_of, self._plan_of, self.shows, self._clock
        )
        since = self._stores.state.get(_SINCE)
        if self.consent() is Consent.YES and since and self._library()[1]:
            sending.write_down(datetime.fromisoformat(since))
        sending.send(place)

    def _share_of(self, job: Job, show: bool) -> Share | None:
        return self._colleagues.share_of(job, show)

    def _plan_of(self, job: Job) -> Share | None:
        return self._colleagues.plan_of(job)

    def _read(self, place: Place) -> Round:
        if not self._library()[1]:
            return Round()
        if self._reading is None:
            self._reading = TeamReading(
                self._stores.seen(), self._colleagues.take_in, self._own, _shuffled, self._clock
            )
        return self._reading.read(place)

    def _own(self) -> frozenset[str]:
        names = self._stores.outgoing.names(self._clock.now() - MEMORY)
        return frozenset(name.rpartition("/")[2].removesuffix(share_files.SUFFIX) for name in names)

    def _count(self, place: CountedPlace) -> None:
        self._stores.seen().count(self._today(), place.take())

    def _today(self) -> str:
        return self._clock.now().astimezone(UTC).date().isoformat()

    # -- what is known of it ------------------------------------------------------------

    def digest(self) -> TeamDigest:
        """For IT. Raises TeamOff, PlaceUnfit, LibraryMissing."""
        return TeamDigest(self.place(), self._clock)

    def status(self, *, ask: bool = False) -> TeamStatus:
        """With ``ask``, the place is asked whether it answers. Raises StorageError."""
        try:
            named, key = self.named(), self._library()[1]
        except LibraryError as error:
            return TeamStatus(trouble=error)
        if named is None:
            return TeamStatus(consent=self.consent())
        trouble = self._asked() if ask else self._trouble
        seen, read = self._stores.seen(), self._stores.state.get(_READ)
        shares, rubbish = seen.totals((self._clock.now().astimezone(UTC) - MEMORY).date().isoformat())
        return TeamStatus(
            named.place,
            named.by,
            bool(key),
            self.consent(),
            datetime.fromisoformat(read) if read else None,
            trouble,
            shares,
            len(self._stores.outgoing.waiting()),
            rubbish,
            seen.traffic(self._today()),
        )

    def _asked(self) -> RamageError | None:
        try:
            self.place().list(share_files.folder_of(self._clock.now().astimezone(UTC).date()), limit=1)
        except (PlaceError, SecretStoreError) as error:
            return error
        return None


def text_of(share: Share) -> str:
    """Its file, spread over lines to be read."""
    return json.dumps(json.loads(share_files.encoded(share)), indent=2)


def _shuffled(names: Sequence[str]) -> Sequence[str]:
    drawn = list(names)
    secrets.SystemRandom().shuffle(drawn)
    return drawn
