# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours and shapes that the scenes share; every function returns a piece of SVG, in pixels."""

from random import Random
from typing import Final

WIDTH: Final = 1200
HEIGHT: Final = 675

INK: Final = "#1D2426"
NIGHT: Final = "#16302D"
DEEP: Final = "#123A34"
BRAND: Final = "#1F5B52"
MID: Final = "#3F8578"
SAGE: Final = "#8DBFB3"
MIST: Final = "#C4DED6"
SOFT: Final = "#E2EEEA"
PAPER: Final = "#F6F5F1"
WHITE: Final = "#FFFFFF"
SAND: Final = "#E9E1D1"
STONE: Final = "#D3CBBB"
PLUM: Final = "#43286B"
PARROT: Final = "#6B3FA0"
LILAC: Final = "#B79BDD"
LAVENDER: Final = "#E6DAF5"
AMBER: Final = "#EFB04A"
HONEY: Final = "#F8D68A"
CREAM: Final = "#FFF3D6"
CORAL: Final = "#E0805F"
BLUSH: Final = "#F6CDB5"
KRAFT: Final = "#D9AE7C"
KRAFT_DARK: Final = "#BF9160"
WOOD: Final = "#C99B6B"
SKINS: Final = ("#E9B892", "#8F5B3D", "#C98B62", "#5F3B2A")


def rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0, more: str = "") -> str:
    """A rectangle with corners of radius ``r``."""
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}" {more}/>'


def disc(x: float, y: float, r: float, fill: str, more: str = "") -> str:
    """A filled circle."""
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" {more}/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str, more: str = "") -> str:
    """A filled ellipse."""
    return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}" {more}/>'


def ring(x: float, y: float, r: float, stroke: str, width: float) -> str:
    """A circle without filling."""
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{stroke}" stroke-width="{width}"/>'


def shape(d: str, fill: str, more: str = "") -> str:
    """A filled path."""
    return f'<path d="{d}" fill="{fill}" {more}/>'


def line(d: str, stroke: str, width: float, more: str = "") -> str:
    """A path drawn with a round pen."""
    return (
        f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width}" '
        f'stroke-linecap="round" stroke-linejoin="round" {more}/>'
    )


def group(transform: str, *items: str) -> str:
    """Pieces moved, turned or scaled together."""
    return f'<g transform="{transform}">{"".join(items)}</g>'


def faded(opacity: float, *items: str) -> str:
    """Pieces made translucent together."""
    return f'<g opacity="{opacity}">{"".join(items)}</g>'


def backdrop(*stops: tuple[float, str], height: float = HEIGHT, y: float = 0, name: str = "sky") -> str:
    """A full-width band whose colours run from top to bottom."""
    marks = "".join(f'<stop offset="{at}" stop-color="{colour}"/>' for at, colour in stops)
    return (
        f'<defs><linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{marks}</linearGradient></defs>'
        f'<rect x="0" y="{y}" width="{WIDTH}" height="{height}" fill="url(#{name})"/>'
    )


def beam(d: str, colour: str, start: tuple[float, float], end: tuple[float, float], strength: float = 0.45) -> str:
    """Light in the outline ``d`` that fades from one point to the other."""
    name = f"beam{abs(start[0]):.0f}x{abs(end[0]):.0f}x{abs(end[1]):.0f}"
    return (
        f'<defs><linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{start[0]}" y1="{start[1]}" '
        f'x2="{end[0]}" y2="{end[1]}"><stop offset="0" stop-color="{colour}" stop-opacity="{strength}"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></linearGradient></defs>'
        f'<path d="{d}" fill="url(#{name})"/>'
    )


def scatter(seed: int, count: int, left: float, top: float, right: float, bottom: float) -> list[tuple[float, float]]:
    """Points spread over a rectangle without a visible pattern, the same ones for a seed each time."""
    dice = Random(seed)  # noqa: S311 - where drops of rain fall is no secret
    points: list[tuple[float, float]] = []
    for _ in range(count):
        tries = [(left + dice.random() * (right - left), top + dice.random() * (bottom - top)) for _ in range(8)]
        best = max(tries, key=lambda at: min(((at[0] - x) ** 2 + (at[1] - y) ** 2 for x, y in points), default=0.0))
        points.append((round(best[0], 1), round(best[1], 1)))
    return points


def shadow(x: float, y: float, rx: float, opacity: float = 0.14) -> str:
    """What an object standing on the ground leaves there."""
    return oval(x, y, rx, rx * 0.085, INK, f'opacity="{opacity}"')


