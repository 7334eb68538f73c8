# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who asks for the library, when several requests are under way at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from composer.domain.secrets import Secret
from composer.domain.sign_in import Grant
from composer.domain.web import Reply, Request
from composer.services.library_access import LibraryAccess
from composer.services.vault import Vault
from composer.system.keyring import MemorySecrets
from tests.builders import FakeClock

AT_ONCE = 6


class Issuer:
    """At the edge: a server that renews, and where a refresh token used twice would end the sign-in."""

    def __init__(self) -> None:
        self.renewed = 0

    def send(self, request: Request) -> Reply:
        assert request.form is not None
        assert request.form["refresh_token"] == f"refresh-{self.renewed}"
        self.renewed += 1
        words = (
            f'{{"access_token":"access-{self.renewed}","token_type":"Bearer","refresh_token":"refresh-{self.renewed}"}}'
        )
        return Reply(200, {"content-type": "application/json"}, words.encode())


def test_what_has_run_out_is_renewed_once_for_all(clock: FakeClock) -> None:
    issuer, vault = Issuer(), Vault(MemorySecrets)
    access = LibraryAccess("posts.example", lambda: vault, lambda: issuer, clock)
    grant = Grant("openid", Secret("access-0"), refresh=Secret("refresh-0"), renew_at="https://id.example/token")
    vault.keep(access._account, grant)
    request, together = Request("GET", "https://posts.example/objects", "library"), Barrier(AT_ONCE)
    assert access.signed(request).bearer is None  # nobody has asked yet
    assert access.refused()

    def asked(_: int) -> str:
        assert access.signed(request).bearer == Secret("access-0")
        together.wait(30)  # all of them were turned away
        assert access.refused()
        again = access.signed(request).bearer
        return again.reveal() if again else ""

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert set(pool.map(asked, range(AT_ONCE))) == {"access-1"}
    assert issuer.renewed == 1
