# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every state an account can be in, and every step of a sign-in, without any network."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QPushButton

from composer.bootstrap import Services
from composer.domain.account_errors import NetworkNotAllowed, ServerUnfit, SignInTooLate
from composer.domain.accounts import Egress, Standing
from composer.domain.errors import NoSecretStore, SecretStoreError, SecretStoreLocked
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account, AccountKind
from composer.domain.sign_in import Asked, Given, Identity, Scope, SignInState, SignInStep, Way, WayKind
from composer.services.account_states import AccountsState, AccountState, NetworkState
from composer.ui.demo.driver import Driver
from composer.ui.demo.sizes import in_each_size
from composer.ui.screens.accounts import AccountsScreen
from composer.ui.screens.preferences import PreferencesScreen
from composer.ui.session import Session

MASTODON: Final = NetworkKey("mastodon")
BLUESKY: Final = NetworkKey("bluesky")
LINKEDIN: Final = NetworkKey("linkedin")
X: Final = NetworkKey("x")
_PAGE: Final = (
    "https://social.example/oauth/authorize?response_type=code&client_id=ramage&scope=profile+write%3Astatuses"
)


def photograph_accounts(session: Session, driver: Driver, services: Services) -> None:
    """The pages as they are while a person connects, uses and lets go. Raises StepFailed."""
    session.window.show_screen("accounts")
    driver.wait("the accounts", lambda: driver.is_shown("accounts.connect.mastodon") and session.runner.idle)
    screen = session.window.current
    if not isinstance(screen, AccountsScreen) or screen.state is None:
        return
    plain = screen.state
    _standings(session, driver, screen, services, plain)
    _ways_in(session, driver, screen, plain)
    screen.begin(_network(plain, MASTODON))
    _steps(session, driver, screen)
    screen.leave()
    screen.show_state(plain)


def photograph_ledger(session: Session, driver: Driver) -> None:
    """What left this computer: nothing yet, and some lines. Raises StepFailed."""
    session.window.show_screen("preferences")
    driver.wait("the preferences", lambda: driver.is_shown("preferences.ledger") and session.runner.idle)
    screen = session.window.current
    if not isinstance(screen, PreferencesScreen):
        return
    screen.show_ledger()
    driver.wait("the ledger", lambda: driver.is_shown("ledger.table") or driver.is_shown("ledger.empty"))
    in_each_size(session, driver, "ledger-empty")
    now = datetime.now(UTC)
    whys = ("publish", "upload", "who signed in", "sign-in", "how to sign in", "grammar", "server limits")
    lines = tuple(
        Egress(now - timedelta(hours=7 * number), host, why, 700 + 311 * number, 1800 + 40_007 * number)
        for number, why in enumerate(whys * 3)
        for host in ("social.example", "grammaire.nordalia.example")[: 1 + (why == "grammar")]
    )
    screen.show_lines(lines)
    in_each_size(session, driver, "ledger")


def _standings(
    session: Session, driver: Driver, screen: AccountsScreen, services: Services, plain: AccountsState
) -> None:
    screen.show_state(replace(plain, accounts=(*_connected(services, plain), *plain.accounts)))
    in_each_size(session, driver, "accounts-standings")
    driver.find("accounts.mastodon-1.disconnect", QPushButton).click()
    in_each_size(session, driver, "accounts-disconnect")
    for name, keyring in (("none", NoSecretStore(reason="NoKeyringError")), ("locked", SecretStoreLocked(reason=""))):
        screen.show_state(
            replace(plain, accounts=(_session(services, plain, keyring), *plain.accounts), keyring=keyring)
        )
        in_each_size(session, driver, f"accounts-keyring-{name}")
    driver.find("accounts.forget", QPushButton).click()
    driver.wait("the question", lambda: driver.is_shown("accounts.forget.yes"))
    screen.page.focus_on("accounts.forget.yes")
    in_each_size(session, driver, "accounts-forget")


