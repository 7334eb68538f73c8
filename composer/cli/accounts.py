# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``accounts`` and ``networks``: sign in and out, what can be done where. Secrets are never an argument."""

import sys
import webbrowser
from collections.abc import Sequence
from contextlib import redirect_stdout
from typing import Any

import click

from composer.bootstrap import Services, known_networks
from composer.cli import options, output
from composer.domain.account_errors import AccountUnknown
from composer.domain.errors import Cancelled, UsageError
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Ability, Account, NetworkSpec
from composer.domain.secrets import Secret
from composer.domain.sign_in import NEVER, Asked, Given, Identity, SignInState, SignInStep, Way
from composer.services.connecting import Connecting, Farewell
from composer.services.wording import Wording


class TerminalDesk:
    """Implements ``domain.sign_in.Desk``: all that is said goes to standard error, so that the answer stands alone."""

    def __init__(self, words: Wording, *, browser: bool) -> None:
        self._words = words
        self._browser = browser

    def show(self, state: SignInState) -> None:
        if state.step not in (
            SignInStep.DONE,
            SignInStep.FAILED,
            SignInStep.CANCELLED,
        ):  # the end is told where it arrives
            click.echo(self._words.text(f"sign-in-{state.step}"), err=True)
        if state.url:
            click.echo(f"  {state.url}", err=True)

    def open(self, url: str) -> bool:
        if not self._browser:
            return False
        with redirect_stdout(sys.stderr):
            return webbrowser.open(url)

    def ask(self, question: Asked) -> str:
        """A line of standard input where nobody sits at a terminal. Raises Cancelled at its end."""
        prompt = self._words.text(f"asked-{question}")
        if sys.stdin.isatty():
            typed: str = click.prompt(prompt, err=True, hide_input=question is Asked.PASSWORD)
            return typed
        line = sys.stdin.readline()
        if not line:
            raise Cancelled
        return line.rstrip("\r\n")

    def choose(self, found: Sequence[Identity]) -> Identity:
        for number, each in enumerate(found, 1):
            click.echo(f"{number:>3}  {each.handle}  {each.display_name}", err=True)
        typed = self.ask(Asked.CODE) if not sys.stdin.isatty() else str(click.prompt("", type=int, err=True))
        if not typed.isdecimal() or not 1 <= int(typed) <= len(found):
            raise UsageError(reason=f"a number from 1 to {len(found)}, not {typed}")
        return found[int(typed) - 1]

    def look(self) -> None:
        """Ctrl+C ends the program by itself."""


@click.command()
@options.format_option
def networks(fmt: str) -> None:
    """What each network can do here, and why not more."""
    words = options.words()
    with options.services() as services:
        entries = [_here(services, network.spec, words) for network in known_networks().values()]
    if fmt == "json":
        output.as_json({"networks": entries})
        return
    for entry in entries:
        abilities = ", ".join(words.text(f"ability-{a.value}") for a in Ability if a.value in entry["abilities"])
        click.echo(f"{entry['key']:<10} {entry['limits']['text']:>6}  {abilities}")
        wishes = "  ".join(f"{one['name']}={'|'.join(one['choices']) or '…'}" for one in entry["options"])
        for line in (entry["reason"], entry["why_not"], *entry["left_out"], wishes, ", ".join(entry["accounts"])):
            if line:
                click.echo(f"{'':<10} {'':>6}  {line}")
    sys.stdout.flush()


def _here(services: Services, spec: NetworkSpec, words: Wording) -> dict[str, Any]:
    """A network, its accounts on this computer, and why none can be connected."""
    entry = output.network_entry(spec, words)
    connecting = services.outside.connecting()
    error = connecting.why_not(spec.key) if spec.key != "practice" else None
    return {
        **entry,
        "accounts": [account.handle for account in services.accounts.list() if account.network == spec.key],
        "ways": [way.key for way in connecting.ways(spec.key)],
        "why_not": words.error(error).text if error else "",
    }


@click.group(invoke_without_command=True)
@click.pass_context
def accounts(context: click.Context) -> None:
    """Your accounts on the networks: list (without a verb), add, remove."""
    if context.invoked_subcommand is None:
        context.invoke(listing, fmt="text")


@accounts.command("list")
@options.format_option
def listing(fmt: str) -> None:
    """Every account one can publish to, and how it stands."""
    words = options.words()
    with options.services() as services:
        found = [account_entry(services, account, words) for account in services.accounts.list()]
    if fmt == "json":
        output.as_json({"accounts": found})
        return
    for entry in found:
        click.echo(f"{entry['id']:<24} {entry['network']:<10} {entry['handle']:<30} {entry['says']}".rstrip())


