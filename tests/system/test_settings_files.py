# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.errors import FolderReadOnly, SettingsUnreadable
from composer.system.paths import AppPaths
from composer.system.settings_files import as_toml, read_user, write_user


def test_without_a_file_there_are_no_values(paths: AppPaths) -> None:
    assert read_user(paths) == {}


def test_what_is_written_is_read_back_and_for_its_owner_alone(paths: AppPaths) -> None:
    values = {
        "interface.theme": "dark",
        "interface.text_size": 120,
        "language.spelling": False,
        "library.interests": ["à", 'b"'],
    }
    write_user(paths, values)
    assert read_user(paths) == values
    assert paths.settings_file.stat().st_mode & 0o777 == 0o600
    assert paths.config.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in paths.config.iterdir()] == ["settings.toml"]


keys = st.lists(st.text(st.characters(exclude_characters=".", codec="utf-8"), min_size=1), min_size=2, max_size=2)
texts = st.text(st.characters(codec="utf-8"))
scalars = st.booleans() | st.integers(-(2**60), 2**60) | texts | st.floats(allow_nan=False, allow_infinity=False)


@given(st.dictionaries(keys.map(".".join), scalars | st.lists(texts), max_size=5))
def test_any_values_survive_the_file(values: dict[str, object]) -> None:
    tables: dict[str, object] = tomllib.loads(as_toml(values))
    flat = {f"{t}.{k}": v for t, table in tables.items() if isinstance(table, dict) for k, v in table.items()}
    assert flat == values


def test_a_file_by_hand_with_a_mistake_is_told_and_kept_when_settings_change(paths: AppPaths) -> None:
    paths.config.mkdir(parents=True)
    paths.settings_file.write_text('[interface\ntheme = "dark"')
    with pytest.raises(SettingsUnreadable) as problem:
        read_user(paths)
    assert problem.value.values["file"] == str(paths.settings_file)
    assert "line 1" in problem.value.values["reason"]
    write_user(paths, {"interface.theme": "light"})
    assert (paths.config / "settings.toml.unreadable").read_text() == '[interface\ntheme = "dark"'
    assert read_user(paths) == {"interface.theme": "light"}


@pytest.mark.parametrize("content", [b"\xff", b"a = " + b"[" * 100_000])
def test_a_file_that_is_no_toml_at_all_is_told(paths: AppPaths, content: bytes) -> None:
    paths.config.mkdir(parents=True)
    paths.settings_file.write_bytes(content)
    with pytest.raises(SettingsUnreadable):
        read_user(paths)


def test_settings_that_can_not_be_written_are_told(paths: AppPaths) -> None:
    paths.config.parent.mkdir(parents=True)
    paths.config.write_text("a file where the folder should be")
    with pytest.raises(FolderReadOnly):
        write_user(paths, {})
