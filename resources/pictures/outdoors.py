# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes by day: quay, streets, a shop front."""

from collections.abc import Callable, Mapping
from typing import Final

from pictures import kit
from pictures.kit import (
    backdrop,
    cargo_bike,
    disc,
    faded,
    group,
    line,
    oval,
    parcel,
    rect,
    rider,
    shadow,
    shape,
    skyline,
    tree,
)


def container(x: float, y: float, w: float, h: float, fill: str) -> str:
    """A shipping container; (x, y) is its lower left corner."""
    ribs = "".join(rect(x + 8 + i * (w - 16) / 8, y - h + 8, 3, h - 16, kit.INK, 1, 'opacity="0.14"') for i in range(9))
    return rect(x, y - h, w, h, fill, 3) + ribs + rect(x, y - h, w, 5, kit.WHITE, 2, 'opacity="0.25"')


def barge(hull: str, colours: tuple[str, ...], cabin: str, glass: str) -> str:
    """A river barge heading left, 700 long; the waterline is y = 0."""
    stack = "".join(
        container(96 + column * 106, -44 - row * 50, 102, 48, colours[(column * 2 + row * 3) % len(colours)])
        for row in range(2)
        for column in range(4 if row == 0 else 3)
    )
    return "".join(
        (
            stack,
            rect(566, -128, 92, 86, cabin, 8),
            rect(556, -138, 112, 14, hull, 7),
            rect(576, -112, 30, 30, glass, 4),
            rect(614, -112, 30, 30, glass, 4),
            line("M612 -138 V-176", hull, 5),
            shape("M0 -62 C20 -50 56 -46 84 -46 H700 L684 22 H52 C24 10 4 -28 0 -62Z", hull),
            shape("M17 -20 C26 -2 36 12 52 22 H684 L690 -6 H26Z", kit.INK, 'opacity="0.22"'),
            line("M96 -30 H680", kit.WHITE, 3, 'opacity="0.35"'),
        )
    )


def ripples(colour: str, opacity: float, top: float, bottom: float) -> str:
    """Short strokes of light on water."""
    strokes = []
    for i in range(26):
        x = (i * 331) % 1180
        y = top + (i * 67) % int(bottom - top)
        strokes.append(line(f"M{x} {y} h{30 + (i * 29) % 70}", colour, 4))
    return faded(opacity, *strokes)


def quay() -> str:
    """The river quay by day: barge, gantry crane, a cargo bike waiting."""
    c = kit
    legs = "M838 560 V170 M1068 560 V170"
    return "".join(
        (
            backdrop((0, "#DCEBE6"), (0.6, c.PAPER), (1, c.PAPER)),
            disc(250, 150, 74, c.CREAM),
            disc(250, 150, 54, c.HONEY, 'opacity="0.8"'),
            shape(
                "M420 120 c20 -34 70 -34 88 -4 c34 -8 52 12 50 28 h-180 c0 -16 18 -28 42 -24Z", c.WHITE, 'opacity="0.9"'
            ),
            shape(
                "M690 84 c14 -24 50 -24 62 -2 c24 -6 36 8 34 20 h-126 c0 -12 14 -20 30 -18Z", c.WHITE, 'opacity="0.8"'
            ),
            skyline(392, "#CFE1DB", (96, 140, 70, 120, 170, 88, 130, 64, 150, 110, 180, 92, 134, 76, 160)),
            "".join(oval(60 + i * 118, 392, 86, 34 + (i % 3) * 9, c.SAGE) for i in range(11)),
            backdrop((0, "#A9D0C6"), (1, "#5FA093"), y=388, height=190, name="water"),
            ripples(c.WHITE, 0.35, 404, 548),
            group("translate(96 500)", barge(c.BRAND, (c.PARROT, c.MID, c.AMBER, c.LILAC, c.CORAL), c.PAPER, c.MIST)),
            faded(0.25, shape("M150 526 H780 L740 548 H200Z", c.DEEP)),
            rect(0, 566, 1200, 109, c.SAND),
            rect(0, 562, 1200, 13, c.STONE),
            "".join(rect(i * 150 - 10, 575, 3, 100, c.STONE) for i in range(9)),
            line("M0 634 H1200", c.WHITE, 5, 'stroke-dasharray="44 30" opacity="0.9"'),
            line("M868 560 V170 M1098 560 V170", c.DEEP, 13),
            line("M868 400 L1098 250 M868 250 L1098 400", c.DEEP, 5),
            line(legs, c.BRAND, 19),
            line("M838 420 H1068", c.BRAND, 13),
            line("M838 420 L1068 250 M838 250 L1068 420", c.BRAND, 6),
            rect(440, 146, 700, 30, c.BRAND, 6),
            rect(440, 168, 700, 8, c.DEEP, 4),
            line("M838 150 L930 78 L1068 150 M930 78 L470 148", c.BRAND, 8),
            rect(890, 178, 74, 58, c.HONEY, 8),
            rect(900, 188, 54, 26, c.MIST, 4),
            rect(510, 172, 60, 18, c.DEEP, 5),
            line("M522 190 L506 250 M558 190 L574 250", c.INK, 3),
            rect(488, 248, 104, 8, c.INK, 4),
            container(488, 304, 104, 48, c.AMBER),
            rect(818, 552, 44, 20, c.DEEP, 6),
            rect(1048, 552, 70, 20, c.DEEP, 6),
            "".join(rect(x, 544, 26, 26, c.INK, 6) + oval(x + 13, 546, 19, 7, c.INK) for x in (70, 402, 700)),
            shadow(300, 652, 190),
            group("translate(160 652) scale(0.62)", cargo_bike(c.PARROT, c.PLUM, c.HONEY)),
            group("translate(246 570) scale(0.62)", parcel(10, 0, 60, 54), parcel(74, 0, 56, 40, "#E5BF92")),
        )
    )


