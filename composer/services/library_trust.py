# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether what a source offers was signed by whom it should be, and is no older than what is known already.

The rules are those of The Update Framework, by python-tuf. Loaded with the first sync.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tuf.api import exceptions
from tuf.api.metadata import Metadata
from tuf.ngclient.config import UpdaterConfig
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.updater import Updater

from composer.domain.errors import FolderReadOnly, LibraryError, RamageError
from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import ObjectRef
from composer.domain.sync_errors import (
    Expired,
    MixedEditions,
    Oversized,
    RolledBack,
    SignaturesLacking,
    SourceEmpty,
    SourceLacks,
    Truncated,
    TrustRootInvalid,
    TrustRootWrong,
)
from composer.domain.syncing import ReleaseSource, Wanted, fingerprint_of
from composer.library.releases.catalogue import CATALOGUE, CATALOGUE_LIMIT, HOLD

METADATA: Final = "metadata/"
TIMESTAMP: Final = f"{METADATA}timestamp.json"
TARGETS: Final = "targets/"
LONGEST_METADATA: Final = 1_000_000
LONGEST_TIMESTAMP: Final = 16_384
MOST_ROOTS: Final = 256
_CONFIG: Final = UpdaterConfig(
    max_root_rotations=MOST_ROOTS,
    root_max_length=512_000,
    timestamp_max_length=LONGEST_TIMESTAMP,
    snapshot_max_length=LONGEST_METADATA,
    targets_max_length=LONGEST_METADATA,
)
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")
_ROOT: Final = "root.json"


@dataclass(frozen=True, slots=True)
class Vouched:
    """What the signatures name: the catalogue, the pauses where there are any, and until when they do."""

    catalogue: ObjectRef
    hold: ObjectRef | None
    expires: datetime


@dataclass(frozen=True, slots=True)
class Anchor:
    """The root everything is believed from; ``fingerprint`` names it."""

    root: bytes
    fingerprint: str


def roots(source: ReleaseSource) -> Iterator[bytes]:
    """Every root the source has, the oldest first, believed or not. Raises as ``ReleaseSource.read``."""
    for version in range(1, MOST_ROOTS + 1):
        held = bytearray()
        try:
            source.read(Wanted(f"{METADATA}{version}.{_ROOT}", _CONFIG.root_max_length), held.extend)
        except SourceLacks:
            if version == 1:
                raise SourceEmpty(file="", host=source.address) from None
            return
        yield bytes(held)


def newest_root(source: ReleaseSource) -> Anchor:
    """The one to confirm: who compares it trusts no key that has been replaced since. Raises as ``roots``."""
    *_, newest = roots(source)
    _sound(newest)
    return Anchor(newest, fingerprint_of(newest))


def pinned(named: str) -> Anchor | str:
    """What the organisation set: a root's metadata, or the fingerprint of one to be found. Raises TrustRootInvalid."""
    plain = re.sub(r"[\s:]", "", named).lower().removeprefix("sha256")
    if _FINGERPRINT.fullmatch(plain):
        return plain
    root = named.strip().encode()
    _sound(root)
    return Anchor(root, fingerprint_of(root))


def found_by(fingerprint: str, source: ReleaseSource) -> Anchor:
    """The root with that fingerprint. Raises TrustRootWrong where the source has none, and as ``roots``."""
    for root in roots(source):
        if fingerprint_of(root) == fingerprint:
            return Anchor(root, fingerprint)
    raise TrustRootWrong(file=_ROOT, host=source.address)


