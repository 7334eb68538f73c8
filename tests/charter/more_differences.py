# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where we say something else than the reference about ``more-cases.json``, and why."""

from typing import Final

Seen = tuple[int | None, int | None, str, str]

DIFFERENCES: Final[dict[str, list[Seen]]] = {
    # Every value is the text that is written: no truth value, no number, no null.
    "y-true": [(8, 12, "true", "true"), (16, 21, "false", "false")],
    "y-null": [(3, 8, "brume", "brume"), (10, 14, "null", "null")],
    "y-float": [(7, 11, "2.50", "2.50"), (18, 21, "3.0", "3.0"), (31, 34, "1e3", "1e3")],
    # The reference ignores the case of every field name but this one.
    "y-case-fields": [(3, 6, "lac", "lac")],
    # The reference refuses an old field even when it asks for nothing.
    "y-code-false": [(3, 6, "lac", "lac")],
    # The reference loses one of three matches while it looks for their columns.
    "t-edge-hyphen": [(0, 3, "lac", "lac"), (14, 17, "lac", "lac"), (27, 30, "lac", "lac")],
    # Two findings that overlap are two findings.
    "p-three": [(0, 7, "non non", "non"), (4, 11, "non non", "non")],
    # The reference puts the second repetition on the first one's line.
    "p-line": [(0, 7, "oui\noui", "oui"), (4, 12, "oui\n\noui", "oui")],
    # The line end after a block is not part of what is written in it.
    "k-pattern-bad": [(0, 6, "le lac", "le lac > ^[A-Z]+$")],
    "k-lower": [(0, 6, "Le lac", "Le lac > le lac")],
    "k-upper": [(0, 6, "LE lac", "LE lac > LE LAC")],
    "k-sentence": [(0, 16, "Le Lac Est Calme", "Le Lac Est Calme > Le lac est calme")],
    "k-exception-part": [
        (0, 23, "Le Api/test de Nordalia", "Le Api/test de Nordalia > Le api/test de nordalia"),
    ],
    "k-title": [(0, 21, "the lake of the north", "the lake of the north > The Lake of the North")],
    # Places are those of the text as written: the carriage returns count.
    "x-crlf": [(0, 1, "a", "a"), (3, 4, "b", "b"), (5, 6, "a", "a")],
    # The reference measures marked-up texts only; ours measure posts.
    "x-metric": [(None, None, "", "7.00")],
}

# A rule with nothing to look for says something at every character in the reference, or never anything.
REFUSED_BY_US: Final = frozenset(("y-empty-tokens", "s-empty-swap", "o-no-token"))
