# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the pictures of the sample library: ``python resources/media_pictures.py [NAME…]``.

No text and no fonts, so every machine draws the same pixels.
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from pictures import indoors, offices, outdoors, paper, tabletop, twilight
from pictures.kit import HEIGHT, WIDTH
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

MEDIA: Final = Path(__file__).parent / "library" / "media"
MOST_BYTES: Final = 120 * 1024

SCENES: Final[Mapping[str, Callable[[], str]]] = {
    **outdoors.SCENES,
    **twilight.SCENES,
    **indoors.SCENES,
    **offices.SCENES,
    **paper.SCENES,
    **tabletop.SCENES,
}


def draw(scene: Callable[[], str]) -> QImage:
    """The scene as an opaque picture."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{scene()}</svg>'
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    if not renderer.isValid():
        raise SystemExit(f"{scene.__name__}: not valid SVG")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return image


def fewer_colours(image: QImage) -> QImage:
    """The picture with its 256 most useful colours: smoothed edges cost most of a PNG, and nobody sees them change."""
    pixels = memoryview(image.constBits()).cast("I").tolist()
    counts = Counter(pixels)
    chosen: list[int] = []
    for colour, _ in counts.most_common():
        if len(chosen) == 256:
            break
        if all(_distance(colour, other) > 60 for other in chosen):
            chosen.append(colour)
    nearest = {colour: min(range(len(chosen)), key=lambda i: _distance(colour, chosen[i])) for colour in counts}
    small = QImage(
        bytes(nearest[pixel] for pixel in pixels),
        image.width(),
        image.height(),
        image.width(),
        QImage.Format.Format_Indexed8,
    )
    small.setColorTable(chosen)
    return small.copy()


def _distance(one: int, other: int) -> int:
    """How far apart two colours look: green weighs most."""
    red = (one >> 16 & 255) - (other >> 16 & 255)
    green = (one >> 8 & 255) - (other >> 8 & 255)
    blue = (one & 255) - (other & 255)
    return 2 * red * red + 4 * green * green + 3 * blue * blue


def save(image: QImage, target: Path) -> int:
    """Write the picture as small as PNG can, and return its size in bytes."""
    writer = QImageWriter(str(target), b"png")
    writer.setCompression(100)
    if not writer.write(image):
        raise SystemExit(f"{target}: {writer.errorString()}")
    return target.stat().st_size


def main(names: list[str]) -> int:
    """Draw the named scenes, all of them without names; 1 when a picture is too heavy."""
    MEDIA.mkdir(parents=True, exist_ok=True)
    heavy = False
    for name in names or sorted(SCENES):
        image = draw(SCENES[name])
        size = save(image, MEDIA / f"{name}.png")
        if size > MOST_BYTES:
            size = save(fewer_colours(image), MEDIA / f"{name}.png")
        heavy = heavy or size > MOST_BYTES
        sys.stdout.write(f"{name}.png {size // 1024} KB{' too heavy' if size > MOST_BYTES else ''}\n")
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