def tree(x: float, y: float, size: float, leaf: str = MID, light: str = SAGE) -> str:
    """A round street tree whose foot is at (x, y)."""
    return group(
        f"translate({x} {y}) scale({size})",
        line("M0 0 V-90 M0 -52 L20 -78", "#7A5B43", 9),
        disc(0, -132, 58, leaf),
        disc(-34, -108, 36, leaf),
        disc(36, -106, 38, leaf),
        disc(-14, -146, 36, light, 'opacity="0.55"'),
    )


def plant(x: float, y: float, size: float = 1, pot: str = CORAL) -> str:
    """A potted plant whose pot stands on y."""
    leaves = "".join(
        group(f"rotate({angle})", shape(f"M0 0 C-26 -40 -22 -90 0 {-tall} C22 -90 26 -40 0 0Z", colour))
        for angle, tall, colour in ((-52, 108, MID), (52, 112, MID), (-26, 138, BRAND), (28, 142, BRAND), (0, 158, MID))
    )
    return group(
        f"translate({x} {y}) scale({size})",
        group("translate(0 -62)", leaves),
        shape("M-42 -70 H42 L32 0 H-32Z", pot),
        shape("M-42 -70 H42 L40 -56 H-40Z", INK, 'opacity="0.14"'),
    )


def parcel(x: float, y: float, w: float, h: float, fill: str = KRAFT, tape: str = KRAFT_DARK) -> str:
    """A cardboard box; (x, y) is its lower left corner."""
    return (
        rect(x, y - h, w, h, fill, 4)
        + rect(x + w * 0.42, y - h, w * 0.16, h * 0.44, tape)
        + rect(x + w * 0.1, y - h * 0.3, w * 0.26, h * 0.17, WHITE, 2, 'opacity="0.8"')
    )


def wheel(x: float, y: float, r: float, tyre: str = INK, spoke: str = "#9AA5A8") -> str:
    """A bicycle wheel."""
    spokes = "".join(
        group(f"translate({x} {y}) rotate({angle})", line(f"M0 {-r + 4} V{r - 4}", spoke, 1.6))
        for angle in range(0, 180, 20)
    )
    return spokes + ring(x, y, r, tyre, r * 0.16) + ring(x, y, r * 0.86, "#C9CFD0", 2) + disc(x, y, r * 0.13, tyre)


def cargo_bike(frame: str = BRAND, box: str = MID, trim: str = HONEY) -> str:
    """A long cargo bike heading right; the ground is y = 0, the rear hub x = 0, the front hub x = 330."""
    return "".join(
        (
            wheel(0, -58, 58),
            wheel(330, -42, 42),
            line("M0 -58 L84 -48 L52 -150 L0 -58 M58 -132 L128 -140", frame, 11),
            line("M84 -48 L116 -148 M84 -48 L128 -42 H252 L296 -112", frame, 11),
            line("M296 -112 L330 -42", frame, 10),
            line("M116 -148 L110 -196 M110 -196 L84 -202 M110 -196 L122 -204", INK, 8),
            line("M28 -162 H72", INK, 13),
            line("M50 -156 L52 -150", INK, 8),
            shape("M128 -132 H284 L268 -48 H142Z", box),
            shape("M128 -132 H284 L281 -116 H131Z", INK, 'opacity="0.16"'),
            shape("M166 -104 H246 L243 -88 H169Z", trim),
            disc(84, -48, 17, INK),
            disc(84, -48, 8, "#9AA5A8"),
            line("M84 -48 L96 -20 M86 -18 H108", INK, 7),
        )
    )


def rider(skin: str, coat: str, shade: str, helmet: str, band: str = HONEY, hair: str | None = None) -> str:
    """Somebody riding the cargo bike above, in the same coordinates; ``shade`` is the sleeve's colour."""
    return "".join(
        (
            line("M46 -170 L88 -108 L74 -70", "#0F1718", 25),
            line("M52 -172 L112 -114 L98 -34", "#2B383C", 29),
            line("M90 -26 H117", INK, 17),
            line("M80 -300 L84 -274", skin, 22),
            shape("M16 -166 C8 -222 26 -276 68 -286 C100 -290 116 -270 104 -238 C92 -208 82 -190 80 -162 Z", coat),
            shape("M15 -204 C40 -196 66 -196 92 -208 L86 -192 C64 -182 40 -182 15 -188Z", band),
            shape("M64 -312 C40 -306 30 -284 40 -258 C48 -272 62 -276 78 -286Z", hair) if hair else "",
            disc(84, -316, 22, hair or skin),
            oval(96, -316, 24, 27, skin),
            shape("M118 -322 L127 -310 L117 -306Z", skin),
            shape("M68 -308 C62 -326 66 -336 72 -340 L84 -322 C84 -308 80 -300 74 -294Z", hair) if hair else "",
            shape("M64 -322 C62 -362 128 -366 128 -326 C108 -332 84 -330 64 -322Z", helmet),
            line("M74 -348 C88 -356 106 -354 116 -344", INK, 3, 'opacity="0.25"'),
            line("M80 -325 C82 -306 88 -296 98 -291", INK, 3),
            line("M78 -262 L92 -216", shade, 27),
            line("M92 -216 L114 -204", shade, 20),
            disc(118, -203, 11, skin),
        )
    )


