# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plot of ``docs/staggering.md``: plain SVG, the same for the same table, readable on light and dark pages."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from composer.bench.staggering import Row

_LABELS, _PANEL, _GAP, _LINE, _BAR, _TOP, _EDGE = 250, 170, 56, 26, 14, 64, 20
_SCALE: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
_COLOURS: Final = {"nine": "#B3261E", "random": "#667074", "emptiest": "#9A6700", "ramage": "#1F5B52"}
_INK, _MUTED, _RULE, _PAPER = "#1D2426", "#667074", "#E3E1DA", "#FFFFFF"


def draw(rows: "Sequence[Row]", panels: Sequence[str]) -> str:
    """One panel of bars for each crowd, one line for each way of choosing."""
    width = _EDGE + _LABELS + len(panels) * (_PANEL + _GAP)
    height = _TOP + len(rows) * _LINE + 44
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="system-ui, sans-serif" font-size="12" role="img" aria-labelledby="title">'
    )
    title = "The busiest hour’s share of the publications of one post"
    lines = [head, f'<title id="title">{title}</title>', f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>']
    lines.append(_text(_EDGE, 26, title, _INK, "start", ' font-size="15" font-weight="600"'))
    for number, row in enumerate(rows):
        lines.append(_text(_EDGE + _LABELS - 14, _middle(number) + 4, row.words, _INK, "end"))
    for number, words in enumerate(panels):
        lines += _panel(_EDGE + _LABELS + number * (_PANEL + _GAP), words, rows, number)
    return "\n".join((*lines, "</svg>", ""))


def _panel(left: int, words: str, rows: "Sequence[Row]", crowd: int) -> Iterator[str]:
    bottom = _TOP + len(rows) * _LINE
    yield _text(left, _TOP - 12, words, _INK, "start", ' font-weight="600"')
    for part in _SCALE:
        x = left + part * _PANEL
        yield f'<path d="M{x:g} {_TOP}V{bottom}" stroke="{_RULE}"/>'
        yield _text(x, bottom + 18, f"{part:.0%}", _MUTED, "middle", ' font-size="11"')
    for number, row in enumerate(rows):
        share = row.shares[crowd]
        colour = _COLOURS[row.key.partition("-")[0]]
        y, long = _middle(number), max(share * _PANEL, 1.0)
        yield f'<rect x="{left}" y="{y - _BAR / 2:g}" width="{long:.1f}" height="{_BAR}" rx="2" fill="{colour}"/>'
        inside = share > 0.8
        x = left + long + (-6 if inside else 6)
        yield _text(x, y + 4, f"{share:.1%}", _PAPER if inside else _INK, "end" if inside else "start")


def _middle(number: int) -> float:
    return _TOP + number * _LINE + _LINE / 2


def _text(x: float, y: float, words: str, colour: str, anchor: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:g}" fill="{colour}" text-anchor="{anchor}"{more}>{escape(words)}</text>'
