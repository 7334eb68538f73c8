# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of check. A new one is a file in ``checks/`` and a line here."""

from typing import Final

from composer.charter.checks import (
    cadence,
    capitalization,
    conditional,
    consistency,
    disclosure,
    embargo,
    existence,
    hold,
    lexicon,
    links,
    media,
    mentions,
    metric,
    occurrence,
    personal_data,
    readability,
    repetition,
    secret,
    spelling,
    substitution,
)
from composer.charter.checks.base import CheckKind

CHECKS: Final[tuple[CheckKind, ...]] = (
    cadence.KIND,
    capitalization.KIND,
    conditional.KIND,
    consistency.KIND,
    disclosure.KIND,
    embargo.KIND,
    existence.KIND,
    hold.KIND,
    lexicon.KIND,
    links.KIND,
    media.KIND,
    mentions.KIND,
    metric.KIND,
    occurrence.KIND,
    personal_data.KIND,
    readability.KIND,
    repetition.KIND,
    secret.KIND,
    spelling.KIND,
    substitution.KIND,
)

# Types of the format whose rules are refused by name rather than as a spelling mistake.
NOT_RUN: Final = frozenset(
    [
        "script",
        "sequence",
    ]
)
