# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from composer.domain.errors import LibraryInvalid
from composer.library.releases.catalogue import CATALOGUE, read_catalogue
from composer.library.releases.objects import path_of, ref_of
from composer.library.releases.shards import THUMBNAIL_LIMIT
from composer.library.releases.walking import changed_posts
from composer.services.library_folder import LibraryFolder
from composer.services.releasing.building import Building, Built
from composer.services.releasing.contents import Contents, target_path
from composer.system.media import LocalMedia
from composer.system.release_folder import ReleaseFolder
from tests.releasing.approvers import write_library, write_post

MEDIA = 'media:\n  - file: {name}\n    alt: "Un vélo."\n'


def build(library: Path, out: Path) -> Built:
    return Building(LocalMedia()).build(LibraryFolder(library).compile(), library / "media", out)


def contents(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def a_picture(size: tuple[int, int] = (1600, 900), kind: str = "JPEG") -> bytes:
    """With a note of the camera in it."""
    image = Image.effect_mandelbrot(size, (-2, -1.5, 1, 1.5), 40).convert("RGB")
    exif = image.getexif()
    exif[0x010F] = "Camera of Léa"
    written = BytesIO()
    image.save(written, kind, exif=exif)
    return written.getvalue()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = write_library(tmp_path / "library", 40)
    (folder / "media").mkdir()
    (folder / "media" / "velo.jpg").write_bytes(a_picture())
    write_post(folder, "velo", "Le vélo.", MEDIA.format(name="velo.jpg"))
    return folder


def test_the_same_folder_gives_the_same_bytes_anywhere_at_any_time(library: Path, tmp_path: Path) -> None:
    build(library, tmp_path / "one")
    other = tmp_path / "elsewhere" / "copy"
    other.mkdir(parents=True)
    files = sorted(path for path in library.rglob("*") if path.is_file())
    for path in reversed(files):
        target = other / path.relative_to(library)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (1_000_000_000, 1_000_000_000))
    build(other, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_second_build_makes_nothing_twice(library: Path, tmp_path: Path) -> None:
    first = build(library, tmp_path / "out")
    again = build(library, tmp_path / "out")
    assert first.changed
    assert first.new
    assert not again.changed
    assert again.new == 0
    assert again.catalogue == first.catalogue


def test_one_post_more_leaves_the_other_shards_as_they_are(library: Path, tmp_path: Path) -> None:
    build(library, tmp_path / "out")
    before = set(contents(tmp_path / "out"))
    write_post(library, "nouvelle", "Une nouvelle.")
    build(library, tmp_path / "out")
    new = [path for path in set(contents(tmp_path / "out")) - before if path.startswith("objects/")]
    assert len(new) <= 5


def test_a_picture_gets_a_small_one_that_tells_no_camera(library: Path, tmp_path: Path) -> None:
    built = build(library, tmp_path / "out")
    held = Contents(ReleaseFolder(tmp_path / "out"))
    edition = held.edition(built.catalogue)
    post = changed_posts(None, edition.posts, held.object)[1]
    medium = next(one.media[0] for one in post.values() if one.media)
    assert held.object(medium.whole) == (library / "media" / "velo.jpg").read_bytes()
    assert medium.thumbnail is not None
    small = held.object(medium.thumbnail)
    assert b"Camera" not in small
    assert len(small) < THUMBNAIL_LIMIT
    assert max(Image.open(BytesIO(small)).size) == 480


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("faux.jpg", b"<svg onload=alert(1)>"),
        ("faux.png", a_picture((40, 40), "JPEG")),
        ("faux.mp4", b"not a film at all"),
        ("nul.jpg", a_picture((40, 40))),
        ("coupe.jpg", a_picture()[:900]),
    ],
)
def test_media_that_are_not_what_they_say_are_refused(library: Path, tmp_path: Path, name: str, content: bytes) -> None:
    (library / "media" / name).write_bytes(content)
    write_post(library, "faux", "Un post.", MEDIA.format(name=name))
    with pytest.raises(LibraryInvalid) as refusal:
        build(library, tmp_path / "out")
    assert refusal.value.values["file"] == "posts/faux.md"
    assert name in refusal.value.values["reason"]
    assert not (tmp_path / "out" / "candidate.json").exists()


def test_a_build_before_that_is_damaged_is_as_none(library: Path, tmp_path: Path) -> None:
    first = build(library, tmp_path / "out")
    for rubbish in (b"", b"[]", b'{"catalogue":{}}', b'{"catalogue":{"sha256":"a","size":1},"thumbnails":[1]}'):
        (tmp_path / "out" / "candidate.json").write_bytes(rubbish)
        assert build(library, tmp_path / "out").catalogue == first.catalogue


def test_an_object_cut_short_is_written_again(library: Path, tmp_path: Path) -> None:
    built = build(library, tmp_path / "out")
    root = read_catalogue((tmp_path / "out" / target_path(CATALOGUE, built.catalogue)).read_bytes()).posts
    file = tmp_path / "out" / path_of(root)
    file.write_bytes(file.read_bytes()[:5])
    build(library, tmp_path / "out")
    assert ref_of(file.read_bytes()) == root


def test_nothing_half_written_is_left_behind(library: Path, tmp_path: Path) -> None:
    build(library, tmp_path / "out")
    assert list(hidden(tmp_path / "out")) == []


def hidden(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.name.startswith("."))
