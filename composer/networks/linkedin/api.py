# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to LinkedIn as it wants them put."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlsplit

from composer.domain.errors import OutcomeUnknown
from composer.domain.networks import Account
from composer.domain.ports import Clock, SignedWeb, Web
from composer.domain.web import Reply, Request
from composer.networks.linkedin.answers import NETWORK, refusal

API: Final = "https://api.linkedin.com"
VERSION: Final = "202609"
"""The version of LinkedIn's interface we are written for; each one is answered for about a year."""
_UPLOAD_S: Final = 300.0


@dataclass(frozen=True, slots=True)
class Api:
    """``plain`` goes without a token. ``version`` replaces ours when it is not empty."""

    web: SignedWeb
    plain: Web
    clock: Clock
    version: Callable[[], str] = str
    base: str = API

    def send(
        self,
        account: Account,
        method: str,
        path: str,
        why: str,
        json: object = None,
        *,
        restli: str = "",
        harmless: bool | None = None,
    ) -> Reply:
        """Any answer below 500. ``path`` is what follows ``/rest/``, encoded; ``restli`` is Rest.li's own method."""
        headers = {"LinkedIn-Version": self.version() or VERSION, "X-Restli-Protocol-Version": "2.0.0"}
        if restli:
            headers["X-RestLi-Method"] = restli
        url = f"{self.base}/rest/{path}"
        asked = Request(method, url, why, NETWORK, headers, json=json, repeatable=harmless, hears_limits=True)
        return self.web.send(account, asked)

    def checked(self, reply: Reply) -> Reply:
        """Itself when 2xx. Raises what it says otherwise."""
        if reply.ok:
            return reply
        raise refusal(reply, self.clock.now(), self.version() or VERSION)

    def value(self, account: Account, path: str, json: object) -> Mapping[str, Any]:
        """The ``value`` of the answer to a step of an upload."""
        reply = self.checked(self.send(account, "POST", path, "upload", json, harmless=True))
        found = reply.json()
        if isinstance(found, dict) and isinstance(found.get("value"), dict):
            value: Mapping[str, Any] = found["value"]
            return value
        raise OutcomeUnknown(network=NETWORK, reason="an answer without value")

    def put(self, account: Account | None, url: str, content: bytes) -> Reply:
        """A file or a part of one. The token goes along when ``account`` is given, and only to LinkedIn."""
        self._trusted(url)
        headers = {"Content-Type": "application/octet-stream"}
        asked = Request(
            "PUT", url, "upload", NETWORK, headers, body=content, repeatable=True, read_s=_UPLOAD_S, hears_limits=True
        )
        return self.checked(self.plain.send(asked) if account is None else self.web.send(account, asked))

    def _trusted(self, url: str) -> None:
        host, ours = urlsplit(url).hostname or "", urlsplit(self.base).hostname
        if host != ours and not host.endswith(".linkedin.com"):
            raise OutcomeUnknown(network=NETWORK, reason="an address for uploads that is not LinkedIn’s")


def encoded(urn: str) -> str:
    """An URN as it stands in an address."""
    return quote(urn, safe="")
