# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The signed metadata of a release, wherever it is: what is in force, what waits for signatures, and the seal.

The formats and the rules of signatures are python-tuf's. Nothing is believed here that its root does not vouch for.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeVar

from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from composer.domain.places import PlaceFileMissing
from composer.domain.release_errors import KeyNotEntitled, NothingSigned, ReleaseDamaged
from composer.domain.releases import ReleaseFiles
from composer.domain.syncing import fingerprint_of
from composer.services.releasing.keys import holder_of

T = TypeVar("T", Root, Timestamp, Snapshot, Targets)
HOLD_ROLE: Final = "hold"
METADATA: Final = "metadata/"
PENDING: Final = "pending/"
TIMESTAMP: Final = f"{METADATA}timestamp.json"
LIMIT: Final = 1_000_000
DAYS: Final = "x-ramage-days"
"""In the root: how long each kind of signature is good for."""
USUAL_DAYS: Final = {"root": 365, "targets": 90, HOLD_ROLE: 90, "snapshot": 14, "timestamp": 2}
BY_HAND_DAYS: Final = {**USUAL_DAYS, "snapshot": 30, "timestamp": 15}
"""Where no server renews anything, somebody has to, and people take holidays."""
SIGNED_AT: Final = "signed-at"
_VERSIONED: Final = re.compile(r"([1-9]\d{0,14})\.([a-z]+)\.json")


def data_of(metadata: Metadata[T]) -> bytes:
    """The file of it."""
    return metadata.to_bytes(JSONSerializer(compact=True))


