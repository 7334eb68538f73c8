# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing the organisation's library: asked for news, believed only when signed, taken over whole or not at all."""

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from composer.domain.errors import Cancelled, RamageError
from composer.domain.ports import Catalogue, StateStore
from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import Edition, ObjectRef
from composer.domain.sync_errors import SourceEmpty, SourceLacks, TrustUnconfirmed
from composer.domain.syncing import (
    Installed,
    ObjectStore,
    ReleaseSource,
    SyncPhase,
    SyncProgress,
    SyncResult,
    SyncState,
    Wanted,
)
from composer.services.library import LibraryService
from composer.services.library_fetching import Fetching, fetched
from composer.services.library_pace import after_failures, after_start, following
from composer.services.library_release import HeldRelease
from composer.services.trusted_time import TrustedTime

if TYPE_CHECKING:
    from composer.services.library_trust import Anchor, Vouched

log = logging.getLogger(__name__)

_CONFIRMED: Final = "library.confirmed:"
_FAILURES: Final = "library.failures"
Told = Callable[[SyncProgress], object]
Look = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Pace:
    """How often; ``person`` is by what people are spread, ``chance`` gives numbers from 0 to 1."""

    every: Callable[[], timedelta]
    person: Callable[[], bytes]
    chance: Callable[[], float]


@dataclass(frozen=True, slots=True)
class SyncPlaces:
    """Where things are, and who takes turns. ``url`` is empty and ``source`` None while no address is set."""

    url: Callable[[], str]
    source: Callable[[], ReleaseSource | None]
    trust_root: Callable[[], str]
    """What the organisation pinned, empty where a person confirms."""
    folder: Path
    """For the metadata, a folder below for each trust root."""
    turn: Callable[[], AbstractContextManager[object]]
    """One sync at a time on this computer, window and terminal together."""


class LibrarySync:
    """Safe from several threads; a second call waits for the first."""

    def __init__(
        self,
        places: SyncPlaces,
        objects: Callable[[], ObjectStore],
        held: Callable[[], HeldRelease],
        library: LibraryService,
        state: StateStore,
        clock: TrustedTime,
        pace: Pace,
    ) -> None:
        self._pace = pace
        self._places = places
        self._objects = objects
        self._held = held
        self._library = library
        self._kept = state
        self._clock = clock
        self._lock = Lock()
        self._progress: SyncProgress | None = None
        self._error: RamageError | None = None
        self.added = 0
        """Posts that came with the last news of this run, the first library left out."""

    # --- what there is -----------------------------------------------------------------------------------------

    @property
    def wanted(self) -> bool:
        """True when a library is to be brought from somewhere."""
        return bool(self._places.url())

    def state(self) -> SyncState:
        """How it stands. Raises StorageError."""
        source = self._places.source()
        if source is None:
            return SyncState()
        trust = self.trust()
        installed = bool(trust) and self._objects().installed(trust) is not None
        return SyncState(source.address, installed, self._library.heard(), self._progress, self._error)

    def trust(self) -> str:
        """The fingerprint of the root that is believed, empty while nobody has said which."""
        named = self._places.trust_root()
        if named:
            from composer.services.library_trust import pinned

            anchor = pinned(named)
            return anchor if isinstance(anchor, str) else anchor.fingerprint
        url = self._places.url()
        return (self._kept.get(_CONFIRMED + url) or "") if url else ""

    def confirm(self, fingerprint: str) -> None:
        """A person compared it: this root is believed from now on, on disk when it returns."""
        if url := self._places.url():
            self._kept.put(_CONFIRMED + url, fingerprint)
            self._error = None

    def following(self, *, started: bool = False) -> datetime:
        """When it should run next by itself; ``started``: the program has just begun. Raises StorageError."""
        now, every = self._clock.now(), self._pace.every()
        if failures := self.failures():
            return after_failures(now, failures, every, self._pace.chance())
        if started:
            return after_start(now, self._library.heard(), every, self._pace.person())
        return following(now, every, self._pace.person())

    # --- bringing it -------------------------------------------------------------------------------------------

    def run(self, told: Told = lambda _: None, look: Look = lambda: None) -> SyncResult:
        """Ask for news and take it over. ``look`` may raise Cancelled: what was fetched by then is not fetched again.

        Raises SourceError, TrustError, ReleaseRefused, ReleaseDamaged, ReleaseTooNew, StorageError; the library held
        before stays in use.
        """
        source = self._places.source()
        if source is None:
            return SyncResult(False)

        def tell(progress: SyncProgress) -> None:
            self._progress = progress
            told(progress)

        with self._lock, self._places.turn():
            try:
                result = _Run(self, source, tell, look).run()
            except Cancelled:
                raise
            except RamageError as error:
                self._error = error
                self._kept.put(_FAILURES, str(self.failures() + 1))
                raise
            finally:
                self._progress = None
            self._error = None
            if result.changed and not result.first:
                self.added = result.added
            if self.failures():
                self._kept.put(_FAILURES, "")
        return result

    def failures(self) -> int:
        """How many tries in a row went wrong."""
        return int(self._kept.get(_FAILURES) or 0)

    def anchor(self, source: ReleaseSource) -> "Anchor":
        """The root everything is believed from. Raises TrustUnconfirmed with its fingerprint, TrustError."""
        from composer.services import library_trust

        named = self._places.trust_root()
        trust = library_trust.pinned(named) if named else self.trust()
        if isinstance(trust, library_trust.Anchor):
            return trust
        if not trust:
            newest = library_trust.newest_root(source)
            raise TrustUnconfirmed(file="root.json", host=source.address, fingerprint=newest.fingerprint)
        return self._remembered(trust) or self._found(trust, source)

    def _remembered(self, fingerprint: str) -> "Anchor | None":
        from composer.services.library_trust import Anchor

        try:
            root = self._anchor_file(fingerprint).read_bytes()
        except OSError:
            return None  # never brought: the source has it
        return Anchor(root, fingerprint) if hashlib.sha256(root).hexdigest() == fingerprint else None

    def _found(self, fingerprint: str, source: ReleaseSource) -> "Anchor":
        from composer.services.library_trust import found_by
        from composer.system.files import write_whole

        anchor = found_by(fingerprint, source)
        write_whole(self._anchor_file(fingerprint), anchor.root.decode("utf-8"))
        return anchor

    def _anchor_file(self, fingerprint: str) -> Path:
        return self._places.folder / f"{fingerprint[:32]}.json"


