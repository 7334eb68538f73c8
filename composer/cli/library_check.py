# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``library check``: what an author has to correct."""

from pathlib import Path

import click

from composer.bootstrap import known_networks
from composer.cli import options, output
from composer.services.library_checking import LibraryChecking


@click.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
@options.format_option
def checking(folder: Path, fmt: str) -> int:
    """Read a library FOLDER as its readers would, and name the file and line of each mistake; 1 when there is one."""
    problems = LibraryChecking(known_networks()).check(folder)
    if fmt == "json":
        entries = [{"file": p.file, "line": p.line, "reason": p.reason} for p in problems]
        output.as_json({"problems": entries})
    else:
        for problem in problems:
            click.echo(f"{problem.file}:{problem.line}: {problem.reason}")
    return 1 if problems else 0
