# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes in front of a screen."""

from collections.abc import Callable, Mapping
from typing import Final

from pictures import kit
from pictures.kit import backdrop, disc, group, line, oval, person_back, plant, rect, shadow, shape


def apprentices() -> str:
    """Two people seen from behind, reviewing a chart together."""
    c = kit
    bars = "".join(
        rect(474 + i * 40, 318 - h, 24, h, c.PARROT if i == 5 else c.SAGE, 4)
        for i, h in enumerate((44, 66, 58, 92, 84, 128, 106))
    )
    return "".join(
        (
            backdrop((0, "#EFE8F7"), (1, "#F6F1EA")),
            rect(64, 70, 262, 286, c.WHITE, 10),
            rect(76, 82, 238, 262, "#CFE3EA", 4),
            disc(132, 134, 28, c.HONEY),
            shape("M76 344 V262 C120 220 170 214 214 240 C250 224 290 226 314 240 V344Z", c.SAGE),
            shape(
                "M222 244 V206 h6 v-26 l5 -8 l5 8 v26 h8 v-10 l8 -10 l8 10 v10 h8 v-26 l5 -8 l5 8 v26 h6 V250Z", c.WHITE
            ),
            shape("M76 344 V306 C140 288 240 318 314 292 V344Z", c.MID),
            rect(191, 82, 8, 262, c.WHITE),
            rect(50, 354, 290, 14, c.STONE, 5),
            rect(880, 150, 254, 14, c.WOOD, 4),
            *(
                rect(902 + i * 26, 150 - h, 20, h, f, 3)
                for i, (h, f) in enumerate(((70, c.PARROT), (56, c.CORAL), (76, c.BRAND), (62, c.AMBER), (70, c.LILAC)))
            ),
            plant(1092, 150, 0.5, c.CORAL),
            rect(880, 214, 254, 150, c.CREAM, 8),
            rect(900, 234, 62, 52, c.LILAC, 4),
            rect(974, 240, 62, 52, c.HONEY, 4),
            rect(1048, 232, 62, 52, c.BLUSH, 4),
            rect(930, 302, 62, 46, c.MIST, 4),
            rect(1010, 300, 62, 46, c.LILAC, 4),
            rect(404, 128, 392, 256, c.INK, 16),
            rect(418, 142, 364, 228, c.WHITE, 6),
            rect(418, 142, 364, 34, c.BRAND, 6),
            *(disc(438 + i * 20, 159, 6, f) for i, f in enumerate((c.CORAL, c.HONEY, c.SAGE))),
            bars,
            rect(462, 318, 294, 4, c.STONE),
            line("M486 262 L526 240 L566 248 L606 212 L646 222 L686 178 L726 198", c.CORAL, 5),
            disc(686, 178, 9, c.CORAL),
            kit.bars_of_text(474, 338, (180, 120), 15, c.STONE, 7),
            shape("M574 384 H626 L634 446 H566Z", "#3B484B"),
            rect(540, 440, 120, 12, "#3B484B", 6),
            kit.beam("M180 318 L296 330 L330 452 H70Z", c.HONEY, (236, 320), (236, 460), 0.8),
            line("M130 450 V360 L196 300", c.PLUM, 9),
            shape("M168 312 L206 268 C236 276 262 296 272 330Z", c.PARROT),
            rect(92, 440, 78, 14, c.PLUM, 7),
            rect(0, 450, 1200, 30, c.WOOD),
            rect(0, 478, 1200, 197, "#A97F54"),
            rect(0, 478, 1200, 12, c.INK, 0, 'opacity="0.12"'),
            rect(890, 424, 150, 26, c.PARROT, 4),
            rect(902, 402, 132, 22, c.AMBER, 4),
            rect(1078, 392, 50, 58, c.CORAL, 8),
            line("M1128 406 q24 0 22 18 q-2 16 -22 14", c.CORAL, 8),
            line("M1094 382 q-8 -12 0 -22 M1112 382 q-8 -12 0 -22", c.STONE, 4),
            line("M712 524 C668 500 640 452 650 398", "#D89A37", 40),
            line("M650 396 L654 372", c.SKINS[3], 25),
            line("M656 366 L670 334", c.SKINS[3], 10),
            person_back(430, 604, 1.22, c.SKINS[0], "#5A3A25", c.BRAND, bun=True),
            person_back(778, 604, 1.22, c.SKINS[3], "#1B1413", c.AMBER),
            group(
                "translate(430 690) scale(1.24)",
                shape("M-108 0 V-70 q0 -38 38 -38 H70 q38 0 38 38 V0Z", c.PARROT),
                rect(-70, -88, 140, 10, c.PLUM, 5, 'opacity="0.5"'),
            ),
            group(
                "translate(778 690) scale(1.24)",
                shape("M-108 0 V-70 q0 -38 38 -38 H70 q38 0 38 38 V0Z", c.MID),
                rect(-70, -88, 140, 10, c.DEEP, 5, 'opacity="0.4"'),
            ),
        )
    )


