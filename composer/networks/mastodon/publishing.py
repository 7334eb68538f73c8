# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing to a server of the Mastodon kind, also to those that know nothing of our key."""

import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final
from urllib.parse import quote, urlencode

from composer.domain.errors import NotConnected, OutcomeUnknown, PostRefused
from composer.domain.ids import JobId
from composer.domain.networks import Account, Counts, Payload, Receipt
from composer.domain.ports import Clock, Halfway, MediaFiles, SignedWeb
from composer.domain.web import Reply, Request
from composer.networks.attempts import attempt, attempted, before_publishing
from composer.networks.mastodon import looking
from composer.networks.mastodon.reading import VISIBILITY, WARNING
from composer.networks.mastodon.servers import Servers, json_of
from composer.networks.mastodon.uploads import Uploads
from composer.networks.patience import Wait

log = logging.getLogger(__name__)

_BATCHES: Final = 1
"""From this number of its interface on, a server tells of several publications at once."""
_AT_ONCE: Final = 20


class MastodonPublisher:
    """Implements ``domain.ports.Publisher``, ``Withdrawing``, ``Rewording`` and ``Counting``."""

    def __init__(self, web: SignedWeb, servers: Servers, files: MediaFiles, clock: Clock, wait: Wait) -> None:
        self._web = web
        self._servers = servers
        self._uploads = Uploads(web, files, wait)
        self._clock = clock

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:
        server = self._servers.of(account.server)
        if (posted := self._arrived_late(account, key, payload, halfway)) is not None:
            return posted
        media = [
            self._uploads.uploaded(account, server, item, f"media-{number}", halfway)
            for number, item in enumerate(payload.media)
        ]
        request = Request(
            "POST",
            f"{account.server}/api/v1/statuses",
            "publish",
            headers={"Idempotency-Key": key},
            json=_status(payload, media),
        )
        with attempt(halfway, self._clock):
            receipt = looking.receipt(self._checked(account, self._web.send(account, request)).json())
            if receipt is None:
                raise OutcomeUnknown(network=account.network, reason="an answer of another shape")
        return receipt

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:  # noqa: ARG002
        """By the person's own publications since the server was first asked: text, media and time."""
        asked = attempted(halfway)
        if asked is None:
            return None
        ask = _Questions(self._web, account)
        me = account.remote_id or str(ask.json("/api/v1/accounts/verify_credentials")["id"])
        behind = max(self._clock.now() - asked, timedelta())
        for status in looking.own_since(ask.page, me, behind):
            if looking.is_like(status, payload) and looking.says(status, ask.source(status), payload):
                return looking.receipt(status)
        return None

    def _arrived_late(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:
        """What an earlier try left after all; where one can't look, its absence was vouched for before."""
        try:
            return self.find(account, key, payload, halfway)
        except OutcomeUnknown as error:
            log.info("an earlier try can't be looked up: %s", error)
            return None

    def delete(self, account: Account, receipt: Receipt) -> None:
        url = f"{account.server}/api/v1/statuses/{quote(receipt.remote_id, safe='')}"
        reply = self._web.send(account, Request("DELETE", url, "delete"))
        if reply.status != 404:
            self._checked(account, reply)

    def reword(self, account: Account, receipt: Receipt, payload: Payload) -> None:
        """All of it is sent again, as it stands there, with other words: what is left out would be taken away."""
        path = f"/api/v1/statuses/{quote(receipt.remote_id, safe='')}"
        ask = _Questions(self._web, account)
        with before_publishing(account.network):
            shown = ask.json(path, missing=None)
            if not isinstance(shown, dict):
                raise PostRefused(network=account.network, reason="gone")
            warning = ask.warning(shown)
        media = [str(one["id"]) for one in shown.get("media_attachments") or ()]
        body = {
            "status": payload.text,
            "language": shown.get("language") or payload.language.value,
            "sensitive": bool(shown.get("sensitive")),
            "spoiler_text": payload.options.get(WARNING, "").strip() if warning is None else warning,
            **({"media_ids": media} if media else {}),
        }
        reply = self._web.send(account, Request("PUT", account.server + path, "edit", json=body))
        if reply.status == 404:
            raise PostRefused(network=account.network, reason="gone")
        self._checked(account, reply)

    def counts(self, account: Account, receipts: Sequence[Receipt]) -> Mapping[str, Counts]:
        ask = _Questions(self._web, account)
        found: dict[str, Counts] = {}
        ids = [receipt.remote_id for receipt in receipts]
        if self._servers.of(account.server).api >= _BATCHES:
            for start in range(0, len(ids), _AT_ONCE):
                batch = urlencode([("id[]", one) for one in ids[start : start + _AT_ONCE]])
                found |= {str(status["id"]): _counts(status) for status in ask.json(f"/api/v1/statuses?{batch}")}
            return found
        for one in ids:
            status = ask.json(f"/api/v1/statuses/{quote(one, safe='')}", missing=None)
            if status is not None:
                found[one] = _counts(status)
        return found

    def _checked(self, account: Account, reply: Reply) -> Reply:
        """As ``Reply.checked``; some servers say 400 of a dead token, and only another question tells."""
        if reply.status == 400:
            me = Request("GET", f"{account.server}/api/v1/accounts/verify_credentials", "who am I")
            if not self._web.send(account, me).ok:
                raise NotConnected(network=account.network)
        return reply.checked()


class _Questions:
    """What one asks of a server without changing anything.

    Raises NotConnected, and OutcomeUnknown for an answer that tells nothing.
    """

    def __init__(self, web: SignedWeb, account: Account) -> None:
        self._web = web
        self._account = account

    def json(self, path: str, **otherwise: Any) -> Any:
        """``missing``, when given, stands for what is not there."""
        reply = self._reply(path)
        if reply.status == 404 and "missing" in otherwise:
            return otherwise["missing"]
        return self._read(reply)

    def page(self, path: str) -> tuple[list[Mapping[str, Any]], str]:
        """A page of publications, and the server's own time as it says it."""
        reply = self._reply(path)
        return [status for status in self._read(reply) if isinstance(status, dict)], reply.headers.get("date", "")

    def source(self, status: Mapping[str, Any]) -> str | None:
        """The text as it was sent; None where the server does not keep it."""
        reply = self._reply(f"/api/v1/statuses/{quote(str(status['id']), safe='')}/source")
        said = json_of(reply) if reply.ok else None
        return str(said["text"]) if isinstance(said, dict) and "text" in said else None

    def warning(self, status: Mapping[str, Any]) -> str | None:
        """The warning as it was sent; None where the server does not keep it."""
        reply = self._reply(f"/api/v1/statuses/{quote(str(status['id']), safe='')}/source")
        said = json_of(reply) if reply.ok else None
        return str(said["spoiler_text"]) if isinstance(said, dict) and "spoiler_text" in said else None

    def _reply(self, path: str) -> Reply:
        return self._web.send(self._account, Request("GET", self._account.server + path, "look up"))

    def _read(self, reply: Reply) -> Any:
        said = json_of(reply)
        if reply.status == 401:
            raise NotConnected(network=self._account.network)
        if not reply.ok or not isinstance(said, dict | list):
            raise OutcomeUnknown(network=self._account.network, reason=f"HTTP {reply.status} {reply.words}".strip())
        return said


def _status(payload: Payload, media: Sequence[str]) -> dict[str, object]:
    warning = payload.options.get(WARNING, "").strip()
    status: dict[str, object] = {
        "status": payload.text,
        "visibility": payload.options.get(VISIBILITY) or "public",
        "language": payload.language.value,
        "sensitive": bool(warning),
    }
    return {
        **status,
        **({"spoiler_text": warning} if warning else {}),
        **({"media_ids": list(media)} if media else {}),
    }


def _counts(status: Mapping[str, Any]) -> Counts:
    def number(name: str) -> int | None:
        found = status.get(name)
        return found if isinstance(found, int) else None

    shared = [n for n in (number("reblogs_count"), number("quotes_count")) if n is not None]
    return Counts(
        liked=number("favourites_count"), commented=number("replies_count"), shared=sum(shared) if shared else None
    )
