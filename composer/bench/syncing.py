# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader's side of a release: the first sync, none, and ten changed posts, from a web server on this computer."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from composer import bootstrap
from composer.bench.figures import Figure
from composer.bootstrap import Services
from composer.domain.syncing import fingerprint_of
from composer.services.library_folder import LibraryFolder
from composer.services.releasing.repository import Repository
from composer.system import settings_files
from composer.system.clock import SystemClock
from composer.system.media import LocalMedia
from composer.system.paths import AppPaths
from composer.system.release_folder import ReleaseFolder

CHANGED = 10
FIRST_S = 5
BYTES = 3
_ROOT = "metadata/1.root.json"


def figures(folder: Path, library: Path, posts: int) -> Iterator[Figure]:
    """``library`` is changed on the way."""
    publisher = _Publisher(library, folder / "release", folder / "site")
    publisher.publish()
    home = AppPaths.below(folder / "reader")
    root = fingerprint_of((folder / "site" / _ROOT).read_bytes())
    with closing(_Site(folder / "site", folder / "site.log")) as site:
        settings_files.write_user(home, {"library.url": site.url, "library.trust_root": root})
        services = bootstrap.build(home)
        spent = _synced(services)
        requests, read = site.asked()
        note = f"{requests} requests, {read / 1e6:.1f} MB"
        yield Figure(f"first sync of {posts:,} posts, until a search finds them", spent, "s", FIRST_S, note)
        spent = _synced(services)
        requests, read = site.asked()
        yield Figure("a sync without news, requests", requests, "", 1, f"{read} bytes, {spent * 1000:.0f} ms")
        sources = publisher.change(CHANGED)
        publisher.publish()
        spent = _synced(services)
        requests, read = site.asked()
        note = f"{requests} requests, {read:,} bytes for {sources:,}, {spent:.1f} s"
        yield Figure(f"a sync of {CHANGED} changed posts, against their sources", read / sources, "×", BYTES, note)
        services.close()


def _synced(services: Services) -> float:
    """Seconds."""
    started = perf_counter()
    services.incoming.sync().run()
    return perf_counter() - started


class _Publisher:
    """Two approvers in one: what is published is signed by both."""

    def __init__(self, library: Path, out: Path, site: Path) -> None:
        from securesystemslib.signer._crypto_signer import CryptoSigner

        from composer.services.releasing.keys import Holder
        from composer.services.releasing.roots import Approvers, Roots, named
        from composer.services.releasing.sealing import Signer

        self._library = library
        self._out, self._site = ReleaseFolder(out), ReleaseFolder(site)
        self._signers = [Signer(name, CryptoSigner.generate_ed25519()) for name in ("communication", "legal")]
        self._here, self._there = (Repository(at, SystemClock().now) for at in (self._out, self._site))
        for folder in (self._out, self._site):
            folder.begin()
        safe = Holder("safe", CryptoSigner.generate_ed25519().public_key)
        holders = [Holder(each.name, each.key.public_key) for each in self._signers]
        Roots(self._here).first(Approvers(named(holders), named([safe])))

    def publish(self) -> None:
        """The library as it is now."""
        from composer.services.releasing.building import Building
        from composer.services.releasing.publishing import Publishing
        from composer.services.releasing.signing import Signing

        catalogue = LibraryFolder(self._library).compile()
        Building(LocalMedia()).build(catalogue, self._library / "media", self._out.root)
        for each in self._signers:
            signing = Signing(self._here)
            signing.sign(each.name, each.key, signing.proposal())
        Publishing(self._here, self._there).publish(self._signers[0])

    def change(self, count: int) -> int:
        """A few words more in some posts; the bytes of their files."""
        chance = random.Random(11)  # noqa: S311 - measures must repeat
        files = chance.sample(sorted((self._library / "posts").glob("*.md")), count)
        for file in files:
            file.write_text(file.read_text("utf-8").rstrip() + " Et cela continue.\n", "utf-8")
        return sum(file.stat().st_size for file in files)


class _Site:
    """Python's own web server, in a process of its own; it says what it was asked for."""

    def __init__(self, folder: Path, log: Path) -> None:
        self._folder, self._log = folder, log
        command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--protocol", "HTTP/1.1"]
        with log.open("w") as told:
            self._server = subprocess.Popen(  # noqa: S603 - our own interpreter
                [*command, "--directory", str(folder)], stdout=subprocess.PIPE, stderr=told, text=True
            )
        said = self._server.stdout.readline() if self._server.stdout else ""
        self.url = f"http://127.0.0.1:{said.split(' port ')[1].split()[0]}"

    def asked(self) -> tuple[int, int]:
        """How many requests since the last question, and how many bytes of files were given."""
        lines = re.findall(r'"GET /(\S+) HTTP/1.1" (\d+)', self._log.read_text("utf-8"))
        os.truncate(self._log, 0)
        return len(lines), sum((self._folder / path).stat().st_size for path, status in lines if status == "200")

    def close(self) -> None:
        """It ends."""
        self._server.terminate()
        self._server.communicate()
