# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library says of itself, read without msgspec: the window needs it at its first painting."""

import json
from datetime import datetime

from composer.domain.ids import NetworkKey, ThemeId
from composer.domain.library import LibraryInfo, Theme
from composer.domain.text import Language


def info_from_json(body: str) -> LibraryInfo:
    """The value ``codec.encode`` was given, by this version or by one that knew fewer settings."""
    raw = json.loads(body)
    return LibraryInfo(
        name=raw["name"],
        organisation=raw["organisation"],
        version=raw["version"],
        languages=tuple(Language(code) for code in raw["languages"]),
        default_language=Language(raw["default_language"]),
        themes=tuple(
            Theme(ThemeId(theme["id"]), {Language(code): label for code, label in theme["label"].items()})
            for theme in raw["themes"]
        ),
        contact=raw["contact"],
        best_hours={NetworkKey(key): tuple(hours) for key, hours in raw["best_hours"].items()},
        cadence={NetworkKey(key): per_week for key, per_week in raw["cadence"].items()},
        stamp=datetime.fromisoformat(raw["stamp"]) if raw.get("stamp") else None,
        freshness_s=raw.get("freshness_s", 0),
        fold_rules=raw.get("fold_rules", False),
        team_key=raw.get("team_key", ""),
        media_address=raw.get("media_address", ""),
        team_place=raw.get("team_place", ""),
    )
