# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures made to fit a network: upright, without place or camera, no worse than they have to be."""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from composer.domain.errors import MediaUnfit
from composer.domain.media import Picture, PictureLimits
from composer.system.picture_metadata import without_metadata

FILE_LIMIT: Final = 100 * 1024 * 1024
PIXEL_LIMIT: Final = 80_000_000
"""Decoded at once, a quarter of a gigabyte. A JPEG that is made smaller may have more: it is decoded at a fraction."""
_JPEG_LIMIT: Final = 8 * 8 * PIXEL_LIMIT
_FORMATS: Final = {
    JpegImagePlugin.JpegImageFile.format: "image/jpeg",
    MpoImagePlugin.MpoImageFile.format: "image/jpeg",
    PngImagePlugin.PngImageFile.format: "image/png",
    GifImagePlugin.GifImageFile.format: "image/gif",
    WebPImagePlugin.WebPImageFile.format: "image/webp",
    BmpImagePlugin.BmpImageFile.format: "image/bmp",
    TiffImagePlugin.TiffImageFile.format: "image/tiff",
}
"""By Pillow's names; to name a plug-in is to load it, and no other one ever opens a file."""
_OPENERS: Final = [name for name in _FORMATS if name != MpoImagePlugin.MpoImageFile.format]
"""A photograph with a second picture is opened as JPEG."""
_LOSSLESS: Final = frozenset({"image/png", "image/gif", "image/bmp", "image/tiff"})
_QUALITIES: Final = (92, 88, 84, 80, 75)
_SHARP_QUALITIES: Final = (95, 92, 88)
"""For what came without loss: letters of a screenshot suffer below."""
_SMALLEST: Final = 320
"""Pixels of the longer side: below, a picture made smaller is no use to a reader."""
_STEP: Final = 0.85
_ORIENTATION: Final = 0x0112

_BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
    OverflowError,
)
"""What Pillow raises for damaged files."""

