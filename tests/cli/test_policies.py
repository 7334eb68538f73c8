# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an organisation decided, as ``ramage doctor`` tells it."""

import json
from pathlib import Path

from tests.cli.test_commands import Command, ramage

__all__ = ["ramage"]


def write(home: Path, level: str, text: str) -> Path:
    path = home / "ramage" / "policies" / level / "10-nordalia.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o644)
    return path


def test_doctor_lists_every_decision(ramage: Command, home: Path) -> None:
    managed = write(home, "managed", '{"LibraryRefreshMinutes": 60, "LoggingLevel": "info"}')
    write(home, "recommended", '{"InterfaceTheme": "dark"}')
    code, out, _ = ramage("doctor", "--format", "json")
    answer = json.loads(out)
    assert code == 0
    assert [(line["key"], line["value"], line["level"], line["status"]) for line in answer["policies"]] == [
        ("LibraryRefreshMinutes", "60", "mandatory", "applied"),
        ("LoggingLevel", "info", "mandatory", "applied"),
        ("InterfaceTheme", "dark", "recommended", "applied"),
    ]
    assert answer["policies"][0]["source"] == str(managed)
    assert [line["applies"] for line in answer["policies"]] == ["live", "restart", "live"]


def test_doctor_is_red_and_tells_every_mistake(ramage: Command, home: Path) -> None:
    write(home, "managed", '{"LanguageSpelling": "no", "AccountsNetworks": "linkedin", "LibraryUrll": "a"}')
    code, out, _ = ramage("doctor")
    assert code == 1
    for key in ("LanguageSpelling", "AccountsNetworks", "LibraryUrll"):
        assert key in out
    _, out, _ = ramage("doctor", "--format", "json")
    found = {line["key"]: line for line in json.loads(out)["policies"]}
    assert {key: line["status"] for key, line in found.items()} == {
        "LanguageSpelling": "ignored",
        "AccountsNetworks": "closed",
        "LibraryUrll": "ignored",
    }
    assert "a list of texts" in found["AccountsNetworks"]["error"]
