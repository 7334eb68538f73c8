# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.bootstrap import wording
from composer.domain.media import MediaFile, MediaKind, MediaLimits, PictureLimits, VideoLimits, kind_of
from composer.domain.text import Language
from composer.networks import NETWORKS, by_hand, media_fit
from composer.networks.media_fit import misfit
from composer.networks.tiktok.api import WORDED
from composer.system import media, pictures

FILM = MediaFile("visite.mp4", "video/mp4", 5_000_000, 12.0, 1080, 1920, codec="avc1")
PICTURE = MediaFile("quai.jpg", "image/jpeg", 500_000, None, 800, 600)
PDF = MediaFile("note.pdf", "application/pdf", 500_000)
LIMITS = MediaLimits(
    PictureLimits(frozenset({"image/jpeg"}), 1_000_000, tallest=0.8, widest=1.91),
    VideoLimits(10_000_000, shortest_s=3, longest_s=60, narrowest=360, largest=4096, width=1920, index_first=True),
    document=1_000_000,
    fetched=frozenset({MediaKind.PICTURE}),
)


def film(**changes: object) -> MediaFile:
    values = {"media_type": "video/mp4", "size": 5_000_000, "seconds": 12.0, "width": 1080, "height": 1920, **changes}
    return MediaFile("visite.mp4", **values)  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (FILM, ""),
        (PICTURE, ""),
        (PDF, ""),
        (film(media_type="video/webm"), "format"),
        (film(size=10_000_001), "too-heavy"),
        (film(seconds=2.9), "too-short"),
        (film(seconds=60.1), "too-long"),
        (film(width=300), "too-few-pixels"),
        (film(height=5000), "too-many-pixels-there"),
        (film(width=1921, height=1080), "too-many-pixels-there"),
        (film(index_first=False), "index-last"),
        (MediaFile("a.png", "image/png", 500_000, None, 800, 600), "format"),
        (MediaFile("a.jpg", "image/jpeg", 1_000_001, None, 800, 600), "too-heavy"),
        (MediaFile("a.jpg", "image/jpeg", 500_000, None, 400, 600), "too-tall"),
        (MediaFile("a.jpg", "image/jpeg", 500_000, None, 1200, 600), "too-wide"),
        (MediaFile("a.pdf", "application/pdf", 1_000_001), "too-heavy"),
        (MediaFile("a.doc", "application/msword", 10), "kind"),
    ],
)
def test_what_does_not_fit_has_its_reason(file: MediaFile, reason: str) -> None:
    assert misfit(file, LIMITS) == reason


def test_a_network_that_takes_none_of_a_kind_says_so() -> None:
    assert [misfit(file, MediaLimits()) for file in (FILM, PICTURE, PDF)] == ["kind"] * 3


@given(size=st.integers(0, 10**12), media_type=st.sampled_from(("image/png", "image/bmp")))
def test_a_picture_that_is_made_to_fit_is_judged_by_its_shape_alone(size: int, media_type: str) -> None:
    upload = MediaLimits(LIMITS.picture)
    assert misfit(MediaFile("a.png", media_type, size, None, 800, 600), upload) == ""
    assert misfit(MediaFile("a.png", media_type, size, None, 100, 600), upload) == "too-tall"


def test_every_network_but_practice_says_what_it_takes_and_as_many_kinds_as_it_can() -> None:
    for network in NETWORKS:
        limits = network.spec.media
        if network.spec.key == "practice":
            assert limits is None
            continue
        assert limits is not None
        abilities = {ability.value for ability in network.spec.abilities}
        assert (limits.picture is not None) == ("picture" in abilities), network.spec.key
        assert (limits.video is not None) == ("video" in abilities), network.spec.key
        assert (limits.document is not None) == ("document" in abilities), network.spec.key


@pytest.mark.parametrize("language", Language)
def test_every_reason_has_words(language: Language) -> None:
    words = wording(language)
    found = set(WORDED)
    for module in (media_fit, media, pictures, by_hand):
        source = Path(str(module.__file__)).read_text("utf-8")
        found |= set(re.findall(r'(?:yield|else|return) "([a-z-]+)"', source))
        found |= set(re.findall(r'(?:_unfit\(\w+, |reason=)"([a-z-]+)"', source))
    assert {"damaged", "too-long", "elsewhere", "no-address-of-file", "kind"} <= found
    assert not [reason for reason in found if not words.knows(f"reason-{reason}")]


@given(name=st.text(st.characters(codec="utf-8"), max_size=20))
def test_any_name_has_a_kind_or_none(name: str) -> None:
    assert kind_of(name) in {None, *MediaKind}
    assert kind_of(f"a{name}.MP4") is MediaKind.VIDEO