def _ways_in(session: Session, driver: Driver, screen: AccountsScreen, plain: AccountsState) -> None:
    screen.show_state(plain)
    for key in (MASTODON, BLUESKY):
        screen.begin(_network(plain, key))
        in_each_size(session, driver, f"connect-{key}")
    unfit = ServerUnfit(network=MASTODON, server="mastdon.social", reason="HTTP 404")
    screen.begin(_network(plain, MASTODON), given=Given(server="mastdon.social"), error=unfit)
    in_each_size(session, driver, "connect-mistyped")
    linkedin = _network(plain, LINKEDIN)
    scopes = (
        Scope("openid", "allows-who"),
        Scope("profile", "allows-name"),
        Scope("w_member_social", "allows-posting"),
    )
    broker = Way("broker", WayKind.BROKER, scopes, company=True)
    screen.show_state(replace(plain, keyring=NoSecretStore(reason="NoKeyringError")))
    screen.begin(replace(linkedin, ways=(broker,), why_not=None))
    in_each_size(session, driver, "connect-without-keyring")


def _steps(session: Session, driver: Driver, screen: AccountsScreen) -> None:
    screen.show_step(SignInState(SignInStep.PREPARING, MASTODON))
    in_each_size(session, driver, "sign-in-preparing")
    screen.show_step(SignInState(SignInStep.WAITING, MASTODON, _PAGE))
    in_each_size(session, driver, "sign-in-waiting")
    screen.signing_in.show_no_browser()
    in_each_size(session, driver, "sign-in-no-browser")
    screen.show_step(SignInState(SignInStep.EXCHANGING, MASTODON))
    screen.ask_on_the_way(Asked.CODE)
    in_each_size(session, driver, "sign-in-code")
    screen.show_step(SignInState(SignInStep.EXCHANGING, MASTODON))
    pages = (("Nordalia Logistique", "@nordalia.logistique"), ("Nordalia Recrute", "@nordalia.recrute"))
    screen.offer(tuple(Identity(str(n), handle, name, AccountKind.PAGE) for n, (name, handle) in enumerate(pages)))
    in_each_size(session, driver, "sign-in-which")
    screen.show_end(SignInState(SignInStep.FAILED, MASTODON, error=SignInTooLate(network=MASTODON, minutes="5")))
    in_each_size(session, driver, "sign-in-failed")
    screen.show_end(SignInState(SignInStep.CANCELLED, MASTODON))
    in_each_size(session, driver, "sign-in-stopped")


def _connected(services: Services, plain: AccountsState) -> tuple[AccountState, ...]:
    """One in each standing."""
    now = services.clock.now()
    mastodon = _network(plain, MASTODON).ways[0]
    bluesky = next(way for way in _network(plain, BLUESKY).ways if way.kind is WayKind.PASSWORD)
    since, used = now - timedelta(days=40), now - timedelta(hours=3)

    def account(number: int, network: NetworkKey, handle: str) -> Account:
        return Account(AccountId(f"{network}-{number}"), network, handle, "Claire Martin", connected=since, used=used)

    ada = account(1, MASTODON, "@claire@social.example")
    claire = replace(account(1, BLUESKY, "@claire.nordalia.example"), expires=now + timedelta(days=5))
    lapsed = replace(account(1, LINKEDIN, "Claire Martin"), expires=now - timedelta(days=2))
    barred = NetworkNotAllowed(network=X)
    return (
        AccountState(ada, Standing.READY, WayKind.BROWSER, mastodon.scopes),
        AccountState(claire, Standing.ENDING, WayKind.PASSWORD, bluesky.scopes),
        AccountState(lapsed, Standing.OVER, WayKind.BROKER),
        AccountState(account(1, X, "@claire_n"), Standing.READY, WayKind.BROWSER, barred=barred),
    )


def _session(services: Services, plain: AccountsState, trouble: SecretStoreError) -> AccountState:
    (first, *_) = _connected(services, plain)
    return replace(first, standing=Standing.SESSION, trouble=trouble)


def _network(state: AccountsState, key: NetworkKey) -> NetworkState:
    return next(each for each in state.networks if each.spec.key == key)
