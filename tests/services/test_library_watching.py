# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder that is checked while somebody writes in it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from composer.bootstrap import known_networks
from composer.domain.errors import LibraryMissing
from composer.services.library_checking import LibraryChecking
from composer.services.library_watching import Change, watch
from tests.services.test_library_checking import NOW, Folder

Step = Callable[[], object]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "library")


def still() -> None:
    """Nothing happens from one look to the next."""


def watched(folder: Folder, *steps: Step) -> list[Change]:
    """What is told while the steps happen, one between two looks."""
    left = iter(steps)

    def wait() -> bool:
        step = next(left, None)
        if step is None:
            return False
        step()
        return True

    return list(watch(folder.root, LibraryChecking(known_networks(), NOW), wait))


def reasons(change: Change) -> tuple[list[str], list[str]]:
    return [p.reason for p in change.new], [p.reason for p in change.mended]


def test_the_first_look_tells_all_and_the_next_ones_what_changed(folder: Folder) -> None:
    folder.post("un", "Un quai.", "networks: [linkdin]\n")
    first, second, third = watched(
        folder,
        still,
        lambda: folder.post("deux", "Une grue.", "facts: [absent]\n"),
        still,
        still,
        lambda: folder.post("un", "Un quai."),
        still,
    )
    assert reasons(first) == (["networks: there is no linkdin; did you mean linkedin?"], [])
    assert reasons(second) == (['facts: "absent" does not stand in the text letter for letter; correct one'], [])
    assert reasons(third) == ([], ["networks: there is no linkdin; did you mean linkedin?"])
    assert [change.sound for change in (first, second, third)] == [False, False, False]


def test_a_sound_folder_is_told_once(folder: Folder) -> None:
    (only,) = watched(folder, still, lambda: folder.post("un", "Une grue."), still, still)
    assert only == Change((), (), ())
    assert only.sound


def test_a_problem_that_moves_down_is_not_told_again(folder: Folder) -> None:
    folder.post("un", "Un quai.", "facts: [absent]\n")
    assert len(watched(folder, lambda: folder.post("un", "Un quai.", "purpose: x\nfacts: [absent]\n"), still)) == 1


def test_a_file_is_not_looked_at_while_it_is_being_written(folder: Folder) -> None:
    whole = (folder.root / "posts" / "un.md").read_text("utf-8")

    def half(end: int) -> Step:
        return lambda: folder.write("posts/un.md", whole[:end])

    assert len(watched(folder, half(5), half(12), half(20), lambda: folder.write("posts/un.md", whole), still)) == 1


def test_an_editor_that_replaces_the_file(folder: Folder) -> None:
    path = folder.root / "posts" / "un.md"
    later = path.with_name(".un.md.swp")

    def written() -> None:
        later.write_text("---\ntitle: a\nfacts: [absent]\n---\nx\n", "utf-8")

    changes = watched(folder, written, path.unlink, lambda: later.replace(path), still)
    assert [len(change.new) for change in changes] == [0, 1]


def test_a_folder_that_goes_away_and_comes_back(folder: Folder) -> None:
    folder.post("un", "Un quai.", "facts: [absent]\n")
    aside = folder.root.with_name("aside")
    first, away, back = watched(
        folder,
        lambda: folder.root.rename(aside),
        still,
        still,
        lambda: aside.rename(folder.root),
        still,
    )
    assert (len(first.new), first.away) == (1, None)
    assert isinstance(away.away, LibraryMissing)
    assert (away.new, away.mended, away.sound) == ((), (), False)
    assert (back.away, back.new, back.mended, back.all) == (None, (), (), first.all)


def test_library_toml_is_deleted_and_written_again(folder: Folder) -> None:
    source = (folder.root / "library.toml").read_text("utf-8")
    changes = watched(
        folder, (folder.root / "library.toml").unlink, still, lambda: folder.write("library.toml", source), still
    )
    assert [change.away is None for change in changes] == [True, False, True]


def test_a_folder_that_is_emptied(folder: Folder) -> None:
    def emptied() -> None:
        shutil.rmtree(folder.root)
        folder.root.mkdir()

    first, away = watched(folder, emptied, still)
    assert (first.away, isinstance(away.away, LibraryMissing)) == (None, True)
