# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A release from the folder it was made in to the place readers take it from.

First what nobody looks for yet, objects, deltas and catalogue; then the signatures that name them; the timestamp last.
Cut anywhere, readers have the release of before, and doing it again goes on where it stopped.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from tuf.api.metadata import Metadata, Root, Targets

from composer.domain.release_errors import (
    NothingSigned,
    ReleaseBehind,
    ReleaseDamaged,
    RootForeign,
    SignaturesMissing,
)
from composer.domain.releases import Edition, ObjectRef
from composer.library.releases.catalogue import CATALOGUE
from composer.library.releases.deltas import DELTA_LIMIT, delta, delta_path
from composer.library.releases.objects import path_of
from composer.library.releases.walking import objects_of
from composer.services.releasing.building import CANDIDATE, candidate
from composer.services.releasing.contents import Contents, named, target_path
from composer.services.releasing.memory import Memory
from composer.services.releasing.repository import LIMIT, Repository, lacking
from composer.services.releasing.roots import Approvers
from composer.services.releasing.sealing import Sealing, Signer, put_new

Progress = Callable[[int, int], None]
"""``(done, total)`` objects."""
_FEW: Final = 200
"""Objects that are asked for one by one rather than by listing the place."""
_LAST: Final = 4
"""Editions from which a delta leads to the new one."""


@dataclass(frozen=True, slots=True)
class Published:
    """What went out. ``version`` is that of the seal."""

    version: int
    objects: int
    sent: int
    """Bytes of objects."""