@accounts.command()
@click.argument("network")
@click.option("--server", default="", help="The server your account lives on, for Mastodon; for Bluesky where needed.")
@click.option("--handle", default="", help="Your handle, for Bluesky.")
@click.option("--way", help="How to sign in, when there are several ways: browser, password or broker.")
@click.option("--again", help="The account to sign in to anew, as the same person.")
@click.option("--no-browser", is_flag=True, help="Only print the address to open.")
@options.format_option
def add(network: str, server: str, handle: str, way: str | None, again: str | None, no_browser: bool, fmt: str) -> int:
    """Connect an account of NETWORK. What is asked is typed, or comes line by line on standard input."""
    words = options.words()
    desk = TerminalDesk(words, browser=not no_browser)
    with options.services() as services:
        connecting, key = services.outside.connecting(), NetworkKey(network)
        if key not in {spec.key for spec in services.accounts.networks()} - {"practice"}:
            raise UsageError(reason=f"no network {network!r} to sign in to; “ramage networks” lists them")
        chosen = _chosen(connecting, key, way)
        lack = connecting.look_at_keys()
        if (
            lack is not None
        ):  # before anybody signs in: a terminal's session is over at once, and so would be the tokens
            raise lack
        _explain(chosen, words)
        given = _given(chosen, desk, server, handle)
        account = connecting.connect(key, chosen.key, given, desk, AccountId(again) if again else None)
        trouble = connecting.trouble(account.id)
        if trouble is not None:
            connecting.disconnect(account.id)
            raise trouble
        entry = account_entry(services, account, words)
    if fmt == "json":
        output.as_json(entry)
    else:
        click.echo(f"{entry['id']}  {entry['handle']}  {entry['says']}")
    return 0


@accounts.command()
@click.argument("account", required=False)
@click.option("--all", "everything", is_flag=True, help="Every account, and the ledger: nothing is left here.")
@options.format_option
def remove(account: str | None, everything: bool, fmt: str) -> int:
    """Let an account go: the network forgets the key, then this computer does. 1 when a key could not be erased yet."""
    if (account is None) is not everything:
        raise click.UsageError("name an account, or say --all")
    words = options.words()
    with options.services() as services:
        connecting = services.outside.connecting()
        if everything:
            farewells = connecting.forget_all()
            services.outside.reading.clear()
        else:
            known = services.accounts.account(AccountId(account or ""))
            if known is None or known.connected is None:
                raise AccountUnknown(account=account)
            farewells = (connecting.disconnect(known.id),)
    if fmt == "json":
        output.as_json({"removed": [_farewell_entry(each) for each in farewells]})
    else:
        for each in farewells:
            click.echo(f"{each.account.handle}  {_said(each, words)}")
    return 0 if all(each.erased for each in farewells) else 1


def account_entry(services: Services, account: Account, words: Wording) -> dict[str, Any]:
    """An account without its tokens."""
    standing = services.outside.connecting().standing(account)
    until = account.expires.isoformat() if account.expires else ""
    return {
        "id": account.id,
        "network": account.network,
        "handle": account.handle,
        "name": account.display_name,
        "kind": account.kind.value,
        "server": account.server,
        "standing": standing.value,
        "says": words.text(f"standing-{standing}", when=until),
        "scopes": list(account.scopes),
        "connected": account.connected.isoformat() if account.connected else None,
        "used": account.used.isoformat() if account.used else None,
        "expires": until or None,
    }


def _chosen(connecting: Connecting, network: NetworkKey, wanted: str | None) -> Way:
    """The best way that works here, or the one that was named."""
    if error := connecting.why_not(network):
        raise error
    ways = connecting.ways(network)
    if wanted is None:
        return ways[0]
    found = next((way for way in ways if way.key == wanted), None)
    if found is None:
        there = ", ".join(way.key for way in ways)
        raise UsageError(reason=f"no way {wanted!r} to sign in to {network} here; there are: {there}")
    return found


def _explain(way: Way, words: Wording) -> None:
    """What will be allowed, and what never happens, before anything is opened."""
    for scope in way.scopes:
        click.echo(f"  + {words.text(scope.allows)}", err=True)
    for never in NEVER:
        click.echo(f"  – {words.text(never)}", err=True)


def _given(way: Way, desk: TerminalDesk, server: str, handle: str) -> Given:
    if Asked.SERVER in way.asks and not server:
        server = desk.ask(Asked.SERVER)
    if Asked.HANDLE in way.asks and not handle:
        handle = desk.ask(Asked.HANDLE)
    password = Secret(desk.ask(Asked.PASSWORD).strip()) if Asked.PASSWORD in way.asks else None
    return Given(server, handle, password)


def _said(farewell: Farewell, words: Wording) -> str:
    code = "farewell-revoked" if farewell.revoked else "farewell-not-revoked"
    said = words.text(code, network=farewell.account.network)
    return said if farewell.erased else f"{said} {words.text('farewell-not-erased')}"


def _farewell_entry(farewell: Farewell) -> dict[str, Any]:
    return {"id": farewell.account.id, "revoked": farewell.revoked, "erased": farewell.erased}
