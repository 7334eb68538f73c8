# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.errors import FolderReadOnly, SettingInvalid, SettingsUnreadable, SettingUnknown
from composer.domain.settings import SETTINGS
from composer.system import policy_files
from composer.system.paths import AppPaths
from composer.system.settings_files import as_toml, read_layers, write_user


def policy(paths: AppPaths, level: str, name: str, content: object) -> Path:
    path = paths.policy / level / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    path.chmod(0o644)
    return path


def test_without_files_there_is_one_empty_layer(paths: AppPaths) -> None:
    (own,), problems = read_layers(paths)
    assert (own.file, own.values, problems) == (str(paths.settings_file), {}, ())


def test_what_is_written_is_read_back_and_for_its_owner_alone(paths: AppPaths) -> None:
    values = {
        "interface.theme": "dark",
        "interface.text_size": 120,
        "language.spelling": False,
        "library.interests": ["à", 'b"'],
    }
    write_user(paths, values)
    assert read_layers(paths)[0][-1].values == values
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
    (own,), (problem,) = read_layers(paths)
    assert own.values == {}
    assert isinstance(problem, SettingsUnreadable)
    assert problem.values["file"] == str(paths.settings_file)
    assert "line 1" in problem.values["reason"]
    write_user(paths, {"interface.theme": "light"})
    assert (paths.config / "settings.toml.unreadable").read_text() == '[interface\ntheme = "dark"'
    assert read_layers(paths)[0][-1].values == {"interface.theme": "light"}


@pytest.mark.parametrize("content", [b"\xff", b"a = " + b"[" * 100_000])
def test_a_file_that_is_no_toml_at_all_is_told(paths: AppPaths, content: bytes) -> None:
    paths.config.mkdir(parents=True)
    paths.settings_file.write_bytes(content)
    assert isinstance(read_layers(paths)[1][0], SettingsUnreadable)


def test_settings_that_can_not_be_written_are_told(paths: AppPaths) -> None:
    paths.config.parent.mkdir(parents=True)
    paths.config.write_text("a file where the folder should be")
    with pytest.raises(FolderReadOnly):
        write_user(paths, {})


def test_managed_values_are_locked_and_recommended_ones_are_not(paths: AppPaths) -> None:
    managed = policy(paths, "managed", "10-nordalia.json", {"InterfaceTextSize": 150, "LibraryInterests": ["a"]})
    advised = policy(paths, "recommended", "10-nordalia.json", {"InterfaceTheme": "dark"})
    (low, high, own), problems = read_layers(paths)
    assert (low.file, low.values, low.locked) == (str(advised), {"interface.theme": "dark"}, frozenset())
    assert (high.file, high.locked) == (str(managed), frozenset({"interface.text_size"}))
    assert high.values == {"interface.text_size": 150, "library.interests": ["a"]}
    assert own.file == str(paths.settings_file)
    assert problems == ()


def test_the_later_file_wins_and_the_double_key_is_told(paths: AppPaths) -> None:
    policy(paths, "managed", "10.json", {"InterfaceTheme": "dark", "LoggingLevel": "info"})
    later = policy(paths, "managed", "20.json", {"InterfaceTheme": "light"})
    (first, second, _), (problem,) = read_layers(paths)
    assert (first.values, second.values) == ({"logging.level": "info"}, {"interface.theme": "light"})
    assert isinstance(problem, SettingInvalid)
    assert (problem.values["file"], problem.values["key"]) == (str(later), "InterfaceTheme")
    assert "10.json" in problem.values["expected"]


def test_a_mistake_is_told_with_file_and_key_and_the_rest_still_applies(paths: AppPaths) -> None:
    path = policy(
        paths,
        "managed",
        "a.json",
        {"InterfaceThem": "dark", "LanguageSpelling": "no", "InterfaceTextSize": 999, "InterfaceLanguage": "fr"},
    )
    layers, problems = read_layers(paths)
    assert layers[0].values == {"interface.language": "fr"}
    unknown, spelling, size = problems
    assert isinstance(unknown, SettingUnknown)
    assert unknown.values == {"file": str(path), "key": "InterfaceThem", "nearest": "InterfaceTheme"}
    assert isinstance(spelling, SettingInvalid)
    assert spelling.values["expected"] == "true or false"
    assert size.values["key"] == "InterfaceTextSize"


@pytest.mark.parametrize("content", ["{", "[]", '"text"', "", "[" * 100_000])
def test_a_policy_that_is_no_json_object_is_told(paths: AppPaths, content: str) -> None:
    path = policy(paths, "managed", "a.json", content)
    layers, (problem,) = read_layers(paths)
    assert len(layers) == 1
    assert isinstance(problem, SettingsUnreadable)
    assert problem.values["file"] == str(path)


def test_a_policy_anybody_may_write_is_refused(paths: AppPaths) -> None:
    policy(paths, "managed", "a.json", {"InterfaceTheme": "dark"}).chmod(0o666)
    layers, (problem,) = read_layers(paths)
    assert len(layers) == 1
    assert "administrator" in problem.values["reason"]


def test_every_setting_has_a_policy_name_of_its_own() -> None:
    names = {policy_files.policy_key(setting.key) for setting in SETTINGS}
    assert len(names) == len(SETTINGS)
    assert "InterfaceTextSize" in names
