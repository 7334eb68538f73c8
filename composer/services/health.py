# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is well and what is not on this computer, each with what to do about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from composer.domain.errors import RamageError
from composer.domain.messages import Message


class Condition(StrEnum):
    """``attention`` works with a limit, ``failed`` does not work."""

    OK = "ok"
    ATTENTION = "attention"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that was looked at; ``remedy`` is None when there is nothing to do."""

    key: str
    state: Condition
    message: Message
    remedy: Message | None = None
    error: RamageError | None = None
    """What was found, when it is an error with words of its own."""


Probe = Callable[[], Subject]


class Health:
    """Looks at each subject in turn; one that breaks with an error is reported as failed, the others go on."""

    def __init__(self, probes: Callable[[], Mapping[str, Probe]]) -> None:
        self._probes = probes

    def subjects(self) -> tuple[Subject, ...]:
        """Every subject, in a stable order. Takes up to a few seconds: call it in a worker."""
        return tuple(_look(key, probe) for key, probe in self._probes().items())


def _look(key: str, probe: Probe) -> Subject:
    try:
        return probe()
    except RamageError as error:
        return Subject(key, Condition.FAILED, Message(error.code, error.values), error=error)
