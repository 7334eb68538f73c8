# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of work with the hands: workshop, sorting hall, locker room."""

from collections.abc import Callable, Mapping
from typing import Final

from pictures import kit
from pictures.kit import backdrop, cargo_bike, disc, group, line, oval, parcel, plant, rect, shadow, shape


def _lamp(x: float, drop: float, shade: str = kit.BRAND) -> str:
    """A hanging lamp and its light."""
    return "".join(
        (
            line(f"M{x} 0 V{drop}", kit.INK, 4),
            kit.beam(
                f"M{x - 56} {drop + 44} H{x + 56} L{x + 190} {drop + 330} H{x - 190}Z",
                kit.CREAM,
                (x, drop + 44),
                (x, drop + 330),
                0.7,
            ),
            shape(
                f"M{x - 62} {drop + 46} C{x - 58} {drop + 4} {x - 24} {drop - 8} {x} {drop - 8} "
                f"C{x + 24} {drop - 8} {x + 58} {drop + 4} {x + 62} {drop + 46}Z",
                shade,
            ),
            oval(x, drop + 46, 30, 10, kit.HONEY),
        )
    )


def _spanner(x: float, y: float, turn: float, size: float, fill: str) -> str:
    """An open-ended spanner hanging from (x, y)."""
    return group(
        f"translate({x} {y}) rotate({turn}) scale({size})",
        line("M0 24 V120", fill, 15),
        shape("M-26 14 C-26 -8 -14 -22 -10 -24 V4 H10 V-24 C14 -22 26 -8 26 14 C24 34 -24 34 -26 14Z", fill),
        disc(0, 128, 19, fill),
        disc(0, 128, 9, kit.SAND),
    )


def workshop() -> str:
    """The repair shop: a cargo bike on a stand, tools on their outlines."""
    c = kit
    outline = "#C9BFA9"
    pegs = "".join(disc(404 + i * 30, 96 + k * 30, 2.2, "#CFC4AE") for i in range(25) for k in range(7))
    drawers = "".join(rect(50, y, 226, 46, c.MID, 5) + rect(140, y + 18, 46, 9, c.SOFT, 4) for y in (430, 484, 538))
    return "".join(
        (
            backdrop((0, "#DCEAE5"), (1, "#EDF1EA")),
            rect(0, 560, 1200, 115, "#C8B99C"),
            "".join(rect(i * 170 - 60, 560, 3, 115, "#B6A687") for i in range(8)),
            rect(0, 554, 1200, 8, c.WHITE),
            rect(56, 96, 250, 196, c.WHITE, 8),
            rect(66, 106, 112, 176, "#BFDDE0", 4),
            rect(184, 106, 112, 176, "#CFE6E6", 4),
            shape("M66 282 V232 C100 206 140 210 178 236 V282Z", c.SAGE),
            shape("M184 282 V240 C220 212 262 214 296 228 V282Z", c.SAGE),
            rect(44, 290, 274, 14, c.STONE, 4),
            plant(108, 290, 0.62, c.CORAL),
            rect(382, 70, 764, 240, c.SAND, 10),
            pegs,
            *(
                _spanner(x + 5, 125, 0, s, outline) + _spanner(x, 120, 0, s, f)
                for x, s, f in ((440, 0.8, "#7D8B8E"), (500, 0.95, "#7D8B8E"), (564, 1.1, "#67767A"))
            ),
            line("M650 130 V190", "#67767A", 9),
            rect(638, 184, 24, 84, c.PARROT, 10),
            line("M704 130 V182", "#67767A", 7),
            rect(693, 178, 22, 74, c.AMBER, 9),
            rect(772, 150, 18, 116, c.WOOD, 8),
            rect(744, 118, 74, 40, "#5B686C", 8),
            line("M874 168 L864 122 M886 168 L896 122", "#5B686C", 13),
            line("M886 168 C852 190 858 216 862 256 M874 168 C908 190 902 216 898 256", c.CORAL, 14),
            disc(880, 170, 9, c.INK),
            kit.wheel(1020, 190, 84),
            rect(28, 392, 270, 24, c.WOOD, 5),
            rect(36, 416, 254, 176, c.BRAND, 6),
            drawers,
            rect(60, 366, 70, 26, c.PARROT, 5),
            rect(74, 352, 42, 16, c.PLUM, 5),
            rect(174, 344, 34, 48, c.INK, 7),
            rect(179, 350, 24, 24, "#8FD0C2", 3),
            rect(222, 344, 34, 48, c.INK, 7),
            rect(227, 350, 24, 24, c.HONEY, 3),
            _lamp(726, 40),
            shadow(742, 628, 250, 0.18),
            line("M742 624 V352 H630", "#5B686C", 17),
            line("M742 392 L704 352", "#5B686C", 9),
            line("M742 622 L640 634 M742 622 L844 634", "#5B686C", 15),
            group("translate(548 530) scale(1.16)", cargo_bike(c.PARROT, c.BRAND, c.HONEY)),
            group(
                "translate(612 352) rotate(-8)", rect(-24, -20, 48, 40, c.AMBER, 9), rect(-24, -4, 48, 8, "#C98A2E", 4)
            ),
            rect(998, 500, 150, 122, c.CORAL, 10),
            rect(998, 500, 150, 30, "#C96A4B", 10),
            rect(1048, 478, 50, 26, "none", 8, f'stroke="{c.INK}" stroke-width="9"'),
            rect(1060, 522, 26, 22, c.HONEY, 4),
            shadow(1074, 628, 96),
            shadow(386, 634, 84),
            line("M366 516 L342 630 M406 516 L430 630 M353 582 H419", "#5B686C", 9),
            rect(330, 496, 112, 24, c.AMBER, 12),
        )
    )


