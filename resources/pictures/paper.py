# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers seen from above: chart, map, notebook."""

from collections.abc import Callable, Mapping
from typing import Final

from pictures import kit
from pictures.kit import cup, disc, faded, group, line, oval, pencil, planks, rect, ring, shape


def _sheet(w: float, h: float, r: float = 8) -> str:
    """A sheet of paper with its shadow, from (0, 0)."""
    return rect(10, 14, w, h, kit.INK, r, 'opacity="0.12"') + rect(0, 0, w, h, kit.WHITE, r)


def chart() -> str:
    """A printed bar chart on a desk, with coffee and glasses."""
    c = kit
    heights = (70, 92, 84, 124, 140, 132, 176, 226)
    bars = "".join(
        rect(76 + i * 66, 384 - h, 42, h, c.PARROT if i == 7 else (c.SAGE, c.MID)[i % 2], 6)
        for i, h in enumerate(heights)
    )
    dots = "".join(disc(97 + i * 66, 352 - h, 7, c.CORAL) for i, h in enumerate(heights))
    trend = "M" + " L".join(f"{97 + i * 66} {352 - h}" for i, h in enumerate(heights))
    return "".join(
        (
            rect(0, 0, 1200, 675, "#DDEBE5"),
            shape("M0 0 H470 L0 520Z", c.WHITE, 'opacity="0.30"'),
            shape("M700 675 L1200 160 V675Z", c.BRAND, 'opacity="0.05"'),
            group(
                "translate(792 -40) rotate(11)",
                rect(10, 14, 360, 480, c.INK, 14, 'opacity="0.12"'),
                rect(0, 0, 360, 480, c.BRAND, 14),
                rect(0, 0, 34, 480, c.DEEP, 14),
                rect(96, 330, 200, 70, c.PAPER, 8),
                kit.bars_of_text(116, 350, (150, 100), 18, c.SAGE),
            ),
            group(
                "translate(236 118) rotate(-5)",
                _sheet(700, 490),
                rect(56, 44, 250, 18, c.INK, 9),
                rect(56, 76, 160, 11, c.STONE, 5),
                rect(548, 44, 96, 30, c.LAVENDER, 15),
                rect(566, 54, 60, 10, c.PARROT, 5),
                *(rect(56, 384 - i * 62, 588, 2, "#EAE6DC") for i in range(1, 5)),
                bars,
                rect(56, 383, 588, 4, c.INK, 2),
                line(trend, c.CORAL, 5),
                dots,
                *(rect(80 + i * 66, 400, 34, 8, c.STONE, 4) for i in range(8)),
                kit.bars_of_text(56, 432, (400, 320), 20, "#E3DFD5", 10),
            ),
            cup(1040, 470, 1.08, c.PARROT),
            pencil(660, 640, -20, 210),
            group(
                "translate(150 150) rotate(-24)",
                faded(0.12, ring(8, 12, 52, c.INK, 13), ring(142, 12, 52, c.INK, 13)),
                disc(0, 0, 52, c.WHITE, 'opacity="0.45"'),
                disc(134, 0, 52, c.WHITE, 'opacity="0.45"'),
                ring(0, 0, 52, c.INK, 10),
                ring(134, 0, 52, c.INK, 10),
                line("M50 -12 Q67 -30 84 -12", c.INK, 9),
                line("M-50 -10 L-74 -96 M184 -10 L206 -96", c.INK, 9),
            ),
            group(
                "translate(74 430) rotate(8)",
                rect(6, 9, 118, 118, c.INK, 4, 'opacity="0.12"'),
                rect(0, 0, 118, 118, c.HONEY, 4),
                kit.bars_of_text(18, 28, (80, 64, 72), 24, "#C99A3C", 8),
            ),
            group(
                "translate(120 590) rotate(-12)",
                rect(0, 0, 84, 26, "none", 13, f'stroke="{c.BRAND}" stroke-width="6"'),
                rect(16, 8, 60, 12, "none", 6, f'stroke="{c.BRAND}" stroke-width="5"'),
            ),
        )
    )


def _bubble(x: float, y: float, w: float, fill: str, ink: str, lines: int = 2) -> str:
    """A speech bubble whose tip points at (x, y)."""
    tall = 26 + lines * 18
    return group(
        f"translate({x - w / 2} {y - tall - 20})",
        rect(4, 7, w, tall, kit.INK, 14, 'opacity="0.12"'),
        shape(f"M{w / 2 - 13} {tall - 4} L{w / 2} {tall + 18} L{w / 2 + 13} {tall - 4}Z", fill),
        rect(0, 0, w, tall, fill, 14),
        kit.bars_of_text(18, 18, tuple(int((w - 36) * share) for share in (1, 0.62, 0.8)[:lines]), 18, ink, 8),
    )


def _pin(x: float, y: float, fill: str, size: float = 1) -> str:
    """A map pin standing on (x, y)."""
    return group(
        f"translate({x} {y}) scale({size})",
        oval(0, 0, 16, 6, kit.INK, 'opacity="0.25"'),
        shape("M0 0 C-10 -24 -30 -36 -30 -60 A30 30 0 0 1 30 -60 C30 -36 10 -24 0 0Z", fill),
        disc(0, -60, 12, kit.WHITE),
    )


