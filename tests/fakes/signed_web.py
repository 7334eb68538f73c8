# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way out in the name of an account, with one token that never ends; and a power cut on the way."""

from dataclasses import replace

from composer.domain.networks import Account
from composer.domain.ports import Web
from composer.domain.secrets import Secret
from composer.domain.web import Reply, Request
from tests.fakes.publisher import PowerCut


class SteadyToken:
    """Implements ``domain.ports.SignedWeb`` over the real way out."""

    def __init__(self, web: Web, token: str) -> None:
        self._web = web
        self._token = Secret(token)

    def send(self, account: Account, request: Request) -> Reply:
        return self._web.send(replace(request, network=account.network, bearer=self._token))


class Cable:
    """Implements ``domain.ports.Web`` over the real one, and ends the program at one exchange, for both ways out.

    ``cut`` is the number of that exchange, from 1 on; ``after`` says whether the network had its request by then.
    """

    def __init__(self, web: Web, cut: int = 0, *, after: bool = False) -> None:
        self._web = web
        self._cut = cut
        self._after = after
        self.exchanges = 0

    def send(self, request: Request) -> Reply:
        self.exchanges += 1
        now = self.exchanges == self._cut
        if now and not self._after:
            raise PowerCut
        try:
            return self._web.send(request)
        finally:
            if now:
                raise PowerCut