def _crate(x: float, y: float, w: float, h: float) -> str:
    """A folding crate with its coloured notch; (x, y) is its lower left corner."""
    slots = "".join(
        rect(x + 16 + i * (w - 32) / 4, y - h + 32, (w - 32) / 4 - 8, h - 50, kit.PLUM, 4, 'opacity="0.55"')
        for i in range(4)
    )
    return "".join(
        (
            rect(x, y - h, w, h, kit.PARROT, 8),
            slots,
            rect(x - 4, y - h, w + 8, 18, "#8257B8", 6),
            rect(x + w / 2 - 20, y - h - 2, 40, 20, kit.HONEY, 6),
        )
    )


def sorting() -> str:
    """Purple crates and cardboard parcels on two conveyors, with a scanning arch."""
    c = kit
    windows = "".join(
        rect(40 + i * 164, 70, 136, 118, "#CFE6E6", 6)
        + rect(40 + i * 164 + 64, 70, 8, 118, c.WHITE)
        + rect(40 + i * 164, 124, 136, 7, c.WHITE)
        for i in range(7)
    )

    def belt(y: float, left: float, right: float) -> str:
        rollers = "".join(
            disc(left + 26 + i * 44, y + 21, 11, "#9AA8AA") + disc(left + 26 + i * 44, y + 21, 4, c.INK)
            for i in range(int((right - left - 20) // 44))
        )
        feet = "".join(
            rect(x, y + 40, 18, 560 - y * 0.93, "#41575A", 4) for x in (left + 90, (left + right) / 2, right - 110)
        )
        return (
            feet
            + rect(left, y, right - left, 42, "#2B3E40", 20)
            + rollers
            + rect(left + 8, y - 4, right - left - 16, 10, "#506669", 5)
        )

    return "".join(
        (
            backdrop((0, c.SOFT), (1, "#F1F3EC")),
            windows,
            rect(0, 40, 1200, 16, c.MIST),
            rect(0, 206, 1200, 14, c.MIST),
            *(rect(x, 40, 20, 540, "#D3E3DC") for x in (6, 592, 1174)),
            rect(0, 574, 1200, 101, "#CBD3CC"),
            rect(0, 574, 1200, 5, c.WHITE),
            line("M0 640 H1200", c.AMBER, 9, 'stroke-dasharray="54 34"'),
            _lamp(168, 66, c.PARROT),
            _lamp(1086, 66, c.PARROT),
            belt(330, 210, 1260),
            parcel(286, 328, 96, 70),
            _crate(430, 328, 128, 74),
            parcel(606, 328, 76, 92, "#E6C295"),
            parcel(694, 328, 92, 58),
            _crate(836, 328, 128, 74),
            parcel(1012, 328, 110, 64),
            belt(506, -60, 1010),
            _crate(30, 504, 176, 104),
            parcel(246, 504, 126, 92),
            parcel(262, 412, 84, 52, "#E6C295"),
            shape(
                "M398 548 V330 q0 -34 34 -34 H596 q34 0 34 34 V548 H586 V356 q0 -12 -12 -12 H454 q-12 0 -12 12 V548Z",
                c.BRAND,
            ),
            rect(470, 308, 88, 20, c.HONEY, 10),
            kit.beam("M458 344 H570 L586 504 H442Z", "#FF6B5E", (514, 344), (514, 520), 0.5),
            _crate(432, 504, 168, 104),
            line("M440 452 H590", "#FF6B5E", 4),
            disc(414, 330, 9, "#8FD0C2"),
            parcel(668, 504, 104, 120, "#E6C295"),
            _crate(806, 504, 168, 104),
            group(
                "translate(1096 640)",
                shadow(0, -8, 92),
                rect(-84, -34, 168, 18, c.WOOD, 4),
                rect(-74, -18, 26, 16, c.KRAFT_DARK),
                rect(48, -18, 26, 16, c.KRAFT_DARK),
                parcel(-76, -34, 74, 66),
                parcel(4, -34, 72, 84, "#E6C295"),
                parcel(-58, -100, 52, 44, "#E6C295"),
            ),
        )
    )


def lockers() -> str:
    """A locker room: vest, helmet, gloves and a note for a newcomer."""
    c = kit
    doors: list[str] = []
    for i in range(6):
        x = 36 + i * 190
        if i == 2:
            continue
        doors.append(rect(x, 60, 178, 470, c.MID if i % 2 else "#4C9486", 8))
        doors.append(rect(x + 8, 68, 162, 454, c.WHITE, 5, 'opacity="0.08"'))
        doors.append("".join(rect(x + 54, 96 + k * 16, 70, 6, c.DEEP, 3, 'opacity="0.55"') for k in range(4)))
        doors.append(rect(x + 146, 282, 12, 44, c.DEEP, 6))
        doors.append(rect(x + 64, 186, 50, 24, c.HONEY if i != 4 else c.LILAC, 5))
    return "".join(
        (
            backdrop((0, "#EDF0EA"), (1, "#E4EBE5")),
            rect(0, 44, 1200, 500, c.DEEP),
            rect(0, 36, 1200, 16, c.STONE),
            "".join(doors),
            rect(416, 60, 178, 470, "#0E2B27", 6),
            rect(424, 68, 162, 454, "#173F39", 4),
            rect(424, 170, 162, 10, c.MID),
            rect(424, 470, 162, 10, c.MID),
            shape("M456 168 C454 100 556 100 554 168Z", "#7CC7B8"),
            shape("M492 118 C496 108 514 108 518 118 V168 H492Z", "#A5DDD1"),
            rect(444, 158, 122, 14, "#5FB3A3", 7),
            line("M505 180 V196 M505 196 L462 222 M505 196 L548 222", c.STONE, 5),
            shape("M462 216 L490 200 L506 250 L520 200 L548 216 L562 250 L552 420 H458 L448 250Z", c.AMBER),
            shape("M490 200 L506 250 L520 200 L512 196 H498Z", "#0E2B27"),
            rect(454, 300, 102, 17, c.WHITE),
            rect(456, 356, 98, 17, c.WHITE),
            line("M506 250 V420", "#C98A2E", 4),
            rect(440, 416, 54, 54, c.INK, 8),
            rect(500, 428, 74, 42, c.PARROT, 8),
            shape("M594 60 L716 34 V560 L594 530Z", "#5AA696"),
            shape("M606 74 L704 52 V540 L606 518Z", "#67B3A3"),
            shape("M626 190 L690 182 V282 L626 280Z", c.CREAM),
            line("M638 206 L678 201 M638 222 L670 219 M638 238 L680 236 M638 254 L662 253", c.PARROT, 4),
            disc(658, 186, 7, c.CORAL),
            rect(0, 540, 1200, 135, "#D8CDB8"),
            rect(0, 540, 1200, 10, c.INK, 0, 'opacity="0.14"'),
            "".join(line(f"M{i * 160 - 40} 675 L{i * 132 + 60} 550", "#C6B99F", 3) for i in range(10)),
            rect(0, 604, 1200, 3, "#C6B99F"),
            shadow(860, 652, 290),
            rect(640, 566, 440, 26, c.WOOD, 8),
            rect(690, 592, 26, 62, c.DEEP, 5),
            rect(1004, 592, 26, 62, c.DEEP, 5),
            _glove(776, 566, 176),
            _glove(846, 566, 187),
            rect(930, 506, 94, 60, c.PARROT, 12),
            shape("M930 524 H1024 V518 q0 -12 -12 -12 H942 q-12 0 -12 12Z", c.PLUM),
            line("M956 506 q2 -26 21 -26 q19 0 21 26", c.PLUM, 8),
            shadow(360, 650, 118),
            *(
                group(
                    f"translate({x} 648)",
                    shape("M0 0 V-92 q0 -10 10 -10 H54 q10 0 10 10 V-52 C70 -38 106 -40 110 -14 V0Z", "#6B4A35"),
                    rect(-3, -12, 116, 14, c.INK, 5),
                    rect(-2, -104, 68, 18, "#8A6247", 8),
                    *(line(f"M40 {y} l22 6", c.HONEY, 4) for y in (-78, -64, -50)),
                )
                for x in (262, 356)
            ),
        )
    )


def _glove(x: float, y: float, turn: float) -> str:
    """A work glove lying on the bench, its cuff at (x, y)."""
    c = kit
    return group(
        f"translate({x} {y}) rotate({turn}) scale(0.84)",
        line("M-16 -34 L-34 -60", c.CORAL, 15),
        line("M-14 -50 V-92 M2 -52 V-100 M18 -50 V-94", c.CORAL, 14),
        shape("M-24 6 V-54 q0 -10 10 -10 H16 q10 0 10 10 V6Z", c.CORAL),
        rect(-28, -12, 58, 24, c.INK, 7),
    )


SCENES: Final[Mapping[str, Callable[[], str]]] = {
    "atelier-rebond": workshop,
    "tri-colis": sorting,
    "vestiaire-passerelle": lockers,
}
