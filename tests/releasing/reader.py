# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader who trusts the first root and takes what python-tuf's own client lets through."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import FetcherInterface, Updater

from composer.domain.library import LibraryPost, Notice
from composer.domain.releases import Edition, ObjectRef
from composer.library.releases import catalogue as codec
from composer.library.releases.objects import checked, path_of
from composer.library.releases.walking import changed_posts


class FolderFetcher(FetcherInterface):
    """A host that serves a folder."""

    def __init__(self, host: Path) -> None:
        self.host = host
        self.asked: list[tuple[str, int]] = []

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            data = (self.host / url).read_bytes()
        except FileNotFoundError as error:
            raise DownloadHTTPError(url, 404) from error
        self.asked.append((url, len(data)))
        return iter((data,))


class Reader:
    """Keeps what it trusts between visits."""

    def __init__(self, home: Path, host: Path) -> None:
        self.home = home
        self.host = host
        self.root = (host / "metadata/1.root.json").read_bytes()
        self.held: dict[str, bytes] = {}
        home.mkdir(parents=True, exist_ok=True)

    def visit(self, now: datetime) -> tuple[Edition, tuple[Notice, ...]]:
        """Raises what the client does when it refuses."""
        self.fetcher = FolderFetcher(self.host)
        updater = Updater(
            str(self.home), "metadata/", str(self.home), "targets/", fetcher=self.fetcher, bootstrap=self.root
        )
        updater._trusted_set.reference_time = now.astimezone(UTC)
        updater.refresh()
        held = {}
        for name in (codec.CATALOGUE, codec.HOLD):
            info = updater.get_targetinfo(name)
            if info is not None:
                path = updater.find_cached_target(info) or updater.download_target(info)
                held[name] = Path(path).read_bytes()
        holds = codec.read_hold(held[codec.HOLD]) if codec.HOLD in held else ()
        return codec.read_catalogue(held[codec.CATALOGUE]), holds

    def get(self, ref: ObjectRef) -> bytes:
        if ref.sha256 not in self.held:
            data = (self.host / path_of(ref)).read_bytes()
            self.fetcher.asked.append((path_of(ref), len(data)))
            self.held[ref.sha256] = checked(ref, data)
        return self.held[ref.sha256]

    def posts(self, edition: Edition) -> dict[str, LibraryPost]:
        _, found = changed_posts(None, edition.posts, self.get)
        return {str(one.post.id): one.post for one in found.values()}
