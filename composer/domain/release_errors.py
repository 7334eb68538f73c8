# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with a release, on its authors' side and on its readers'."""

from composer.domain.errors import LibraryError


class ReleaseDamaged(LibraryError):
    """It is not what was signed, or no release this program can read. Values: file (which part), reason."""

    code = "release-damaged"


class ReleaseTooNew(LibraryError):
    """A later version of the program made it. Values: file, found, known (versions of the format)."""

    code = "release-too-new"