class Repository:
    """Metadata in ``files``. Every method may raise what reading and writing files raises."""

    def __init__(self, files: ReleaseFiles, now: Callable[[], datetime]) -> None:
        self.files = files
        self._now = now

    def now(self) -> datetime:
        """Whole seconds, as metadata have them."""
        return self._now().astimezone(UTC).replace(microsecond=0)

    # --- what is in force ----------------------------------------------------------------------------------------

    def versions(self, role: str) -> list[int]:
        """Of all files of a role, the highest first."""
        names = (_VERSIONED.fullmatch(entry.name) for entry in self.files.list(METADATA.rstrip("/")))
        return sorted((int(name[1]) for name in names if name and name[2] == role), reverse=True)

    def root(self) -> Metadata[Root]:
        """The newest of the chain that begins with the first. Raises NothingSigned, ReleaseDamaged."""
        chain = self.roots()
        if not chain:
            raise NothingSigned(file=self.files.told)
        return chain[-1]

    def roots(self) -> list[Metadata[Root]]:
        """Each signed by the one before as well as by itself; empty before approvers are named."""
        chain: list[Metadata[Root]] = []
        for version in sorted(self.versions("root")):
            root = self._read(Root, f"{version}.root.json")
            if root.signed.version != version or (chain and version != chain[-1].signed.version + 1):
                raise ReleaseDamaged(file="root", reason="its versions do not follow each other")
            for judge in (*chain[-1:], root):
                if not _verified(judge.signed, root, "root"):
                    raise ReleaseDamaged(file="root", reason="it is not signed by those it follows")
            chain.append(root)
        return chain

    def first_fingerprint(self) -> str:
        """Of the first root: what all later ones descend from."""
        return fingerprint_of(self.files.read(f"{METADATA}1.root.json", LIMIT))

    def newest_fingerprint(self) -> str:
        """Of the newest root: what readers compare."""
        return fingerprint_of(self.files.read(f"{METADATA}{self.versions('root')[0]}.root.json", LIMIT))

    def targets(self, root: Root) -> Metadata[Targets] | None:
        """The newest all approvers signed; None when there is none."""
        return self._newest(Targets, "targets", root)

    def older_targets(self, version: int, count: int) -> Iterator[Targets]:
        """Those before that one, the latest first, whoever signed them."""
        for older in [number for number in self.versions("targets") if number < version][:count]:
            with suppress(ReleaseDamaged):
                yield self._read(Targets, f"{older}.targets.json").signed

    def hold(self, targets: Metadata[Targets] | None) -> Metadata[Targets] | None:
        """The newest pauses an approver signed; None when there are none."""
        if targets is None or HOLD_ROLE not in delegated(targets.signed):
            return None
        return self._newest(Targets, HOLD_ROLE, targets.signed)

    def snapshot(self, root: Root) -> Metadata[Snapshot] | None:
        """The newest; None when there is none."""
        return self._newest(Snapshot, "snapshot", root)

    def timestamp(self, root: Root) -> Metadata[Timestamp] | None:
        """None when there is none that is signed as it should be."""
        try:
            found = self._read(Timestamp, "timestamp.json")
        except (PlaceFileMissing, ReleaseDamaged):
            return None
        return found if _verified(root, found, "timestamp") else None

    def put(self, role: str, metadata: Metadata[T]) -> None:
        """In force once the seal names it."""
        name = "timestamp" if role == "timestamp" else f"{metadata.signed.version}.{role}"
        self.files.write(f"{METADATA}{name}.json", data_of(metadata))

    # --- what waits for signatures -------------------------------------------------------------------------------

    def pending(self, kind: type[T], role: str) -> Metadata[T] | None:
        """What still lacks signatures; None when nothing does."""
        try:
            return self._parsed(kind, self.files.read(f"{PENDING}{role}.json", LIMIT), role)
        except PlaceFileMissing:
            return None

    def put_pending(self, role: str, metadata: Metadata[T]) -> None:
        """For the next approver."""
        self.files.write(f"{PENDING}{role}.json", data_of(metadata))

    def drop_pending(self, role: str) -> None:
        """It has all it needs, or nobody wants it any more."""
        self.files.delete(f"{PENDING}{role}.json")

    # --- the seal ------------------------------------------------------------------------------------------------

    def days(self, role: str, root: Root) -> int:
        """How long a signature of that role is good for."""
        said = root.unrecognized_fields.get(DAYS)
        found = said.get(role) if isinstance(said, dict) else None
        return found if isinstance(found, int) and 0 < found <= 3650 else USUAL_DAYS[role]

    def expiry(self, role: str, root: Root) -> datetime:
        """Of what is signed now."""
        return self.now() + timedelta(days=self.days(role, root))

    def next_version(self, role: str) -> int:
        """Seconds since 1970: higher than anything at any other host this release was ever brought to."""
        return max([int(self.now().timestamp()), *(version + 1 for version in self.versions(role)[:1])])

    def sealed_snapshot(self, root: Root, wanted: dict[str, int]) -> tuple[Metadata[Snapshot], bool]:
        """One that names these versions, and whether it is new; the one of now while half its time is left."""
        newest = self.snapshot(root)
        if newest is not None and _names(newest.signed, wanted):
            left = newest.signed.expires.astimezone(UTC) - self.now()
            if left > timedelta(days=self.days("snapshot", root)) / 2:
                return newest, False
        version = self.next_version("snapshot")
        meta = {f"{role}.json": MetaFile(number) for role, number in wanted.items()}
        return Metadata(Snapshot(version, expires=self.expiry("snapshot", root), meta=meta)), True

    def next_timestamp(self, root: Root, snapshot: Snapshot) -> Metadata[Timestamp]:
        """For that snapshot; when it is signed is in it, by which readers' clocks cannot be set back."""
        version = int(self.now().timestamp())
        with suppress(PlaceFileMissing, ReleaseDamaged):
            version = max(version, self._read(Timestamp, "timestamp.json").signed.version + 1)
        signed = Timestamp(version, expires=self.expiry("timestamp", root), snapshot_meta=MetaFile(snapshot.version))
        signed.unrecognized_fields[SIGNED_AT] = self.now().isoformat()
        return Metadata(signed)

    def _newest(self, kind: type[T], role: str, judge: Root | Targets) -> Metadata[T] | None:
        for version in self.versions(role):
            try:
                found = self._read(kind, f"{version}.{role}.json")
            except ReleaseDamaged:
                continue
            if found.signed.version == version and _verified(judge, found, role):
                return found
        return None

    def _read(self, kind: type[T], name: str) -> Metadata[T]:
        return self._parsed(kind, self.files.read(METADATA + name, LIMIT), name)

    @staticmethod
    def _parsed(kind: type[T], data: bytes, name: str) -> Metadata[T]:
        try:
            found: Metadata[Any] = Metadata.from_bytes(data)
        except (RepositoryError, ValueError, RecursionError) as error:
            raise ReleaseDamaged(file=name, reason="it cannot be read") from error
        if not isinstance(found.signed, kind):
            raise ReleaseDamaged(file=name, reason="it is of another kind")
        return found


def entitled(judge: Root | Targets, role: str, signer: CryptoSigner, name: str) -> None:
    """Raises KeyNotEntitled unless that key counts for the role."""
    try:
        known = judge.get_delegated_role(role).keyids
    except ValueError as error:
        raise KeyNotEntitled(file=role, name=name) from error
    if signer.public_key.keyid not in known:
        raise KeyNotEntitled(file=role, name=name)


def lacking(judge: Root | Targets, role: str, metadata: Metadata[T]) -> tuple[int, int, tuple[str, ...]]:
    """How many of the needed signatures it has, how many those are, and who may still give one."""
    result = judge.get_verification_result(role, metadata.signed_bytes, metadata.signatures)
    names = sorted(holder_of(key) for key in result.unsigned.values())
    return len(result.signed), result.threshold, () if result else tuple(names)


def delegated(targets: Targets) -> tuple[str, ...]:
    """The roles it hands on."""
    roles = targets.delegations.roles if targets.delegations else None
    return tuple(roles or ())


def _verified(judge: Root | Targets, metadata: Metadata[T], role: str) -> bool:
    return bool(judge.get_verification_result(role, metadata.signed_bytes, metadata.signatures))


def _names(snapshot: Snapshot, wanted: dict[str, int]) -> bool:
    return {name: meta.version for name, meta in snapshot.meta.items()} == {f"{r}.json": n for r, n in wanted.items()}
