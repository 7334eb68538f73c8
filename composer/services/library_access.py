# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who asks for the library: nobody in particular, a name and password, a token, or a sign-in of the organisation."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Lock, local
from typing import Final

from composer.domain.errors import NetworkError
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.places import PlaceKey
from composer.domain.ports import Clock, Web
from composer.domain.secrets import Secret
from composer.domain.sign_in import CompanyApp, Desk, Grant, Hand, Listen, SignInState, SignInStep
from composer.domain.web import Request
from composer.services.vault import Vault

NETWORK: Final = NetworkKey("library")
_BASIC: Final = "Basic"
_SOON: Final = timedelta(minutes=1)


class LibraryAccess:
    """Implements ``services.library_sources.Access``; what proves it lives in the keyring, by the library's host.

    Safe from several threads: what has run out is renewed once.
    """

    def __init__(self, host: str, vault: Callable[[], Vault], web: Callable[[], Web], clock: Clock) -> None:
        self._account = AccountId(f"library {host}")
        self._vault = vault
        self._web = web
        self._clock = clock
        self._asked = False
        self._turn = Lock()
        self._used = local()

    def signed(self, request: Request) -> Request:
        """As nobody until the library has asked who it is: the keyring is not opened for nothing.

        Raises SecretStoreError.
        """
        with self._turn:
            grant = self._vault().read(self._account) if self._asked else None
            if grant is not None and self._runs_out(grant):
                grant = self._renewed(grant) or grant
        self._used.access = grant and grant.access.reveal()
        return request if grant is None else replace(request, bearer=grant.access, scheme=grant.kind)

    def refused(self) -> bool:
        with self._turn:
            self._asked = True
            grant = self._vault().read(self._account)
            if grant is None:
                return False
            if getattr(self._used, "access", None) != grant.access.reveal():
                return True
            return grant.refresh is not None and self._renewed(grant) is not None

    def _runs_out(self, grant: Grant) -> bool:
        return grant.refresh is not None and grant.expires is not None and grant.expires - _SOON <= self._clock.now()

    def keep_password(self, name: str, password: Secret) -> None:
        """For the Basic scheme. Raises nothing: without a keyring it lasts until the program ends."""
        pair = base64.b64encode(f"{name}:{password.reveal()}".encode()).decode("ascii")
        self._vault().keep(self._account, Grant("password", Secret(pair), _BASIC))

    def keep_token(self, token: Secret) -> None:
        """For the Bearer scheme."""
        self._vault().keep(self._account, Grant("token", token))

    def place_key(self) -> PlaceKey | None:
        """For a place other than a web server: the name and the secret. Raises SecretStoreError."""
        grant = self._vault().read(self._account)
        if grant is None:
            return None
        if grant.kind != _BASIC:
            return PlaceKey(grant.access)
        name, _, secret = base64.b64decode(grant.access.reveal()).decode().partition(":")
        return PlaceKey(Secret(secret), name)

    def sign_in(self, issuer: str, client: str, listen: Listen, desk: Desk) -> None:
        """In the person's browser. Raises AccountError, NetworkError, Cancelled."""
        from composer.networks.oauth.openid import sign_in

        def show(step: SignInStep, url: str) -> None:
            desk.show(SignInState(step, NETWORK, url))

        hand = Hand(self._web(), self._clock, listen, desk, CompanyApp(client), show)
        grant = sign_in(hand, NETWORK, issuer)
        self._vault().keep(self._account, grant)
        show(SignInStep.DONE, "")

    def forget(self) -> None:
        """Raises SecretStoreError."""
        self._vault().erase(self._account)

    def _renewed(self, grant: Grant) -> Grant | None:
        from composer.networks.oauth.code import renewed_by_form

        try:
            fresh = renewed_by_form(self._web(), NETWORK, grant, self._clock.now())
        except NetworkError:  # asked for again, or for the person, when the library refuses the old one
            return None
        self._vault().keep(self._account, fresh)
        return fresh
