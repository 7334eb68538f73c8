# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keyring backends with the manners of the systems we can't run here."""

from keyring.errors import KeyringLocked, PasswordDeleteError


class WindowsError(Exception):
    """As pywin32 raises it: no error of keyring's, with the secret in its words at worst."""

    winerror = 1783


class FakeBackend:
    """An honest store with a limit on one entry, in UTF-16 units, as Windows has."""

    def __init__(self, limit: int = 1280) -> None:
        self.entries: dict[str, str] = {}
        self.limit = limit
        self.writes_until_stop: int | None = None
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._check(username)
        return self.entries.get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check(username)
        if self.writes_until_stop is not None:
            self.writes_until_stop -= 1
            if self.writes_until_stop < 0:
                raise WindowsError(1783, "CredWrite", f"The stub received bad data: {password}")
        if len(password.encode("utf-16-le")) // 2 > self.limit:
            raise WindowsError(1783, "CredWrite", f"The stub received bad data: {password}")
        self.entries[service] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check(username)
        if service not in self.entries:
            raise PasswordDeleteError("no such entry")
        del self.entries[service]

    def _check(self, username: str) -> None:
        assert username == "v1"
        if self.locked:
            raise KeyringLocked("the person said no")


class Forgetful(FakeBackend):
    """Takes everything, keeps nothing, as keyring's null backend does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password)
        self.entries.clear()
