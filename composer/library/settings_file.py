# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``library.toml``: what the app needs to know about a library."""

import re
import tomllib
from datetime import datetime
from typing import Any, Final

from composer.domain.durations import read_duration
from composer.domain.errors import LibraryInvalid, LibraryMissing
from composer.domain.ids import NetworkKey, ThemeId
from composer.domain.library import LibraryInfo, Theme
from composer.domain.places import PlaceUnfit, place_address
from composer.domain.text import Language
from composer.library.fields import invalid

FILE: Final = "library.toml"
_HOUR: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun) (?:[01]\d|2[0-3]):[0-5]\d")
_TEAM_KEY: Final = re.compile(r"[0-9a-f]{64}")
_PUBLIC: Final = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:/[A-Za-z0-9._~%/-]*)?")
"""A name, not a number: networks fetch from no other host."""
_FEWEST_DIGITS: Final = 9
"""Different ones in a key: chance never draws fewer."""
_KNOWN: Final = (
    "name", "organisation", "version", "languages", "default_language", "contact", "themes", "best_hours", "cadence",
    "stamp", "freshness", "charter", "team_key",
    "media_address", "team",
)  # fmt: skip


def read_info(source: str | None, root: str) -> LibraryInfo:
    """The library's own description. Raises LibraryMissing when there is no such file, LibraryInvalid."""
    if source is None:
        raise LibraryMissing(path=root)
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else source.count("\n") + 1
        reason = re.sub(r" \(at .*\)$", "", str(error)).lower()
        raise invalid(FILE, line, f"{reason}; texts stand between double quotes, lists between [ and ]") from error
    except RecursionError as error:
        raise invalid(FILE, 1, "brackets are nested too deeply; write plain lists") from error
    return _Reader(source, data).info()


class _Reader:
    def __init__(self, source: str, data: dict[str, Any]) -> None:
        self._source = source
        self._data = data

    def info(self) -> LibraryInfo:
        for key in self._data:
            if key not in _KNOWN:
                raise self._refuse(key, f"there is no such setting; known ones are {', '.join(_KNOWN)}")
        languages = tuple(self._language("languages", text) for text in self._texts("languages", self._data))
        default = self._language("default_language", self._text("default_language", "fr"))
        if default not in languages:
            raise self._refuse("languages", f'add the default language "{default}"')
        return LibraryInfo(
            name=self._text("name"),
            organisation=self._text("organisation"),
            version=self._text("version"),
            languages=languages,
            default_language=default,
            themes=self._themes(),
            contact=self._text("contact", ""),
            best_hours=self._best_hours(),
            cadence=self._cadence(),
            stamp=self._stamp(),
            freshness_s=self._freshness_s(),
            fold_rules=self._fold_rules(),
            team_key=self._team_key(),
            media_address=self._media_address(),
            team_place=self._team_place(),
        )

    def _themes(self) -> tuple[Theme, ...]:
        themes: dict[str, Theme] = {}
        tables = self._data.get("themes", [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self._refuse("themes", "write each theme under a line [[themes]]")
        for table in tables:
            key, label = table.get("id"), table.get("label")
            if not isinstance(key, str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]*", key):
                raise self._refuse("themes", "each theme needs an id of small letters, digits and hyphens")
            if not isinstance(label, dict) or not label or not all(isinstance(text, str) for text in label.values()):
                raise self._refuse(key, 'each theme needs a label, such as label = { fr = "RSE" }')
            if key in themes:
                raise self._refuse(key, "this theme is given twice; keep one")
            themes[key] = Theme(ThemeId(key), {self._language(key, code): text for code, text in label.items()})
        return tuple(themes.values())

    def _best_hours(self) -> dict[NetworkKey, tuple[str, ...]]:
        table = self._table("best_hours")
        hours = {NetworkKey(network): self._texts(network, table) for network in table}
        for network, times in hours.items():
            if wrong := next((time for time in times if not _HOUR.fullmatch(time)), None):
                raise self._refuse(network, f'"{wrong}" is no hour; write a day and a time such as "tue 07:45"')
        return hours

    def _cadence(self) -> dict[NetworkKey, int]:
        table = self._table("cadence")
        for network, posts in table.items():
            if isinstance(posts, bool) or not isinstance(posts, int) or not 0 < posts <= 100:
                raise self._refuse(network, "write how many posts a week, from 1 to 100")
        return {NetworkKey(network): posts for network, posts in table.items()}

    def _stamp(self) -> datetime | None:
        stamp = self._data.get("stamp")
        if stamp is not None and not (isinstance(stamp, datetime) and stamp.tzinfo):
            raise self._refuse("stamp", "write when it was approved, with the zone: stamp = 2026-11-20T09:00:00+01:00")
        return stamp

    def _freshness_s(self) -> int:
        text = self._text("freshness", "")
        try:
            return round(read_duration(text).total_seconds()) if text else 0
        except ValueError as error:
            raise self._refuse("freshness", 'write a length of time such as "72h" or "3d"') from error

    def _fold_rules(self) -> bool:
        table = self._table("charter")
        for key in table:
            if key != "fold":
                raise self._refuse(key, "there is no such setting for the charter; there is fold")
        fold = table.get("fold", False)
        if not isinstance(fold, bool):
            raise self._refuse("fold", "write true or false")
        return fold

    def _team_key(self) -> str:
        key = self._text("team_key", "").lower()
        if key and (not _TEAM_KEY.fullmatch(key) or len(set(key)) < _FEWEST_DIGITS):
            raise self._refuse("team_key", "write 64 digits from 0-9 and a-f drawn by chance, or take the line out")
        return key

    def _team_place(self) -> str:
        table = self._table("team")
        for key in table:
            if key != "place":
                raise self._refuse(key, "there is no such setting for the team; there is place")
        place = table.get("place", "")
        if not isinstance(place, str):
            raise self._refuse("place", "write a text between double quotes")
        try:
            if place.strip():
                place_address(place)
        except PlaceUnfit as error:
            raise self._refuse(
                "place", 'write where shares lie: "webdavs://cloud.nordalia.example/team", "s3://…", or a folder'
            ) from error
        return place.strip()

    def _media_address(self) -> str:
        address = self._text("media_address", "").rstrip("/")
        if address and not _PUBLIC.fullmatch(address):
            raise self._refuse(
                "media_address", 'write where everybody can see the media: "https://files.nordalia.example/media"'
            )
        return address

    def _table(self, key: str) -> dict[str, Any]:
        table = self._data.get(key, {})
        if not isinstance(table, dict):
            raise self._refuse(key, f"write its entries under a line [{key}]")
        return table

    def _text(self, key: str, default: str | None = None) -> str:
        value = self._data.get(key, default)
        if value is None:
            raise invalid(FILE, 1, f'{key} is missing; add a line {key} = "…"')
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self._refuse(key, "write a text between double quotes")
        return value.strip()

    def _texts(self, key: str, table: dict[str, Any]) -> tuple[str, ...]:
        value = table.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
            raise self._refuse(key, 'write a list of texts, such as ["fr", "en"]')
        return tuple(value)

    def _language(self, key: str, code: str) -> Language:
        if code not in tuple(Language):
            raise self._refuse(key, f'"{code}" is no language this app knows; write fr or en')
        return Language(code)

    def _refuse(self, key: str, reason: str) -> LibraryInvalid:
        found = re.search(rf'^\s*(?:\[+|id\s*=\s*"|)"?{re.escape(key)}\b', self._source, re.MULTILINE)
        line = self._source[: found.end()].count("\n") + 1 if found else 1
        return invalid(FILE, line, f"{key}: {reason}")