def planning() -> str:
    """Someone at a large planning screen, moving one delivery next to two others."""
    c = kit
    tints = (c.SAGE, c.LILAC, c.HONEY, c.MIST, c.BLUSH)
    rows = (
        ((0, 150), (170, 96), (480, 130)),
        ((40, 210), (300, 150), (520, 100)),
        ((0, 90), (110, 130), (560, 80)),
        ((70, 140), (470, 160)),
        ((0, 190), (214, 90), (330, 110), (470, 150)),
    )
    blocks = "".join(
        rect(372 + x, 176 + r * 68, w, 40, tints[(r * 2 + i) % 5], 10)
        for r, row in enumerate(rows)
        for i, (x, w) in enumerate(row)
    )
    lanes = "".join(
        rect(372, 214 + r * 68 + 10, 660, 2, "#E8E4DA")
        + disc(318, 196 + r * 68, 17, (c.BRAND, c.PARROT, c.CORAL, c.MID, c.AMBER)[r])
        + shape(f"M{306} {209 + r * 68} a12 10 0 0 1 24 0Z", c.WHITE, 'opacity="0.8"')
        + disc(318, 191 + r * 68, 6, c.WHITE, 'opacity="0.8"')
        for r in range(5)
    )
    return "".join(
        (
            backdrop((0, "#E3EEE9"), (1, "#EEF2EC")),
            rect(0, 578, 1200, 97, "#CDBFA3"),
            rect(0, 572, 1200, 8, c.WHITE),
            rect(252, 70, 820, 468, c.INK, 20),
            rect(266, 84, 792, 440, c.WHITE, 10),
            rect(266, 84, 792, 56, c.BRAND, 10),
            rect(266, 120, 792, 20, c.BRAND),
            rect(288, 103, 140, 16, c.WHITE, 8),
            rect(850, 101, 84, 22, c.MID, 11),
            rect(948, 101, 84, 22, c.HONEY, 11),
            *(rect(372 + i * 110, 152, 44, 8, c.STONE, 4) for i in range(6)),
            *(rect(372 + i * 110, 166, 1.5, 346, "#EFECE4") for i in range(7)),
            lanes,
            blocks,
            rect(618, 300, 328, 64, c.LAVENDER, 16, f'stroke="{c.PARROT}" stroke-width="3" stroke-dasharray="9 8"'),
            rect(628, 312, 96, 40, c.PARROT, 10),
            rect(732, 312, 96, 40, c.PARROT, 10),
            *(rect(x + 14, 328, 44, 8, c.WHITE, 4, 'opacity="0.85"') for x in (628, 732)),
            rect(836, 312, 96, 40, "none", 10, f'stroke="{c.LILAC}" stroke-width="3"'),
            line("M818 438 C800 410 830 380 858 362", c.PARROT, 4, 'stroke-dasharray="3 11"'),
            rect(800, 418, 100, 44, c.INK, 11, 'opacity="0.14"'),
            rect(792, 408, 100, 44, c.PARROT, 11),
            rect(806, 426, 48, 8, c.WHITE, 4, 'opacity="0.85"'),
            line("M330 538 V620 M994 538 V620", "#3B484B", 15),
            line("M286 622 H374 M950 622 H1038", "#3B484B", 13),
            plant(132, 628, 1.2, c.PARROT),
            shadow(120, 628, 80),
            shadow(960, 650, 110),
            line("M936 470 L930 616", "#22302F", 42),
            line("M986 470 L992 616", c.INK, 44),
            rect(892, 626, 64, 24, c.CORAL, 12),
            rect(968, 626, 66, 24, c.CORAL, 12),
            shape("M896 486 C890 396 904 342 934 328 C954 320 976 320 996 330 C1028 346 1036 410 1030 486Z", c.AMBER),
            line("M1010 356 C1042 400 1046 440 1040 480", "#D89A37", 34),
            disc(1040, 494, 17, c.SKINS[1]),
            line("M924 356 C896 388 880 408 872 422", "#D89A37", 34),
            line("M872 424 L864 434", c.SKINS[1], 22),
            line("M862 434 L850 430", c.SKINS[1], 10),
            line("M962 300 V330", c.SKINS[1], 30),
            oval(962, 270, 38, 44, c.SKINS[1]),
            shape(
                "M916 262 C908 200 1016 196 1010 262 C1030 290 1030 340 1010 356 C1000 330 990 "
                "310 964 312 C940 312 930 330 920 352 C900 334 900 290 916 262Z",
                "#2A1A16",
            ),
        )
    )


SCENES: Final[Mapping[str, Callable[[], str]]] = {
    "bureau-alternance": apprentices,
    "planning-horizon": planning,
}
