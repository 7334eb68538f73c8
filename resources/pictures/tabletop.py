# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables seen from above: lunch, workbench."""

from collections.abc import Callable, Mapping
from typing import Final

from pictures import kit
from pictures.kit import disc, faded, group, line, oval, pencil, planks, rect, ring, shape


def _plate(x: float, y: float, size: float, food: str, rim: str = kit.WHITE) -> str:
    """A plate with something on it."""
    return group(
        f"translate({x} {y}) scale({size})",
        disc(5, 8, 84, kit.INK, 'opacity="0.14"'),
        disc(0, 0, 82, rim),
        disc(0, 0, 62, kit.WHITE, 'opacity="0.65"'),
        ring(0, 0, 62, kit.STONE, 2),
        food,
    )


def _arm(x: float, y: float, turn: float, sleeve: str, skin: str) -> str:
    """A forearm reaching to (x, y) from below, before it is turned."""
    return group(
        f"translate({x} {y}) rotate({turn})",
        line("M0 30 V104", skin, 40),
        rect(-33, 84, 66, 240, sleeve, 12),
        rect(-37, 78, 74, 24, sleeve, 10),
        rect(-37, 78, 74, 24, kit.WHITE, 10, 'opacity="0.25"'),
        oval(0, 16, 27, 33, skin),
        line("M-18 0 L-22 -26 M-6 -8 L-8 -38 M7 -8 L8 -36 M19 0 L22 -24", skin, 12),
        line("M-22 22 L-36 4", skin, 12),
    )


