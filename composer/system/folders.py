# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the folder a library is authored in, which anybody may have filled with anything."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from composer.domain.errors import LibraryInvalid, LibraryMissing

TEXT_SUFFIXES: Final = frozenset({".csv", ".md", ".toml", ".txt", ".yaml", ".yml"})
MEDIA: Final = "media"
FILE_LIMIT_BYTES: Final = 1024 * 1024
TOTAL_LIMIT_BYTES: Final = 1024 * 1024 * 1024
FILES_LIMIT: Final = 500_000
DEPTH_LIMIT: Final = 12


def read_tree(root: Path) -> dict[str, str]:
    """The text files by relative path with ``/``, in path order; hidden files and the media folder are left out.

    Raises LibraryMissing; LibraryInvalid for a file too large or not UTF-8, too many files, a link that leaves the
    folder, names that differ only by case or accents' encoding.
    """
    texts: dict[str, str] = {}
    total = 0
    for name, path in sorted(_files(root)):
        if name.startswith(MEDIA + "/") or path.suffix.lower() not in TEXT_SUFFIXES:
            continue
        texts[name] = _text(path, name)
        total += len(texts[name])
        if total > TOTAL_LIMIT_BYTES:
            raise LibraryInvalid(file=name, line="", reason=f"all texts together pass {TOTAL_LIMIT_BYTES:,} bytes")
    return texts


def media_files(root: Path) -> frozenset[str]:
    """Names of the files in the media folder, relative to it. Raises as ``read_tree``."""
    return frozenset(name.removeprefix(MEDIA + "/") for name, _ in _files(root) if name.startswith(MEDIA + "/"))


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    if not root.is_dir():
        raise LibraryMissing(path=root)
    seen: dict[str, str] = {}
    for name, path in _walk(root, root.resolve(), "", 0):
        alike = unicodedata.normalize("NFC", name).casefold()
        if alike in seen:
            raise LibraryInvalid(file=name, line="", reason=f"some computers can't tell it from {seen[alike]}")
        seen[alike] = name
        if len(seen) > FILES_LIMIT:
            raise LibraryInvalid(file=name, line="", reason=f"more than {FILES_LIMIT:,} files")
        yield name, path


def _walk(folder: Path, top: Path, prefix: str, depth: int) -> Iterator[tuple[str, Path]]:
    if depth > DEPTH_LIMIT:
        raise LibraryInvalid(file=prefix, line="", reason=f"more than {DEPTH_LIMIT} folders deep")
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise LibraryInvalid(file=prefix or str(folder), line="", reason=error.strerror or "unreadable") from error
    for entry in found:
        name, path = prefix + entry.name, Path(entry.path)
        if entry.is_symlink():
            _check_link(path, top, name)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, top, name + "/", depth + 1)
        elif entry.is_file():
            yield name, path
        else:
            raise LibraryInvalid(file=name, line="", reason="neither a file nor a folder")


def _check_link(path: Path, top: Path, name: str) -> None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise LibraryInvalid(file=name, line="", reason="a link that leads nowhere") from error
    if not target.is_relative_to(top):
        raise LibraryInvalid(file=name, line="", reason="a link that leaves the folder")
    if target.is_dir():
        raise LibraryInvalid(file=name, line="", reason="a link to a folder")


def _text(path: Path, name: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT_BYTES + 1)
    except OSError as error:
        raise LibraryInvalid(file=name, line="", reason=error.strerror or "unreadable") from error
    if len(data) > FILE_LIMIT_BYTES:
        raise LibraryInvalid(file=name, line="", reason=f"larger than {FILE_LIMIT_BYTES:,} bytes")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LibraryInvalid(file=name, line=line, reason="not UTF-8") from error
