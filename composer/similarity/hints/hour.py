# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hour at which colleagues publish on the same network."""

from collections.abc import Iterator
from typing import Final

from composer.domain.messages import Message
from composer.domain.review import Act, Finding, Fix, Intent
from composer.similarity.hints.base import Material, finding

_CROWD: Final = 2
"""One colleague in the same hour is company."""


def same_hour(material: Material) -> Iterator[Finding]:
    """Two colleagues or more in the planned hour, on the draft's network."""
    echo, network = material.echo, material.context.network
    if echo is not None and network is not None and echo.hour >= _CROWD:
        fix = Fix(Message("voice-other-hour"), (), Intent(Act.SCHEDULE, network))
        values = {"count": str(echo.hour), "network": network}
        yield finding("SameHour", "voice-same-hour", values, fix, about="hour")
