# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of a draft: what they are, and how they are made fit for a network."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Final

from composer.domain.errors import InputUnreadable, MediaUnfit
from composer.domain.media import MediaFile, MediaKind, Picture, PictureLimits, kind_of
from composer.system.mp4 import Box, NotAFilm, read_film, without_notes

_REMEMBERED: Final = 64
_PDF_TAIL: Final = 4096

State = tuple[str, int, int]
"""Path, time of the last change, size: what a file says of itself without being read."""


class LocalMedia:
    """Implements ``domain.ports.MediaFiles``. Safe from several threads; what a file is, is read once per change."""

    def __init__(self) -> None:
        self._known: OrderedDict[State, tuple[MediaFile, tuple[Box, ...]]] = OrderedDict()
        self._lock = Lock()

    def picture(self, path: str, limits: PictureLimits) -> Picture:
        from composer.system import pictures

        return pictures.fitted(_content(path), _name(path), limits)

    def file(self, path: str) -> MediaFile:
        return self._looked_at(path)[0]

    def read(self, path: str, start: int, size: int) -> bytes:
        _, notes = self._looked_at(path)
        try:
            with Path(path).open("rb") as file:
                file.seek(start)
                return without_notes(file.read(size), start, notes)
        except OSError as error:
            raise _unreadable(path, error) from error

    def _looked_at(self, path: str) -> tuple[MediaFile, tuple[Box, ...]]:
        try:
            stat = Path(path).stat()
            state = (path, stat.st_mtime_ns, stat.st_size)
            with self._lock:
                if state in self._known:
                    self._known.move_to_end(state)
                    return self._known[state]
            with Path(path).open("rb") as file:
                found = _looked_at(path, file, stat.st_size)
        except OSError as error:
            raise _unreadable(path, error) from error
        with self._lock:
            self._known[state] = found
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found


def _looked_at(path: str, file: BinaryIO, size: int) -> tuple[MediaFile, tuple[Box, ...]]:
    match kind_of(path):
        case MediaKind.PICTURE:
            return _picture(path, size), ()
        case MediaKind.VIDEO:
            return _video(path, file, size)
        case MediaKind.DOCUMENT:
            return _document(path, file, size), ()
    raise _unfit(path, "unknown-type")


def _picture(path: str, size: int) -> MediaFile:
    from composer.system import pictures

    seen = pictures.look(_content(path), _name(path))
    return MediaFile(path, seen.media_type, size, None, seen.width, seen.height, animated=seen.animated)


def _video(path: str, file: BinaryIO, size: int) -> tuple[MediaFile, tuple[Box, ...]]:
    try:
        film = read_film(file, size)
    except NotAFilm as error:
        raise _unfit(path, "damaged") from error
    about = MediaFile(
        path,
        film.media_type,
        size,
        film.seconds,
        film.width,
        film.height,
        codec=film.codec,
        index_first=film.index_first,
    )
    return about, film.notes


def _document(path: str, file: BinaryIO, size: int) -> MediaFile:
    """A PDF that anybody can open."""
    head = file.read(1024)
    file.seek(max(0, size - _PDF_TAIL))
    tail = file.read(_PDF_TAIL)
    if b"%PDF-" not in head or b"%%EOF" not in tail:
        raise _unfit(path, "damaged")
    if b"/Encrypt" in tail:
        raise _unfit(path, "locked")
    return MediaFile(path, "application/pdf", size)


def _content(path: str) -> bytes:
    from composer.system.pictures import FILE_LIMIT

    try:
        with Path(path).open("rb") as file:
            content = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(content) > FILE_LIMIT:
        raise _unfit(path, "too-large")
    return content


def _name(path: str) -> str:
    return Path(path).name


def _unfit(path: str, reason: str) -> MediaUnfit:
    return MediaUnfit(file=_name(path), reason=reason)


def _unreadable(path: str, error: OSError) -> InputUnreadable:
    return InputUnreadable(path=path, reason=error.strerror or type(error).__name__)