def person_back(x: float, y: float, size: float, skin: str, hair: str, top: str, *, bun: bool = False) -> str:
    """Head and shoulders of a seated person seen from behind; (x, y) is the middle of the seat line."""
    return group(
        f"translate({x} {y}) scale({size})",
        shape("M-92 0 C-98 -96 -84 -142 -34 -156 C-12 -162 12 -162 34 -156 C84 -142 98 -96 92 0Z", top),
        shape("M-22 -190 H22 V-154 C12 -142 -12 -142 -22 -154Z", skin),
        oval(0, -222, 46, 52, skin),
        disc(-46, -216, 9, skin),
        disc(46, -216, 9, skin),
        shape("M-48 -216 C-62 -296 62 -296 48 -216 C46 -190 34 -178 0 -176 C-34 -178 -46 -190 -48 -216Z", hair),
        disc(0, -290, 25, hair) if bun else "",
    )


def cup(x: float, y: float, size: float = 1, glaze: str = CORAL) -> str:
    """A cup of coffee on its saucer, seen from above."""
    return group(
        f"translate({x} {y}) scale({size})",
        disc(5, 8, 92, INK, 'opacity="0.10"'),
        disc(0, 0, 90, WHITE),
        ring(0, 0, 76, "#EDE9DF", 4),
        rect(52, -11, 46, 22, glaze, 11),
        disc(0, 0, 62, glaze),
        disc(0, 0, 50, "#5B3A29"),
        shape("M-38 -14 C-26 -40 10 -46 30 -30 C8 -32 -16 -24 -38 -14Z", "#8A5F45"),
    )


def bars_of_text(x: float, y: float, widths: tuple[int, ...], gap: float, fill: str, h: float = 9) -> str:
    """Lines of writing too small to read."""
    return "".join(rect(x, y + i * gap, w, h, fill, h / 2) for i, w in enumerate(widths))


def skyline(base: float, fill: str, heights: tuple[int, ...], start: float = -20) -> str:
    """Far buildings standing on ``base``, side by side, with a roof that varies."""
    parts: list[str] = []
    x = start
    for i, tall in enumerate(heights):
        wide = 58 + (i * 37) % 46
        parts.append(rect(x, base - tall, wide, tall, fill))
        if i % 3 == 1:
            parts.append(
                shape(f"M{x} {base - tall} L{x + wide / 2} {base - tall - 30} L{x + wide} {base - tall}Z", fill)
            )
        elif i % 4 == 2:
            parts.append(rect(x + wide * 0.3, base - tall - 24, 10, 26, fill))
        x += wide + (8 if i % 2 else 0)
    return "".join(parts)


def planks(base: str, seam: str, count: int = 5) -> str:
    """A wooden table top."""
    tall = HEIGHT / count
    seams = "".join(rect(0, i * tall, WIDTH, 3, seam) for i in range(1, count))
    grain = "".join(
        line(f"M{x} {y} q{60 + x % 40:.0f} -9 {150 + x % 90:.0f} 0", seam, 3, 'opacity="0.55"')
        for x, y in scatter(21, 22, -60, 24, 1150, 660)
    )
    return rect(0, 0, WIDTH, HEIGHT, base) + seams + grain


def pencil(x: float, y: float, turn: float, length: float = 250, paint: str = AMBER) -> str:
    """A pencil whose tip is at (x, y), lying to the right before it is turned."""
    return group(
        f"translate({x} {y}) rotate({turn})",
        rect(8, 10, length, 20, INK, 8, 'opacity="0.10"'),
        shape("M0 0 L36 -11 V11Z", "#F0D3A8"),
        shape("M0 0 L12 -4 V4Z", INK),
        rect(36, -11, length - 36, 22, paint),
        rect(36, -4, length - 36, 8, WHITE, 0, 'opacity="0.25"'),
        rect(length, -11, 14, 22, "#B9C0C1"),
        rect(length + 14, -11, 22, 22, CORAL, 6),
    )
