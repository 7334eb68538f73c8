# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The library that an author starts from."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.bootstrap import known_networks
from composer.domain.errors import FolderNotEmpty, FolderReadOnly
from composer.domain.text import Language
from composer.services.library_checking import LibraryChecking
from composer.services.library_folder import LibraryFolder
from composer.services.library_new import write_new
from composer.system import resources

TEMPLATE = resources.root() / "new-library"
LATER = datetime(2036, 10, 1, 9, 0, tzinfo=UTC)


def test_it_passes_its_own_check_today_and_in_ten_years(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "down"
    write_new(TEMPLATE, folder)
    assert LibraryChecking(known_networks()).check(folder) == ()
    assert LibraryChecking(known_networks(), LATER).check(folder) == ()


def test_it_shows_each_thing_once_in_both_languages(tmp_path: Path) -> None:
    count = write_new(TEMPLATE, tmp_path / "new")
    assert count == sum(file.is_file() for file in (tmp_path / "new").rglob("*"))
    made = LibraryFolder(tmp_path / "new").compile()
    (post,) = (entry.post for entry in made.posts)
    assert set(post.texts) == set(Language)
    assert set(post.media[0].alt) == set(Language)
    assert {text.language for text in made.charter} == {guide.language for guide in made.guides} == set(Language)
    assert [rule.path for rule in made.rules] == ["Maison/MotsSimples.yml", "Maison/Superlatifs.yml"]
    assert made.vocabulary.accept
    assert made.vocabulary.reject
    assert [notice.active for notice in made.notices] == [False]


def test_its_comments_speak_both_languages() -> None:
    for file in ("library.toml", "posts/bonjour.md", "notices/incident.md", "charter/rules/Maison/Superlatifs.yml"):
        comments = " ".join(line for line in (TEMPLATE / file).read_text("utf-8").splitlines() if "#" in line)
        words = set(comments.lower().replace("’", " ").split())
        assert words & {"les", "une", "ce"}, file
        assert words & {"the", "when", "what"}, file


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write_new(TEMPLATE, tmp_path / "empty")
    assert (tmp_path / "empty" / "library.toml").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty"]


@pytest.mark.parametrize("name", ["full", "full/notes.txt"])
def test_what_is_there_stays_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        write_new(TEMPLATE, tmp_path / name)
    assert [path.read_text() for path in (tmp_path / "full").iterdir()] == ["mine"]


def test_the_copy_may_be_written_to_where_the_program_may_not(tmp_path: Path) -> None:
    template = tmp_path / "installed"
    (template / "posts").mkdir(parents=True)
    (template / "posts" / "a.md").write_text("a")
    (template / "posts" / "a.md").chmod(0o444)
    (template / "posts").chmod(0o555)
    write_new(template, tmp_path / "new")
    modes = [stat.S_IMODE((tmp_path / "new" / name).stat().st_mode) for name in ("posts", "posts/a.md")]
    assert modes == [0o755, 0o644]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderReadOnly):
        write_new(TEMPLATE, tmp_path / "file" / "new")
