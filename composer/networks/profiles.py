# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a person sees their own publications, to tell whether one is there."""

from typing import Final
from urllib.parse import quote

from composer.domain.networks import Account, AccountKind

_PAGES: Final = {
    "linkedin": "https://www.linkedin.com/in/me/recent-activity/all/",
    "x": "https://x.com/{handle}",
    "facebook": "https://www.facebook.com/me",
    "instagram": "https://www.instagram.com/{handle}/",
    "threads": "https://www.threads.com/@{handle}",
    "tiktok": "https://www.tiktok.com/@{handle}",
    "mastodon": "{server}/@{handle}",
    "bluesky": "https://bsky.app/profile/{handle}",
}
_OWN_PAGE: Final = {"facebook": "https://www.facebook.com/{remote_id}"}


def own_page(account: Account) -> str:
    """The address, empty where it can't be told: no such network, or a part of it is not known."""
    table = _OWN_PAGE if account.kind is AccountKind.PAGE and account.network in _OWN_PAGE else _PAGES
    pattern = table.get(account.network, "")
    values = {
        "handle": quote(account.handle.lstrip("@").partition("@")[0], safe=".-_"),
        "server": account.server,
        "remote_id": quote(account.remote_id, safe=""),
    }
    if any(f"{{{name}}}" in pattern and not value for name, value in values.items()):
        return ""
    return pattern.format(**values)
