# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sign-in page of a Bluesky server does in the browser, for the release that is pinned beside."""

from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import requests


class BlueskyPage:
    """Somebody who signs in and allows what is asked, or a little less."""

    def __init__(self, handle: str, password: str, scope: str | None = None) -> None:
        self._handle = handle
        self._password = password
        self._scope = scope
        self._cookies: dict[str, str] = {}
        self.last = ""

    def __call__(self, url: str) -> None:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        self._ask("GET", url, {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "none"})
        same = {
            "Origin": origin,
            "Referer": url,
            "Sec-Fetch-Mode": "same-origin",
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Dest": "empty",
        }
        told = {"locale": "en", "username": self._handle, "password": self._password, "remember": False}
        signed_in = self._call(f"{origin}/@atproto/oauth-provider/~api/sign-in", told, same)
        bearer = {"Authorization": f"Bearer {signed_in['ephemeralToken']}"}
        agreed = {"sub": signed_in["account"]["sub"], **({"scope": self._scope} if self._scope else {})}
        back = self._call(f"{origin}/@atproto/oauth-provider/~api/consent", agreed, {**same, **bearer})
        leaving = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "same-origin"}
        reply = self._ask("GET", back["url"], {**leaving, "Referer": url})
        self.last = requests.get(reply.headers["Location"], timeout=10).text

    def _call(self, url: str, told: Mapping[str, object], headers: Mapping[str, str]) -> dict[str, Any]:
        reply = self._ask("POST", url, {**headers, "x-csrf-token": self._cookies["csrf-token"]}, told)
        said: dict[str, Any] = reply.json()
        return said

    def _ask(
        self, method: str, url: str, headers: Mapping[str, str], told: Mapping[str, object] | None = None
    ) -> requests.Response:
        """Cookies by hand: they are for https only, and no library sends those to this computer."""
        kept = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        reply = requests.request(
            method, url, headers={**headers, "Cookie": kept}, json=told, timeout=20, allow_redirects=False
        )
        for said in reply.raw.headers.getlist("Set-Cookie"):
            for name, morsel in SimpleCookie(said).items():
                self._cookies[name] = morsel.value
        assert reply.status_code < 400, (reply.status_code, reply.text[:500])
        return reply