class Publishing:
    """From one folder to one place; they may be the same."""

    def __init__(
        self,
        source: Repository,
        place: Repository,
        progress: Progress = lambda _done, _total: None,
        memory: Memory | None = None,
    ) -> None:
        self._memory = memory
        self._source = source
        self._place = place
        self._progress = progress
        self._lists: dict[str, dict[str, int | None]] = {}

    def publish(self, signer: Signer) -> Published:
        """Raises ReleaseError: the kinds say what is not as it should be; and what reading and writing files raises."""
        chain = self._source.roots()
        self._ready(chain)
        root = chain[-1]
        targets = self._source.targets(root.signed)
        if targets is None:
            raise NothingSigned(file=self._source.files.told)
        Sealing(self._place).unexpired(root.signed, targets.signed)
        there = self._not_behind(chain, targets)
        ref = named(targets.signed, CATALOGUE)
        if ref is None:
            raise ReleaseDamaged(file=CATALOGUE, reason="it is not signed for")
        edition = Contents(self._source.files).edition(ref)
        objects, sent = self._objects(edition, there)
        self._deltas(edition, targets)
        self._send(target_path(CATALOGUE, ref), ref)
        put_new(self._place, "targets", targets)

        def roots() -> None:
            for one in chain:
                put_new(self._place, "root", one)

        version = Sealing(self._place, self._memory).seal(signer, root.signed, targets, roots)
        return Published(version, objects, sent)

    def _ready(self, chain: list[Metadata[Root]]) -> None:
        """Nothing may wait for a signature."""
        waiting_root = self._source.pending(Root, "root")
        if waiting_root is not None:
            judges = [*(root.signed for root in chain[-1:]), waiting_root.signed]
            given, needed, missing = max((lacking(judge, "root", waiting_root) for judge in judges), key=lambda s: s[2])
            raise SignaturesMissing(file="root", given=given, needed=needed, missing=", ".join(missing))
        if not chain:
            raise NothingSigned(file=self._source.files.told)
        waiting = self._source.pending(Targets, "targets")
        if waiting is not None:
            given, needed, missing = lacking(chain[-1].signed, "targets", waiting)
            raise SignaturesMissing(file="targets", given=given, needed=needed, missing=", ".join(missing))
        if not self._is_built(chain[-1].signed):
            role = chain[-1].signed.roles["targets"]
            names = ", ".join(sorted(Approvers.of(chain[-1].signed).approvers))
            raise SignaturesMissing(file="targets", given=0, needed=role.threshold, missing=names)

    def _is_built(self, root: Root) -> bool:
        """What is signed, by the approvers of now, is what was built last."""
        targets = self._source.targets(root)
        built = None
        if self._source.files.stat(CANDIDATE) is not None:
            built = candidate(self._source.files.read(CANDIDATE, LIMIT * 64))
        return targets is not None and built in (None, named(targets.signed, CATALOGUE))

    def _not_behind(self, chain: list[Metadata[Root]], targets: Metadata[Targets]) -> Edition | None:
        """What is there now, None when nothing is. Raises RootForeign, ReleaseBehind."""
        there = self._place.roots()
        for here, other in zip(chain, there, strict=False):
            if here.signed_bytes != other.signed_bytes:
                raise RootForeign(file=self._place.files.told)
        if len(there) > len(chain):
            raise ReleaseBehind(file="root", here=len(chain), there=len(there))
        if not there:
            return None
        known = self._place.targets(there[-1].signed)
        if known is None:
            return None
        here_version, there_version = targets.signed.version, known.signed.version
        same = here_version == there_version
        if there_version > here_version or (same and known.signed_bytes != targets.signed_bytes):
            raise ReleaseBehind(file="targets", here=here_version, there=there_version)
        ref = named(known.signed, CATALOGUE)
        if ref is None or same:
            return None  # perhaps it was cut: then each object is looked for
        return self._held_here(ref)

    def _held_here(self, ref: ObjectRef) -> Edition | None:
        try:
            return Contents(self._source.files).edition(ref)
        except ReleaseDamaged:
            return None

    def _objects(self, edition: Edition, there: Edition | None) -> tuple[int, int]:
        """How many were sent, and their bytes."""
        get = Contents(self._source.files).object
        known: set[str] = set()
        if there is not None:
            known = self._known(there)
        wanted = {ref.sha256: ref for ref in objects_of(edition, get, known)}
        missing = [ref for ref in wanted.values() if not self._is_there(ref, len(wanted))]
        for number, ref in enumerate(missing):
            self._progress(number, len(missing))
            self._send(path_of(ref), ref)
        return len(missing), sum(ref.size for ref in missing)

    def _deltas(self, edition: Edition, targets: Metadata[Targets]) -> None:
        """For those who have one of the last few editions whole: the tree of posts in one small file."""
        contents = Contents(self._source.files)
        for older in self._source.older_targets(targets.signed.version, _LAST):
            ref = named(older, CATALOGUE)
            before = self._held_here(ref) if ref is not None else None
            if before is None or before.posts == edition.posts:
                continue
            path = delta_path(before.posts, edition.posts)
            if self._place.files.stat(path) is not None:
                continue
            with suppress(ReleaseDamaged):  # the objects of that time are gone here: readers walk then
                data = delta(before.posts, edition.posts, contents.object)
                if len(data) <= DELTA_LIMIT:
                    self._place.files.write(path, data)

    def _known(self, there: Edition) -> set[str]:
        """The objects of the release that is there; none where ours of that time are gone."""
        try:
            return {ref.sha256 for ref in objects_of(there, Contents(self._source.files).object)}
        except ReleaseDamaged:
            return set()

    def _is_there(self, ref: ObjectRef, total: int) -> bool:
        path = path_of(ref)
        if total <= _FEW:
            found = self._place.files.stat(path)
            return found is not None and found.size == ref.size
        return self._listed(path.rpartition("/")[0]).get(ref.sha256) == ref.size

    def _listed(self, folder: str) -> dict[str, int | None]:
        if folder not in self._lists:
            self._lists[folder] = {entry.name: entry.size for entry in self._place.files.list(folder)}
        return self._lists[folder]

    def _send(self, path: str, ref: ObjectRef) -> None:
        if self._source.files is not self._place.files:
            contents = Contents(self._source.files)
            self._place.files.write(path, contents.checked_at(path, ref))
