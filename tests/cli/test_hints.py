# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import io
import json
import sys

import pytest

from composer.cli.main import run
from composer.system import resources


def test_check_says_what_a_way_out_does_besides_edits(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = resources.root() / "library"
    body = (folder / "posts" / "partenariat-acme.md").read_text("utf-8").split("---\n", 2)[2]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body.encode())))
    run(["check", "--library", str(folder), "--post", "partenariat-acme", "--lang", "fr", "--format", "json"])
    found = {entry["rule"]: entry for entry in json.loads(capsys.readouterr().out)["findings"]}
    angle = found["Voice.UnusedAngle"]
    (fix,) = angle["fixes"]
    assert fix["edits"] == []
    assert fix["intent"] == {"act": "answer", "subject": angle["match"], "instead": ""}
    assert "Voice.GuideQuestion" in found
    assert len([rule for rule in found if rule.startswith("Voice.")]) <= 5
    assert all("intent" not in fix or not fix["edits"] for entry in found.values() for fix in entry["fixes"])
