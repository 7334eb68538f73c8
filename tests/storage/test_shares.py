# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import stat
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from composer.domain.errors import StorageError
from composer.storage.shares import Intakes, ShareFiles
from tests.conftest import ExpectLog

PIECES = ((8, b"there"), (0, b"here"), (13, b"!" * 3_000_000))
NUMBERS = array("Q", [2, 3, 5, 8, 13, 21])
WHOLE = b"here\0\0\0\0there" + b"!" * 3_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "shares"


@pytest.fixture
def files(folder: Path) -> ShareFiles:
    return ShareFiles(folder)


def held(files: ShareFiles) -> list[tuple[Intakes, bytes]]:
    return [(intakes, bytes(packed.content)) for intakes, packed in files.all()]


def test_pieces_come_back_as_a_whole(files: ShareFiles, folder: Path) -> None:
    assert held(files) == []
    assert bytes(files.write(Intakes(1, 1), PIECES).content) == WHOLE
    files.write(Intakes(2, 2), [(0, b"x")])
    assert held(ShareFiles(folder)) == [(Intakes(1, 1), WHOLE), (Intakes(2, 2), b"x")]


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_only_their_owner_reads_them(files: ShareFiles, folder: Path) -> None:
    files.write(Intakes(1, 1), PIECES)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()] == [0o600]


@pytest.mark.parametrize("at", [0, 9, 16, 20, 1_000_000])
def test_a_damaged_file_is_thrown_away_and_the_others_stay(
    files: ShareFiles, folder: Path, at: int, expect_log: ExpectLog
) -> None:
    files.write(Intakes(1, 1), PIECES)
    files.write(Intakes(2, 2), [(0, b"x")])
    path = folder / Intakes(1, 1).file
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    expect_log("was damaged")
    assert held(files) == [(Intakes(2, 2), b"x")]
    assert not path.exists()


@pytest.mark.parametrize("size", [0, 5, 16, 2_000_000])
def test_a_file_cut_short_is_thrown_away(files: ShareFiles, folder: Path, size: int, expect_log: ExpectLog) -> None:
    files.write(Intakes(1, 1), PIECES)
    os.truncate(folder / Intakes(1, 1).file, size)
    expect_log("was damaged")
    assert held(files) == []


def test_one_that_holds_the_intakes_of_others_takes_their_place(files: ShareFiles, folder: Path) -> None:
    for one in (Intakes(1, 2), Intakes(3, 3), Intakes(1, 3), Intakes(1, 3, 2), Intakes(4, 4)):
        files.write(one, [(0, repr(one).encode())])
    kept = [Intakes(1, 3, 2), Intakes(4, 4)]
    assert [one for one, _ in files.all()] == kept
    assert sorted(path.name for path in folder.iterdir()) == sorted(one.file for one in kept)


def test_what_is_half_written_is_not_there(files: ShareFiles, folder: Path) -> None:
    def breaking() -> Iterator[tuple[int, bytes]]:
        yield 0, b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.write(Intakes(1, 1), breaking())
    assert list(folder.iterdir()) == []
    (folder / f".{Intakes(1, 1).file}.partial").write_bytes(b"killed")
    (folder / "notes.txt").write_text("mine")
    (folder / "1-x-1.shares").write_text("mine too")
    assert held(files) == []
    assert sorted(path.name for path in folder.iterdir()) == ["1-x-1.shares", "notes.txt"]


def test_what_is_deleted_can_still_be_looked_at(files: ShareFiles) -> None:
    packed = files.write(Intakes(1, 1), [(0, NUMBERS.tobytes())])
    numbers = packed.numbers(8)
    files.delete(Intakes(1, 1))
    files.delete(Intakes(1, 1))
    assert bytes(packed.content[:8]) == NUMBERS[:1].tobytes()
    assert list(numbers[1:3]) == [5, 8]
    assert held(files) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands there")
    with pytest.raises(StorageError):
        ShareFiles(tmp_path / "cache" / "shares").write(Intakes(1, 1), PIECES)


def test_numbers_are_read_from_an_offset(files: ShareFiles) -> None:
    numbers = files.write(Intakes(1, 1), [(0, NUMBERS.tobytes())]).numbers(8)
    assert len(numbers) == len(NUMBERS) - 1
    assert list(numbers) == list(NUMBERS[1:])
    assert [list(numbers[a:b]) for a, b in ((0, 2), (3, 3), (-1, None), (2, 1_000))] == [[3, 5], [], [21], [8, 13, 21]]
    with pytest.raises(IndexError):
        numbers[len(numbers)]


@pytest.mark.skipif(sys.platform != "linux", reason="only there can it be looked at")
def test_numbers_take_no_memory(files: ShareFiles, folder: Path) -> None:
    many = array("Q", range(1_000_000))
    numbers = files.write(Intakes(1, 1), [(0, many.tobytes())]).numbers(0)
    assert [number for start in range(0, len(many), 500) for number in numbers[start : start + 1]] == list(many[::500])
    assert [list(numbers[a:b]) for a, b in ((3, 5), (-1, None), (7, 7))] == [[3, 4], [999_999], []]
    with pytest.raises(IndexError):
        numbers[len(many)]
    maps = psutil.Process().memory_maps()
    assert sum(one.rss for one in maps if one.path == str(folder / Intakes(1, 1).file)) < 100_000
