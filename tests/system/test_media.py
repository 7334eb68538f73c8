# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.errors import InputUnreadable, MediaUnfit
from composer.domain.media import MediaFile, PictureLimits
from composer.system.media import LocalMedia
from tests.system.films import PLACE, TURNED, a_film
from tests.system.test_pictures import quartered, saved

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def media() -> LocalMedia:
    return LocalMedia()


def written(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize("long", [False, True])
def test_a_film_says_what_it_is(media: LocalMedia, tmp_path: Path, long: bool) -> None:
    content = a_film(1920, 1080, 12.5, matrix=TURNED, brand=b"qt  ", long=long, index_first=False)
    path = written(tmp_path, "quai.mov", content)
    assert media.file(path) == MediaFile(
        path, "video/quicktime", len(content), 12.5, 1080, 1920, codec="avc1", index_first=False
    )


def test_a_film_is_sent_without_its_places_and_otherwise_as_it_is(media: LocalMedia, tmp_path: Path) -> None:
    content = a_film(place=True)
    path = written(tmp_path, "quai.mp4", content)
    assert content.count(PLACE) == 5
    sent = media.read(path, 0, len(content))
    assert PLACE not in sent
    assert len(sent) == len(content)
    clean = written(tmp_path, "clean.mp4", sent)
    assert media.read(clean, 0, len(sent)) == sent
    about, before = media.file(clean), media.file(path)
    assert (about.seconds, about.width, about.height) == (before.seconds, before.width, before.height)


@settings(deadline=None, max_examples=60)
@given(pieces=st.lists(st.integers(1, 400), min_size=1, max_size=12), place=st.booleans())
def test_pieces_of_a_film_make_the_film(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[int], place: bool
) -> None:
    media = LocalMedia()
    content = a_film(place=place, size=2000)
    path = written(tmp_path_factory.mktemp("films"), "quai.mp4", content)
    whole, at, made = media.read(path, 0, len(content)), 0, b""
    while at < len(content):
        piece = pieces[at % len(pieces)]
        made += media.read(path, at, piece)
        at += piece
    assert made == whole
    assert place or whole == content


@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_damaged_films_are_refused_and_nothing_else_happens(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = a_film(place=data.draw(st.booleans()))
    content = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 5))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = written(tmp_path_factory.mktemp("films"), "quai.mp4", bytes(content))
    try:
        about = LocalMedia().file(path)
    except MediaUnfit as error:
        assert error.values["reason"] == "damaged"  # noqa: PT017 - it may also be sound
    else:
        assert about.size == len(content)
        assert about.seconds is not None
        assert about.seconds > 0
        assert len(LocalMedia().read(path, 0, len(content))) == len(content)


def test_a_file_that_changed_is_looked_at_again(media: LocalMedia, tmp_path: Path) -> None:
    path = written(tmp_path, "quai.mp4", a_film(seconds=12.5))
    assert media.file(path).seconds == 12.5
    written(tmp_path, "quai.mp4", a_film(seconds=3))
    os.utime(path, ns=(1, 1))
    assert media.file(path).seconds == 3


def test_a_picture_is_told_upright(media: LocalMedia, tmp_path: Path) -> None:
    content = saved(quartered(40, 30), "JPEG", orientation=6)
    path = written(tmp_path, "quai.jpg", content)
    assert media.file(path) == MediaFile(path, "image/jpeg", len(content), None, 30, 40)
    made = media.picture(path, PictureLimits(frozenset({"image/png"}), 100_000))
    assert (made.media_type, made.width, made.height) == ("image/png", 30, 40)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("note.pdf", PDF, ""),
        ("note.pdf", PDF.replace(b"/Root", b"/Encrypt 2 0 R /Root"), "locked"),
        ("note.pdf", PDF[:-8], "damaged"),
        ("note.pdf", b"<html>", "damaged"),
        ("note.docx", PDF, "unknown-type"),
        ("quai.jpg", PDF, "no-picture"),
        ("quai.mp4", PDF, "damaged"),
    ],
)
def test_documents_and_what_is_not_what_its_name_says(
    media: LocalMedia, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = written(tmp_path, name, content)
    if not reason:
        assert media.file(path) == MediaFile(path, "application/pdf", len(content))
        assert media.read(path, 0, len(content)) == content
        return
    with pytest.raises(MediaUnfit) as refused:
        media.file(path)
    assert refused.value.values == {"file": name, "reason": reason}


def test_a_file_that_is_not_there_is_said_to_be_so(media: LocalMedia, tmp_path: Path) -> None:
    path = str(tmp_path / "absent.mp4")
    for ask in (media.file, lambda p: media.read(p, 0, 1), lambda p: media.picture(p, PictureLimits(frozenset(), 1))):
        with pytest.raises(InputUnreadable) as refused:
            ask(path)
        assert refused.value.values["path"] == path
