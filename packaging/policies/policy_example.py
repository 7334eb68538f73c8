# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nordalia, a company of 5,000: what it decides, and what it recommends."""

from typing import Any, Final

from composer.domain.policy import policy_name
from composer.domain.settings import (
    BACKGROUND,
    BLUESKY_CLIENT,
    BROKER,
    GRAMMAR,
    GRAMMAR_PUBLIC,
    GRAMMAR_SERVER,
    LIBRARY_CLIENT,
    LIBRARY_FRESHNESS,
    LIBRARY_REFRESH,
    LIBRARY_SIGN_IN,
    LIBRARY_TRUST_ROOT,
    LIBRARY_URL,
    LINKEDIN_CLIENT,
    NETWORKS_ALLOWED,
    NETWORKS_ON,
    NOTICE_HOURS,
    TEAM_SPACE,
    X_CLIENT,
    Setting,
)

_DECIDED: Final[tuple[tuple[Setting[Any], Any], ...]] = (
    (LIBRARY_URL, "https://library.nordalia.example/ramage"),
    (LIBRARY_TRUST_ROOT, "3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea"),
    (LIBRARY_REFRESH, 60),
    (LIBRARY_FRESHNESS, 240),
    (LIBRARY_SIGN_IN, "https://login.nordalia.example"),
    (LIBRARY_CLIENT, "ramage"),
    (TEAM_SPACE, "webdavs://cloud.nordalia.example/remote.php/dav/spaces/ramage"),
    (NETWORKS_ALLOWED, ["linkedin", "x", "facebook", "mastodon", "bluesky"]),
    (LINKEDIN_CLIENT, "77nordalia4ramage"),
    (X_CLIENT, "bm9yZGFsaWE6cmFtYWdl"),
    (BLUESKY_CLIENT, "https://nordalia.example/ramage/client.json"),
    (BROKER, "https://sign-in.nordalia.example/ramage"),
    (GRAMMAR, "company"),
    (GRAMMAR_SERVER, "https://languagetool.nordalia.example"),
    (GRAMMAR_PUBLIC, False),
)
_RECOMMENDED: Final[tuple[tuple[Setting[Any], Any], ...]] = (
    (NETWORKS_ON, ["linkedin"]),
    (NOTICE_HOURS, "09:00-18:00"),
    (BACKGROUND, True),
)


def decided() -> dict[str, Any]:
    """What is mandatory."""
    return {policy_name(setting.key): value for setting, value in _DECIDED}


def recommended() -> dict[str, Any]:
    """What people may change."""
    return {policy_name(setting.key): value for setting, value in _RECOMMENDED}
