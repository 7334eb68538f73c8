# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from pathlib import Path
from typing import Any

import pytest

from composer.cli.main import run
from composer.system.paths import AppPaths

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def space(tmp_path: Path) -> Path:
    """A folder that the organisation named."""
    folder = tmp_path / "space"
    folder.mkdir()
    settings = AppPaths.default().settings_file
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f'[team]\nspace = "{folder.as_posix()}"\n', "utf-8")
    return folder


def told(captured: Captured, *arguments: str, code: int = 0) -> dict[str, Any]:
    captured.readouterr()
    assert run([*arguments, "--format", "json"]) == code
    document: dict[str, Any] = json.loads(captured.readouterr().out)
    return document


def test_without_a_place_it_is_off(capsys: Captured) -> None:
    found = told(capsys, "team", "status")
    assert (found["on"], found["place"], found["consent"]) == (False, "", "unasked")
    assert run(["team", "sync"]) == 2


def test_status_names_the_place_and_what_it_costs(space: Path, capsys: Captured) -> None:
    found = told(capsys, "team", "status")
    assert (found["on"], found["place"], found["named_by"], found["trouble"]) == (True, str(space), "user", None)
    told(capsys, "team", "sync")
    today = told(capsys, "team", "status")["today"]
    assert today["operations"] >= 2


def test_a_place_that_is_gone_is_told(space: Path, capsys: Captured) -> None:
    space.rmdir()
    assert told(capsys, "team", "status", code=1)["trouble"]
    assert told(capsys, "team", "sync", code=1)["trouble"]


def test_consent_is_given_and_taken_back(space: Path, capsys: Captured) -> None:
    assert told(capsys, "team", "consent")["consent"] == "unasked"
    assert told(capsys, "team", "consent", "--agree")["consent"] == "yes"
    assert told(capsys, "team", "consent", "--refuse")["consent"] == "no"
    assert list(space.rglob("*.json")) == []


def test_a_proposal_and_its_answer(space: Path, tmp_path: Path, capsys: Captured) -> None:
    text = tmp_path / "text.md"
    text.write_text("Le quai à six heures.\nLa brume.\n", "utf-8")
    made = told(capsys, "team", "propose", str(text), "--why", "Pour l’hiver", "--lang", "fr")
    assert made["sent"] is True
    (file,) = (space / "proposals").glob("*.json")
    assert "signed" not in json.loads(file.read_text("utf-8"))
    (one,) = told(capsys, "team", "proposals")["proposals"]
    assert (one["id"], one["title"], one["why"]) == (made["id"], "Le quai à six heures.", "Pour l’hiver")
    folder = tmp_path / "library"
    folder.mkdir()
    assert run(["team", "answer", str(made["id"]), "--not-now", "--library", str(folder)]) == 2
    assert run(["team", "answer", str(made["id"]), "--accept", "--library", str(folder)]) == 0
    (notice,) = (folder / "notices").glob("*.md")
    assert f'proposal: "{made["id"]}"' in notice.read_text("utf-8")


def test_an_empty_proposal_is_refused(space: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "empty.md").write_text("\n", "utf-8")
    assert run(["team", "propose", str(tmp_path / "empty.md")]) == 2
    assert not (space / "proposals").exists()
    assert capsys.readouterr().err


def test_digest_may_be_run_at_any_time(space: Path, capsys: Captured) -> None:
    assert told(capsys, "team", "digest")["shares"] == 0
    assert told(capsys, "team", "digest")["people"] == {"all": None, "networks": {}, "themes": {}}
    assert list(space.rglob("*.z")) == []


def test_a_folder_takes_no_key(space: Path, capsys: Captured) -> None:
    assert space.exists()
    assert run(["team", "key", "--name", "anna"]) == 2
    assert "folder" in capsys.readouterr().err
