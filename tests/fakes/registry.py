# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Windows registry, as Python's module ``winreg`` shows it.

From its documentation: names of keys and values are compared without regard to case and kept as written; a key that is
not there raises FileNotFoundError, one that may not be opened PermissionError; an index past the end raises OSError;
a handle is a context manager and can't be used once closed; a 32-bit program sees another branch of HKLM\\Software
unless it asks for the view of 64-bit programs.
"""

from dataclasses import dataclass, field
from types import TracebackType

Value = tuple[str, object, int]


@dataclass
class Key:
    values: list[Value] = field(default_factory=list)
    closed_to_us: bool = False


class Handle:
    def __init__(self, path: str, key: Key) -> None:
        self.path = path
        self.key = key
        self.open = False

    def __enter__(self) -> "Handle":
        self.open = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.open = False


class FakeRegistry:
    """``put`` writes as Group Policy would."""

    HKEY_CURRENT_USER = 0x80000001
    HKEY_LOCAL_MACHINE = 0x80000002
    KEY_READ = 0x20019
    KEY_WOW64_64KEY = 0x0100
    REG_SZ, REG_BINARY, REG_DWORD, REG_MULTI_SZ = 1, 3, 4, 7

    def __init__(self) -> None:
        self._keys: dict[str, Key] = {}
        self._written: dict[str, str] = {}
        self._handles: list[Handle] = []

    def put(self, root: int, path: str, name: str, value: object, kind: int) -> None:
        self.make(root, path).values.append((name, value, kind))

    def make(self, root: int, path: str) -> Key:
        parts = path.split("\\")
        for depth in range(1, len(parts) + 1):
            whole = f"{root}\\" + "\\".join(parts[:depth])
            self._written.setdefault(whole.lower(), whole)
            key = self._keys.setdefault(whole.lower(), Key())
        return key

    @property
    def all_closed(self) -> bool:
        return not any(handle.open for handle in self._handles)

    def OpenKey(self, key: int, sub_key: str, reserved: int, access: int, /) -> Handle:  # noqa: N802 - its name
        assert reserved == 0
        assert access == self.KEY_READ | self.KEY_WOW64_64KEY, "another view of the registry"
        path = f"{key}\\{sub_key}".lower()
        if path not in self._keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        if self._keys[path].closed_to_us:
            raise PermissionError(13, "Access is denied")
        handle = Handle(path, self._keys[path])
        self._handles.append(handle)
        return handle

    def QueryInfoKey(self, key: Handle, /) -> tuple[int, int, int]:  # noqa: N802 - its name
        assert key.open
        return len(self._inside(key)), len(key.key.values), 133_000_000_000_000_000

    def EnumKey(self, key: Handle, index: int, /) -> str:  # noqa: N802 - its name
        assert key.open
        inside = self._inside(key)
        if index >= len(inside):
            raise OSError(22, "No more data is available")
        return inside[index]

    def EnumValue(self, key: Handle, index: int, /) -> Value:  # noqa: N802 - its name
        assert key.open
        if index >= len(key.key.values):
            raise OSError(22, "No more data is available")
        return key.key.values[index]

    def _inside(self, key: Handle) -> list[str]:
        """Windows lists them in the order of the alphabet."""
        names = [whole for path, whole in self._written.items() if path.rpartition("\\")[0] == key.path]
        return sorted(name.rpartition("\\")[2] for name in names)
