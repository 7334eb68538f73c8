# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.bootstrap import build
from composer.cli.main import run
from composer.domain.ids import NetworkKey
from composer.domain.shares import Published
from composer.system.paths import AppPaths

TEXT = (
    "Hier soir, au dépôt, Samir a réparé le hayon du camion avec une ceinture et beaucoup d’optimisme. Ce matin le"
    " hayon tient toujours."
)


def test_check_knows_what_colleagues_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    services = build(AppPaths.default())
    services.library.ensure()
    published = Published("anna", NetworkKey("x"), datetime.now(UTC), TEXT)
    services.colleagues.take_in(services.colleagues.shares_of([published]))
    services.close()
    post = tmp_path / "post.txt"
    post.write_text(TEXT, "utf-8")
    code = run(["check", str(post), "--network", "x", "--only", "voice", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert code == 1
    assert found["voice"]["verdict"] == "verbatim"
    assert "error" in {finding["level"] for finding in found["findings"]}
    assert "anna" not in json.dumps(found)
