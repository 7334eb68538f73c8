# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes at dawn and at night: river, hub, rain."""

from collections.abc import Callable, Mapping
from random import Random
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
)
from pictures.outdoors import barge, ripples


def dawn_barge() -> str:
    """A loaded barge on the Seine at daybreak."""
    c = kit
    arches = "".join(shape(f"M{x} 396 V390 A66 48 0 0 1 {x + 132} 390 V396Z", "#F3C5AE") for x in (640, 796, 952, 1108))
    glints = "".join(
        rect(330 - w / 2, 404 + i * 22, w, 6, c.CREAM, 3, f'opacity="{0.9 - i * 0.07}"')
        for i, w in enumerate((250, 190, 230, 150, 190, 120, 150, 90, 110, 60))
    )
    return "".join(
        (
            backdrop((0, "#B9A3DC"), (0.3, "#E7C6DC"), (0.52, "#FAD9B8"), (0.6, "#FFE9BE")),
            disc(330, 372, 128, c.CREAM, 'opacity="0.5"'),
            disc(330, 372, 86, "#FFE3A3"),
            faded(0.6, shape("M90 150 C200 128 300 150 430 140 C330 166 190 170 90 150Z", c.WHITE)),
            faded(0.5, shape("M620 110 C760 84 900 116 1060 96 C940 132 760 136 620 110Z", c.WHITE)),
            faded(0.45, shape("M500 210 C600 196 680 212 780 204 C700 226 580 226 500 210Z", c.WHITE)),
            skyline(398, "#C9A4C4", (54, 92, 40, 70, 120, 58, 84, 44, 66, 104, 50, 88, 60, 96, 48)),
            shape("M520 398 L534 250 H542 L556 398Z", "#B48DB8"),
            skyline(398, "#A27FB4", (30, 46, 24, 40, 60, 32, 44, 26, 50, 30, 42, 24, 40, 34, 28), -40),
            rect(592, 330, 620, 68, "#8463A4"),
            rect(586, 322, 620, 14, "#6E4E93", 4),
            arches,
            "".join(line(f"M{x} 322 V288", "#6E4E93", 5) + disc(x, 282, 8, c.HONEY) for x in (640, 782, 938, 1094)),
            backdrop((0, "#F7CFB0"), (0.3, "#C79CC0"), (1, "#513A80"), y=396, height=279, name="water"),
            glints,
            ripples(c.BLUSH, 0.35, 430, 660),
            group(
                "translate(404 566) scale(1.06)",
                barge("#2B1C4A", ("#5B3A8C", "#1F5B52", "#8A4F7D", "#3F6F86"), "#3A2760", c.HONEY),
                disc(612, -180, 9, c.CREAM),
                disc(612, -180, 24, c.CREAM, 'opacity="0.3"'),
                line("M40 30 C-20 40 -60 44 -130 44 M60 40 C0 58 -60 62 -100 64", c.BLUSH, 5, 'opacity="0.7"'),
            ),
            faded(0.35, shape("M470 594 H1120 L1060 624 H540Z", "#1E1338")),
            *(
                line(f"M{x} {y} q12 -14 22 0 q10 -14 22 0", "#5B3A8C", 4)
                for x, y in ((150, 236), (216, 208), (268, 250), (560, 160), (610, 180))
            ),
        )
    )


