# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The organisation's policy in the managed preferences of macOS, where a configuration profile puts it.

Only a value the system says is forced is a policy: what a person wrote with ``defaults`` is none. The system itself
puts profiles of the computer before those of the user, and does not tell them apart.
"""

import plistlib
from collections.abc import Iterator
from typing import Any, Final, Protocol

from composer.domain.errors import SettingsError
from composer.domain.policy import RECOMMENDED, Given, Level, PolicyRead, PolicyUnread, Scope, policy_name
from composer.domain.settings import SETTINGS

DOMAIN: Final = "org.ramage.Ramage"
_UTF8: Final = 0x08000100
_BINARY: Final = 200
_OURS: Final = ("Payload",)
"""Keys that a profile has for itself."""


class CoreFoundation(Protocol):
    """As much as is needed of the system's library; a reference is a number, 0 is none.

    What Create and Copy give is released by the caller.
    """

    def CFStringCreateWithBytes(  # noqa: N802 - its name
        self, allocator: None, data: bytes, length: int, encoding: int, external: bool, /
    ) -> int: ...

    def CFPreferencesAppSynchronize(self, application: int, /) -> int: ...  # noqa: N802 - its name

    def CFPreferencesCopyAppValue(self, key: int, application: int, /) -> int: ...  # noqa: N802 - its name

    def CFPreferencesAppValueIsForced(self, key: int, application: int, /) -> int: ...  # noqa: N802 - its name

    def CFPropertyListCreateData(  # noqa: N802 - its name
        self, allocator: None, value: int, form: int, options: int, error: None, /
    ) -> int: ...

    def CFDataGetLength(self, data: int, /) -> int: ...  # noqa: N802 - its name

    def CFDataGetBytePtr(self, data: int, /) -> int: ...  # noqa: N802 - its name

    def CFRelease(self, reference: int, /) -> None: ...  # noqa: N802 - its name

    def string_at(self, pointer: int, length: int, /) -> bytes:
        """Memory, as ``ctypes.string_at`` gives it."""
        ...


def read_preferences(library: CoreFoundation) -> PolicyRead:
    """Asks for each key there is. What the profile forces under other names cannot be listed."""
    return _Reading(library).read()


class _Reading:
    def __init__(self, library: CoreFoundation) -> None:
        self._library = library

    def read(self) -> PolicyRead:
        application = self._text(DOMAIN)
        try:
            # Without this, a long-running program goes on seeing what it saw first.
            self._library.CFPreferencesAppSynchronize(application)
            given: list[Given] = []
            problems: list[SettingsError] = []
            unread: list[str] = []
            for name in (*(policy_name(setting.key) for setting in SETTINGS), RECOMMENDED):
                try:
                    given += self._given(name, application)
                except ValueError as error:
                    problems.append(PolicyUnread(file=DOMAIN, key=name, reason=str(error)))
                    unread.append(f"{DOMAIN} {name}")
            return PolicyRead(tuple(given), tuple(problems), tuple(unread))
        finally:
            self._library.CFRelease(application)

    def _given(self, name: str, application: int) -> Iterator[Given]:
        key = self._text(name)
        try:
            if not self._library.CFPreferencesAppValueIsForced(key, application):
                return
            value = self._library.CFPreferencesCopyAppValue(key, application)
        finally:
            self._library.CFRelease(key)
        if not value:
            return
        try:
            found = self._plain(value)
        finally:
            self._library.CFRelease(value)
        if name != RECOMMENDED:
            yield Given(name, found, Level.MANDATORY, Scope.MACHINE, DOMAIN)
            return
        if not isinstance(found, dict):
            raise ValueError("not a dictionary")
        for each, advised in found.items():
            if not each.startswith(_OURS):
                yield Given(each, advised, Level.RECOMMENDED, Scope.MACHINE, f"{DOMAIN} {RECOMMENDED}")

    def _plain(self, value: int) -> Any:
        """As Python values. Raises ValueError."""
        data = self._library.CFPropertyListCreateData(None, value, _BINARY, 0, None)
        if not data:
            raise ValueError("not a property list")
        try:
            length = self._library.CFDataGetLength(data)
            return plistlib.loads(self._library.string_at(self._library.CFDataGetBytePtr(data), length))
        except plistlib.InvalidFileException as error:
            raise ValueError("not a property list") from error
        finally:
            self._library.CFRelease(data)

    def _text(self, text: str) -> int:
        data = text.encode()
        return self._library.CFStringCreateWithBytes(None, data, len(data), _UTF8, False)
