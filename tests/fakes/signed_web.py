# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way out in the name of an account, with one token that never ends."""

from dataclasses import replace

from composer.domain.networks import Account
from composer.domain.ports import Web
from composer.domain.secrets import Secret
from composer.domain.web import Reply, Request


class SteadyToken:
    """Implements ``domain.ports.SignedWeb`` over the real way out."""

    def __init__(self, web: Web, token: str) -> None:
        self._web = web
        self._token = Secret(token)

    def send(self, account: Account, request: Request) -> Reply:
        return self._web.send(replace(request, network=account.network, bearer=self._token))