Image.MAX_IMAGE_PIXELS = None  # judged here, before anything is decoded, without warnings


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture is, read from its first bytes. Width and height are those of the upright picture."""

    media_type: str
    width: int
    height: int
    animated: bool


def look(content: bytes, file: str) -> Look:
    """Raises MediaUnfit when it is no picture, or no sound one."""
    with _opened(content, file) as image:
        width, height = _upright_size(image)
        return Look(_FORMATS[image.format or ""], width, height, _is_animated(image))


def fitted(content: bytes, file: str, limits: PictureLimits) -> Picture:
    """The picture as it is sent; ``file`` is its name, for the error. Raises MediaUnfit."""
    with _opened(content, file) as image:
        seen = Look(_FORMATS[image.format or ""], *_upright_size(image), _is_animated(image))
        _judge_shape(seen, file, limits)
        scale = _scale(seen.width, seen.height, limits)
        _judge_pixels(image, scale, file)
        try:
            if scale == 1 and (kept := _as_it_is(content, image, seen, limits)) is not None:
                return kept
            if seen.animated:
                raise _unfit(file, "animated")
            made = _encoded(_decoded(image, scale), seen, limits)
        except _BROKEN as error:
            raise _unfit(file, "damaged") from error
    if made is None:
        raise _unfit(file, "too-large")
    return made


def _opened(content: bytes, file: str) -> Image.Image:
    try:
        image = Image.open(BytesIO(content), formats=_OPENERS)
        _ = image.size, getattr(image, "n_frames", 1), image.getexif()
    except UnidentifiedImageError as error:
        raise _unfit(file, "no-picture") from error
    except _BROKEN as error:
        raise _unfit(file, "damaged") from error
    return image


def _unfit(file: str, reason: str) -> MediaUnfit:
    return MediaUnfit(file=file, reason=reason)


def _upright_size(image: Image.Image) -> tuple[int, int]:
    width, height = image.size
    if image.format == "TIFF":
        return width, height  # Pillow turns these itself
    return (height, width) if image.getexif().get(_ORIENTATION) in (5, 6, 7, 8) else (width, height)


def _is_animated(image: Image.Image) -> bool:
    """Pages of a TIFF and the second picture of a stereo camera are no animation."""
    return image.format in ("GIF", "PNG", "WEBP") and getattr(image, "n_frames", 1) > 1


def _judge_shape(seen: Look, file: str, limits: PictureLimits) -> None:
    ratio = seen.width / seen.height
    if limits.tallest is not None and ratio < limits.tallest:
        raise _unfit(file, "too-tall")
    if limits.widest is not None and ratio > limits.widest:
        raise _unfit(file, "too-wide")


def _judge_pixels(image: Image.Image, scale: float, file: str) -> None:
    pixels = image.width * image.height
    at_a_fraction = image.format in ("JPEG", "MPO") and pixels * (2 * scale) ** 2 <= PIXEL_LIMIT
    if pixels > (_JPEG_LIMIT if at_a_fraction else PIXEL_LIMIT):
        raise _unfit(file, "too-many-pixels")


def _scale(width: int, height: int, limits: PictureLimits) -> float:
    by_side = 1.0 if limits.side is None else limits.side / max(width, height)
    by_pixels = 1.0 if limits.pixels is None else math.sqrt(limits.pixels / (width * height))
    return min(1.0, by_side, by_pixels)


def _as_it_is(content: bytes, image: Image.Image, seen: Look, limits: PictureLimits) -> Picture | None:
    """None when it has to be encoded anew."""
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    if turned or seen.media_type not in limits.formats or image.mode in ("CMYK", "LAB"):
        return None
    try:
        kept = without_metadata(content, seen.media_type)
    except ValueError:
        return None
    if len(kept) > limits.size:
        return None
    with Image.open(BytesIO(kept), formats=_OPENERS) as again:
        again.draft("L", (1, 1))  # read to the end, in an eighth of the work
        again.load()
    return Picture(kept, seen.media_type, seen.width, seen.height)


def _decoded(image: Image.Image, scale: float) -> Image.Image:
    """Upright, in sRGB or grey, at most eight bits a channel, as large as it may be."""
    width, height = (max(1, math.floor(side * scale)) for side in _upright_size(image))
    image.draft("RGB", (math.ceil(image.width * scale), math.ceil(image.height * scale)))
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    plain = _plain(_in_srgb(upright, profile))
    return plain if plain.size == (width, height) else plain.resize((width, height), Image.Resampling.LANCZOS)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Converted by its own profile; where that is damaged or of another kind, as if it had none."""
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK"):
        return image
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(colours, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        return image
    if made is not None and alpha is not None:
        made.putalpha(alpha)
    return made or image


def _plain(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        return image if image.getchannel("A").getextrema() != (255, 255) else image.convert("RGB")
    return image if image.mode in ("L", "RGB") else image.convert("L" if image.mode in ("1", "F") else "RGB")


def _encoded(image: Image.Image, seen: Look, limits: PictureLimits) -> Picture | None:
    """The best of what fits: quality goes first, then the side. None when nothing useful fits."""
    factor = 1.0
    while True:
        smaller = image
        if factor < 1:
            size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
            smaller = image.resize(size, Image.Resampling.LANCZOS)
        for candidate, media_type, how in _candidates(smaller, seen, limits.formats, factor):
            made = _saved(candidate, media_type, how)
            if len(made) <= limits.size:
                return Picture(made, media_type, *candidate.size)
        factor *= _STEP
        if max(image.size) * factor < _SMALLEST:
            return None


def _candidates(
    image: Image.Image, seen: Look, formats: frozenset[str], factor: float
) -> Iterator[tuple[Image.Image, str, dict[str, Any]]]:
    """Best first. Transparency is kept while the picture is at least half as large; then white stands for it."""
    see_through = image.mode == "RGBA"
    if "image/png" in formats and (see_through or seen.media_type in _LOSSLESS or "image/jpeg" not in formats):
        yield image, "image/png", {"optimize": True}
    sharp = seen.media_type in _LOSSLESS
    qualities = _SHARP_QUALITIES if sharp and factor > 0.5 else _QUALITIES
    if "image/webp" in formats and (see_through or "image/jpeg" not in formats):
        yield from ((image, "image/webp", {"quality": quality, "method": 4}) for quality in qualities)
    keeps_it = formats & {"image/png", "image/webp"}
    if "image/jpeg" in formats and not (see_through and keeps_it and factor > 0.5):
        flat = _on_white(image) if see_through else image
        how = {"optimize": True, "progressive": True, "subsampling": 0 if sharp else 2}
        yield from ((flat, "image/jpeg", {"quality": quality, **how}) for quality in qualities)


def _on_white(image: Image.Image) -> Image.Image:
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _saved(image: Image.Image, media_type: str, how: dict[str, Any]) -> bytes:
    out = BytesIO()
    kind = media_type.removeprefix("image/").upper()
    try:
        image.save(out, kind, **how)
    except OSError:
        # A JPEG of pure noise, in several passes, can be larger than the room its encoder was given.
        out = BytesIO()
        image.save(out, kind, quality=how["quality"])
    return out.getvalue()
