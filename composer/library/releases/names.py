# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of media files: what may become a path on a reader's computer."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_NAME: Final = re.compile(r"[\w-][\w. -]*(?:/[\w-][\w. -]*)*\.(?:png|jpe?g|webp|gif|mp4|mov)", re.IGNORECASE)
_LONGEST: Final = 200
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever follows the dot."""


def is_media_name(name: str) -> bool:
    """True for a relative path that stays in its folder and means the same file on every system."""
    if len(name) > _LONGEST or ".." in name or not _NAME.fullmatch(name):
        return False
    parts = name.split("/")
    return not any(part[-1] in ". " or _DEVICES.fullmatch(part) for part in parts)


def twins(names: Iterable[str]) -> tuple[str, str] | None:
    """Two different names that some systems take for one, because they differ by case or by how accents are written."""
    seen: dict[str, str] = {}
    for name in names:
        other = seen.setdefault(_folded(name), name)
        if other != name:
            return other, name
    return None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
