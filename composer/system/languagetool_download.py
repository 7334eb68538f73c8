# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing LanguageTool to this computer: verified, and it goes on where it was stopped."""

import errno
import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from composer.domain.errors import DiskFull, DownloadDamaged, FolderReadOnly
from composer.domain.web import Reply, Request
from composer.system.http import Http
from composer.system.languagetool_answers import WHO

_PARTIAL: Final = 206
_NOTHING_LEFT: Final = 416
_LARGEST_BYTES: Final = 1024**3
_PIECE: Final = 1024**2

Progress = Callable[[int, int], object]
"""Told the bytes that are here and those of the whole, 0 when that is not known."""


@dataclass(frozen=True, slots=True)
class Package:
    """A release as it is offered, and what its bytes hash to."""

    version: str
    url: str
    sha256: str


def newest_package() -> Package:
    """The release that language-tool-python works with, from where and as it knows it."""
    from language_tool_python.download_lt import EXPECTED_DOWNLOAD_SHA256, LTP_DOWNLOAD_VERSION, LocalLanguageTool

    release = LocalLanguageTool.from_version_name(LTP_DOWNLOAD_VERSION)
    return Package(release.version_name, release.download_url, EXPECTED_DOWNLOAD_SHA256[LTP_DOWNLOAD_VERSION])


def download(
    http: Http, package: Package, folder: Path, progress: Progress, raise_if_cancelled: Callable[[], None]
) -> None:
    """Brings the package into ``folder``; cancelled or cut off, it goes on from there the next time.

    Raises NetworkError, DownloadDamaged, DiskFull, FolderReadOnly, and what ``raise_if_cancelled`` does.
    """
    part = folder / f"LanguageTool-{package.version}.zip.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _bring(http, package, part, progress, raise_if_cancelled)
        _verify(package, part, raise_if_cancelled)
        _unpack(package, part, folder, raise_if_cancelled)
        part.unlink()
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise (DiskFull if full else FolderReadOnly)(path=folder) from error


def _bring(
    http: Http, package: Package, part: Path, progress: Progress, raise_if_cancelled: Callable[[], None]
) -> None:
    here = part.stat().st_size if part.exists() else 0
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={here}-"} if here else {})}
    with part.open("ab") as file:

        def opened(reply: Reply) -> Callable[[bytes], None]:
            if reply.status != _PARTIAL:
                file.truncate(0)
            done = file.seek(0, 2)
            left = reply.headers.get("content-length", "")
            whole = done + int(left) if left.isdecimal() else 0

            def take(piece: bytes) -> None:
                nonlocal done
                raise_if_cancelled()
                file.write(piece)
                done += len(piece)
                if done > _LARGEST_BYTES:
                    raise DownloadDamaged(file=part.name)
                progress(done, max(whole, done) if whole else 0)

            return take

        reply = http.fetch(Request("GET", package.url, "LanguageTool", WHO, headers=headers), opened)
    if reply.status != _NOTHING_LEFT:
        reply.checked()


def _verify(package: Package, part: Path, raise_if_cancelled: Callable[[], None]) -> None:
    digest = hashlib.sha256()
    with part.open("rb") as file:
        while piece := file.read(_PIECE):
            raise_if_cancelled()
            digest.update(piece)
    if digest.hexdigest() != package.sha256:
        part.unlink()
        raise DownloadDamaged(file=part.name)


def _unpack(package: Package, part: Path, folder: Path, raise_if_cancelled: Callable[[], None]) -> None:
    """Into a folder beside, then put in place at once: a copy is there whole or not at all."""
    from language_tool_python.exceptions import PathError
    from language_tool_python.safe_zip import SafeZipExtractor

    with tempfile.TemporaryDirectory(dir=folder) as beside:
        unpacked = Path(beside) / "unpacked"
        try:
            with zipfile.ZipFile(part) as archive:
                SafeZipExtractor().extractall(archive, unpacked, work_dir=Path(beside))
        except (zipfile.BadZipFile, PathError) as error:
            part.unlink()
            raise DownloadDamaged(file=part.name) from error
        raise_if_cancelled()
        root = next((p.parent for p in unpacked.rglob("languagetool-server.jar")), None)
        if root is None:
            part.unlink()
            raise DownloadDamaged(file=part.name)
        target = folder / f"LanguageTool-{package.version}"
        shutil.rmtree(target, ignore_errors=True)
        root.rename(target)
