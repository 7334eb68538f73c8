# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from composer.domain.accounts import Egress
from composer.domain.places import (
    Listed,
    PlaceAddress,
    PlaceFileMissing,
    PlaceFileTooLarge,
    PlaceForbidden,
    PlaceFull,
    PlaceGone,
    PlaceReadOnly,
    PlaceSlow,
    PlaceUnreachable,
    place_address,
)
from composer.system.places import StoredFiles
from tests.builders import FakeClock
from tests.fakes import place_servers
from tests.fakes.place_servers import PlaceServer
from tests.places.conftest import Opening, key_of

MEGABYTE = 1 << 20


def names(listed: tuple[Listed, ...]) -> list[str]:
    return [each.name for each in listed]


def test_what_was_written_is_read_and_listed(place: StoredFiles) -> None:
    assert place.list("shares/2026-11-23") == ()
    place.write("shares/2026-11-23/b.json", b"second")
    place.write("shares/2026-11-23/a.json", b"first")
    place.write("shares/2026-11-23/a.json", b"first, again")
    assert place.list("shares/2026-11-23") == (Listed("a.json", size=12), Listed("b.json", size=6))
    assert place.list("shares") == (Listed("2026-11-23", folder=True),)
    assert place.read("shares/2026-11-23/a.json", 100) == b"first, again"


def test_a_list_goes_on_where_it_was(place: StoredFiles) -> None:
    for name in ("c", "a", "b", "d"):
        place.write(f"day/{name}", b"")
    assert names(place.list("day", after="b")) == ["c", "d"]
    assert names(place.list("day", after="a", limit=2)) == ["b", "c"]


def test_a_large_file_comes_whole(place: StoredFiles) -> None:
    content = os.urandom(3 * MEGABYTE)
    place.write("large", content)
    assert place.read("large", len(content)) == content
    with pytest.raises(PlaceFileTooLarge):
        place.read("large", len(content) - 1)


def test_a_piece_of_a_file(place: StoredFiles) -> None:
    place.write("file", b"0123456789")
    assert place.read_piece("file", 3, 4) == b"3456"
    assert place.read_piece("file", 8, 40) == b"89"
    assert place.read_piece("file", 10, 40) == b""
    assert place.read("file", 5, offset=5) == b"56789"


def test_an_empty_file_is_one(place: StoredFiles) -> None:
    place.write("nothing", b"")
    assert place.read("nothing", 10) == b""
    assert place.list("") == (Listed("nothing", size=0),)


def test_what_is_there_is_not_written_anew(place: StoredFiles) -> None:
    assert place.write_new("day/one", b"first")
    assert not place.write_new("day/one", b"second")
    assert place.read("day/one", 100) == b"first"
    assert names(place.list("day")) == ["one"]


def test_of_many_at_once_one_is_first(place: StoredFiles, kind: str) -> None:
    if kind == "webdav":
        pytest.skip("WebDAV has no such promise: the port says so")
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda number: place.write_new("day/one", b"%d" % number), range(8)))
    assert place.read("day/one", 10) == b"%d" % told.index(True)
    if kind == "folder":  # moto looks and writes in two steps
        assert told.count(True) == 1


def test_stat_knows_size_and_change(place: StoredFiles) -> None:
    assert place.stat("file") is None
    place.write("file", b"one")
    first = place.stat("file")
    assert first is not None
    assert first.size == 3
    place.write("file", b"other")
    second = place.stat("file")
    assert second is not None
    assert second.tag != first.tag


