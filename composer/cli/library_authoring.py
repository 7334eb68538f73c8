# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``library new`` and ``library import-feed``: a first library, and drafts for it."""

from pathlib import Path

import click

from composer.cli import options
from composer.services.library_new import write_new
from composer.system import resources


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Write a small commented library to FOLDER, to start from. The folder must be empty, or not there yet."""
    count = write_new(resources.root() / "new-library", folder)
    click.echo(options.words().text("library-written", count=str(count), path=str(folder)))
    return 0