def hub_at_dawn() -> str:
    """The Lille hub before sunrise: one lit loading door, a van, roofs beyond."""
    c = kit
    doors: list[str] = []
    for i, x in enumerate((470, 644, 818, 992)):
        lit = i == 1
        doors.append(rect(x - 8, 352, 138, 176, "#21423D", 4))
        if lit:
            doors.append(rect(x, 360, 122, 168, c.HONEY))
            doors.append(
                parcel(x + 10, 528, 44, 40)
                + parcel(x + 56, 528, 52, 60, "#C98F58", "#A9733F")
                + parcel(x + 14, 488, 36, 30, "#C98F58")
            )
            doors.append(rect(x, 360, 122, 24, "#5F8F86"))
        else:
            doors.append("".join(rect(x, 360 + k * 24, 122, 21, "#5F8F86", 2) for k in range(7)))
        doors.append(rect(x - 8, 528, 138, 14, c.INK))
        doors.append(disc(x + 61, 334, 9, c.HONEY if lit else "#53807A"))
    return "".join(
        (
            backdrop((0, "#3F4E86"), (0.28, "#8D78B5"), (0.5, "#E9A9A0"), (0.7, "#FBDCA6")),
            "".join(disc(x, y, 1.4 + x % 2, c.WHITE, 'opacity="0.7"') for x, y in kit.scatter(3, 34, 0, 8, 1200, 170)),
            disc(236, 430, 150, c.CREAM, 'opacity="0.35"'),
            disc(236, 430, 92, "#FFE6A6"),
            faded(0.4, shape("M60 230 C190 206 320 236 470 218 C360 252 180 256 60 230Z", c.BLUSH)),
            faded(0.35, shape("M560 130 C700 108 880 140 1060 116 C930 154 700 158 560 130Z", c.BLUSH)),
            skyline(470, "#8A6A94", (70, 110, 52, 90, 64, 120, 58, 84, 76), -30),
            skyline(478, "#5E4A78", (36, 60, 30, 52, 40, 66, 34, 48, 44), -50),
            shape("M118 478 L126 300 L134 290 L142 300 L150 478Z", "#5E4A78"),
            rect(420, 232, 800, 310, "#2E5F57"),
            "".join(rect(420 + i * 26, 232, 2, 310, c.DEEP, 0, 'opacity="0.35"') for i in range(31)),
            rect(404, 212, 820, 28, c.DEEP, 4),
            rect(470, 264, 652, 34, "#21423D", 4),
            "".join(rect(476 + i * 65, 269, 56, 24, "#F7C9A0" if i in (2, 3, 7) else "#6E97A0", 2) for i in range(10)),
            "".join(doors),
            rect(0, 540, 1200, 135, "#4A5560"),
            rect(0, 470, 420, 74, "#3C3557"),
            kit.beam("M636 542 H774 L900 675 H510Z", c.HONEY, (705, 542), (705, 685), 0.6),
            "".join(
                line(f"M{x} 548 L{x - 60 + i * 36} 672", c.WHITE, 5, 'opacity="0.45"')
                for i, x in enumerate((452, 626, 800, 974, 1150))
            ),
            line("M330 545 V250 M330 256 q0 -20 34 -20", c.INK, 8),
            oval(372, 240, 20, 9, c.CREAM),
            kit.beam("M356 246 L388 246 L452 540 H284Z", c.CREAM, (372, 246), (372, 530), 0.4),
            shadow(212, 630, 210, 0.35),
            _van(40, 630),
        )
    )


def _van(x: float, y: float) -> str:
    """A parcel van heading right, its wheels standing on y."""
    c = kit
    return group(
        f"translate({x} {y})",
        shape("M0 -34 V-176 q0 -18 18 -18 H232 q14 0 24 12 L312 -112 q44 8 44 42 V-34Z", c.PAPER),
        shape("M0 -34 V-78 H356 V-34Z", c.BRAND),
        shape("M244 -176 L296 -112 H226 V-178Z", "#54707E"),
        shape("M244 -176 L266 -148 L250 -112 H226 V-178Z", c.WHITE, 'opacity="0.25"'),
        line("M212 -186 V-44", c.STONE, 3),
        shape("M60 -150 c34 -22 70 -10 84 14 c-24 4 -34 22 -64 20 c-22 -2 -30 -18 -20 -34Z", c.PARROT),
        rect(338, -92, 18, 20, c.HONEY, 5),
        kit.beam("M352 -92 L560 -136 V-20 L352 -72Z", c.HONEY, (352, -82), (556, -82), 0.6),
        rect(-6, -44, 366, 14, c.INK, 6),
        *(disc(wx, -30, 32, c.INK) + disc(wx, -30, 15, c.STONE) for wx in (76, 286)),
    )


