# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""CoreFoundation's preferences, on numbers for references: every use after release, double release or leak is told.

From its documentation: what a function with Create or Copy in its name gives is released by the caller; NULL for a key
that is not there; a forced value is one a profile set, and it hides the user's; what is read stays as it was first
seen until the program synchronizes.
"""

import plistlib
from collections.abc import Mapping
from itertools import count
from typing import Any, Final

_UTF8: Final = 0x08000100
_BINARY: Final = 200


class FakePreferences:
    """``forced`` comes from a profile, ``own`` from the person."""

    def __init__(self, forced: Mapping[str, Any] = {}, own: Mapping[str, Any] = {}, domain: str = "") -> None:
        self.forced = forced
        self.own = own
        self._domain = domain or "org.ramage.Ramage"
        self._seen: tuple[Mapping[str, Any], Mapping[str, Any]] | None = None
        self._numbers = count(0x10_0000_0000)
        self.alive: dict[int, Any] = {}
        self._memory: dict[int, bytes] = {}

    def CFStringCreateWithBytes(  # noqa: N802 - its name
        self, allocator: None, data: bytes, length: int, encoding: int, external: bool, /
    ) -> int:
        assert allocator is None
        assert encoding == _UTF8
        assert not external
        return self._new(data[:length].decode())

    def CFPreferencesAppSynchronize(self, application: int, /) -> int:  # noqa: N802 - its name
        assert self.alive[application] == self._domain
        self._seen = None
        return 1

    def CFPreferencesCopyAppValue(self, key: int, application: int, /) -> int:  # noqa: N802 - its name
        forced, own = self._read(application)
        name = self.alive[key]
        found = {**own, **forced}
        return self._new(found[name]) if name in found else 0

    def CFPreferencesAppValueIsForced(self, key: int, application: int, /) -> int:  # noqa: N802 - its name
        forced, _ = self._read(application)
        return int(self.alive[key] in forced)

    def CFPropertyListCreateData(  # noqa: N802 - its name
        self, allocator: None, value: int, form: int, options: int, error: None, /
    ) -> int:
        assert allocator is None
        assert (form, options, error) == (_BINARY, 0, None)
        try:
            data = plistlib.dumps(self.alive[value], fmt=plistlib.FMT_BINARY)
        except (TypeError, OverflowError):
            return 0
        return self._new(data)

    def CFDataGetLength(self, data: int, /) -> int:  # noqa: N802 - its name
        return len(self.alive[data])

    def CFDataGetBytePtr(self, data: int, /) -> int:  # noqa: N802 - its name
        pointer = next(self._numbers)
        self._memory[pointer] = self.alive[data]
        return pointer

    def CFRelease(self, reference: int, /) -> None:  # noqa: N802 - its name
        assert reference, "NULL can't be released"
        del self.alive[reference]

    def string_at(self, pointer: int, length: int, /) -> bytes:
        data = self._memory[pointer]
        assert data in self.alive.values(), "the memory is gone"
        return data[:length]

    def _new(self, value: Any) -> int:
        number = next(self._numbers)
        self.alive[number] = value
        return number

    def _read(self, application: int) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        assert self.alive[application] == self._domain
        if self._seen is None:
            self._seen = dict(self.forced), dict(self.own)
        return self._seen
