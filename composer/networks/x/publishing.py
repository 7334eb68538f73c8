# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing to X as a person."""

import re
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from composer.domain.errors import NetworkError, OutcomeUnknown, PostRefused
from composer.domain.ids import JobId
from composer.domain.networks import Account, Counts, Payload, Receipt
from composer.domain.ports import Clock, Halfway, MediaFiles, SignedWeb
from composer.networks.attempts import attempt, attempted, before_publishing
from composer.networks.patience import Wait
from composer.networks.x.answers import NETWORK, data, duplicate, listed, public_url, text_of
from composer.networks.x.api import API, Api
from composer.networks.x.looking import moment, says
from composer.networks.x.reading import AI, PARTNERSHIP, REPLIES
from composer.networks.x.uploads import Uploads

_CLOCKS_DIFFER: Final = timedelta(seconds=60)
_LOOKED_AT: Final = 20
_AT_ONCE: Final = 100
_COUNTED: Final = {
    "seen": ("impression_count",),
    "liked": ("like_count",),
    "commented": ("reply_count",),
    "shared": ("repost_count", "retweet_count"),
}
"""Our counts by X's names, the newer one first."""
_POST: Final = re.compile(r"(?:\A|/status/)(\d{1,19})(?:\Z|[/?#])")


class XPublisher:
    """Implements Publisher, Withdrawing and Counting. Safe from several threads.

    X knows no key for a request, but refuses the words of a recent post: a second try is refused, and the first one
    is then found among the person's own posts.
    """

    def __init__(
        self, web: SignedWeb, files: MediaFiles, clock: Clock, *, api: str = API, wait: Wait = time.sleep
    ) -> None:
        self._api = Api(web, clock, api)
        self._uploads = Uploads(self._api, files, wait)
        self._clock = clock

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:  # noqa: ARG002
        earlier = attempted(halfway)
        if earlier and (found := self._found_again(account, payload, earlier)):
            return found
        with before_publishing(NETWORK):
            media = self._uploads.ids(account, payload.media, halfway)
        with attempt(halfway, self._clock):
            reply = self._api.send(account, "POST", "tweets", "publish", _body(payload, media))
            if earlier and duplicate(reply):
                return self._surely_there(account, payload, earlier)
            post = text_of(data(self._api.checked(account, reply)), "id")
            return Receipt(post, public_url(account, post), self._clock.now())

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:  # noqa: ARG002
        """Among the person's own posts. One that is not there yet may still come: that is left to the person."""
        since = attempted(halfway)
        if since is None:
            return None
        if found := self._look(account, payload, since):
            return found
        raise OutcomeUnknown(network=NETWORK, reason="not among the last posts")

    def delete(self, account: Account, receipt: Receipt) -> None:
        post = _POST.search(receipt.remote_id) or _POST.search(receipt.url)
        if post is None:
            raise PostRefused(network=NETWORK, reason="name-unknown")
        reply = self._api.send(account, "DELETE", f"tweets/{post[1]}", "delete")
        if reply.status != 404:
            self._api.checked(account, reply)

    def counts(self, account: Account, receipts: Sequence[Receipt]) -> Mapping[str, Counts]:
        names = {
            name[1]: receipt.remote_id
            for receipt in receipts
            if (name := _POST.search(receipt.remote_id) or _POST.search(receipt.url))
        }
        found: dict[str, Counts] = {}
        asked = list(names)
        for start in range(0, len(asked), _AT_ONCE):
            ids = ",".join(asked[start : start + _AT_ONCE])
            reply = self._api.about_posts(account, "tweets", "results", {"ids": ids}, "public_metrics")
            for post in listed(reply):
                if (ours := names.get(str(post.get("id")))) is not None:
                    found[ours] = _counts(post.get("public_metrics"))
        return found

    def _found_again(self, account: Account, payload: Payload, since: datetime) -> Receipt | None:
        """The publication of an earlier try. None too where X does not let us look: its memory for words is left."""
        try:
            return self._look(account, payload, since)
        except (PostRefused, OutcomeUnknown):
            return None

    def _surely_there(self, account: Account, payload: Payload, since: datetime) -> Receipt:
        """X refused the words a second time: the first try is there, whether it can be seen now or not."""
        try:
            found = self._look(account, payload, since)
        except NetworkError as error:
            raise OutcomeUnknown(network=NETWORK, reason=str(error)) from error
        if found is None:
            raise OutcomeUnknown(network=NETWORK, reason="not among the last posts")
        return found

    def _look(self, account: Account, payload: Payload, since: datetime) -> Receipt | None:
        """The newest post with those words since then. Raises NetworkError."""
        start = (since - _CLOCKS_DIFFER).astimezone(UTC)
        params = {
            "max_results": str(_LOOKED_AT),
            "exclude": "retweets",
            "start_time": start.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        reply = self._api.about_posts(
            account, f"users/{account.remote_id}/tweets", "look-up", params, "created_at,entities"
        )
        for post in listed(reply):
            created = moment(post.get("created_at"))
            if created and created >= start.replace(microsecond=0) and says(post, payload):
                name = text_of(post, "id")
                return Receipt(name, public_url(account, name), created)
        return None


def _body(payload: Payload, media: Sequence[str]) -> dict[str, Any]:
    """What X is sent; what is not asked for stays out, it refuses what it does not know."""
    body: dict[str, Any] = {"text": payload.text} if payload.text or not media else {}
    if media:
        body["media"] = {"media_ids": list(media)}
    if replies := REPLIES.get(payload.options.get("replies", ""), ""):
        body["reply_settings"] = replies
    if payload.options.get(AI) == "on":
        body["made_with_ai"] = True
    if payload.options.get(PARTNERSHIP) == "on":
        body["paid_partnership"] = True
    return body


def _counts(metrics: object) -> Counts:
    """None for what is not said."""
    said = metrics if isinstance(metrics, dict) else {}
    numbers = {
        ours: next((said[name] for name in theirs if isinstance(said.get(name), int)), None)
        for ours, theirs in _COUNTED.items()
    }
    return Counts(**numbers)
