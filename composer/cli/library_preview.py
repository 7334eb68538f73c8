# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``preview``: the window on a folder that is still being written."""

from collections.abc import Callable
from pathlib import Path

import click


def previewing(show: Callable[[Path], int]) -> click.Command:
    """The command; ``show`` opens the window."""

    @click.command("preview")
    @click.argument("folder", type=click.Path(path_type=Path))
    def command(folder: Path) -> int:
        """Open the window on a library FOLDER, before anybody has approved it.

        The window follows what is written in the folder. It has drafts and settings of its own, which go when it is
        closed, and publishes on the practice network only.
        """
        return show(folder)

    return command
