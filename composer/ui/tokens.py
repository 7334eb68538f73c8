# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of the two themes, by the name of their use. No Qt: a test holds their contrast."""

from typing import Final

LIGHT: Final[dict[str, str]] = {
    "paper": "#F6F5F1",
    "surface": "#FFFFFF",
    "raised": "#FBFAF7",
    "ink": "#1D2426",
    "muted": "#667074",
    "line": "#E3E1DA",
    "brand": "#1F5B52",
    "brand_soft": "#E2EEEA",
    "on_brand": "#FFFFFF",
    "danger": "#B3261E",
    "danger_soft": "#FBE9E7",
    "warn": "#976500",
    "warn_soft": "#FFF3D6",
    "parrot": "#6B3FA0",
    "parrot_soft": "#EFE7F8",
    "language": "#1F5FBF",
    "language_soft": "#E6EEFB",
    "ok": "#2E7D4F",
    "ok_soft": "#ECF7F0",
    "off": "#97B3AE",
}
DARK: Final[dict[str, str]] = {
    "paper": "#14181A",
    "surface": "#1C2224",
    "raised": "#20272A",
    "ink": "#E8ECEC",
    "muted": "#9AA5A8",
    "line": "#2F383B",
    "brand": "#7CC7B8",
    "brand_soft": "#1F3A35",
    "on_brand": "#10201D",
    "danger": "#FF8A80",
    "danger_soft": "#3D2322",
    "warn": "#FFCC66",
    "warn_soft": "#3A311C",
    "parrot": "#C9A8F5",
    "parrot_soft": "#33284A",
    "language": "#8FB8FF",
    "language_soft": "#22304A",
    "ok": "#7FD6A0",
    "ok_soft": "#1E3528",
    "off": "#466B64",
}


def contrast(first: str, second: str) -> float:
    """Contrast of two ``#RRGGBB`` colours, 1.0 to 21.0. Source: WCAG 2.2, "contrast ratio"."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
