# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The configuration profile for macOS, with the values of the example."""

import plistlib
import uuid
from typing import Any, Final

from composer.domain.policy import RECOMMENDED

DOMAIN: Final = "org.ramage.Ramage"
_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "ramage.org")


def profile(decided: dict[str, Any], recommended: dict[str, Any]) -> bytes:
    """To be changed and pushed by a device management; its ids stay the same, so that a new one replaces the old."""
    payload = {
        "PayloadType": DOMAIN,
        "PayloadIdentifier": f"{DOMAIN}.policy.settings",
        "PayloadUUID": _id("settings"),
        "PayloadVersion": 1,
        "PayloadDisplayName": "Ramage",
        **decided,
        RECOMMENDED: recommended,
    }
    whole = {
        "PayloadType": "Configuration",
        "PayloadIdentifier": f"{DOMAIN}.policy",
        "PayloadUUID": _id("profile"),
        "PayloadVersion": 1,
        "PayloadDisplayName": "Ramage",
        "PayloadOrganization": "Nordalia",
        "PayloadScope": "System",
        "PayloadContent": [payload],
    }
    return plistlib.dumps(whole, sort_keys=False)


def _id(name: str) -> str:
    return str(uuid.uuid5(_SPACE, name)).upper()