class _Run:
    """One sync, step by step."""

    def __init__(self, sync: LibrarySync, source: ReleaseSource, told: Told, look: Look) -> None:
        self._sync = sync
        self._source = source
        self._look = look
        self._objects = sync._objects()
        self._held = sync._held()
        self._clock = sync._clock
        self._library = sync._library
        self._told = told
        self._first = False

    def run(self) -> SyncResult:
        from composer.services.library_trust import Trust, signed_at

        anchor = self._sync.anchor(self._source)
        before = self._objects.installed(anchor.fingerprint)
        self._first = before is None
        self._tell(SyncPhase.ASKING)
        trust = Trust(self._sync._places.folder / anchor.fingerprint[:32], anchor, self._clock.now)
        timestamp, tag = self._timestamp(before.tag if before else "")
        if timestamp is None and before is not None:
            trust.still_vouched(before.expires)
            return self._unchanged()
        self._tell(SyncPhase.CHECKING)
        self._look()
        vouched = trust.vouched(self._source, timestamp or b"")
        if (when := signed_at(timestamp or b"")) is not None:
            self._clock.learn(when)
        hold = vouched.hold.sha256 if vouched.hold else ""
        installed = Installed(vouched.catalogue.sha256, hold, tag, vouched.expires)
        if before is not None and (before.edition, before.hold) == (installed.edition, installed.hold):
            self._objects.install(anchor.fingerprint, installed)
            return self._unchanged()
        return self._take_over(anchor.fingerprint, vouched, installed)

    def _held_whole(self, trust: str) -> Edition | None:
        """The edition this computer has, None when it has none it can read."""
        installed = self._objects.installed(trust)
        try:
            return self._held.edition(installed.edition) if installed else None
        except ReleaseDamaged:
            return None

    def _unchanged(self) -> SyncResult:
        """What is held is the newest; the catalogue follows where a crash kept it from doing so."""
        self._library.heard_now()
        return SyncResult(self._library.ensure())

    def _take_over(self, trust: str, vouched: "Vouched", installed: Installed) -> SyncResult:
        for ref, folder in self._signed(vouched):
            self._signed_file(ref, folder)
        edition = self._held.edition(installed.edition)
        fetching = Fetching(self._source, self._objects, self._look, self._covered(edition.count))
        fetching.bring(edition, self._held_whole(trust))
        compiled = self._held.compiled(installed.edition, installed.hold, self._installing)
        self._look()
        self._objects.install(trust, installed, compiled.media)
        result = self._taken(compiled.catalogue)
        self._forget()
        return result

    def _taken(self, catalogue: Catalogue) -> SyncResult:
        before = self._library.digests()
        self._library.take(catalogue)
        self._library.heard_now()
        after = {entry.post.id: entry.digest for entry in catalogue.posts}
        altered = sum(1 for post, digest in after.items() if before.get(post, digest) != digest)
        return SyncResult(
            True, len(after.keys() - before.keys()), altered, len(before.keys() - after.keys()), self._first
        )

    def _signed(self, vouched: "Vouched") -> Iterator[tuple[ObjectRef, str]]:
        from composer.library.releases.catalogue import CATALOGUE, HOLD
        from composer.services.library_trust import TARGETS

        yield vouched.catalogue, f"{TARGETS}{vouched.catalogue.sha256}.{CATALOGUE}"
        if vouched.hold is not None:
            yield vouched.hold, f"{TARGETS}{vouched.hold.sha256}.{HOLD}"

    def _signed_file(self, ref: ObjectRef, path: str) -> None:
        if self._objects.lacking([ref.sha256]):
            self._objects.put([(ref.sha256, fetched(self._source, ref, path))])

    def _timestamp(self, tag: str) -> tuple[bytes | None, str]:
        """The one small request of a sync without news; None where it is the one known."""
        from composer.services.library_trust import LONGEST_TIMESTAMP, TIMESTAMP

        held = bytearray()
        try:
            told = self._source.read(Wanted(TIMESTAMP, LONGEST_TIMESTAMP, tag, watched=True), held.extend)
        except SourceLacks as error:
            raise SourceEmpty(file=TIMESTAMP, host=self._source.address) from error
        return (None, tag) if told is None else (bytes(held), told)

    def _tell(self, phase: SyncPhase, done: int = 0, total: int = 0) -> None:
        self._told(SyncProgress(phase, done, total, self._first))

    def _covered(self, count: int) -> Callable[[float], None]:
        return lambda share: self._tell(SyncPhase.FETCHING, round(share * count), count)

    def _installing(self, done: int, total: int) -> None:
        self._look()
        self._tell(SyncPhase.INSTALLING, done, total)

    def _forget(self) -> None:
        """Objects no library in use needs."""
        kept: set[str] = set()
        for installed in self._objects.editions():
            try:
                kept |= self._held.reachable(installed)
            except ReleaseDamaged as error:
                log.info("a library that is no longer whole is let go: %s", error)
        self._objects.keep(kept)
