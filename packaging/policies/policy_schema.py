# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON schemas: of policy files, and the one that Jamf Pro makes a form of."""

from typing import Any, Final

from composer.domain.policy import RECOMMENDED, policy_name
from composer.domain.settings import (
    Address,
    Choice,
    ClientId,
    HoursOfDay,
    InterfaceMonth,
    Never,
    Setting,
    SourceAddress,
    TeamPlace,
    Toggle,
    TrustRoot,
    Weekdays,
    WholeNumber,
    Words,
)
from composer.domain.slots import DAYS
from policy_words import PolicyWords, told

DOMAIN: Final = "org.ramage.Ramage"
_HERE: Final = r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]*)?(/|$)"
_FOLDER: Final = r"/|[A-Za-z]:[\\/]|\\\\"
_TEXTS: Final[tuple[tuple[type, dict[str, Any]], ...]] = (
    (InterfaceMonth, {"pattern": "^(20[0-9]{2}(0[1-9]|1[0-2]))?$"}),
    (ClientId, {"pattern": "^[!-~]*$", "maxLength": 512}),
    (Address, {"pattern": rf"^($|https://[^/@?#\s]+|http://{_HERE})"}),
    (
        SourceAddress,
        {"pattern": rf"^\s*($|{_FOLDER}|(https|webdavs|s3|azblob|gcs)://[^/@\s]+|(http|webdav)://{_HERE})"},
    ),
    (TeamPlace, {"pattern": rf"^\s*($|off\s*$|{_FOLDER}|(webdavs|s3|azblob|gcs)://[^/@\s]+|webdav://{_HERE})"}),
    (TrustRoot, {"maxLength": 512_000}),
    (HoursOfDay, {"pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"}),
)


def value_schema(setting: Setting[Any]) -> dict[str, Any]:
    """What a policy may say. Every value the schema refuses, the program refuses; the program looks closer."""
    kind = setting.decree or setting.kind
    if isinstance(kind, Never):
        return {"type": "boolean", "const": False}
    if isinstance(kind, Toggle):
        return {"type": "boolean"}
    if isinstance(kind, Choice):
        return {"type": "string", "enum": list(kind.options)}
    if isinstance(kind, WholeNumber):
        return {"type": "integer", "minimum": kind.low, "maximum": kind.high}
    if isinstance(kind, Words):
        return {"type": "array", "items": {"type": "string"}}
    if isinstance(kind, Weekdays):
        return {"type": "array", "items": {"type": "string", "enum": list(DAYS)}}
    return {"type": "string", **next(rest for known, rest in _TEXTS if isinstance(kind, known))}


def policy_schema(settings: tuple[Setting[Any], ...], words: PolicyWords) -> dict[str, Any]:
    """Of one file in ``managed`` or ``recommended``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Ramage",
        "description": words.text("description"),
        "type": "object",
        "additionalProperties": False,
        "properties": {policy_name(setting.key): _property(setting, words) for setting in settings},
    }


def jamf_schema(settings: tuple[Setting[Any], ...], words: PolicyWords) -> dict[str, Any]:
    """Of the preference domain, the recommended values in a dictionary beside."""
    advised = {policy_name(s.key): _jamf(s, words, number) for number, s in enumerate(settings) if s.decree is None}
    decided = {policy_name(s.key): _jamf(s, words, number) for number, s in enumerate(settings) if s.lockable}
    return {
        "title": f"Ramage ({DOMAIN})",
        "description": words.text("description"),
        "__preferencedomain": DOMAIN,
        "__version": "1",
        "type": "object",
        "properties": {
            **decided,
            RECOMMENDED: {
                "title": words.text("recommended"),
                "description": words.text("recommended"),
                "type": "object",
                "property_order": len(settings),
                "properties": advised,
            },
        },
    }


def _property(setting: Setting[Any], words: PolicyWords) -> dict[str, Any]:
    return {
        "title": words.title(setting),
        "description": " ".join(words.explained(setting, default=told(setting.default))),
        **value_schema(setting),
    }


def _jamf(setting: Setting[Any], words: PolicyWords, number: int) -> dict[str, Any]:
    made = {**_property(setting, words), "property_order": number}
    kind = setting.decree or setting.kind
    if isinstance(kind, Choice):
        made["options"] = {"enum_titles": [words.option(option) for option in kind.options]}
    return made
