# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, ImageOps

from composer.domain.errors import MediaUnfit
from composer.domain.media import Picture, PictureLimits
from composer.system import pictures
from composer.system.picture_metadata import without_metadata

ANY = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
CORNERS = ((230, 20, 20), (20, 200, 20), (20, 20, 230), (240, 230, 20))
"""Upper left, upper right, lower left, lower right."""
PLACE = b"48.8583N"


def limits(size: int = 10_000_000, **more: Any) -> PictureLimits:
    return PictureLimits(more.pop("formats", ANY), size, **more)


def quartered(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Four fields of colour, which say whether a picture stands upright."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for colour, (x, y) in zip(CORNERS, ((0, 0), (1, 0), (0, 1), (1, 1)), strict=True):
        draw.rectangle((x * width // 2, y * height // 2, width, height), fill=colour)
    return image.convert(mode)


def noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(3 * width * height))


def saved(image: Image.Image, kind: str, *, orientation: int = 1, place: bool = False, **how: Any) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    if place:
        exif[0x0110] = "Camera 12"  # model
        exif[0x010E] = PLACE.decode()
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (48.0, 51.0, 29.0)
    out = BytesIO()
    if orientation != 1 or place:
        how["exif"] = exif
    image.save(out, kind, **how)
    return out.getvalue()


def opened(picture: Picture) -> Image.Image:
    image = Image.open(BytesIO(picture.content))
    assert Image.MIME[image.format or ""] == picture.media_type
    assert image.size == (picture.width, picture.height)
    image.load()
    return image


def corners(image: Image.Image) -> list[tuple[int, int, int]]:
    rgb = image.convert("RGB")
    spots = ((1, 1), (3, 1), (1, 3), (3, 3))
    return [rgb.getpixel((image.width * x // 4, image.height * y // 4)) for x, y in spots]  # type: ignore[misc]


def close(left: list[tuple[int, int, int]], right: list[tuple[int, int, int]]) -> bool:
    return all(abs(a - b) < 40 for one, other in zip(left, right, strict=True) for a, b in zip(one, other, strict=True))


@settings(deadline=None, max_examples=60)
@given(
    kind=st.sampled_from(("JPEG", "PNG", "WEBP", "TIFF")),
    mode=st.sampled_from(("RGB", "L", "RGBA", "P", "CMYK", "1", "LA")),
    size=st.tuples(st.integers(1, 700), st.integers(1, 700)),
    orientation=st.integers(1, 8),
    formats=st.sets(st.sampled_from(sorted(ANY - {"image/gif"})), min_size=1),
    side=st.none() | st.integers(40, 800),
    pixels=st.none() | st.integers(2_000, 400_000),
)
def test_whatever_comes_fits_stands_upright_and_tells_nothing(
    kind: str,
    mode: str,
    size: tuple[int, int],
    orientation: int,
    formats: set[str],
    side: int | None,
    pixels: int | None,
) -> None:
    if mode not in {
        "JPEG": ("RGB", "L", "CMYK", "1"),
        "WEBP": ("RGB", "RGBA"),
        "PNG": ("RGB", "L", "RGBA", "P", "1", "LA"),
    }.get(kind, (mode,)):
        mode = "RGB"
    content = saved(quartered(*size, mode), kind, orientation=orientation, place=True)

    made = pictures.fitted(content, "quai.jpg", limits(300_000, formats=frozenset(formats), side=side, pixels=pixels))

    image = opened(made)
    assert made.media_type in formats
    assert len(made.content) <= 300_000
    width, height = size if orientation < 5 else size[::-1]
    assert side is None or max(image.size) <= max(1, side)
    assert pixels is None or image.width * image.height <= max(pixels, max(width, height))
    assert abs(image.width - width * image.height / height) <= 1 + width / height
    assert not image.getexif()
    assert PLACE not in made.content
    assert b"Camera" not in made.content
    if min(image.size) >= 24 and mode in ("RGB", "RGBA", "P"):
        upright = ImageOps.exif_transpose(Image.open(BytesIO(content)))
        assert close(corners(image), corners(upright))


def test_a_picture_that_fits_keeps_every_pixel() -> None:
    for kind, how in (("JPEG", {"quality": 71}), ("PNG", {}), ("WEBP", {"quality": 60})):
        content = saved(noise(60, 40), kind, place=True, **how)
        made = pictures.fitted(content, "quai.jpg", limits())
        assert opened(made).tobytes() == Image.open(BytesIO(content)).tobytes()
        assert PLACE not in made.content
        assert len(made.content) < len(content)


def test_what_follows_a_photograph_in_its_file_is_left_behind() -> None:
    content = saved(quartered(40, 40), "JPEG")
    assert pictures.fitted(content + b"a short film", "quai.jpg", limits()).content == content


@pytest.mark.parametrize("progressive", [True, False])
def test_stripping_follows_every_kind_of_scan(progressive: bool) -> None:
    content = saved(noise(64, 64), "JPEG", progressive=progressive, place=True, comment=PLACE)
    kept = without_metadata(content, "image/jpeg")
    assert PLACE not in kept
    assert Image.open(BytesIO(kept)).tobytes() == Image.open(BytesIO(content)).tobytes()


def test_a_colour_profile_stays_with_untouched_pixels_and_is_applied_to_new_ones() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = saved(quartered(400, 300), "JPEG", icc_profile=profile)
    assert opened(pictures.fitted(content, "quai.jpg", limits())).info["icc_profile"] == profile
    smaller = opened(pictures.fitted(content, "quai.jpg", limits(side=200)))
    assert "icc_profile" not in smaller.info
    assert close(corners(smaller), list(CORNERS))


def test_a_screenshot_stays_sharp() -> None:
    image = Image.new("RGB", (900, 600), "white")
    ImageDraw.Draw(image).text((40, 40), "Nordalia, quai 12", fill="black")
    made = pictures.fitted(saved(image, "BMP"), "ecran.bmp", limits(200_000))
    assert made.media_type == "image/png"
    assert opened(made).convert("RGB").tobytes() == image.tobytes()


def test_transparency_survives_where_the_network_takes_it_and_becomes_white_where_not() -> None:
    image = quartered(300, 300, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize((300, 300)))
    content = saved(image, "PNG")
    assert opened(pictures.fitted(content, "logo.png", limits(side=150))).mode == "RGBA"
    flat = opened(pictures.fitted(content, "logo.png", limits(formats=frozenset({"image/jpeg"}))))
    assert flat.mode == "RGB"
    assert min(flat.getpixel((150, 1))) > 225  # type: ignore[arg-type]  # a pixel of RGB is a tuple


def test_quality_goes_before_the_side() -> None:
    content = saved(noise(900, 900), "JPEG", quality=97)
    softer = pictures.fitted(content, "quai.jpg", limits(700_000))
    assert (softer.width, softer.height) == (900, 900)
    smaller = pictures.fitted(content, "quai.jpg", limits(200_000))
    assert 320 <= smaller.width < 900
    assert len(smaller.content) <= 200_000


def test_what_can_not_be_small_enough_is_refused() -> None:
    with pytest.raises(MediaUnfit) as refused:
        pictures.fitted(saved(noise(600, 600), "PNG"), "quai.png", limits(2_000))
    assert refused.value.values == {"file": "quai.png", "reason": "too-large"}


def animation() -> bytes:
    frames = [quartered(40, 40, "P"), quartered(40, 40, "P").rotate(90)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:], loop=0, duration=80, comment=PLACE)


def test_an_animation_stays_one_or_is_refused() -> None:
    made = pictures.fitted(animation(), "tour.gif", limits())
    image = Image.open(BytesIO(made.content))
    assert (made.media_type, getattr(image, "n_frames", 1), image.info["loop"]) == ("image/gif", 2, 0)
    assert PLACE not in made.content
    for narrow in (limits(formats=frozenset({"image/png"})), limits(100), limits(side=20)):
        with pytest.raises(MediaUnfit) as refused:
            pictures.fitted(animation(), "tour.gif", narrow)
        assert refused.value.values["reason"] == "animated"


@pytest.mark.parametrize(
    ("size", "reason"), [((100, 201), "too-tall"), ((192, 100), "too-wide"), ((100, 125), ""), ((191, 100), "")]
)
def test_nothing_is_cropped(size: tuple[int, int], reason: str) -> None:
    narrow = limits(tallest=0.8, widest=1.91)
    content = saved(quartered(*size), "PNG")
    if not reason:
        assert opened(pictures.fitted(content, "quai.png", narrow)).size == size
        return
    with pytest.raises(MediaUnfit) as refused:
        pictures.fitted(content, "quai.png", narrow)
    assert refused.value.values["reason"] == reason


def test_a_picture_of_more_pixels_than_memory_holds_is_not_decoded() -> None:
    bomb = saved(Image.new("1", (12_000, 10_000)), "PNG")
    assert len(bomb) < 30_000
    with pytest.raises(MediaUnfit) as refused:
        pictures.fitted(bomb, "bombe.png", limits())
    assert refused.value.values["reason"] == "too-many-pixels"


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # it tells of what is damaged, and goes on
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_damaged_pictures_are_refused_and_nothing_else_happens(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")))
    whole = animation() if kind == "GIF" else saved(noise(30, 20), kind)
    content = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 4))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        made = pictures.fitted(bytes(content), "quai.jpg", limits(20_000, side=25))
    except MediaUnfit as error:
        known = {"no-picture", "damaged", "animated", "too-many-pixels", "too-large"}
        assert error.values["reason"] in known  # noqa: PT017 - it may also be sound
    else:
        opened(made)