def city_map() -> str:
    """A city map: a river, a purple round, notes left by drivers."""
    c = kit
    blocks: list[str] = []
    tints = ("#EFE7D8", "#F4EEE2", "#EADFCB", "#F1EADC")
    for row in range(8):
        for column in range(13):
            i = row * 13 + column
            x, y = column * 118 - 150, row * 104 - 60
            if i in {17, 18, 31, 44, 66, 79}:
                blocks.append(rect(x, y, 104, 90, "#BFDCC6", 14))
                blocks.append("".join(disc(x + 24 + k % 3 * 27, y + 28 + k // 3 * 34, 11, c.SAGE) for k in range(6)))
            elif i % 5 == 3:
                blocks.append(
                    rect(x, y, 104, 40, tints[i % 4], 8)
                    + rect(x, y + 50, 48, 40, tints[(i + 1) % 4], 8)
                    + rect(x + 58, y + 50, 46, 40, tints[(i + 2) % 4], 8)
                )
            elif i % 4 == 2:
                blocks.append(rect(x, y, 48, 90, tints[(i + 1) % 4], 8) + rect(x + 58, y, 46, 90, tints[i % 4], 8))
            else:
                blocks.append(rect(x, y, 104, 90, tints[i % 4], 8))
    river = "M-60 520 C160 430 260 610 480 520 C680 440 700 250 860 200 C1000 156 1100 210 1280 90"
    route = (
        "M150 300 C190 236 300 210 366 250 C436 292 420 380 520 384 C610 388 612 300 690 296 "
        "C764 312 836 330 880 420 C940 452 1010 430 1046 380"
    )
    bridges = "".join(
        group(
            f"translate({x} {y}) rotate({turn})",
            rect(-15, -64, 30, 128, c.WHITE, 4),
            rect(-19, -64, 5, 128, c.STONE, 2),
            rect(14, -64, 5, 128, c.STONE, 2),
        )
        for x, y, turn in ((236, 536, -8), (756, 313, 107), (1010, 180, 12))
    )
    return "".join(
        (
            rect(0, 0, 1200, 675, c.WHITE),
            group("rotate(-9 600 337)", *blocks),
            line("M-40 170 L1240 -40 M-40 690 L1240 470", c.WHITE, 24),
            line("M-40 170 L1240 -40 M-40 690 L1240 470", c.HONEY, 14),
            line(river, c.WHITE, 104),
            line(river, "#A9D3DB", 88),
            line(river, "#C3E2E7", 6, 'stroke-dasharray="46 70" transform="translate(0 -16)"'),
            line(river, "#8FC3CE", 6, 'stroke-dasharray="30 90" transform="translate(10 18)"'),
            bridges,
            line(route, c.WHITE, 20),
            line(route, c.PARROT, 11),
            line(route, c.LILAC, 3, 'stroke-dasharray="2 22"'),
            *(
                disc(x, y, 15, c.WHITE) + disc(x, y, 9, c.PARROT)
                for x, y in ((366, 250), (520, 384), (690, 296), (880, 420))
            ),
            _bubble(366, 232, 150, c.WHITE, c.SAGE),
            _bubble(538, 366, 116, c.HONEY, "#C08A2A", 1),
            _bubble(704, 278, 160, c.WHITE, c.LILAC, 3),
            _bubble(888, 400, 126, c.BRAND, c.SAGE),
            _pin(150, 302, c.BRAND, 1.15),
            _pin(1046, 382, c.CORAL, 1.3),
            group(
                "translate(1102 586)",
                disc(4, 6, 54, c.INK, 'opacity="0.12"'),
                disc(0, 0, 54, c.WHITE),
                ring(0, 0, 44, c.STONE, 3),
                shape("M0 -38 L12 0 H-12Z", c.CORAL),
                shape("M0 38 L12 0 H-12Z", c.INK),
                disc(0, 0, 5, c.WHITE),
            ),
            group(
                "translate(60 594)",
                rect(0, 0, 250, 52, c.WHITE, 12),
                rect(22, 22, 70, 9, c.INK),
                rect(92, 22, 70, 9, c.STONE),
                rect(162, 22, 66, 9, c.INK),
            ),
        )
    )


def notebook() -> str:
    """The shift notebook: a sketch of the quay, a cup, a scanner."""
    c = kit
    rings = "".join(rect(586, 96 + i * 34, 40, 12, "#8B9698", 6) for i in range(15))
    return "".join(
        (
            planks("#BF8F60", "#AD7E51"),
            group(
                "translate(190 70) rotate(0)",
                rect(10, 16, 834, 540, c.INK, 18, 'opacity="0.18"'),
                rect(-10, -8, 836, 550, c.BRAND, 18),
                rect(0, 0, 408, 534, c.PAPER, 10),
                rect(408, 0, 408, 534, "#FBFAF6", 10),
                shape("M408 0 H378 C396 180 396 360 378 534 H408Z", c.INK, 'opacity="0.06"'),
                shape("M408 0 H438 C420 180 420 360 438 534 H408Z", c.INK, 'opacity="0.06"'),
            ),
            rings,
            group(
                "translate(190 70)",
                line("M44 330 C120 318 240 342 366 322", c.INK, 4),
                line(
                    "M44 352 C90 346 120 358 160 352 M190 360 C230 352 280 366 350 356 M70 378 C120 "
                    "372 150 384 210 378",
                    "#6FA8B5",
                    4,
                ),
                line("M70 306 C84 334 100 336 130 336 H300 C310 322 316 312 320 304 H92", c.INK, 4),
                rect(110, 270, 52, 32, c.PARROT, 3, 'opacity="0.75"'),
                rect(168, 270, 52, 32, c.AMBER, 3, 'opacity="0.85"'),
                rect(138, 234, 52, 32, c.MID, 3, 'opacity="0.75"'),
                line("M110 302 V270 H162 V302 M168 302 V270 H220 V302 M138 266 V234 H190 V266Z", c.INK, 3),
                line("M258 304 V262 H306 V304 M268 276 H294", c.INK, 4),
                line(
                    "M338 322 V120 M366 322 V120 M338 200 L366 150 M338 260 L366 210 M338 120 H180 "
                    "M366 120 L338 84 L200 118",
                    c.INK,
                    4,
                ),
                line("M200 120 V196 M186 206 q14 -20 28 0", c.INK, 3),
                ring(84, 96, 28, c.AMBER, 5),
                *(line(d, c.AMBER, 4) for d in ("M84 52 V40 M128 96 H140 M115 65 L124 56 M53 65 L44 56 M40 96 H28",)),
                line("M48 430 q16 -14 30 0 t30 0 t30 0 t30 0 t26 0 M48 466 q14 -12 28 0 t28 0 t28 0 t22 0", c.INK, 3.5),
            ),
            group(
                "translate(598 70)",
                *(rect(44, 62 + i * 38, 322, 2, "#E4DFD4") for i in range(12)),
                line("M48 54 q14 -16 28 0 t28 0 t28 0 t28 0 t28 0", c.PARROT, 5),
                *(line(f"M48 {y} " + "q12 -13 24 0 t24 0 " * n, c.INK, 3.5) for y, n in ((92, 5), (130, 6), (168, 4))),
                rect(46, 198, 20, 20, "none", 4, f'stroke="{c.BRAND}" stroke-width="4"'),
                line("M50 208 L56 215 L72 194", c.BRAND, 5),
                line("M84 208 " + "q11 -12 22 0 t22 0 " * 4, c.INK, 3.5),
                rect(46, 236, 20, 20, "none", 4, f'stroke="{c.BRAND}" stroke-width="4"'),
                line("M50 246 L56 253 L72 232", c.BRAND, 5),
                line("M84 246 " + "q11 -12 22 0 t22 0 " * 5, c.INK, 3.5),
                rect(46, 274, 20, 20, "none", 4, f'stroke="{c.BRAND}" stroke-width="4"'),
                line("M84 284 " + "q11 -12 22 0 t22 0 " * 3, c.INK, 3.5),
                group(
                    "translate(196 316) rotate(5)",
                    rect(5, 8, 150, 140, c.INK, 3, 'opacity="0.12"'),
                    rect(0, 0, 150, 140, c.HONEY, 3),
                    line("M22 44 q11 -12 22 0 t22 0 t22 0 t18 0 M22 74 q11 -12 22 0 t22 0 t16 0", "#8A6416", 4),
                    shape(
                        "M75 122 C54 108 56 92 66 92 C72 92 75 98 75 98 C75 98 78 92 84 92 C94 92 96 108 75 122Z",
                        c.CORAL,
                    ),
                ),
                faded(0.25, ring(96, 422, 50, "#8A5A3C", 7)),
            ),
            cup(1108, 166, 0.84, c.CORAL),
            group(
                "translate(1048 330) rotate(10)",
                rect(8, 14, 124, 270, c.INK, 24, 'opacity="0.18"'),
                rect(0, 0, 124, 270, c.INK, 24),
                rect(10, 10, 104, 140, c.BRAND, 12),
                rect(24, 28, 76, 10, c.WHITE, 5),
                rect(24, 48, 50, 8, c.SAGE, 4),
                *(
                    rect(24 + x, 72, w, 58, c.WHITE)
                    for x, w in ((0, 6), (10, 3), (17, 8), (30, 3), (37, 5), (46, 9), (59, 3), (66, 6), (75, 3))
                ),
                *(
                    rect(18 + k % 3 * 32, 168 + k // 3 * 30, 24, 20, c.AMBER if k == 4 else "#46565A", 7)
                    for k in range(9)
                ),
            ),
            pencil(60, 604, -62, 300, c.PARROT),
        )
    )


SCENES: Final[Mapping[str, Callable[[], str]]] = {
    "graphique-trimestre": chart,
    "carte-tournee": city_map,
    "carnet-de-bord": notebook,
}
