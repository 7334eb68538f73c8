# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong while an account is connected or let go.

::

    AccountError
    ├── SignInRefused SignInTooLate SignInForged   a no, nobody in time, or an answer from elsewhere
    ├── ScopesMissing OtherPerson NothingToConnect
    ├── PasswordWrong ExtraCodeNeeded
    ├── ServerUnfit                               no server of that network at that address
    └── NoCompanyApp NetworkNotAllowed PortsTaken BrokerUnfit AccountUnknown
"""

from composer.domain.errors import RamageError


class AccountError(RamageError):
    """Values of every account error: network (a key, empty when it is about none)."""

    code = "account"


class SignInRefused(AccountError):
    """The network said no. Values: network, reason (its own words)."""

    code = "sign-in-refused"


class SignInTooLate(AccountError):
    """Nobody came back from the browser in time. Values: network, minutes."""

    code = "sign-in-too-late"


class SignInForged(AccountError):
    """The answer is not from whom it should be; it was thrown away. Values: network, reason."""

    code = "sign-in-forged"


class ScopesMissing(AccountError):
    """Less was allowed than publishing needs. Values: network, scopes (the network's words)."""

    code = "scopes-missing"


class OtherPerson(AccountError):
    """Signed in as somebody else than the account that was to be connected again. Values: network, wanted, found."""

    code = "other-person"


class NothingToConnect(AccountError):
    """The sign-in went well, but there is nothing one may publish to. Values: network."""

    code = "nothing-to-connect"


class PasswordWrong(AccountError):
    """Values: network."""

    code = "password-wrong"


class ExtraCodeNeeded(AccountError):
    """The network wants a code it has sent by e-mail, and none was given. Values: network."""

    code = "extra-code-needed"


class ServerUnfit(AccountError):
    """Values: network, server, reason."""

    code = "server-unfit"


class NoCompanyApp(AccountError):
    """The organisation has to register an app with the network first. Values: network."""

    code = "no-company-app"


class NetworkNotAllowed(AccountError):
    """The organisation does not allow accounts of this network. Values: network."""

    code = "network-not-allowed"


class PortsTaken(AccountError):
    """Other programs hold every port the browser could answer on. Values: network, ports."""

    code = "ports-taken"


class BrokerUnfit(AccountError):
    """The organisation's token broker says something else than agreed. Values: network, reason."""

    code = "broker-unfit"


class AccountUnknown(AccountError):
    """Values: account."""

    code = "account-unknown"
