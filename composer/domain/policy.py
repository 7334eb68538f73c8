# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an organisation says about settings: as it was found, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from composer.domain.errors import SettingsError, SettingsUnreadable

RECOMMENDED: Final = "Recommended"
"""Where the recommended values are, inside a registry key or a managed preference."""


class Level(StrEnum):
    """A mandatory value also beats the person's own, a recommended one does not."""

    MANDATORY = "mandatory"
    RECOMMENDED = "recommended"


class Scope(StrEnum):
    """Whom it was set for; the machine's word counts more."""

    MACHINE = "machine"
    USER = "user"


class Status(StrEnum):
    """What became of a value."""

    APPLIED = "applied"
    OVERRULED = "overruled"
    """Something that counts more says otherwise."""
    USER_CHOICE = "user-choice"
    """A recommendation from which the person differs."""
    IGNORED = "ignored"
    CLOSED = "closed"
    """It can't be used, and what it guards is off until it is put right."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value as a source has it; ``name`` is the key of the policy. Of two in one place the later counts."""

    name: str
    value: object
    level: Level
    scope: Scope
    source: str


@dataclass(frozen=True, slots=True)
class PolicyRead:
    """All that was found. ``unread`` are sources of mandatory values that an administrator made and nobody can read."""

    given: tuple[Given, ...] = ()
    problems: tuple[SettingsError, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """A value and what became of it. ``key`` is that of the setting, empty where there is none.

    ``shown`` is the value for readers: nothing that could be a secret is in it.
    """

    name: str
    key: str
    shown: str
    level: Level
    scope: Scope
    source: str
    status: Status
    live: bool = True
    error: SettingsError | None = None


class PolicyTwice(SettingsError):
    """Of two places that count the same, the later has its way. Values: file, key, other."""

    code = "policy-twice"


class PolicyUntrusted(SettingsUnreadable):
    """Somebody else than an administrator may have written it. Values: file, key (empty), reason (empty)."""

    code = "policy-untrusted"


class PolicyUnread(SettingsUnreadable):
    """What it may say about safety holds shut. Values: file, key (empty), reason."""

    code = "policy-unread"


class PolicyClosed(SettingsError):
    """A mandatory value can't be used, and what it guards is off. Values: file, key, value, expected."""

    code = "policy-closed"


def policy_name(key: str) -> str:
    """Name of a setting in a policy: ``library.trust_root`` is ``LibraryTrustRoot``."""
    return "".join(part.capitalize() for part in key.replace("_", ".").split("."))
