# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a person connects an account, and what is kept of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from composer.domain.errors import RamageError
from composer.domain.ids import NetworkKey
from composer.domain.networks import Account, AccountKind
from composer.domain.ports import Clock, Web
from composer.domain.secrets import Secret
from composer.domain.web import Reply

WARNED_BEFORE: Final = timedelta(days=7)
"""How long before its end the person is told that they have to sign in again."""
NEVER: Final = ("never-publishes-alone", "never-reads-messages", "never-follows", "never-sees-password")
"""Message codes of what Ramage does with no account, whatever is allowed."""


class WayKind(StrEnum):
    """By what the person proves who they are."""

    BROWSER = "browser"
    """In their own browser, which answers on this computer."""
    PASSWORD = "password"  # noqa: S105 - a kind, not a password
    """With a password made for this app."""
    BROKER = "broker"
    """In their own browser, which answers to the company's token broker."""


class Asked(StrEnum):
    """What the person has to type."""

    SERVER = "server"
    """The address of the server the account lives on."""
    HANDLE = "handle"
    PASSWORD = "password"  # noqa: S105 - a question, not a password
    CODE = "code"
    """Asked for on the way: what a page or an e-mail shows."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Something that will be allowed: in the network's word, and as the code of a message in plain words.

    Without one that is not ``needed`` the account publishes all the same.
    """

    name: str
    allows: str
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """One way to connect an account of a network. ``asks`` are the questions before it begins."""

    key: str
    kind: WayKind
    scopes: tuple[Scope, ...]
    asks: tuple[Asked, ...] = ()
    company: bool = False
    """True where it works only with what the company has registered with the network."""
    ports: tuple[int, ...] = ()
    """The ports of this computer that the network's console has to list; none where any free one will do."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the person typed before."""

    server: str = ""
    handle: str = ""
    password: Secret | None = None


@dataclass(frozen=True, slots=True)
class CompanyApp:
    """What the organisation has set up for a network; empty where it has not."""

    client_id: str = ""
    broker: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """What the network handed over, and all that is needed to renew it and to give it back. Lives in the keyring."""

    way: str
    """``Way.key`` by which it came."""
    access: Secret
    kind: str = "Bearer"
    """"Bearer" or "DPoP"."""
    refresh: Secret | None = None
    issued: datetime | None = None
    expires: datetime | None = None
    """End of ``access``, None when the network names none."""
    ends: datetime | None = None
    """When renewing ends and the person has to sign in again, as far as the network says."""
    scopes: tuple[str, ...] = ()
    subject: str = ""
    """Whom it speaks for, where the network says so with the token."""
    server: str = ""
    """Where the account lives, without slash at the end, on networks of many servers."""
    client_id: str = ""
    client_secret: Secret | None = None
    key: Secret | None = None
    """The key the tokens are bound to, in PEM, for DPoP."""
    renew_at: str = ""
    revoke_at: str = ""

    @property
    def over(self) -> datetime | None:
        """When the person has to sign in again; None when the network does not say."""
        return self.expires if self.refresh is None and not self.renew_at else self.ends


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody, or some page, that can be published as after a sign-in."""

    remote_id: str
    handle: str
    display_name: str
    kind: AccountKind = AccountKind.PERSON
    server: str = ""
    access: Secret | None = None
    """Its own token, where it is not that of the person."""


WhoAmI = Callable[[Web, Grant], Sequence[Identity]]
"""Asks the network, over a way out that carries the token already."""


class SignInStep(StrEnum):
    """How far a sign-in is."""

    PREPARING = "preparing"
    """Asking the server how it wants it."""
    WAITING = "waiting"
    """For the person, who is in the browser."""
    EXCHANGING = "exchanging"
    """The answer is there; the token is fetched."""
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SignInState:
    """A sign-in as the window shows it.

    ``url`` is the page to open, for the person to copy where no browser opens; ``account`` is there when done.
    """

    step: SignInStep
    network: NetworkKey
    url: str = field(default="", repr=False)
    account: Account | None = None
    error: RamageError | None = None


class Desk(Protocol):
    """The window or the terminal that goes along with a sign-in. Called from the thread the sign-in runs in."""

    def show(self, state: SignInState) -> None:
        """How far it is."""
        ...

    def open(self, url: str) -> bool:
        """In the person's browser; False when none could be opened, and then the address is shown."""
        ...

    def ask(self, question: Asked) -> str:
        """What the person types; waits for them. Raises Cancelled."""
        ...

    def choose(self, found: Sequence[Identity]) -> Identity:
        """One of several to connect; waits for the person. Raises Cancelled."""
        ...

    def look(self) -> None:
        """Called while nothing happens. Raises Cancelled once the person asked to stop."""
        ...


class Redirect(Protocol):
    """The place on this computer where the browser answers, once."""

    @property
    def uri(self) -> str:
        """What the network is told."""
        ...

    def wait(self, state: str, look: Callable[[], None]) -> Mapping[str, str]:
        """The parameters of the first answer that carries ``state``.

        Raises SignInTooLate, and what ``look`` raises.
        """
        ...

    def close(self) -> None:
        """It listens no more."""
        ...


class Listen(Protocol):
    """Opens such a place."""

    def __call__(self, network: NetworkKey, ports: Sequence[int], path: str) -> Redirect:
        """On the first of the ports that is free, on any without a list. Raises PortsTaken."""
        ...


@dataclass(frozen=True, slots=True)
class Hand:
    """What a sign-in has at hand. ``show`` tells the desk of a step, with the page to open."""

    web: Web
    clock: Clock
    listen: Listen
    desk: Desk
    company: CompanyApp
    show: Callable[[SignInStep, str], None]
    again: bool = False
    """Somebody of that network is connected already, so that the network should ask who it is this time."""


class Flow(Protocol):
    """A way, and how it is walked. Raises NetworkError and AccountError."""

    @property
    def way(self) -> Way:
        """What is told before it begins."""
        ...

    def sign_in(self, given: Given, hand: Hand) -> Grant:
        """From the first question to the token. Raises Cancelled too."""
        ...

    def renew(self, web: Web, grant: Grant, now: datetime) -> Grant:
        """Raises NotConnected when the person has to sign in, OutcomeUnknown when the answer was lost."""
        ...

    def revoke(self, web: Web, grant: Grant) -> None:
        """The network forgets the token."""
        ...


def unauthorized(reply: Reply) -> bool:
    """How most networks say that a token is over."""
    return reply.status == 401


@dataclass(frozen=True, slots=True)
class SignIn:
    """How accounts of a network are connected: the ways, best first, and who it was.

    ``refuses`` tells of an answer whether the token was the trouble; then nothing was done.
    """

    network: NetworkKey
    flows: tuple[Flow, ...]
    who_am_i: WhoAmI
    refuses: Callable[[Reply], bool] = unauthorized

    def flow(self, key: str) -> Flow | None:
        """That way, None when there is none."""
        return next((flow for flow in self.flows if flow.way.key == key), None)
