# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The seal, snapshot and timestamp, by which a release is in force at its place; and pauses, which one may set."""

from collections.abc import Callable
from dataclasses import dataclass

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Root, TargetFile, Targets

from composer.domain.library import LibraryInfo, Notice
from composer.domain.release_errors import ApprovalExpired, KeyNotEntitled, NothingSigned, ReleaseBehind
from composer.domain.releases import ReleaseFiles
from composer.library.releases import catalogue as codec
from composer.library.releases.objects import ref_of
from composer.services.releasing.contents import Contents, named, target_path
from composer.services.releasing.memory import Memory
from composer.services.releasing.repository import HOLD_ROLE, Repository, T, data_of, entitled


@dataclass(frozen=True, slots=True)
class Signer:
    """A key, and the name it goes by here."""

    name: str
    key: CryptoSigner


class Sealing:
    """At the place itself, where versions are counted. Every method may raise what reading and writing files raises."""

    def __init__(self, repository: Repository, memory: Memory | None = None) -> None:
        self._repository = repository
        self._memory = memory

    def in_force(self) -> tuple[Root, Metadata[Targets]]:
        """Raises NothingSigned, ApprovalExpired, ReleaseDamaged."""
        root = self._repository.root().signed
        targets = self._repository.targets(root)
        if targets is None:
            raise NothingSigned(file=self._repository.files.told)
        self.unexpired(root, targets.signed)
        self._remember(root, targets, self._repository.hold(targets))
        return root, targets

    def unexpired(self, root: Root, targets: Targets) -> None:
        """Raises ApprovalExpired: nobody would take it."""
        for signed in (root, targets):
            if signed.is_expired(self._repository.now()):
                raise ApprovalExpired(file=signed.type, when=signed.expires.isoformat())

    def seal(
        self, signer: Signer, root: Root, targets: Metadata[Targets], last: Callable[[], None] | None = None
    ) -> int:
        """Name what is in force; the version of the seal. ``last`` is done when all but the timestamp is there.

        Raises KeyNotEntitled, ReleaseBehind when somebody else is at it.
        """
        for role in ("snapshot", "timestamp"):
            entitled(root, role, signer.key, signer.name)
        hold = self._renewed_hold(signer, root, targets)
        wanted = {"targets": targets.signed.version, HOLD_ROLE: hold.signed.version}
        snapshot, new = self._repository.sealed_snapshot(root, wanted)
        if new:
            snapshot.sign(signer.key)
            put_new(self._repository, "snapshot", snapshot)
        if last is not None:
            last()
        timestamp = self._repository.next_timestamp(root, snapshot.signed)
        timestamp.sign(signer.key)
        self._repository.put("timestamp", timestamp)
        self._remember(root, targets, hold)
        if self._overtaken(wanted):
            return self.seal(signer, *self.in_force())
        return timestamp.signed.version

    def info(self) -> LibraryInfo:
        """What the library in force says of itself."""
        _, targets = self.in_force()
        ref = named(targets.signed, codec.CATALOGUE)
        if ref is None:
            raise NothingSigned(file=self._repository.files.told)
        return Contents(self._repository.files).edition(ref).info

    def holds(self) -> tuple[Notice, ...]:
        """The pauses one approver has signed."""
        _, targets = self.in_force()
        hold = self._repository.hold(targets)
        return Contents(self._repository.files).holds(hold.signed if hold else None)

    def set_holds(self, signer: Signer, notices: tuple[Notice, ...]) -> int:
        """These instead of those of before, sealed at once. Raises as ``seal``."""
        root, targets = self.in_force()
        entitled(targets.signed, HOLD_ROLE, signer.key, signer.name)
        data = codec.hold(notices)
        codec.read_hold(data)
        ref = ref_of(data)
        self._repository.files.write(target_path(codec.HOLD, ref), data)
        self._put_hold(signer, root, {codec.HOLD: TargetFile(ref.size, {"sha256": ref.sha256}, codec.HOLD)})
        return self.seal(signer, root, targets)

    def _overtaken(self, wanted: dict[str, int]) -> bool:
        """Somebody published or paused while this was sealed: what is newest now must be what the seal names."""
        newest = {role: self._repository.versions(role)[:1] for role in wanted}
        if all(found == [wanted[role]] for role, found in newest.items()):
            return False
        _, targets = self.in_force()
        hold = self._repository.hold(targets)
        return targets.signed.version > wanted["targets"] or (
            hold is not None and hold.signed.version > wanted[HOLD_ROLE]
        )

    def _remember(self, root: Root, targets: Metadata[Targets], hold: Metadata[Targets] | None) -> None:
        if self._memory is not None:
            versions = {"root": root.version, "targets": targets.signed.version}
            versions[HOLD_ROLE] = hold.signed.version if hold else 0
            self._memory.learn(self._repository.first_fingerprint(), versions, self._repository.files.told)

    def _renewed_hold(self, signer: Signer, root: Root, targets: Metadata[Targets]) -> Metadata[Targets]:
        """As it is, signed anew where content would outlast it or its approver has left."""
        hold = self._repository.hold(targets)
        if hold is not None and hold.signed.expires >= targets.signed.expires:
            return hold
        try:
            entitled(targets.signed, HOLD_ROLE, signer.key, signer.name)
        except KeyNotEntitled:
            if hold is None or hold.signed.is_expired(self._repository.now()):
                raise
            return hold  # a server keeps it in force while it lasts
        return self._put_hold(signer, root, self._last_hold().targets if hold is None else hold.signed.targets)

    def _last_hold(self) -> Targets:
        """Of the approvers of before, if there was one: a pause does not end because its approver has left."""
        for judge in self._earlier():
            found = self._repository.hold(judge)
            if found is not None:
                return found.signed
        return Targets()

    def _earlier(self) -> list[Metadata[Targets]]:
        found = (self._repository.targets(root.signed) for root in reversed(self._repository.roots()))
        return [targets for targets in found if targets is not None]

    def _put_hold(self, signer: Signer, root: Root, files: dict[str, TargetFile]) -> Metadata[Targets]:
        version = self._repository.next_version(HOLD_ROLE)
        hold = Metadata(Targets(version, expires=self._repository.expiry(HOLD_ROLE, root), targets=dict(files)))
        hold.sign(signer.key)
        put_new(self._repository, HOLD_ROLE, hold)
        return hold


def put_new(repository: Repository, role: str, metadata: Metadata[T]) -> None:
    """Raises ReleaseBehind when another one of that version is there: somebody else is at it."""
    files: ReleaseFiles = repository.files
    name = f"metadata/{metadata.signed.version}.{role}.json"
    data = data_of(metadata)
    if not files.write_new(name, data) and files.read(name, len(data) + 1_000_000) != data:
        raise ReleaseBehind(file=role, here=metadata.signed.version, there=metadata.signed.version)
