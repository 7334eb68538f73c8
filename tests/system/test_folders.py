# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
from pathlib import Path

import pytest

from composer.domain.errors import LibraryInvalid, LibraryMissing
from composer.system import folders, resources
from composer.system.folders import media_files, read_tree, survey


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    for name, text in (("library.toml", "a"), ("posts/b.md", "é\r\nf"), ("media/v.png", ""), (".git/config", "")):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())
    return root


def refused(root: Path) -> dict[str, str]:
    with pytest.raises(LibraryInvalid) as caught:
        read_tree(root)
    return caught.value.values


def test_texts_come_by_relative_path(library: Path) -> None:
    (library / "notes.odt").write_bytes(b"\xff")
    assert read_tree(library) == {"library.toml": "a", "posts/b.md": "é\nf"}
    assert media_files(library) == {"v.png"}


def test_the_bundled_library_can_be_read() -> None:
    assert "charter/charter.md" in read_tree(resources.root() / "library")


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing) as caught:
        read_tree(tmp_path / "nowhere")
    assert caught.value.values == {"path": str(tmp_path / "nowhere")}


def test_a_text_that_is_not_utf_8_is_refused_with_its_line(library: Path) -> None:
    (library / "posts" / "b.md").write_bytes(b"one\ntwo \xe9\n")
    said = refused(library)
    assert (said["file"], said["line"]) == ("posts/b.md", "2")
    assert said["reason"].startswith("not UTF-8; save it as UTF-8")
    (library / "posts" / "b.md").write_text("été", encoding="utf-16")
    assert refused(library)["reason"].startswith("not UTF-8 but UTF-16")


def test_a_text_too_large_is_refused(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "FILE_LIMIT_BYTES", 10)
    (library / "posts" / "b.md").write_text("x" * 11)
    assert refused(library)["file"] == "posts/b.md"


def test_too_much_text_together_is_refused(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "TOTAL_LIMIT_BYTES", 3)
    assert "together" in refused(library)["reason"]


def test_too_many_files_are_refused(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "FILES_LIMIT", 2)
    assert "more than 2 files" in refused(library)["reason"]


def test_endless_folders_are_refused(library: Path) -> None:
    deep = library.joinpath(*["d"] * 20)
    deep.mkdir(parents=True)
    assert "deep" in refused(library)["reason"]


def test_names_that_differ_only_by_case_or_encoding_are_refused(library: Path) -> None:
    (library / "posts" / "B.md").write_text("")
    assert "can't tell" in refused(library)["reason"]
    (library / "posts" / "B.md").unlink()
    for name in ("\u00e9.md", "e\u0301.md"):
        (library / "posts" / name).write_text("")
    assert "can't tell" in refused(library)["reason"]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("../../secret.md", "a link that leaves the folder"),
        ("/etc/passwd", "a link that leaves the folder"),
        ("..", "a link to a folder"),
        ("nowhere.md", "a link that leads nowhere"),
        ("link.md", "a link that leads nowhere"),
    ],
)
def test_links_stay_inside(library: Path, target: str, reason: str) -> None:
    (library.parent / "secret.md").write_text("secret")
    (library / "posts" / "link.md").symlink_to(target)
    said = refused(library)
    assert (said["file"], said["line"], said["reason"].partition(";")[0]) == ("posts/link.md", "", reason)


def test_a_link_to_a_file_inside_is_read(library: Path) -> None:
    (library / "posts" / "link.md").symlink_to("b.md")
    assert read_tree(library)["posts/link.md"] == "é\nf"


def test_what_is_no_file_is_refused(library: Path) -> None:
    os.mkfifo(library / "posts" / "pipe.md")
    assert refused(library)["reason"].startswith("neither a file nor a folder")


def test_a_survey_tells_every_fault_and_all_that_can_be_read(library: Path) -> None:
    (library / "media" / "v.png").write_bytes(b"12345")
    (library / "notes.odt").write_bytes(b"\xff")
    (library / "posts" / "a.md").write_bytes(b"\xe9")
    (library / "posts" / "B.md").write_text("")
    (library / "posts" / "inside.md").symlink_to("b.md")
    (library / "posts" / "outside.md").symlink_to("/etc/passwd")
    found = survey(library)
    assert found.texts == {"library.toml": "a", "posts/B.md": "", "posts/inside.md": "é\nf"}
    assert (found.media, found.others, found.links) == ({"v.png": 5}, ("notes.odt",), ("posts/inside.md",))
    assert [fault.values["file"] for fault in found.faults] == ["posts/b.md", "posts/outside.md", "posts/a.md"]


def test_a_name_that_is_not_utf_8_is_a_fault(library: Path) -> None:
    Path(os.fsdecode(os.fsencode(library / "posts") + b"/caf\xe9.md")).write_text("")
    (fault,) = survey(library).faults
    assert fault.values["file"] == "posts/caf?.md"
    assert "not UTF-8" in fault.values["reason"]
