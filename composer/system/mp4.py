# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MP4 and QuickTime films: what they are, and where they tell of place and camera.

A film is boxes in boxes: four bytes of length, four of kind. Source: ISO/IEC 14496-12. Only the index (``moov``, a few
megabytes at most) is read, never the film itself.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

INDEX_LIMIT: Final = 64 * 1024 * 1024
_BOXES_LIMIT: Final = 10_000
_TELLING: Final = frozenset({b"udta", b"meta", b"uuid"})
"""Boxes of notes: place, camera, names, covers. No player needs them."""
_NEEDED: Final = frozenset({b"vide", b"soun", b"subt", b"sbtl", b"text", b"clcp", b"tmcd"})
"""Tracks one sees, hears or reads; the others are measurements, and may hold a place for each second."""
_BRANDS: Final = {b"qt  ": "video/quicktime"}


class NotAFilm(ValueError):
    """It has not the form of a film, or is damaged."""


@dataclass(frozen=True, slots=True)
class Film:
    """What the index says. ``notes`` are the boxes that tell of place or camera.

    Width and height are those of the upright picture. ``index_first`` is true when it can be played while it arrives.
    """

    media_type: str
    seconds: float
    width: int
    height: int
    codec: str
    index_first: bool
    notes: tuple["Box", ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Where it is in the file: its own start, that of its body, its end."""

    kind: bytes
    start: int
    body: int
    end: int


def read_film(file: BinaryIO, size: int) -> Film:
    """Raises NotAFilm, OSError."""
    boxes = tuple(_top_boxes(file, size))
    top = {box.kind: box for box in reversed(boxes)}
    if b"ftyp" not in top or b"moov" not in top or b"mdat" not in top:
        raise NotAFilm("no film")
    moov = top[b"moov"]
    if moov.end - moov.start > INDEX_LIMIT:
        raise NotAFilm("index too large")
    brand = _read(file, top[b"ftyp"].body, 4)
    index = _Index(_read(file, moov.start, moov.end - moov.start), moov.start)
    try:
        return index.film(
            _BRANDS.get(brand, "video/mp4"),
            moov.start < top[b"mdat"].start,
            [box for box in boxes if box.kind in _TELLING],
        )
    except (struct.error, IndexError, ZeroDivisionError) as error:
        raise NotAFilm("index damaged") from error


def without_notes(piece: bytes, start: int, notes: tuple[Box, ...]) -> bytes:
    """``piece`` of the file, which begins at ``start``, with every note turned into empty space of the same size."""
    end = start + len(piece)
    touched = [note for note in notes if note.start < end and start < note.end]
    if not touched:
        return piece
    made = bytearray(piece)

    def put(at: int, content: bytes) -> None:
        first, last = max(at, start), min(at + len(content), end)
        if first < last:
            made[first - start : last - start] = content[first - at : last - at]

    for note in touched:
        put(note.start + 4, b"free")
        first = max(note.body, start)
        put(first, bytes(max(0, min(note.end, end) - first)))
    return bytes(made)


def _read(file: BinaryIO, start: int, size: int) -> bytes:
    file.seek(start)
    found = file.read(size)
    if len(found) < size:
        raise NotAFilm("cut short")
    return found


def _top_boxes(file: BinaryIO, size: int) -> Iterator[Box]:
    at = 0
    for _ in range(_BOXES_LIMIT):
        if at == size:
            return
        box = _box(_read(file, at, min(16, size - at)), 0, size - at)
        yield Box(box.kind, at, at + box.body, at + box.end)
        at += box.end
    raise NotAFilm("too many boxes")


def _box(content: bytes, at: int, room: int) -> Box:
    """The box at ``at``; it may fill ``room`` bytes from there on."""
    if len(content) - at < 8:
        raise NotAFilm("cut short")
    length, kind = struct.unpack_from(">I4s", content, at)
    head = 8
    if length == 1:
        if len(content) - at < 16:
            raise NotAFilm("cut short")
        length, head = struct.unpack_from(">Q", content, at + 8)[0], 16
    elif length == 0:
        length = room
    if not head <= length <= room:
        raise NotAFilm("a box longer than its place")
    return Box(kind, at, at + head, at + length)


class _Index:
    """A ``moov`` box in memory; ``offset`` is where it stands in the file."""

    def __init__(self, content: bytes, offset: int) -> None:
        self._content = content
        self._offset = offset
        self._root = _box(content, 0, len(content))

    def film(self, media_type: str, index_first: bool, notes: list[Box]) -> Film:
        head = self._one(self._root, b"mvhd")
        scale, duration = self._times(head)
        seconds = duration / scale
        width = height = 0
        codec = ""
        for box in self._inside(self._root):
            if box.kind in _TELLING:
                notes.append(self._in_file(box))
            if box.kind != b"trak":
                continue
            handler = self._handler(box)
            if handler not in _NEEDED:
                notes.append(self._in_file(box))
                continue
            notes += [self._in_file(one) for one in self._inside(box) if one.kind in _TELLING]
            if handler == b"vide" and not width:
                width, height = self._size(self._one(box, b"tkhd"))
                codec = self._codec(box)
        if not width or not height or seconds <= 0:
            raise NotAFilm("no picture")
        return Film(media_type, seconds, width, height, codec, index_first, tuple(notes))

    def _in_file(self, box: Box) -> Box:
        return Box(box.kind, self._offset + box.start, self._offset + box.body, self._offset + box.end)

    def _inside(self, parent: Box) -> Iterator[Box]:
        at = parent.body
        while at < parent.end:
            if parent.end - at == 4 and self._content[at : parent.end] == b"\0\0\0\0":
                return  # QuickTime may end a list so
            box = _box(self._content, at, parent.end - at)
            yield box
            at = box.end

    def _one(self, parent: Box, *kinds: bytes) -> Box:
        for kind in kinds:
            found = next((box for box in self._inside(parent) if box.kind == kind), None)
            if found is None:
                raise NotAFilm(f"no {kind.decode('latin-1')}")
            parent = found
        return parent

    def _times(self, head: Box) -> tuple[int, int]:
        """Units a second, and length in units."""
        long = self._content[head.body] == 1
        scale, duration = struct.unpack_from(">IQ" if long else ">II", self._content, head.body + (20 if long else 12))
        return scale, duration

    def _handler(self, track: Box) -> bytes:
        box = self._one(track, b"mdia", b"hdlr")
        return self._content[box.body + 8 : box.body + 12]

    def _size(self, head: Box) -> tuple[int, int]:
        """Width and height end the box, after a matrix of nine numbers that turns the picture or not."""
        matrix = struct.unpack_from(">9i", self._content, head.end - 44)
        width, height = (side >> 16 for side in struct.unpack_from(">II", self._content, head.end - 8))
        lies_on_its_side = matrix[0] == 0 and matrix[4] == 0 and matrix[1] != 0
        return (height, width) if lies_on_its_side else (width, height)

    def _codec(self, track: Box) -> str:
        table = self._one(track, b"mdia", b"minf", b"stbl", b"stsd")
        return _box(self._content, table.body + 8, table.end - table.body - 8).kind.decode("latin-1")
