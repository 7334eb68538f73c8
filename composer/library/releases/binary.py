# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers and pieces of bytes, as pages, packs and deltas are written."""

from composer.domain.release_errors import ReleaseDamaged


def put_number(written: bytearray, value: int) -> None:
    """Seven bits a byte, the lowest first."""
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    written.append(value)


class Reader:
    """From ``start`` on; raises ReleaseDamaged naming ``part`` for what cannot be read."""

    def __init__(self, data: bytes, start: int, part: str) -> None:
        self._data = data
        self._at = start
        self.part = part

    @property
    def done(self) -> bool:
        """Nothing is left."""
        return self._at == len(self._data)

    def end(self) -> None:
        """Nothing may be left."""
        if not self.done:
            raise ReleaseDamaged(file=self.part, reason="something follows its end")

    def number(self) -> int:
        """Written in the one way there is."""
        value = 0
        for shift in range(0, 42, 7):
            byte = self.bytes(1)[0]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                if byte == 0 and shift:
                    break
                return value
        raise ReleaseDamaged(file=self.part, reason="a number is not written as it should be")

    def bytes(self, size: int) -> bytes:
        """So many of them."""
        end = self._at + size
        if end > len(self._data):
            raise ReleaseDamaged(file=self.part, reason="it is cut")
        found = self._data[self._at : end]
        self._at = end
        return found