def lunch() -> str:
    """A shared lunch seen from above: plates, bread, a jug, hands."""
    c = kit
    salad = "".join(
        disc(x, y, r, f)
        for x, y, r, f in (
            (-20, -12, 25, c.SAGE),
            (16, -22, 22, c.MID),
            (20, 16, 26, c.SAGE),
            (-16, 20, 22, "#6FAE94"),
            (0, 0, 11, c.CORAL),
            (-30, 4, 9, c.CORAL),
            (26, -6, 9, c.CORAL),
            (8, 32, 9, c.HONEY),
        )
    )
    stew = disc(0, 0, 50, "#B9683F") + "".join(
        disc(x, y, r, f)
        for x, y, r, f in (
            (-18, -16, 14, "#8E4A2B"),
            (18, -10, 15, "#8E4A2B"),
            (0, 20, 15, "#8E4A2B"),
            (-26, 16, 8, c.AMBER),
            (24, 22, 8, c.AMBER),
            (4, -30, 8, c.AMBER),
            (-2, -2, 6, c.SAGE),
        )
    )
    rice = "".join(
        (
            shape("M-48 -8 C-44 -46 40 -50 46 -10 C50 8 -52 10 -48 -8Z", "#F0DCA6"),
            shape("M-46 8 C-40 50 40 48 48 6 C30 -4 -26 -4 -46 8Z", c.CORAL),
            *(disc(x, y, 6, c.BRAND) for x, y in ((-22, 20), (4, 28), (24, 16))),
        )
    )
    soup = (
        disc(0, 0, 54, "#E9A94E")
        + line("M-26 -6 C-12 -26 14 14 30 -8", c.CREAM, 7)
        + "".join(disc(x, y, 4, c.BRAND) for x, y in ((-14, 22), (10, 26), (20, -28), (-24, -24)))
    )
    checks = "".join(rect(i * 75, 214, 38, 246, "#7FB8AB", 0, 'opacity="0.22"') for i in range(16)) + "".join(
        rect(0, 222 + i * 62, 1200, 30, "#7FB8AB", 0, 'opacity="0.22"') for i in range(4)
    )
    cutlery = "".join(
        line(f"M{x} {y - 46} V{y + 52}", "#AEB7B8", 8) + oval(x, y - 54, 10, 17, "#AEB7B8")
        for x, y in ((308, 120), (700, 120), (430, 560), (822, 560))
    )
    return "".join(
        (
            planks("#CFA274", "#BD8F61"),
            rect(0, 206, 1200, 262, "#E9F2EE"),
            checks,
            rect(0, 206, 1200, 4, c.WHITE),
            rect(0, 464, 1200, 4, c.WHITE),
            _plate(196, 122, 1.1, salad),
            _plate(590, 118, 1.1, stew, c.LAVENDER),
            _plate(984, 122, 1.1, rice, c.HONEY),
            _plate(316, 560, 1.1, rice, c.LAVENDER),
            _plate(710, 562, 1.1, soup, c.MIST),
            _plate(1088, 556, 1.1, salad, c.BLUSH),
            cutlery,
            group(
                "translate(600 338)",
                disc(6, 12, 118, c.INK, 'opacity="0.14"'),
                disc(0, 0, 116, c.BRAND),
                disc(0, 0, 98, "#B9683F"),
                rect(-142, -18, 34, 36, c.BRAND, 12),
                rect(108, -18, 34, 36, c.BRAND, 12),
                *(
                    disc(x, y, r, f)
                    for x, y, r, f in (
                        (-44, -34, 22, "#8E4A2B"),
                        (20, -52, 20, c.AMBER),
                        (52, 10, 24, "#8E4A2B"),
                        (-14, 14, 20, c.AMBER),
                        (-58, 28, 18, "#8E4A2B"),
                        (16, 58, 22, "#8E4A2B"),
                        (-20, -76, 12, c.SAGE),
                        (74, -30, 11, c.SAGE),
                        (-30, 62, 12, c.SAGE),
                        (8, -10, 10, c.SAGE),
                    )
                ),
            ),
            group(
                "translate(318 334) rotate(-16)",
                rect(-116, -38, 232, 88, c.INK, 40, 'opacity="0.12"'),
                rect(-122, -48, 244, 92, c.WOOD, 18),
                shape(
                    "M-96 0 C-96 -34 -60 -36 0 -36 C60 -36 96 -34 96 0 C96 34 60 34 0 34 C-60 34 -96 34 -96 0Z",
                    "#C47F3D",
                ),
                *(line(f"M{x} -20 q14 20 4 40", "#F3D6A0", 7) for x in (-62, -24, 14, 52)),
            ),
            group(
                "translate(866 326)",
                disc(6, 10, 66, c.INK, 'opacity="0.12"'),
                disc(0, 0, 64, "#BFDDE0"),
                disc(0, 0, 48, "#DDF0F1"),
                shape("M-20 -60 L0 -86 L20 -60Z", "#BFDDE0"),
                line("M46 46 q34 22 52 -10", "#9CC6CB", 12),
                disc(-12, -8, 13, c.HONEY),
                ring(-12, -8, 9, c.WHITE, 3),
                disc(16, 14, 11, c.SAGE),
            ),
            *(
                disc(x + 3, y + 5, 29, c.INK, 'opacity="0.12"') + disc(x, y, 28, "#CFE6E8") + disc(x, y, 20, f)
                for x, y, f in (
                    (84, 268, "#E4F3F3"),
                    (452, 250, "#E4F3F3"),
                    (1056, 262, c.CORAL),
                    (176, 424, c.CORAL),
                    (980, 424, "#E4F3F3"),
                    (456, 432, "#E4F3F3"),
                )
            ),
            _arm(400, 270, 168, c.PARROT, c.SKINS[2]),
            _arm(458, 474, 12, c.AMBER, c.SKINS[1]),
            _arm(840, 222, 204, c.CORAL, c.SKINS[0]),
            _arm(906, 420, -14, c.BRAND, c.SKINS[3]),
        )
    )


