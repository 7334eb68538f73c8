# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The administrators' guide: how policies are delivered, and every key."""

import json
from pathlib import Path
from typing import Any, Final

from composer.domain.policy import policy_name
from composer.domain.settings import Setting, Toggle, TrustRoot, Weekdays, WholeNumber, Words
from policy_words import PolicyWords, grouped, told

_FOLDER: Final = Path(__file__).parent / "words"


def guide(
    settings: tuple[Setting[Any], ...], words: PolicyWords, decided: dict[str, Any], advised: dict[str, Any]
) -> str:
    """In Markdown."""
    frame = (_FOLDER / f"guide.{words.language}.md").read_text("utf-8")
    keys: list[str] = []
    for group, members in grouped(settings).items():
        keys.append(f"## {words.group(group)}\n")
        keys += [_entry(setting, words) for setting in members]
    filled = {"{decided}": _json(decided), "{recommended}": _json(advised), "{keys}": "\n".join(keys)}
    for place, text in filled.items():
        frame = frame.replace(place, text)
    return frame


def _entry(setting: Setting[Any], words: PolicyWords) -> str:
    usual = setting.default
    default = told(usual) if isinstance(usual, bool | int) or not usual else f"`{told(usual)}`"
    lines = words.explained(setting, default=default)
    told_of = f"**{words.title(setting)}.** {' '.join(lines)} Windows: {_registry(setting)}."
    return f"### `{policy_name(setting.key)}`\n\n{told_of}\n"


def _registry(setting: Setting[Any]) -> str:
    if isinstance(setting.kind, Toggle | WholeNumber):
        return "`REG_DWORD`"
    if isinstance(setting.kind, Words | Weekdays):
        return f"`REG_SZ` 1, 2, 3… in `{policy_name(setting.key)}\\`"
    return "`REG_MULTI_SZ`, `REG_SZ`" if isinstance(setting.kind, TrustRoot) else "`REG_SZ`"


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, indent=2, ensure_ascii=False)
