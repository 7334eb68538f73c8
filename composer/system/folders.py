# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the folder a library is authored in, which anybody may have filled with anything."""

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from composer.domain.errors import LibraryInvalid, LibraryMissing

TEXT_SUFFIXES: Final = frozenset({".csv", ".md", ".toml", ".txt", ".yaml", ".yml"})
MEDIA: Final = "media"
FILE_LIMIT_BYTES: Final = 1024 * 1024
TOTAL_LIMIT_BYTES: Final = 1024 * 1024 * 1024
FILES_LIMIT: Final = 500_000
DEPTH_LIMIT: Final = 12


@dataclass(frozen=True, slots=True)
class Survey:
    """All there is in a folder, in path order."""

    texts: Mapping[str, str]
    """By relative path with ``/``; hidden files and the media folder are left out."""
    media: Mapping[str, int]
    """By name relative to the media folder, how many bytes."""
    others: tuple[str, ...]
    """Files outside the media folder that are no text."""
    links: tuple[str, ...]
    """Links to files inside the folder."""
    faults: tuple[LibraryInvalid, ...]
    """Files that can't be read, or that not every computer can keep, and folders that can't be entered."""


def survey(root: Path) -> Survey:
    """Everything in the folder and every fault of it. Raises LibraryMissing."""
    if not root.is_dir():
        raise LibraryMissing(path=root)
    return _Walk(root).survey()


def read_tree(root: Path) -> dict[str, str]:
    """The text files by relative path with ``/``, in path order; hidden files and the media folder are left out.

    Raises LibraryMissing; LibraryInvalid for a file too large or not UTF-8, too many files, a link that leaves the
    folder, names that differ only by case or accents' encoding.
    """
    walk = _begun(root)
    texts: dict[str, str] = {}
    total = 0
    for name, path in sorted(walk.files):
        if not _is_text(name):
            continue
        texts[name] = _text(path, name)
        total += len(texts[name])
        if total > TOTAL_LIMIT_BYTES:
            raise _too_much(name)
    return texts


def media_files(root: Path) -> frozenset[str]:
    """Names of the files in the media folder, relative to it. Raises as ``read_tree``."""
    names = (name for name, _ in _begun(root).files)
    return frozenset(name.removeprefix(MEDIA + "/") for name in names if name.startswith(MEDIA + "/"))


def _begun(root: Path) -> "_Walk":
    if not root.is_dir():
        raise LibraryMissing(path=root)
    walk = _Walk(root)
    if walk.faults:
        raise walk.faults[0]
    return walk


@dataclass(slots=True)
class _Walk:
    """Finds the files; what is wrong with one does not hide the others."""

    root: Path
    files: list[tuple[str, Path]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    faults: list[LibraryInvalid] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._enter(self.root, self.root.resolve(), "", 0)

    def survey(self) -> Survey:
        texts: dict[str, str] = {}
        media: dict[str, int] = {}
        others: list[str] = []
        total = 0
        for name, path in sorted(self.files):
            try:
                if name.startswith(MEDIA + "/"):
                    media[name.removeprefix(MEDIA + "/")] = _size(path, name)
                elif not _is_text(name):
                    others.append(name)
                elif total <= TOTAL_LIMIT_BYTES:
                    texts[name] = _text(path, name)
                    total += len(texts[name])
                    if total > TOTAL_LIMIT_BYTES:
                        raise _too_much(name)
            except LibraryInvalid as fault:
                self.faults.append(fault)
        return Survey(texts, media, tuple(others), tuple(sorted(self.links)), tuple(self.faults))

    def _enter(self, folder: Path, top: Path, prefix: str, depth: int) -> None:
        if depth > DEPTH_LIMIT:
            self._fault(prefix, f"more than {DEPTH_LIMIT} folders deep; move what you need up, delete the rest")
            return
        try:
            with os.scandir(folder) as entries:
                found = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            self._fault(prefix or str(folder), error.strerror or "unreadable")
            return
        for entry in found:
            if len(self._seen) > FILES_LIMIT:
                return
            name, path = prefix + entry.name, Path(entry.path)
            if not entry.is_dir(follow_symlinks=False):
                self._add(name, path, top, link=entry.is_symlink())
            elif self._named(name):
                self._enter(path, top, name + "/", depth + 1)

    def _add(self, name: str, path: Path, top: Path, *, link: bool) -> None:
        if link:
            if reason := _wrong_link(path, top):
                self._fault(name, reason)
                return
            self.links.append(name)
        if not path.is_file():
            self._fault(name, "neither a file nor a folder; delete it")
        elif self._named(name):
            self.files.append((name, path))
            if len(self._seen) > FILES_LIMIT:
                self._fault(name, f"more than {FILES_LIMIT:,} files; a library is smaller")

    def _named(self, name: str) -> bool:
        """False where another has that name already on a computer that does not tell them apart."""
        if any(0xD800 <= ord(char) <= 0xDFFF for char in name):
            shown = name.encode("utf-8", "replace").decode()
            self._fault(shown, "its name is not UTF-8, so other computers can't read it; rename it")
            return False
        alike = unicodedata.normalize("NFC", name).casefold()
        if alike in self._seen:
            self._fault(name, f"some computers can't tell it from {self._seen[alike]}; rename one of them")
            return False
        self._seen[alike] = name
        return True

    def _fault(self, file: str, reason: str) -> None:
        self.faults.append(LibraryInvalid(file=file, line="", reason=reason))


def _is_text(name: str) -> bool:
    return not name.startswith(MEDIA + "/") and Path(name).suffix.lower() in TEXT_SUFFIXES


def _too_much(name: str) -> LibraryInvalid:
    reason = f"all texts together pass {TOTAL_LIMIT_BYTES:,} bytes; make two libraries of it"
    return LibraryInvalid(file=name, line="", reason=reason)


def _wrong_link(path: Path, top: Path) -> str:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "a link that leads nowhere; put the file itself here, or delete the link"
    if not target.is_relative_to(top):
        return "a link that leaves the folder; put the file itself here"
    return "a link to a folder; put the files themselves here" if target.is_dir() else ""


def _size(path: Path, name: str) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise LibraryInvalid(file=name, line="", reason=error.strerror or "unreadable") from error


def _text(path: Path, name: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT_BYTES + 1)
    except OSError as error:
        raise LibraryInvalid(file=name, line="", reason=error.strerror or "unreadable") from error
    if len(data) > FILE_LIMIT_BYTES:
        reason = f"larger than {FILE_LIMIT_BYTES:,} bytes; cut it into several files"
        raise LibraryInvalid(file=name, line="", reason=reason)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LibraryInvalid(file=name, line=line, reason=_encoding(data)) from error


def _encoding(data: bytes) -> str:
    """What the file seems to be instead."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "not UTF-8 but UTF-16; save it as UTF-8 in your editor"
    return "not UTF-8; save it as UTF-8 in your editor, where it may be called Windows-1252 or Latin-1 now"
