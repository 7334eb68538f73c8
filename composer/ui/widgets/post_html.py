# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A post's text as the little HTML a label understands."""

from collections.abc import Sequence
from html import escape

from composer.domain.networks import Part


def html_of(text: str, parts: Sequence[Part], colour: str) -> str:
    """``text`` with its parts coloured; everything else is escaped."""
    pieces: list[str] = []
    position = 0
    for part in sorted(parts, key=lambda p: p.span):
        start, end = max(part.span.start, position), min(part.span.end, len(text))
        if start >= end:
            continue
        pieces.append(_escaped(text[position:start]))
        pieces.append(f'<span style="color:{colour}">{_escaped(text[start:end])}</span>')
        position = end
    pieces.append(_escaped(text[position:]))
    return "".join(pieces)


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>").replace("  ", " &nbsp;")
