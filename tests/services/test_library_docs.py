# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the manual shows is what a library may hold, and what it names is there."""

import re
from pathlib import Path

import click
import pytest

from composer.bootstrap import known_networks
from composer.cli.library import library as commands
from composer.services.library_checking import LibraryChecking
from composer.services.library_files import FILM_BYTES, FOLDERS, PICTURE_BYTES
from composer.services.library_new import write_new
from composer.system import resources
from tests.services.test_library_checking import NOW

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ["authoring.md", "redaction.md"]
EXAMPLE = re.compile(r"^`(?P<path>[\w/.-]+)`\n\n```\w+\n(?P<source>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_its_examples_pass_the_check(page: str, tmp_path: Path) -> None:
    write_new(resources.root() / "new-library", tmp_path / "library")
    examples = EXAMPLE.findall((DOCS / page).read_text("utf-8"))
    assert len(examples) == 3
    for path, source in examples:
        (tmp_path / "library" / path).write_text(source, "utf-8")
    assert LibraryChecking(known_networks(), NOW).check(tmp_path / "library") == ()


@pytest.mark.parametrize("page", PAGES)
def test_its_commands_folders_and_networks_are_those_there_are(page: str) -> None:
    said = (DOCS / page).read_text("utf-8")
    named = set(re.findall(r"^ramage library ([\w-]+)", said, re.MULTILINE))
    assert isinstance(commands, click.Group)
    assert named - {"preview"} <= set(commands.commands)  # preview is there where a window can be opened
    assert "preview" in named
    assert all(f"| `{folder}/` |" in said for folder in FOLDERS)
    assert all(f"`{key}`" in said for key in known_networks() if key != "practice")
    for number in (PICTURE_BYTES, FILM_BYTES):
        assert re.search(rf"\b{number // 1024**2}\sM[Bo]\b|{number // 1024**2}\sMB", said)


@pytest.mark.parametrize("page", PAGES)
def test_its_links_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", (DOCS / page).read_text("utf-8")):
        assert (DOCS / target).is_file(), target
