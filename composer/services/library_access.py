# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who asks for the library: nobody in particular, a name and password, a token, or a sign-in of the organisation."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
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
    """Implements ``services.library_sources.Access``; what proves it lives in the keyring, by the library's host."""

    def __init__(self, host: str, vault: Callable[[], Vault], web: Callable[[], Web], clock: Clock) -> None:
        self._account = AccountId(f"library {host}")
        self._vault = vault
        self._web = web
        self._clock = clock
        self._asked = False

    def signed(self, request: Request) -> Request:
        """As nobody until the library has asked who it is: the keyring is not opened for nothing.

        Raises SecretStoreError.
        """
        grant = self._vault().read(self._account) if self._asked else None
        if grant is None:
            return request
        if grant.expires is not None and grant.refresh is not None and grant.expires - _SOON <= self._clock.now():
            grant = self._renewed(grant) or grant
        return replace(request, bearer=grant.access, scheme=grant.kind)

    def refused(self) -> bool:
        grant = self._vault().read(self._account)
        if not self._asked:
            self._asked = True
            return grant is not None
        return grant is not None and grant.refresh is not None and self._renewed(grant) is not None

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