def _sound(root: bytes) -> None:
    try:
        kind = json.loads(root)["signed"]["_type"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise TrustRootInvalid(file=_ROOT, reason=type(error).__name__) from error
    if kind != "root":
        raise TrustRootInvalid(file=_ROOT, reason=str(kind)[:40])


class Trust:
    """What is known of one trust root, in a folder of its own. One at a time, also among processes."""

    def __init__(self, folder: Path, anchor: Anchor, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._anchor = anchor
        self._now = now

    def vouched(self, source: ReleaseSource, timestamp: bytes) -> Vouched:
        """``timestamp`` is what the source has just given. Raises ReleaseRefused, SourceError, StorageError."""
        fetcher = _Fetcher(source, timestamp)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            updater = Updater(
                str(self._folder),
                METADATA,
                fetcher=fetcher,
                config=_CONFIG,
                bootstrap=self._anchor.root,
            )
            # By a clock that cannot be set back behind what is known: the library takes the computer's own.
            updater._trusted_set.reference_time = self._now().astimezone(UTC)
            updater.refresh()
            catalogue = _named(updater, CATALOGUE)
            hold = _named(updater, HOLD)
            expires = updater._trusted_set.timestamp.expires.astimezone(UTC)
        except (exceptions.RepositoryError, exceptions.DownloadError) as error:
            raise _translated(error, fetcher) from error
        except OSError as error:
            raise FolderReadOnly(path=self._folder) from error
        if catalogue is None:
            raise ReleaseDamaged(file=CATALOGUE, reason="it is not signed for")
        return Vouched(catalogue, hold, expires)

    def still_vouched(self, expires: datetime) -> None:
        """Nothing new at the source: what vouched for the library must not have run out. Raises Expired."""
        if self._now().astimezone(UTC) >= expires:
            raise Expired(file=TIMESTAMP)


def _named(updater: Updater, name: str) -> ObjectRef | None:
    target = updater.get_targetinfo(name)
    if target is None:
        return None
    if "sha256" not in target.hashes or not 0 <= target.length <= CATALOGUE_LIMIT:
        raise ReleaseDamaged(file=name, reason="it is signed for as something it cannot be")
    return ObjectRef(target.hashes["sha256"], target.length)


def signed_at(timestamp: bytes) -> datetime | None:
    """When it says it was signed, where it does; believed only after the signatures were checked."""
    try:
        said = Metadata.from_bytes(timestamp).signed.unrecognized_fields.get("signed-at")
        found = datetime.fromisoformat(said) if isinstance(said, str) else None
    except (exceptions.RepositoryError, ValueError):
        return None
    return found if found is not None and found.tzinfo is not None else None


class _Fetcher(FetcherInterface):
    """Reads metadata from a source. ``asked`` is the last file, ``ended`` whether it ends as metadata does."""

    def __init__(self, source: ReleaseSource, timestamp: bytes) -> None:
        self._source = source
        self._held = {TIMESTAMP: timestamp}
        self.asked = ""
        self.ended = True

    def _fetch(self, url: str) -> Iterator[bytes]:
        self.asked = url
        if url in self._held:
            body = self._held[url]
        else:
            held = bytearray()
            try:
                self._source.read(Wanted(url, LONGEST_METADATA), held.extend)
            except SourceLacks as error:
                raise exceptions.DownloadHTTPError(str(error), 404) from error
            body = bytes(held)
        self.ended = body.rstrip().endswith(b"}")
        return iter((body,))


def _translated(error: Exception, fetcher: _Fetcher) -> RamageError:
    if isinstance(error.__cause__, RamageError):
        return error.__cause__
    file = fetcher.asked
    kinds: tuple[tuple[type[Exception], type[LibraryError]], ...] = (
        (exceptions.UnsignedMetadataError, SignaturesLacking),
        (exceptions.ExpiredMetadataError, Expired),
        (exceptions.BadVersionNumberError, RolledBack if file == TIMESTAMP else MixedEditions),
        (exceptions.LengthOrHashMismatchError, MixedEditions if fetcher.ended else Truncated),
        (exceptions.DownloadLengthMismatchError, Oversized),
    )
    for kind, ours in kinds:
        if isinstance(error, kind):
            return ours(file=file)
    return ReleaseDamaged(file=file, reason=type(error).__name__) if fetcher.ended else Truncated(file=file)
