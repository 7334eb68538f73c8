# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One real LanguageTool server for all tests here. Without Java they are skipped, loudly; never where CI is set."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from composer.bootstrap import Services, build, grammar_choice
from composer.domain.accounts import Egress
from composer.domain.settings import GRAMMAR, GRAMMAR_SERVER
from composer.services.grammar import Grammar
from composer.system.clock import SystemClock
from composer.system.http import Http
from composer.system.languagetool import LanguageTool
from composer.system.paths import AppPaths
from tests.languagetool.provide import Lacking, provide


@pytest.fixture(scope="session")
def copies() -> Path:
    """The folder that holds a copy of LanguageTool, brought by Maven when it is not there yet."""
    try:
        return provide()
    except Lacking as lacking:
        words = f"LANGUAGETOOL IS NOT TESTED: {lacking}"
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            pytest.fail(words, pytrace=False)
        pytest.skip(words)


@dataclass
class Real:
    """A running server, and the requests it was sent."""

    tool: LanguageTool
    url: str
    sent: list[Egress]


@pytest.fixture(scope="session")
def real(copies: Path) -> Iterator[Real]:
    """Started once, on this computer, through language-tool-python."""
    sent: list[Egress] = []
    tool = LanguageTool(Http(SystemClock(), sent.append), copies)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("LTP_PATH", raising=False)
        url = tool.start(lambda: None)
    yield Real(tool, url, sent)
    tool.close()


@pytest.fixture(scope="session")
def compiled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose sample library is compiled, to be copied."""
    folder = tmp_path_factory.mktemp("compiled") / "ramage"
    services = build(AppPaths.below(folder))
    services.library.ensure()
    services.close()
    return folder


@pytest.fixture
def services(home: Path, compiled_home: Path) -> Iterator[Services]:
    """An employee's program."""
    shutil.copytree(compiled_home, home / "ramage", dirs_exist_ok=True)
    made = build(AppPaths.default())
    yield made
    made.close()


@pytest.fixture
def grammar(services: Services, real: Real) -> Grammar:
    """As when a policy names the server."""
    services.preferences.change(GRAMMAR, "company")
    services.preferences.change(GRAMMAR_SERVER, real.url)
    real.tool.check_s = 60.0
    made = Grammar(
        lambda: grammar_choice(services.preferences),
        lambda: real.tool,
        services.reviewing,
        services.dismissals.hides,
        services.clock,
    )
    real.sent.clear()
    return made
