# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A published release in a folder, made by python-tuf itself with keys of the test: the hostile ones too."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from securesystemslib.signer._crypto_signer import CryptoSigner
from tuf.api._payload import MetaFile, Role, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.metadata import Metadata
from tuf.api.serialization.json import JSONSerializer

from composer.domain.library import Notice
from composer.domain.ports import Catalogue
from composer.domain.releases import Edition, ObjectRef, ReleasedMedia, ReleasedPost
from composer.library.releases import catalogue as codec
from composer.library.releases.objects import path_of, ref_of
from composer.library.releases.tree import grow
from composer.services.library_folder import LibraryFolder

ROLES = ("root", "timestamp", "snapshot", "targets")


@dataclass
class Keys:
    """Who signs. Of the targets role two people must."""

    root: list[CryptoSigner] = field(default_factory=lambda: [CryptoSigner.generate_ed25519() for _ in range(2)])
    targets: list[CryptoSigner] = field(default_factory=lambda: [CryptoSigner.generate_ed25519() for _ in range(2)])
    online: CryptoSigner = field(default_factory=CryptoSigner.generate_ed25519)

    def of(self, role: str) -> list[CryptoSigner]:
        return {"root": self.root, "targets": self.targets}.get(role, [self.online])


class Publisher:
    """Publishes editions into ``folder``, as a careful team would; each step can be done wrongly on purpose."""

    def __init__(self, folder: Path, now: datetime, keys: Keys | None = None) -> None:
        self.folder = folder
        self.now = now
        self.keys = keys or Keys()
        self.versions = dict.fromkeys(ROLES, 0)
        self.root = Metadata(Root(expires=now + timedelta(days=365), consistent_snapshot=True))
        self.targets: dict[str, ObjectRef] = {}
        self.sign_root()

    # --- the root ------------------------------------------------------------------------------------------------

    def sign_root(self, also: Sequence[CryptoSigner] = ()) -> bytes:
        """The next root, of the keys of now; ``also`` are those it takes over from."""
        root = self.root.signed
        root.version = self.versions["root"] = self.versions["root"] + 1
        root.expires = self.now + timedelta(days=365)
        for role in ROLES:
            signers = self.keys.of(role)
            root.roles[role] = Role([s.public_key.keyid for s in signers], len(signers))
            root.keys.update({s.public_key.keyid: s.public_key for s in signers})
        data = self.signed(self.root, [*self.keys.root, *also])
        self.write(f"metadata/{root.version}.root.json", data)
        return data

    def rotate_root(self) -> bytes:
        """New keys for the root, signed by the old ones too."""
        old, self.keys.root = self.keys.root, Keys().root
        return self.sign_root(old)

    @property
    def fingerprint(self) -> str:
        """Of the newest root."""
        newest = self.folder / f"metadata/{self.versions['root']}.root.json"
        return hashlib.sha256(newest.read_bytes()).hexdigest()

    # --- editions ------------------------------------------------------------------------------------------------

    def publish(self, catalogue: Catalogue, media: Mapping[str, bytes] | None = None) -> Edition:
        """Everything of it, signed by all."""
        edition = self.lay(catalogue, media or {})
        self.target(codec.CATALOGUE, codec.catalogue(edition))
        self.sign()
        return edition

    def lay(self, catalogue: Catalogue, media: Mapping[str, bytes]) -> Edition:
        """The objects of an edition, not signed for yet."""
        posts = [
            ReleasedPost(one.post, tuple(ReleasedMedia(m.file, self.keep(media[m.file])) for m in one.post.media))
            for one in catalogue.posts
        ]
        return Edition(
            info=catalogue.info,
            charter=self.keep(codec.charter(tuple(catalogue.charter))),
            rules=self.keep(codec.rules(tuple(catalogue.rules))),
            vocabulary=self.keep(codec.vocabulary(catalogue.vocabulary)),
            guides=self.keep(codec.guides(tuple(catalogue.guides))),
            notices=self.keep(codec.notices(tuple(catalogue.notices))),
            posts=grow(posts, lambda ref, data: self.write(path_of(ref), data)),
            count=len(posts),
        )

    def hold(self, *notices: Notice) -> None:
        """Pauses, at once."""
        self.target(codec.HOLD, codec.hold(notices))
        self.sign()

    def no_hold(self) -> None:
        """The pauses are over."""
        self.targets.pop(codec.HOLD, None)
        self.sign()

    def keep(self, data: bytes) -> ObjectRef:
        """An object of the release."""
        ref = ref_of(data)
        self.write(path_of(ref), data)
        return ref

    def target(self, name: str, data: bytes) -> ObjectRef:
        """A file that is signed for by name."""
        ref = self.targets[name] = ref_of(data)
        self.write(f"targets/{ref.sha256}.{name}", data)
        return ref

    # --- signing -------------------------------------------------------------------------------------------------

    def sign(
        self,
        targets_days: float = 90,
        timestamp_days: float = 2,
        signers: Sequence[CryptoSigner] | None = None,
        signed_at: datetime | None = None,
    ) -> None:
        """Targets by ``signers``, or all; then snapshot and timestamp."""
        targets = Targets(expires=self.now + timedelta(days=targets_days), version=self._next("targets"))
        for name, ref in self.targets.items():
            targets.targets[name] = TargetFile(ref.size, {"sha256": ref.sha256}, name)
        data = self.signed(Metadata(targets), self.keys.targets if signers is None else signers)
        self.write(f"metadata/{targets.version}.targets.json", data)
        self.sign_snapshot(timestamp_days, signed_at)

    def sign_snapshot(self, timestamp_days: float = 2, signed_at: datetime | None = None) -> None:
        """Names the newest targets."""
        snapshot = Snapshot(expires=self.now + timedelta(days=30), version=self._next("snapshot"))
        snapshot.meta["targets.json"] = MetaFile(self.versions["targets"])
        self.write(f"metadata/{snapshot.version}.snapshot.json", self.signed(Metadata(snapshot), [self.keys.online]))
        self.sign_timestamp(timestamp_days, signed_at)

    def sign_timestamp(self, days: float = 2, signed_at: datetime | None = None) -> None:
        """Vouches for the newest snapshot for a while."""
        stamp = Timestamp(expires=self.now + timedelta(days=days), version=self._next("timestamp"))
        stamp.snapshot_meta = MetaFile(self.versions["snapshot"])
        if signed_at is not None:
            stamp.unrecognized_fields["signed-at"] = signed_at.isoformat()
        self.write("metadata/timestamp.json", self.signed(Metadata(stamp), [self.keys.online]))

    @staticmethod
    def signed(
        metadata: "Metadata[Root] | Metadata[Timestamp] | Metadata[Snapshot] | Metadata[Targets]",
        signers: Sequence[CryptoSigner],
    ) -> bytes:
        metadata.signatures.clear()
        for signer in signers:
            metadata.sign(signer, append=True)
        return metadata.to_bytes(JSONSerializer(compact=True))

    def write(self, path: str, data: bytes) -> None:
        """As any host would keep it."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def _next(self, role: str) -> int:
        self.versions[role] += 1
        return self.versions[role]


def compiled(folder: Path) -> Catalogue:
    """The library of a folder as it is written, and its media."""
    return LibraryFolder(folder).compile()
