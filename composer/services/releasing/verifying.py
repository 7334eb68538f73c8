# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A published release as a new reader meets it: its signatures, then every object, each named when it is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from composer.domain.errors import LibraryError
from composer.domain.places import PlaceFileMissing
from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import ObjectRef
from composer.domain.sync_errors import SourceLacks
from composer.domain.syncing import ReleaseSource, Wanted
from composer.library.releases import catalogue as codec
from composer.library.releases.names import twins
from composer.library.releases.objects import checked, path_of
from composer.library.releases.walking import changed_posts, objects_of
from composer.services.library_trust import LONGEST_TIMESTAMP, TIMESTAMP, Anchor, Trust, Vouched, found_by, newest_root
from composer.services.releasing.contents import target_path

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """What a reader would make of it. ``wrong`` is empty when all is well."""

    fingerprint: str
    expires: datetime
    posts: int
    objects: int
    holds: int
    wrong: tuple[LibraryError, ...]


class Verifying:
    """Reads a source and believes nothing of it."""

    def __init__(
        self,
        source: ReleaseSource,
        now: Callable[[], datetime],
        progress: Progress = lambda _done, _total: None,
    ) -> None:
        self._source = source
        self._now = now
        self._progress = progress

    def verify(self, root: Anchor | str | None, *, objects: bool = True) -> Verified:
        """``root`` is what is trusted, or its fingerprint; without one the newest there is.

        Raises what a reader's program refuses for, SourceError.
        """
        if root is None:
            root = newest_root(self._source)
        anchor = root if isinstance(root, Anchor) else found_by(root, self._source)
        with TemporaryDirectory() as folder:
            timestamp = self._read(TIMESTAMP, LONGEST_TIMESTAMP)
            vouched = Trust(Path(folder), anchor, self._now).vouched(self._source, timestamp)
        return self._contents(anchor.fingerprint, vouched, objects)

    def _contents(self, fingerprint: str, vouched: Vouched, objects: bool) -> Verified:
        edition = codec.read_catalogue(self._target(codec.CATALOGUE, vouched.catalogue))
        holds = codec.read_hold(self._target(codec.HOLD, vouched.hold)) if vouched.hold else ()
        wrong: list[LibraryError] = []
        count = 0
        if objects:
            try:
                names = {
                    m.file for one in changed_posts(None, edition.posts, self._object)[1].values() for m in one.media
                }
                refs = {ref.sha256: ref for ref in objects_of(edition, self._object)}
            except ReleaseDamaged as error:
                return Verified(fingerprint, vouched.expires, edition.count, 0, len(holds), (error,))
            if same := twins(names):
                wrong.append(ReleaseDamaged(file=" ".join(same), reason="some systems take one name for the other"))
            count = len(refs)
            wrong += self._wrong(list(refs.values()))
        return Verified(fingerprint, vouched.expires, edition.count, count, len(holds), tuple(wrong))

    def _wrong(self, refs: list[ObjectRef]) -> Iterator[LibraryError]:
        for number, ref in enumerate(refs):
            self._progress(number, len(refs))
            try:
                self._object(ref)
            except LibraryError as error:
                yield error

    def _target(self, name: str, ref: ObjectRef) -> bytes:
        return checked(ref, self._read(target_path(name, ref), ref.size))

    def _object(self, ref: ObjectRef) -> bytes:
        return checked(ref, self._read(path_of(ref), ref.size))

    def _read(self, path: str, limit: int) -> bytes:
        held = bytearray()
        try:
            self._source.read(Wanted(path, limit), held.extend)
        except (SourceLacks, PlaceFileMissing) as error:
            raise ReleaseDamaged(file=path, reason="it is not there") from error
        return bytes(held)
