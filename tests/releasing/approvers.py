# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""People who approve, each with a key of their own, and a release folder they share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from securesystemslib.signer import CryptoSigner

from composer.services.library_folder import LibraryFolder
from composer.services.releasing.building import Building, Built
from composer.services.releasing.keys import Holder
from composer.services.releasing.publishing import Published, Publishing
from composer.services.releasing.repository import Repository
from composer.services.releasing.roots import Approvers, Roots, named
from composer.services.releasing.sealing import Sealing, Signer
from composer.services.releasing.signing import Signing, Standing
from composer.system.media import LocalMedia
from composer.system.release_folder import ReleaseFolder
from tests.builders import FakeClock

LIBRARY = """name = "Nordalia"
organisation = "Nordalia"
version = "{version}"
languages = ["fr"]
default_language = "fr"
contact = "communication@nordalia.example"

[[themes]]
id = "rse"
label = {{ fr = "RSE" }}
"""
CHARTER = '---\nversion: "1"\ndate: 2026-09-01\n---\n# Notre charte\n\n## 1. Vrai\n\nDire vrai.\n'


def write_library(folder: Path, posts: int = 3, version: str = "1") -> Path:
    """A small library folder."""
    (folder / "posts").mkdir(parents=True, exist_ok=True)
    (folder / "charter" / "rules").mkdir(parents=True, exist_ok=True)
    (folder / "library.toml").write_text(LIBRARY.format(version=version), "utf-8")
    (folder / "charter" / "charter.md").write_text(CHARTER, "utf-8")
    for number in range(posts):
        write_post(folder, f"post-{number}", f"Le vélo-cargo numéro {number} roule depuis lundi.")
    return folder


def write_post(folder: Path, post: str, body: str, front: str = "") -> None:
    head = f"title: {post}\nthemes: [rse]\nnetworks: [linkedin]\n{front}"
    (folder / "posts" / f"{post}.md").write_text(f"---\n{head}---\n{body}\n", "utf-8")


def signer(name: str) -> Signer:
    return Signer(name, CryptoSigner.generate_ed25519())


@dataclass
class Team:
    """Communication and legal approve, a key is in the safe, a server renews the seal."""

    folder: Path
    """Where everything is: library, out, host."""
    clock: FakeClock = field(default_factory=FakeClock)
    keys: dict[str, Signer] = field(
        default_factory=lambda: {name: signer(name) for name in ("communication", "legal", "safe", "server")}
    )

    def __post_init__(self) -> None:
        self.library = write_library(self.folder / "library")
        self.out = ReleaseFolder(self.folder / "out")
        self.host = ReleaseFolder(self.folder / "host")
        self.out.begin()
        self.host.begin()
        self.here = Repository(self.out, self.clock.now)
        self.there = Repository(self.host, self.clock.now)

    def holders(self, *names: str) -> list[Holder]:
        return [Holder(name, self.keys[name].key.public_key) for name in names]

    def name_approvers(self, server: bool = True) -> None:
        servers = named(self.holders("server")) if server else {}
        wanted = Approvers(named(self.holders("communication", "legal")), named(self.holders("safe")), servers)
        Roots(self.here).first(wanted)

    def build(self) -> Built:
        catalogue = LibraryFolder(self.library).compile()
        return Building(LocalMedia()).build(catalogue, self.library / "media", self.out.root)

    def sign(self, *names: str) -> tuple[Standing, ...]:
        done: Sequence[Standing] = ()
        for name in names or ("communication", "legal"):
            signing = Signing(self.here)
            done = signing.sign(name, self.keys[name].key, signing.proposal())
        return tuple(done)

    def publish(self, name: str = "communication") -> Published:
        return Publishing(self.here, self.there).publish(self.keys[name])

    def seal(self, name: str = "server") -> int:
        sealing = Sealing(self.there)
        return sealing.seal(self.keys[name], *sealing.in_force())

    def published(self) -> "Team":
        """A first release is at its host."""
        self.name_approvers()
        self.build()
        self.sign()
        self.publish()
        return self
