# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A first library, from the commented one that comes with the program."""

import shutil
from pathlib import Path

from composer.domain.errors import FolderNotEmpty, FolderReadOnly


def write_new(template: Path, folder: Path) -> int:
    """A copy of ``template`` in ``folder``, which may be there only when it is empty; how many files were written.

    The copy appears whole or not at all. Raises FolderNotEmpty, FolderReadOnly.
    """
    beside = folder.absolute().with_name(f".{folder.absolute().name}.new")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty(path=folder)
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        # Not with the permissions of an installed program, which nobody may write to.
        shutil.copytree(template, beside, copy_function=shutil.copyfile)
        count = 0
        for path in (beside, *beside.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
            count += path.is_file()
        if folder.exists():
            folder.rmdir()
        beside.rename(folder.absolute())
    except OSError as error:
        raise FolderReadOnly(path=folder) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return count
