# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing to LinkedIn as a person."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from composer.domain.errors import OutcomeUnknown, PostRefused
from composer.domain.ids import JobId
from composer.domain.networks import Account, Counts, LinkCard, Payload, Receipt
from composer.domain.ports import Clock, Halfway, MediaFiles, SignedWeb, Web
from composer.networks.attempts import attempt, attempted, before_publishing
from composer.networks.linkedin.answers import ACTIVITY, NETWORK, duplicate, media_lost, public_url, urn_in
from composer.networks.linkedin.api import API, Api, encoded
from composer.networks.linkedin.little_text import little, plain
from composer.networks.linkedin.reading import VISIBILITY
from composer.networks.linkedin.uploads import Uploads
from composer.networks.patience import Wait

READS_OWN: Final = "r_member_social"
READS_COUNTS: Final = "r_member_postAnalytics"
_TITLE: Final = 400
_CLOCKS_DIFFER: Final = timedelta(seconds=60)
_LOOKED_AT: Final = 20
_COUNTED: Final = {"IMPRESSION": "seen", "REACTION": "liked", "COMMENT": "commented", "RESHARE": "shared"}


class LinkedInPublisher:
    """Implements Publisher, Withdrawing, Rewording and Counting. Safe from several threads.

    LinkedIn knows no key for a request. What it knows is the author's last words: sending the same ones again names
    the publication that holds them, and that is how a second try finds the first.
    """

    def __init__(
        self,
        web: SignedWeb,
        plain_web: Web,
        files: MediaFiles,
        clock: Clock,
        *,
        version: Callable[[], str] = str,
        api: str = API,
        wait: Wait = time.sleep,
    ) -> None:
        self._api = Api(web, plain_web, clock, version, api)
        self._uploads = Uploads(self._api, files, wait)
        self._clock = clock

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:  # noqa: ARG002
        with before_publishing(NETWORK):
            content = self._content(account, payload, halfway)
        body = {
            "author": _author(account),
            "commentary": little(payload.text, payload.parts),
            "visibility": VISIBILITY.get(payload.options.get("visibility", ""), "PUBLIC"),
            "distribution": {
                "feedDistribution": "MAIN_FEED",
                "targetEntities": [],
                "thirdPartyDistributionChannels": [],
            },
            "lifecycleState": "PUBLISHED",
            "isReshareDisabledByAuthor": False,
            **({"content": content} if content else {}),
        }
        earlier = attempted(halfway)
        with attempt(halfway, self._clock):
            reply = self._api.send(account, "POST", "posts", "publish", body)
            if earlier and duplicate(reply):
                return self._receipt(urn_in(reply.body.decode("utf-8", "replace")), earlier)
            if media_lost(reply):
                self._uploads.forget(halfway, len(payload.media))
            reply = self._api.checked(reply)
            urn = reply.headers.get("x-restli-id", "")
            if reply.status != 201 and not urn:
                raise OutcomeUnknown(network=NETWORK, reason=f"HTTP {reply.status} without a publication")
            return self._receipt(urn, self._clock.now())

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:  # noqa: ARG002
        """Where LinkedIn lets the account read its own publications; few companies are given that."""
        since = attempted(halfway)
        if since is None:
            return None
        if READS_OWN not in account.scopes:
            raise OutcomeUnknown(network=NETWORK, reason="LinkedIn does not let us look")
        author = encoded(_author(account))
        path = f"posts?author={author}&q=author&count={_LOOKED_AT}&sortBy=CREATED"
        said = self._api.checked(self._api.send(account, "GET", path, "look-up", restli="FINDER")).json()
        for post in _elements(said):
            created = datetime.fromtimestamp(int(post.get("createdAt") or 0) / 1000, UTC)
            same = plain(str(post.get("commentary", ""))).split() == payload.text.split()
            if same and created >= since - _CLOCKS_DIFFER and (urn := urn_in(str(post.get("id")))):
                return self._receipt(urn, created)
        raise OutcomeUnknown(network=NETWORK, reason="not among the last publications")

    def delete(self, account: Account, receipt: Receipt) -> None:
        """Deleting twice is no error there."""
        reply = self._api.send(account, "DELETE", f"posts/{encoded(_urn(receipt))}", "delete", restli="DELETE")
        if reply.status != 404:
            self._api.checked(reply)

    def reword(self, account: Account, receipt: Receipt, payload: Payload) -> None:
        change = {"patch": {"$set": {"commentary": little(payload.text, payload.parts)}}}
        path = f"posts/{encoded(_urn(receipt))}"
        self._api.checked(self._api.send(account, "POST", path, "edit", change, restli="PARTIAL_UPDATE"))

    def counts(self, account: Account, receipts: Sequence[Receipt]) -> Mapping[str, Counts]:
        """Nothing is known of any of them without a right that LinkedIn gives to few."""
        if READS_COUNTS not in account.scopes:
            return {receipt.remote_id: Counts() for receipt in receipts}
        found = {receipt.remote_id: self._counted(account, receipt) for receipt in receipts}
        return {remote_id: counts for remote_id, counts in found.items() if counts is not None}

    def _content(self, account: Account, payload: Payload, halfway: Halfway) -> dict[str, Any]:
        if payload.media:
            content = self._uploads.content(account, payload.media, halfway)
            self._uploads.settle(halfway)
            return content
        return {"article": self._article(account, payload.about, halfway)} if payload.about else {}

    def _article(self, account: Account, card: LinkCard, halfway: Halfway) -> dict[str, str]:
        """LinkedIn does not read the page itself: the card says what we say."""
        article = {"source": card.url, "title": (card.title or card.url)[:_TITLE]}
        if card.description:
            article["description"] = card.description
        if card.picture:
            article["thumbnail"] = self._uploads.thumbnail(account, card.picture, halfway)
            self._uploads.settle(halfway)
        return article

    def _counted(self, account: Account, receipt: Receipt) -> Counts | None:
        urn = _urn(receipt)
        kind = "ugc" if urn.startswith("urn:li:ugcPost:") else "share"
        found: dict[str, int | None] = {}
        for metric, name in _COUNTED.items():
            path = (
                f"memberCreatorPostAnalytics?q=entity&entity=({kind}:{encoded(urn)})"
                f"&queryType={metric}&aggregation=TOTAL"
            )
            reply = self._api.send(account, "GET", path, "results")
            if reply.status == 404:
                return None
            elements = _elements(self._api.checked(reply).json())
            found[name] = next((one["count"] for one in elements if isinstance(one.get("count"), int)), None)
        return Counts(**found)

    def _receipt(self, urn: str, published: datetime) -> Receipt:
        """Published without a name, it is looked for among the person's own publications."""
        return Receipt(urn, public_url(urn) if urn else ACTIVITY, published)


def _author(account: Account) -> str:
    return f"urn:li:person:{account.remote_id}"


def _urn(receipt: Receipt) -> str:
    """Raises PostRefused when a publication has no name that LinkedIn knows."""
    urn = urn_in(receipt.remote_id) or urn_in(receipt.url)
    if not urn:
        raise PostRefused(network=NETWORK, reason="name-unknown")
    return urn


def _elements(said: object) -> list[dict[str, Any]]:
    elements = said.get("elements") if isinstance(said, dict) else None
    if not isinstance(elements, list):
        raise OutcomeUnknown(network=NETWORK, reason="an answer without elements")
    return [element for element in elements if isinstance(element, dict)]
