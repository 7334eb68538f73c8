# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

from composer.bench.big_library import french_text, write_big_library
from composer.bootstrap import build
from composer.domain.library import PostQuery
from composer.system import resources
from composer.system.paths import AppPaths

SAMPLE = resources.root() / "library"


def test_a_text_has_the_length_asked_for_and_repeats() -> None:
    assert len(french_text(SAMPLE, 3000)) == 3000
    assert french_text(SAMPLE, 500, seed=1) == french_text(SAMPLE, 500, seed=1)
    assert french_text(SAMPLE, 500, seed=1) != french_text(SAMPLE, 500, seed=2)


def test_a_big_library_is_a_library_like_any_other(tmp_path: Path) -> None:
    write_big_library(SAMPLE, tmp_path / "library", posts=40, terms=250, patterns=5)
    services = build(AppPaths.below(tmp_path / "home"), library=tmp_path / "library")
    try:
        services.library.ensure()
        assert services.library.search(PostQuery()).total == 40
        assert services.reviewing.refused_rules() == ()
    finally:
        services.close()
