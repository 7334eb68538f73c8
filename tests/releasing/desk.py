# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands of a release, as they are typed."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from composer.cli.main import run

PHRASE = "cheval correct pile {name}"


class Desk:
    """Everybody's keys in one folder, and commands as they are typed."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.patch = patch
        self.capsys = capsys
        patch.chdir(folder)
        patch.setenv("RAMAGE_HOME", str(folder / "home"))

    def __call__(self, *words: str, typed: str = "", code: int = 0) -> str:
        """What ``ramage library …`` prints."""
        self.patch.setattr(sys, "stdin", io.StringIO(typed))
        self.capsys.readouterr()
        found = run(["library", *words])
        said = self.capsys.readouterr()
        assert found == code, said
        return said.out

    def by(self, name: str, *words: str, code: int = 0) -> str:
        """The same with that person's key."""
        return self(*words, "--key", f"{name}.key", typed=PHRASE.format(name=name) + "\n", code=code)

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "--format", "json"))

    def key(self, name: str) -> None:
        self("keys", "make", name, "--file", f"{name}.key", typed=PHRASE.format(name=name) + "\n")

    def release(self, *signers: str) -> None:
        """Built, signed by these, published."""
        self("build", "library", "--to", "out")
        for name in signers[:-1]:
            self.by(name, "sign", "out", "--yes", code=1)
        self.by(signers[-1], "sign", "out", "--yes")
        self.by(signers[-1], "publish", "out", "host")
