# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The author's commands, as they are typed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from composer.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
FACT = "posts/bonjour.md:16: facts:"


@pytest.fixture
def library(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LANGUAGE", "fr")
    assert run(["library", "new", str(tmp_path / "ma bibliothèque")]) == 0
    assert "fichiers écrits dans" in capsys.readouterr().out
    return tmp_path / "ma bibliothèque"


def spoil(library: Path) -> None:
    post = library / "posts" / "bonjour.md"
    post.write_text(post.read_text("utf-8").replace('facts: ["42 caisses"]', 'facts: ["43 caisses"]'), "utf-8")


def test_new_refuses_a_folder_with_something_in_it(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["library", "new", str(library)]) == 2
    assert "n’est pas vide" in capsys.readouterr().err


def test_check_says_how_many_and_in_which_language(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["library", "check", str(library)]) == 0
    assert capsys.readouterr() == ("", "Rien à corriger.\n")
    spoil(library)
    (library / "media" / "autre.png").write_bytes(b"x")
    monkeypatch.setenv("LANGUAGE", "en")
    assert run(["library", "check", str(library)]) == 1
    said = capsys.readouterr()
    assert said.err == "One mistake to correct.\n"
    advice, mistake = said.out.splitlines()
    assert advice.startswith("media/autre.png:1: advice: no post names it")
    assert mistake.startswith(FACT)


def test_check_as_json_tells_mistakes_from_advice(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(library)
    (library / "notes.txt").write_text("x")
    assert run(["library", "check", str(library), "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [(one["file"], one["line"], one["level"]) for one in problems] == [
        *(("notes.txt", 1, "advice"), ("posts/bonjour.md", 16, "mistake"))
    ]


def test_check_refuses_what_is_no_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["check"], ["check", "--watch"]):
        assert run(["library", *arguments, str(tmp_path)]) == 2
        assert capsys.readouterr().err.startswith("ramage: ")


@pytest.fixture
def watching(library: Path) -> Iterator["subprocess.Popen[str]"]:
    """``library check --watch`` in a process of its own, past its first look."""
    environment = {**os.environ, "LANGUAGE": "en", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "composer", "library", "check", str(library), "--watch"]
    # Where tests run in the background, the shell has Ctrl+C ignored, and a child would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, before)
    with process:
        try:
            assert process.stderr is not None
            until(process.stderr, "Watching")
            until(process.stderr, "Nothing to correct")
            yield process
        finally:
            process.kill()


def until(stream: IO[str], words: str) -> str:
    return next(line for line in stream if words in line)


def test_watching_tells_what_is_spoilt_and_what_is_mended_and_ends_with_ctrl_c(
    watching: "subprocess.Popen[str]", library: Path
) -> None:
    assert watching.stdout is not None
    spoil(library)
    assert FACT in until(watching.stdout, "43 caisses")
    (library / "posts" / "bonjour.md").write_text("---\nti", "utf-8")
    assert until(watching.stdout, "mended").startswith("mended: posts/bonjour.md:16: facts:")
    assert "never closed" in until(watching.stdout, "posts/bonjour.md")
    watching.send_signal(signal.SIGINT)
    out, err = watching.communicate(timeout=60)
    assert watching.returncode == 1
    assert "Traceback" not in out + err


def test_watching_a_sound_library_ends_with_0(watching: "subprocess.Popen[str]") -> None:
    watching.send_signal(signal.SIGINT)
    watching.communicate(timeout=60)
    assert watching.returncode == 0