def test_what_is_deleted_is_gone(place: StoredFiles) -> None:
    place.write("day/file", b"one")
    place.delete("day/file")
    place.delete("day/file")
    assert place.list("day") == ()
    with pytest.raises(PlaceFileMissing):
        place.read("day/file", 10)


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../up", "a/../b", "a//b", "a/.", "C:/a", "a\\b", "a\0b"])
def test_no_name_leaves_the_place(place: StoredFiles, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        place.read(name, 10)


def test_wrong_secrets_are_refused(opening: Opening, kind: str) -> None:
    if kind == "folder":
        pytest.skip("a folder has no secret")
    place = opening(secret="not-the-password")
    with pytest.raises(PlaceForbidden):
        place.list("day")
    with pytest.raises(PlaceForbidden):
        place.read("day/one", 10)
    with pytest.raises(PlaceForbidden) as caught:
        place.write("day/one", b"")
    assert "not-the-password" not in repr(caught.value)


def test_a_silent_server_is_given_up(opening: Opening, server: PlaceServer | None) -> None:
    if server is None:
        pytest.skip("no server")
    place, others = opening(answer_s=0.3, whole_s=2.0), threading.Event()
    threading.Timer(0.1, others.set).start()
    with server.fault("hang"):
        for work in (lambda: place.list("day"), lambda: place.read("one", 1), lambda: place.write("one", b"")):
            with pytest.raises(PlaceSlow):
                work()
    assert others.is_set(), "no other thread ran while the server was silent"


def test_an_operation_has_an_end(opening: Opening, server: PlaceServer | None) -> None:
    if server is None:
        pytest.skip("no server")
    with server.fault("hang"), pytest.raises(PlaceSlow):
        opening(answer_s=30.0, whole_s=0.3).list("day")


@pytest.mark.parametrize(("status", "error"), [("507", PlaceFull), ("403", PlaceForbidden)])
def test_what_a_server_says_no_to(
    place: StoredFiles, server: PlaceServer | None, status: str, error: type[Exception]
) -> None:
    if server is None:
        pytest.skip("no server")
    with server.fault(status), pytest.raises(error):
        place.write("day/one", b"content")
    assert place.list("day") == ()


def test_every_operation_stands_in_the_ledger(
    place: StoredFiles, ledger: list[Egress], server: PlaceServer | None
) -> None:
    before = len(server.asked()) if server else 0
    place.write("day/one", b"x" * 1000)
    place.write_new("day/two", b"")
    place.read("day/one", 1000)
    place.list("day")
    place.stat("day/one")
    place.delete("day/one")
    if server is None:
        assert ledger == []
        return
    assert [line.host for line in ledger] == ["127.0.0.1"] * 6
    assert {line.why for line in ledger} == {"team space"}
    assert ledger[0].sent > 1000
    assert ledger[2].received == 1000
    assert all(line.sent for line in ledger)
    assert len(server.asked()) - before >= 6


def test_nobody_there(clock: FakeClock, ledger: list[Egress]) -> None:
    place = StoredFiles(
        place_address("webdav://127.0.0.1:9/team"), key_of("webdav"), clock, ledger.append, "team space"
    )
    with pytest.raises(PlaceUnreachable):
        place.list("day")
    assert ledger[0].sent == 0


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path, clock: FakeClock, ledger: list[Egress]) -> None:
    place = StoredFiles(place_address(str(tmp_path / "share")), None, clock, ledger.append, "team space")
    for work in (lambda: place.list(""), lambda: place.write("one", b""), lambda: place.stat("one")):
        with pytest.raises(PlaceGone):
            work()
    assert not (tmp_path / "share").exists()


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("this user may not mount")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="no mount")
def test_a_full_folder(tmp_path: Path, clock: FakeClock) -> None:
    with mounted(tmp_path, "size=64k"):
        place = StoredFiles(place_address(str(tmp_path)), None, clock, lambda _: None, "team space")
        place.write("day/one", b"before")
        with pytest.raises(PlaceFull):
            place.write("day/one", b"x" * MEGABYTE)
        assert place.read("day/one", 10) == b"before"
        assert names(place.list("day")) == ["one"]


@pytest.mark.skipif(shutil.which("mount") is None, reason="no mount")
def test_a_read_only_folder(tmp_path: Path, clock: FakeClock) -> None:
    with mounted(tmp_path, "ro"):
        place = StoredFiles(place_address(str(tmp_path)), None, clock, lambda _: None, "team space")
        with pytest.raises(PlaceReadOnly):
            place.write("day/one", b"content")
        with pytest.raises(PlaceReadOnly):
            place.write_new("day/one", b"content")
        assert place.list("") == ()


@pytest.mark.skipif(shutil.which("mount") is None, reason="no mount")
def test_a_full_webdav_server(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "files").mkdir()
    with (
        mounted(tmp_path / "files", "size=64k"),
        place_servers.running("webdav", tmp_path / "server", tmp_path / "files") as server,
    ):
        address: PlaceAddress = place_address(f"webdav://127.0.0.1:{server.port}/")
        place = StoredFiles(address, key_of("webdav"), clock, lambda _: None, "team space")
        place.write("day/one", b"before")
        with pytest.raises((PlaceFull, PlaceUnreachable)):
            place.write("day/one", b"x" * MEGABYTE)
        assert place.read("day/one", 10) == b"before"
