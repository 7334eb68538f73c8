# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to X, under both of the names it gives things."""

from collections.abc import Mapping
from typing import Final

from composer.domain.networks import Account
from composer.domain.ports import Clock, SignedWeb
from composer.domain.web import Reply, Request
from composer.networks.multipart import FilePart, multipart
from composer.networks.x.answers import NETWORK, refusal

API: Final = "https://api.x.com"
_FIELDS: Final = ("tweet.fields", "post.fields")
"""What asks for more about a post. X renamed it in 2026, and refuses the name it does not know."""
_UPLOAD_S: Final = 300.0


class Api:
    """One per program: it remembers which names X answers to."""

    def __init__(self, web: SignedWeb, clock: Clock, base: str = API) -> None:
        self._web = web
        self._base = base
        self._names: tuple[str, ...] = _FIELDS
        self.clock = clock

    def send(
        self,
        account: Account,
        method: str,
        path: str,
        why: str,
        json: object = None,
        *,
        params: Mapping[str, str] | None = None,
        harmless: bool | None = None,
    ) -> Reply:
        """Any answer below 500."""
        url = f"{self._base}/2/{path}"
        return self._web.send(
            account,
            Request(method, url, why, NETWORK, params=params or {}, json=json, repeatable=harmless, hears_limits=True),
        )

    def put(self, account: Account, path: str, fields: Mapping[str, str], file: FilePart) -> Reply:
        """A file, or a part of one, among the fields of a form. Raises what a refusal says."""
        body, media_type = multipart(fields, {"media": file})
        url = f"{self._base}/2/{path}"
        asked = Request(
            "POST",
            url,
            "upload",
            NETWORK,
            {"Content-Type": media_type},
            body=body,
            repeatable=True,
            read_s=_UPLOAD_S,
            hears_limits=True,
        )
        return self.checked(account, self._web.send(account, asked))

    def about_posts(self, account: Account, path: str, why: str, params: Mapping[str, str], fields: str) -> Reply:
        """Posts with those ``fields``. Raises what a refusal says."""
        for name in self._names:
            reply = self.send(account, "GET", path, why, params={**params, name: fields})
            if reply.status != 400 or name.encode() not in reply.body:
                self._names = (name, *(other for other in _FIELDS if other != name))
                break
        return self.checked(account, reply)

    def checked(self, account: Account, reply: Reply) -> Reply:
        """Itself when 2xx. Raises what it says otherwise."""
        if reply.ok:
            return reply
        raise refusal(reply, account, self.clock.now())
