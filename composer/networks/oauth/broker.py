# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The company's token broker, where a network wants a secret no program on a laptop can keep: docs/token-broker.md."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from composer.domain.account_errors import BrokerUnfit, NoCompanyApp, SignInForged, SignInRefused, SignInTooLate
from composer.domain.errors import Cancelled, NotConnected, Unreachable
from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.secrets import Secret
from composer.domain.sign_in import Asked, Given, Grant, Hand, SignInStep, Way
from composer.domain.web import Reply, Request
from composer.networks.oauth import tokens
from composer.networks.oauth.code import DECLINED, page_of

Renew = Callable[[Web, Grant, datetime], Grant]
_ENTROPY: Final = 32
_TRIES: Final = 5
"""How often the person may mistype the code of the page."""


class BrokerFlow:
    """Implements ``domain.sign_in.Flow``. ``renew`` is how the network itself does it, without the broker."""

    def __init__(self, network: NetworkKey, way: Way, renew: Renew | None = None, renew_at: str = "") -> None:
        self._network = network
        self._way = way
        self._renew = renew
        self._renew_at = renew_at

    @property
    def way(self) -> Way:
        return self._way

    def sign_in(self, given: Given, hand: Hand) -> Grant:  # noqa: ARG002 - nothing is asked before
        broker = hand.company.broker
        if not broker:
            raise NoCompanyApp(network=self._network)
        ours = f"{broker}/v1/{self._network}"
        state, secret = secrets.token_urlsafe(_ENTROPY), Secret(secrets.token_urlsafe(_ENTROPY))
        claim = hashlib.sha256(secret.reveal().encode()).hexdigest()
        page = page_of(f"{ours}/start", {"state": state, "claim": claim})
        hand.show(SignInStep.WAITING, page)
        hand.desk.open(page)
        said = self._claimed(hand, f"{ours}/claim", state, secret)
        grant = tokens.granted(said, self._way, hand.clock.now(), self._network)
        if grant.refresh is not None:
            return replace(grant, renew_at=f"{ours}/refresh", revoke_at=f"{ours}/revoke")
        return replace(grant, renew_at=self._renew_at, ends=grant.expires)

    def _claimed(self, hand: Hand, url: str, state: str, secret: Secret) -> tokens.Words:
        """The tokens, once the person has typed what the broker's last page shows."""
        for _ in range(_TRIES):
            code = "".join(hand.desk.ask(Asked.CODE).split()).upper()
            hand.show(SignInStep.EXCHANGING, "")
            told = {"state": state, "secret": secret.reveal(), "code": code}
            request = Request("POST", url, "sign-in", self._network, json=told, repeatable=True)
            reply = hand.web.send(request)
            said = tokens.words(reply)
            if reply.status == 200 and isinstance(said.get("access_token"), str) and said["access_token"]:
                return said
            if reply.status not in (202, 403):
                raise self._failed(reply, request)
            hand.show(SignInStep.WAITING, "")
        raise SignInForged(network=self._network, reason="code")

    def _failed(self, reply: Reply, request: Request) -> Exception:
        if reply.status == 410:
            return SignInTooLate(network=self._network, minutes=5)
        error = tokens.error_of(tokens.words(reply))
        if error in DECLINED:
            return Cancelled()
        if error:
            return SignInRefused(network=self._network, reason=tokens.reason(reply, request))
        return BrokerUnfit(network=self._network, reason=f"HTTP {reply.status}")

    def renew(self, web: Web, grant: Grant, now: datetime) -> Grant:
        if grant.refresh is None:
            if self._renew is None:
                raise NotConnected(network=self._network)
            return self._renew(web, grant, now)
        request = self._passed_on("renewal of the sign-in", grant.renew_at, "refresh_token", grant.refresh)
        return tokens.renewing(grant, tokens.renewed(web.send, request), now)

    def revoke(self, web: Web, grant: Grant) -> None:
        if grant.revoke_at:
            reply = web.send(self._passed_on("sign-out", grant.revoke_at, "token", grant.access))
            if not reply.ok:
                raise Unreachable(network=self._network, reason=f"HTTP {reply.status}")

    def _passed_on(self, why: str, url: str, name: str, token: Secret) -> Request:
        return Request("POST", url, why, self._network, json={name: token.reveal()}, repeatable=True)
