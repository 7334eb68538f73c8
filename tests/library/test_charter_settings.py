# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``[charter]``, ``team_key`` and ``media_address`` in library.toml."""

import json

import pytest

from composer.domain.errors import LibraryInvalid
from composer.library.settings_file import read_info
from composer.storage.catalogue_info import info_from_json
from composer.storage.codec import encode

TOML = 'name = "N"\norganisation = "Nordalia"\nversion = "1"\nlanguages = ["fr"]\n'


@pytest.mark.parametrize(
    ("more", "folds"),
    [("", False), ("[charter]\n", False), ("[charter]\nfold = false\n", False), ("[charter]\nfold = true\n", True)],
)
def test_rules_are_folded_only_when_the_library_says_so(more: str, folds: bool) -> None:
    info = read_info(TOML + more, "")
    assert info.fold_rules is folds
    assert info_from_json(encode(info)) == info


def test_what_an_older_version_stored_is_read() -> None:
    info = read_info(TOML, "")
    old = json.loads(encode(info))
    for name in ("fold_rules", "stamp", "freshness_s"):
        del old[name]
    assert info_from_json(json.dumps(old)) == info


@pytest.mark.parametrize(
    ("more", "line", "reason"),
    [
        ("[charter]\nfold = 'yes'\n", 6, "fold: write true or false"),
        ("[charter]\nfolds = true\n", 6, "folds: there is no such setting for the charter; there is fold"),
        ("charter = true\n", 5, "charter: write its entries under a line [charter]"),
    ],
)
def test_anything_else_is_told(more: str, line: int, reason: str) -> None:
    with pytest.raises(LibraryInvalid) as caught:
        read_info(TOML + more, "")
    assert (int(caught.value.values["line"]), caught.value.values["reason"]) == (line, reason)


KEY = "0123456789abcdef" * 4


def test_the_team_key_is_kept_and_never_printed() -> None:
    info = read_info(f'{TOML}team_key = "{KEY.upper()}"\n', "")
    assert info.team_key == KEY
    assert info_from_json(encode(info)) == info
    assert KEY not in repr(info)


@pytest.mark.parametrize("key", ["abc", KEY + "0", "x" * 64, "0" * 64, "01234567" * 8])
def test_a_key_anybody_could_guess_is_refused(key: str) -> None:
    with pytest.raises(LibraryInvalid) as caught:
        read_info(f'{TOML}team_key = "{key}"\n', "")
    assert caught.value.values["line"] == "5"
    assert "64 digits" in caught.value.values["reason"]


def test_the_public_address_of_media_is_kept_without_its_slash() -> None:
    info = read_info(f'{TOML}media_address = "https://files.nordalia.example/media/"\n', "")
    assert info.media_address == "https://files.nordalia.example/media"
    assert info_from_json(encode(info)) == info


@pytest.mark.parametrize(
    "address",
    ["http://files.nordalia.example", "https://10.0.0.7/media", "https://intranet/media", "files", "https://a.b/x y"],
)
def test_media_that_not_everybody_can_see_have_no_address(address: str) -> None:
    with pytest.raises(LibraryInvalid) as caught:
        read_info(f'{TOML}media_address = "{address}"\n', "")
    assert caught.value.values["line"] == "5"
    assert caught.value.values["reason"].startswith("media_address: write where everybody")
