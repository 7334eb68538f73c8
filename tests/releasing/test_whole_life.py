# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole life of a library, by the commands people type and the program they use; docs/library-trust.md tells it."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.domain.ids import NetworkKey
from composer.domain.library import Notice
from composer.domain.sync_errors import Expired, RolledBack
from tests.builders import FakeClock
from tests.fakes.library_host import LibraryHost
from tests.releasing.desk import Desk
from tests.services.synced import Reader

LINKEDIN = NetworkKey("linkedin")
POST = "---\ntitle: {title}\nthemes: [nos-metiers]\nnetworks: [linkedin]\n---\n{body}\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, monkeypatch, capsys)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[LibraryHost]:
    (tmp_path / "host").mkdir()
    with LibraryHost(tmp_path / "host") as server:
        yield server


def paused(reader: Reader) -> Notice | None:
    return reader.services.library.holding(LINKEDIN, ())


def test_the_whole_life_of_a_library(desk: Desk, host: LibraryHost, tmp_path: Path) -> None:
    clock = FakeClock(datetime.now(UTC))

    # A library is begun, checked, approved by two and published.
    desk("new", "library")
    desk("check", "library")
    for name in ("communication", "legal", "safe", "server"):
        desk.key(name)
    public = {name: f"{name}.public.json" for name in ("communication", "legal", "safe", "server")}
    approvers = ("--approver", public["communication"], "--approver", public["legal"])
    desk("root", "new", "out", *approvers, "--recovery", public["safe"], "--server", public["server"])
    desk.release("communication", "legal")
    assert desk.json("verify", "host")["wrong"] == []

    # A reader confirms the root and has the library.
    shown = desk.json("root", "show", "host")
    assert shown["approvers"] == ["communication", "legal"]
    reader = Reader(tmp_path / "reader", clock, host.url, shown["fingerprint"])
    first = reader.pull()
    assert first.first
    before = reader.posts()

    # A change comes as a difference.
    themes = [theme.id for theme in reader.services.library.info().themes]
    words = POST.format(title="Un vélo de plus", body="Depuis lundi, un vélo-cargo fait la tournée du quai.")
    (tmp_path / "library/posts/velo.md").write_text(words.replace("nos-metiers", themes[0]), "utf-8")
    shutil.copytree(tmp_path / "host", tmp_path / "older host")
    desk.release("legal", "communication")
    host.forget()
    assert (reader.pull().added, reader.posts() - before) == (1, {"velo"})
    assert [path.partition("/")[0] for path in host.paths].count("deltas") == 1
    assert not [path for path in host.paths if path.startswith("objects/")]

    # A host that brings back what was before, and one that brings nothing any more, are found out.
    newer = host.folder
    host.folder = tmp_path / "older host"
    with pytest.raises(RolledBack):
        reader.pull()
    host.folder = newer
    late = FakeClock(clock.now())
    frozen = Reader(tmp_path / "frozen", late, host.url, shown["fingerprint"])
    frozen.pull()
    late.tick(days=3)
    with pytest.raises(Expired):
        frozen.pull()
    assert frozen.posts() == reader.posts() == before | {"velo"}
    frozen.close()

    # A key is lost, another takes its place; readers notice nothing.
    (tmp_path / "communication.key").unlink()
    (tmp_path / "communication.public.json").unlink()
    desk.key("communication")
    desk("root", "change", "out", "--remove", "communication", "--add", public["communication"])
    desk.by("legal", "sign", "out", "--yes", code=1)
    desk.by("safe", "sign", "out", "--yes", code=1)
    desk.by("communication", "sign", "out", "--yes")
    desk.by("communication", "publish", "out", "host")
    reader.pull()
    assert reader.posts() == before | {"velo"}

    # At night, one approver stops everything with one command; in the morning another lets it go on.
    desk.by("legal", "hold", "on", "host", "--title", "Incident à l’usine")
    reader.pull()
    found = paused(reader)
    assert found is not None
    assert found.title == "Incident à l’usine"
    held = desk.json("hold", "list", "host")["holds"]
    desk.by("communication", "hold", "off", "host", held[0]["id"])
    reader.pull()
    assert paused(reader) is None

    # The server's timer keeps the seal fresh.
    desk.by("server", "refresh", "host")
    assert desk.json("verify", host.url, "--root", shown["fingerprint"])["wrong"] == []
    reader.close()


def test_what_is_wrong_at_a_host_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "host").mkdir()
    desk("new", "library")
    desk.key("communication")
    desk("root", "new", "out", "--approver", "communication.public.json")
    desk.release("communication")
    for file in sorted((tmp_path / "host/objects").rglob("*")):
        if file.is_file() and file.stat().st_size > 300:
            file.write_bytes(b"x" * file.stat().st_size)
            break
    found = json.loads(desk("verify", "host", "--format", "json", code=1))
    assert file.name in found["wrong"][0]
    (tmp_path / "host/metadata/timestamp.json").write_text("{}")
    desk("verify", "host", code=1)
    desk("verify", "nowhere", code=2)


def test_nothing_is_built_from_a_library_with_faults(desk: Desk, tmp_path: Path) -> None:
    desk("new", "library")
    (tmp_path / "library/posts/faux.md").write_text("---\ntitle: Faux\nthemes: [rien]\n---\nTexte.\n", "utf-8")
    desk("build", "library", "--to", "out", code=1)
    assert not (tmp_path / "out").exists()


def test_nobody_approves_by_accident(desk: Desk) -> None:
    desk("new", "library")
    desk.key("communication")
    desk("root", "new", "out", "--approver", "communication.public.json")
    desk("build", "library", "--to", "out")
    desk.by("communication", "sign", "out", code=2)
    desk("sign", "out", "--yes", code=2)
    desk("sign", "out", "--yes", "--key", "communication.key", typed="wrong phrase entirely\n", code=2)
    assert not list(Path("out").glob("metadata/*"))


def test_a_title_cannot_hide_what_an_approver_reads(desk: Desk, tmp_path: Path) -> None:
    desk("new", "library")
    desk.key("communication")
    desk("root", "new", "out", "--approver", "communication.public.json")
    desk("build", "library", "--to", "out")
    desk.by("communication", "sign", "out", "--yes")
    post = next((tmp_path / "library/posts").glob("bonjour.md"))
    post.write_text(post.read_text("utf-8").replace("title: ", 'title: "\\e[2J\\u202E" # ', 1), "utf-8")
    desk("build", "library", "--to", "out")
    said = desk.by("communication", "sign", "out", "--yes")
    assert "bonjour" in said
    assert "\x1b" not in said
    assert "\u202e" not in said