def rain() -> str:
    """A courier in a poncho, riding through rain in the evening."""
    c = kit
    dice = Random(11)  # noqa: S311 - which windows are lit is no secret
    windows: list[str] = []
    for block, (x, w, h) in enumerate(
        ((-20, 210, 420), (196, 170, 480), (372, 230, 390), (608, 190, 450), (804, 220, 410), (1030, 200, 470))
    ):
        windows.append(rect(x, 540 - h, w, h, ("#24424B", "#1D3A42")[block % 2]))
        windows.append(rect(x - 4, 536 - h, w + 8, 10, "#16303A"))
        for column in range(int(w // 56)):
            for row in range(int((h - 90) // 84)):
                lit = dice.random() < 0.36
                left, top = x + 20 + column * 56, 566 - h + row * 84
                windows.append(rect(left, top, 30, 48, c.HONEY if lit else "#31545D", 3))
                if lit:
                    windows.append(rect(left + 14, top, 2, 48, "#C79A4A"))
    drops = "".join(
        line(f"M{x} {y} l-9 {30 + x % 24:.0f}", "#BFD9E0", 2.4, 'opacity="0.5"')
        for x, y in kit.scatter(5, 78, 0, -20, 1220, 640)
    )
    return "".join(
        (
            backdrop((0, "#14262F"), (1, "#35535C")),
            "".join(windows),
            backdrop((0, "#2A4149"), (1, "#16282F"), y=536, height=139, name="road"),
            rect(0, 532, 1200, 8, "#4A666C"),
            *(
                rect(x, 560 + i % 3 * 22, w, 8, c.HONEY, 4, 'opacity="0.30"')
                for i, (x, w) in enumerate(
                    ((60, 90), (250, 60), (410, 120), (690, 80), (860, 110), (1050, 70), (140, 70), (980, 60))
                )
            ),
            oval(700, 640, 420, 22, "#7FA6AE", 'opacity="0.28"'),
            kit.beam("M752 484 L1200 400 V650 L752 502Z", c.HONEY, (752, 492), (1180, 520), 0.55),
            drops,
            group(
                "translate(400 630) scale(1.16)",
                shape("M126 -150 C150 -196 260 -196 286 -150 L280 -128 H130Z", c.AMBER),
                cargo_bike(c.SAGE, c.MID, c.HONEY),
                rider(c.SKINS[2], c.PARROT, c.PARROT, c.PARROT),
                shape(
                    "M62 -290 C96 -296 112 -284 118 -250 L160 -186 C120 -166 30 -146 -20 -146 C-12 "
                    "-212 16 -278 62 -290Z",
                    c.PARROT,
                ),
                shape("M62 -290 C40 -256 18 -204 10 -148 C0 -147 -10 -146 -20 -146 C-12 -212 16 -278 62 -290Z", c.PLUM),
                shape("M-11 -190 C36 -192 96 -206 143 -222 L150 -210 C104 -192 42 -178 -14 -175Z", c.HONEY),
                line("M96 -246 L122 -204", "#5A3390", 22),
                disc(122, -202, 11, c.SKINS[2]),
                shape(
                    "M54 -292 C46 -362 130 -374 130 -322 C112 -330 100 -326 94 -312 C90 -300 84 -288 70 -280Z", c.PARROT
                ),
                line("M130 -322 C112 -330 100 -326 94 -312", c.PLUM, 5),
                disc(304, -118, 13, c.CREAM),
                disc(304, -118, 30, c.CREAM, 'opacity="0.3"'),
                rect(-40, -98, 16, 22, c.CORAL, 6),
                disc(-32, -87, 24, c.CORAL, 'opacity="0.3"'),
            ),
            *(
                line(f"M{x} {y} q-16 -26 -46 -30 M{x + 12} {y + 4} q-10 -34 -32 -46", "#BFD9E0", 4, 'opacity="0.7"')
                for x, y in ((344, 620), (760, 626))
            ),
        )
    )


SCENES: Final[Mapping[str, Callable[[], str]]] = {
    "barge-a-laube": dawn_barge,
    "entrepot-aube": hub_at_dawn,
    "tournee-pluie": rain,
}