def _house(x: float, base: float, w: float, h: float, wall: str, roof: str, shop: str | None = None) -> str:
    """A town house with tall windows and a mansard roof."""
    parts = [rect(x, base - h, w, h, wall)]
    parts.append(shape(f"M{x - 6} {base - h} L{x + 16} {base - h - 70} H{x + w - 16} L{x + w + 6} {base - h}Z", roof))
    columns = max(2, int(w // 72))
    step = w / columns
    for column in range(columns):
        cx = x + step * (column + 0.5)
        parts.append(rect(cx - 14, base - h - 54, 28, 42, kit.SOFT, 6))
        for row in range(int((h - 110) // 96)):
            top = base - h + 26 + row * 96
            parts.append(rect(cx - 17, top, 34, 60, kit.WHITE, 3))
            parts.append(rect(cx - 13, top + 4, 12, 52, "#BCD6D3", 2) + rect(cx + 1, top + 4, 12, 52, "#CFE3DF", 2))
            parts.append(rect(cx - 22, top + 46, 44, 3, kit.DEEP) + rect(cx - 22, top + 60, 44, 4, kit.DEEP))
            parts.append("".join(rect(cx - 21 + i * 8, top + 46, 2, 15, kit.DEEP) for i in range(6)))
    parts.append(rect(x - 4, base - h - 4, w + 8, 10, kit.WHITE, 2, 'opacity="0.85"'))
    if shop:
        parts.append(rect(x + 8, base - 92, w - 16, 92, shop))
        parts.append(rect(x + 20, base - 66, w * 0.5, 56, "#F9E7BD", 3))
        parts.append(rect(x + w * 0.5 + 34, base - 70, w * 0.3 - 12, 70, kit.INK, 3, 'opacity="0.35"'))
    else:
        parts.append(shape(f"M{x + w / 2 - 26} {base} V{base - 70} a26 26 0 0 1 52 0 V{base}Z", roof))
    return "".join(parts)


def street() -> str:
    """A courier on a cargo bike in a Lyon street."""
    c = kit
    return "".join(
        (
            backdrop((0, "#D6E9E3"), (0.7, c.CREAM), (1, c.CREAM)),
            disc(968, 110, 56, c.HONEY, 'opacity="0.85"'),
            shape("M0 330 C140 230 330 210 520 280 C700 220 960 200 1200 300 V520 H0Z", c.MIST),
            _house(-30, 520, 216, 330, "#F0DCC0", "#7C8FA0", c.BRAND),
            _house(192, 520, 160, 388, "#F6E9D3", "#6F8296"),
            _house(358, 520, 228, 296, "#F3CDB4", "#7C8FA0", c.PARROT),
            _house(796, 520, 170, 352, "#F6E9D3", "#7C8FA0", c.CORAL),
            _house(972, 520, 250, 300, "#EBD3B6", "#6F8296", c.BRAND),
            rect(0, 514, 1200, 26, c.STONE),
            rect(0, 536, 1200, 139, "#7F8C8C"),
            rect(0, 534, 1200, 7, "#F4F1E8"),
            line("M-20 652 H1220", c.WHITE, 6, 'stroke-dasharray="70 52" opacity="0.75"'),
            tree(116, 524, 1.16),
            tree(690, 522, 1.0, "#5C9A8C", c.MIST),
            tree(1118, 524, 1.24),
            line("M612 522 V300 M612 306 q0 -22 26 -22", c.DEEP, 7),
            oval(642, 290, 17, 11, c.HONEY),
            shadow(574, 612, 330, 0.2),
            group(
                "translate(384 612) scale(1.12)",
                parcel(146, -130, 62, 48),
                parcel(212, -130, 58, 64, "#E6C295"),
                parcel(154, -178, 44, 32, "#E6C295"),
                cargo_bike(c.BRAND, c.BRAND, c.HONEY),
                rider(c.SKINS[1], c.PARROT, "#5A3390", c.AMBER, c.HONEY, c.INK),
            ),
            *(
                line(f"M{x} {y} h{w}", c.WHITE, 5, 'opacity="0.7"')
                for x, y, w in ((196, 420, 90), (150, 470, 130), (230, 560, 70))
            ),
        )
    )


def bookshop() -> str:
    """A cargo bike with boxes in front of a neighbourhood bookshop."""
    c = kit
    spines = (c.PARROT, c.CORAL, c.BRAND, c.AMBER, c.LILAC, c.MID, "#C95F4A", c.PLUM, c.SAGE)
    books: list[str] = []
    for shelf in range(3):
        x, i = 566.0, shelf * 4
        while x < 880:
            wide, tall = 13 + (i * 7) % 12, 52 + (i * 13) % 22
            books.append(rect(x, 318 + shelf * 90 - tall, wide, tall, spines[(i * 5 + shelf) % len(spines)], 2))
            x += wide + (16 if i % 7 == 6 else 2)
            i += 1
    scallops = "".join(
        shape(f"M{500 + i * 62} 178 h62 v44 a31 24 0 0 1 -62 0Z", c.HONEY if i % 2 else c.WHITE) for i in range(10)
    )
    return "".join(
        (
            rect(0, 0, 1200, 675, "#F1DCC6"),
            "".join(rect((i * 173) % 1200, 14 + (i * 61) % 120, 54, 10, "#E4C9AE", 3) for i in range(20)),
            "".join(
                rect(x, 178, 116, 176, c.WHITE, 4)
                + rect(x + 8, 186, 46, 160, "#BCD6D3", 2)
                + rect(x + 62, 186, 46, 160, "#CFE3DF", 2)
                + rect(x - 10, 354, 136, 12, c.STONE, 3)
                for x in (78, 276)
            ),
            "".join(
                rect(x - 4, 330, 124, 30, c.MID, 6)
                + "".join(
                    disc(x + 8 + k * 18, 328 - (k % 2) * 8, 13, (c.CORAL, c.HONEY, c.LILAC)[k % 3]) for k in range(7)
                )
                for x in (78, 276)
            ),
            rect(476, 60, 690, 500, c.BRAND, 8),
            rect(476, 60, 690, 100, c.DEEP, 8),
            shape("M786 148 L796 86 H844 L854 148Z", c.PAPER),
            shape("M790 128 L793 108 H847 L850 128Z", c.CORAL),
            rect(800, 72, 40, 16, c.HONEY, 3),
            shape("M796 74 L820 56 L844 74Z", c.CORAL),
            kit.beam("M798 76 L590 52 V108 L798 86Z", c.HONEY, (798, 80), (600, 80), 0.85),
            kit.beam("M842 76 L1050 52 V108 L842 86Z", c.HONEY, (842, 80), (1040, 80), 0.85),
            rect(546, 210, 356, 300, "#FBE9C0", 6),
            "".join(rect(546, 318 + i * 90, 356, 8, c.WOOD) for i in range(2)),
            "".join(books),
            rect(546, 498, 356, 12, c.WOOD),
            faded(0.35, shape("M560 500 L700 214 H780 L640 500Z", c.WHITE)),
            rect(946, 222, 178, 338, c.DEEP, 6),
            rect(964, 240, 142, 220, "#FBE9C0", 4),
            rect(978, 330, 110, 46, c.PAPER, 6),
            kit.bars_of_text(992, 344, (80, 56), 14, c.BRAND, 6),
            disc(1096, 490, 8, c.HONEY),
            rect(488, 160, 640, 20, c.DEEP),
            scallops,
            rect(0, 556, 1200, 119, c.STONE),
            rect(0, 552, 1200, 10, "#BFB6A4"),
            "".join(
                rect(i * 132 + (row % 2) * 66, 562 + row * 38, 3, 38, "#BFB6A4") for row in range(3) for i in range(10)
            ),
            "".join(rect(0, 598 + i * 38, 1200, 3, "#BFB6A4") for i in range(2)),
            kit.plant(1150, 588, 0.95, c.PARROT),
            shadow(310, 630, 290, 0.2),
            group(
                "translate(112 630) scale(1.12)",
                parcel(138, -130, 68, 58),
                parcel(210, -130, 66, 44, "#E6C295"),
                parcel(152, -188, 58, 36, "#E6C295"),
                parcel(214, -174, 50, 40),
                cargo_bike(c.PARROT, c.PARROT, c.HONEY),
                line("M14 -58 L-14 0", c.INK, 6),
            ),
        )
    )


SCENES: Final[Mapping[str, Callable[[], str]]] = {
    "quai-gennevilliers": quay,
    "velo-cargo": street,
    "librairie-le-phare": bookshop,
}