def workbench() -> str:
    """A workbench from above: a wheel, spanners, a rag, a notebook."""
    c = kit

    def spanner(x: float, y: float, turn: float, size: float) -> str:
        form = (
            line("M0 30 V190", "#8B989B", 22),
            shape("M-38 20 C-38 -12 -20 -32 -14 -36 V4 H14 V-36 C20 -32 38 -12 38 20 C36 50 -36 50 -38 20Z", "#8B989B"),
            disc(0, 206, 30, "#8B989B"),
            disc(0, 206, 15, "#C08F60"),
            line("M-4 44 V170", c.WHITE, 5, 'opacity="0.4"'),
        )
        ghost = faded(
            0.14,
            group("translate(7 10)", line("M0 30 V190", c.INK, 22), disc(0, 14, 36, c.INK), disc(0, 206, 30, c.INK)),
        )
        return group(f"translate({x} {y}) rotate({turn}) scale({size})", ghost, *form)

    spokes = "".join(
        group(f"rotate({i * 15})", line("M0 26 L10 206", "#B8C0C1", 2.4), line("M0 26 L-10 206", "#B8C0C1", 2.4))
        for i in range(24)
    )
    bolts = "".join(
        disc(x + 2, y + 4, 13, c.INK, 'opacity="0.16"')
        + shape(f"M{x - 13} {y} l6.5 -11.3 h13 l6.5 11.3 l-6.5 11.3 h-13Z", "#9AA6A8")
        + disc(x, y, 5, "#6D7A7D")
        for x, y in ((628, 566), (672, 600), (712, 556), (590, 620))
    )
    return "".join(
        (
            planks("#C99B6B", "#B88858"),
            group(
                "translate(306 342)",
                disc(10, 18, 262, c.INK, 'opacity="0.12"'),
                disc(0, 0, 252, "#C99B6B", 'opacity="0.6"'),
                ring(0, 0, 242, c.INK, 30),
                ring(0, 0, 217, "#CED5D6", 12),
                spokes,
                disc(0, 0, 40, "#7D8B8E"),
                disc(0, 0, 26, "#B8C0C1"),
                disc(0, 0, 10, c.INK),
                rect(-7, 196, 14, 22, c.AMBER, 4),
                line("M-172 -172 A243 243 0 0 1 -40 -240", "#5B686C", 7),
            ),
            group(
                "translate(690 40) rotate(6)",
                rect(9, 14, 250, 330, c.INK, 12, 'opacity="0.16"'),
                rect(0, 0, 250, 330, c.PARROT, 12),
                rect(12, 0, 238, 330, c.PAPER, 10),
                rect(12, 0, 30, 330, c.LAVENDER, 4),
                *(rect(62, 44 + i * 30, w, 7, "#D9D3C6", 3) for i, w in enumerate((150, 120, 160))),
                ring(140, 214, 62, c.BRAND, 5),
                disc(140, 214, 9, c.BRAND),
                *(group(f"translate(140 214) rotate({a})", line("M0 10 V58", c.BRAND, 3)) for a in range(0, 360, 40)),
                line("M212 150 C232 170 236 200 216 214 M216 214 l-4 -16 M216 214 l14 -8", c.CORAL, 5),
                *(rect(62, 292 + i * 18, w, 7, "#D9D3C6", 3) for i, w in enumerate((140, 90))),
            ),
            pencil(742, 404, -18, 220),
            group(
                "translate(1050 96) rotate(-12)",
                shape(
                    "M-84 -60 C-40 -84 60 -78 96 -50 C84 -10 104 40 86 84 C30 66 -40 98 -92 72 C-78 "
                    "30 -104 -20 -84 -60Z",
                    c.INK,
                    'opacity="0.12" transform="translate(8 12)"',
                ),
                shape(
                    "M-84 -60 C-40 -84 60 -78 96 -50 C84 -10 104 40 86 84 C30 66 -40 98 -92 72 C-78 "
                    "30 -104 -20 -84 -60Z",
                    c.CORAL,
                ),
                line(
                    "M-50 -44 C-20 -10 -30 30 -56 52 M10 -58 C6 -20 34 20 20 62 M62 -44 C50 -10 66 20 56 50",
                    "#C76748",
                    5,
                ),
                disc(-10, 10, 15, "#8E4A33", 'opacity="0.35"'),
                disc(40, -20, 9, "#8E4A33", 'opacity="0.35"'),
            ),
            spanner(1010, 250, 14, 1.12),
            spanner(1108, 276, 8, 0.92),
            group(
                "translate(840 560) rotate(-10)",
                rect(6, 10, 250, 44, c.INK, 22, 'opacity="0.16"'),
                rect(0, 0, 140, 44, c.BRAND, 20),
                rect(20, 8, 100, 7, c.WHITE, 3, 'opacity="0.3"'),
                rect(138, 14, 118, 16, "#8B989B"),
                shape("M256 14 L276 18 V26 L256 30Z", "#8B989B"),
            ),
            bolts,
        )
    )


SCENES: Final[Mapping[str, Callable[[], str]]] = {
    "dejeuner-equipe": lunch,
    "gestes-atelier": workbench,
}
