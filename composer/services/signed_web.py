# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way out in the name of an account: with its token, which is renewed once for everybody before it ends."""

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from composer.domain.accounts import AccountStore, Connection
from composer.domain.errors import NotConnected, RateLimited, Unreachable
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.domain.ports import Clock, Web
from composer.domain.sign_in import Grant, SignIn
from composer.domain.web import Reply, Request
from composer.networks.oauth.dpop import BoundWeb, Nonces
from composer.services.vault import Vault

log = logging.getLogger(__name__)

LAST_MOMENT: Final = timedelta(seconds=60)
LAST_SHARE: Final = 0.2
"""Renewed once less of its life is left."""
NOTED_EVERY: Final = timedelta(hours=1)
_SHORTEST: Final = 8
"""What is shorter is no token, and may stand in any text."""

Turns = Callable[[AccountId], AbstractContextManager[object]]
"""One at a time for an account, among all threads and copies of the program."""


class TokenWeb:
    """Implements ``domain.ports.Web`` with the token of a grant."""

    def __init__(self, web: Web, grant: Grant, clock: Clock, nonces: Nonces) -> None:
        self._web = web if grant.key is None else BoundWeb(web, grant.key, clock, nonces, grant.access)
        self._grant = grant

    def send(self, request: Request) -> Reply:
        if self._grant.key is not None:
            return self._web.send(request)
        return self._web.send(replace(request, bearer=self._grant.access))


def _discreet(reply: Reply, grant: Grant) -> Reply:
    """Without the tokens: some networks write the one they refuse into words that are kept and shown."""
    held = (secret.reveal().encode() for secret in (grant.access, grant.refresh) if secret is not None)
    body = reply.body
    for token in sorted(held, key=len, reverse=True):
        if len(token) >= _SHORTEST and token in body:
            body = body.replace(token, b"***")
    return reply if body is reply.body else replace(reply, body=body)


class AccountWeb:
    """Implements ``domain.ports.SignedWeb``."""

    def __init__(
        self,
        web: Callable[[], Web],
        vault: Vault,
        store: AccountStore,
        sign_ins: Callable[[], Mapping[NetworkKey, SignIn]],
        turns: Turns,
        clock: Clock,
    ) -> None:
        self._web = web
        self._vault = vault
        self._store = store
        self._sign_ins = sign_ins
        self._turns = turns
        self._clock = clock
        self._nonces = Nonces()

    def send(self, account: Account, request: Request) -> Reply:
        sign_in = self._sign_ins().get(account.network)
        grant = self._vault.read(account.id)
        if sign_in is None or grant is None:
            self._lapse(account)
            raise NotConnected(network=account.network)
        request = replace(request, network=account.network)
        grant = self._in_time(account, grant)
        reply = self._signed(grant, request)
        if sign_in.refuses(reply):
            reply = self._signed(self._renewed(account, grant), request)
            if sign_in.refuses(reply):
                self._lapse(account)
                raise NotConnected(network=account.network)
        self._note_use(account)
        return reply

    def renew(self, account: Account) -> None:
        """A token without another to renew it by is exchanged while it lasts. Raises as ``send``."""
        grant = self._vault.read(account.id)
        if grant is not None and grant.refresh is None and is_due(grant, self._clock.now()):
            self._renewed(account, grant)

    def _signed(self, grant: Grant, request: Request) -> Reply:
        return _discreet(TokenWeb(self._web(), grant, self._clock, self._nonces).send(request), grant)

    def _in_time(self, account: Account, grant: Grant) -> Grant:
        """Renewed when it is about to end; where that can't be done now, the token is used while it lasts."""
        now = self._clock.now()
        if not is_due(grant, now):
            return grant
        try:
            return self._renewed(account, grant)
        except (Unreachable, RateLimited):
            if grant.expires is not None and grant.expires <= now:
                raise
            return grant

    def _renewed(self, account: Account, stale: Grant) -> Grant:
        """New tokens, in the keyring before anybody uses them; those somebody else has fetched meanwhile will do."""
        with self._turns(account.id):
            if self._connection(account) is None:  # let go meanwhile
                raise NotConnected(network=account.network)
            held = self._vault.fresh(account.id)
            if held is not None and held.access != stale.access:
                return held
            sign_in = self._sign_ins()[account.network]
            flow = sign_in.flow(stale.way)
            web = self._web()
            if stale.key is not None:
                web = BoundWeb(web, stale.key, self._clock, self._nonces)
            try:
                if held is None or flow is None:
                    raise NotConnected(network=account.network)
                fresh = flow.renew(web, held, self._clock.now())
            except NotConnected:
                self._lapse(account)
                raise
            trouble = self._vault.keep(account.id, fresh)
            self._change(account, kept=trouble is None, expires=fresh.over)
            return fresh

    def _lapse(self, account: Account) -> None:
        log.info("an account of %s has to be connected again", account.network)
        self._store.change(account.id, lambda held: replace(held, lapsed=True))

    def _change(self, account: Account, *, kept: bool, expires: datetime | None) -> None:
        self._store.change(
            account.id,
            lambda held: replace(held, account=replace(held.account, expires=expires), kept=kept, lapsed=False),
        )

    def _note_use(self, account: Account) -> None:
        """Once an hour is enough to tell the person when it was used."""
        now = self._clock.now()
        connection = self._connection(account)
        if connection is None or (connection.account.used and now - connection.account.used < NOTED_EVERY):
            return
        self._store.change(
            account.id, lambda held: replace(held, account=replace(held.account, used=now), lapsed=False)
        )

    def _connection(self, account: Account) -> Connection | None:
        return next((each for each in self._store.all() if each.account.id == account.id), None)


def is_due(grant: Grant, now: datetime) -> bool:
    """True when little of the token's life is left and it can be renewed."""
    if grant.expires is None or not (grant.refresh or grant.renew_at):
        return False
    left = grant.expires - now
    life = grant.expires - grant.issued if grant.issued else timedelta()
    return left < max(LAST_MOMENT, life * LAST_SHARE)
