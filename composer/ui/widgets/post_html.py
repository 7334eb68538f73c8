# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A post's text as the little HTML a label understands."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from composer.domain.networks import Part
from composer.domain.text import Span


@dataclass(frozen=True, slots=True)
class Tint:
    """A stretch of the text in a style of its own, as CSS; of two on top of each other the later one counts."""

    span: Span
    style: str


def html_of(
    text: str, parts: Sequence[Part], colour: str, tints: Sequence[Tint] = (), within: Span | None = None
) -> str:
    """``text``, or what lies ``within``, with its parts coloured and its tints; everything else is escaped."""
    whole = within or Span(0, len(text))
    styles = [*tints, *(Tint(part.span, f"color:{colour}") for part in parts)]
    ends = {whole.start, whole.end}
    for tint in styles:
        ends |= {end for end in (tint.span.start, tint.span.end) if whole.start < end < whole.end}
    edges = sorted(ends)
    pieces = []
    for start, end in pairwise(edges):
        style = ";".join(t.style for t in styles if t.span.start <= start and end <= t.span.end)
        words = _escaped(text[start:end])
        pieces.append(f'<span style="{style}">{words}</span>' if style else words)
    return "".join(pieces)


def lines_of(html: str, height: int) -> str:
    """A block whose lines are that high, in per cent. Without ``pre-wrap`` lines end at narrow no-break spaces."""
    return f'<div style="line-height:{height}%;white-space:pre-wrap">{html}</div>'


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>").replace("  ", " &nbsp;")
