# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the state of a publication is called, and how it looks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from composer.domain.outbox import JobState

if TYPE_CHECKING:
    from composer.services.wording import Wording

_LOOKS: Final = {
    JobState.QUEUED: ("clock", "language"),
    JobState.SENDING: ("outbox", "language"),
    JobState.SENT: ("check", "ok"),
    JobState.REFUSED: ("warning", "danger"),
    JobState.UNKNOWN: ("warning", "warn"),
    JobState.HELD: ("warning", "warn"),
    JobState.CANCELLED: ("close", "muted"),
    JobState.HANDED_OVER: ("person", "language"),
    JobState.ABANDONED: ("close", "muted"),
    JobState.WITHDRAWN: ("close", "muted"),
}


@dataclass(frozen=True, slots=True)
class StateLook:
    """Words, icon and colour token of a state, and what the person can do next."""

    words: str
    icon: str
    tone: str
    advice: str


def look_of_state(state: JobState, wording: "Wording") -> StateLook:
    """In the language of ``wording``."""
    icon, tone = _LOOKS[state]
    return StateLook(wording.text(f"state-{state}"), icon, tone, wording.text(f"next-{state}"))
