# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked over HTTP, and what comes back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from composer.domain.errors import NotConnected, OutcomeUnknown, PostRefused
from composer.domain.secrets import Secret

READ_S: Final = 30.0
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, of which network (its key, for the errors), and why, in a word for the ledger.

    ``repeatable`` says that asking twice does no harm; by default so for GET and HEAD.
    """

    method: str
    url: str
    why: str
    network: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    params: Mapping[str, str] = field(default_factory=dict, repr=False)
    json: object = field(default=None, repr=False)
    form: Mapping[str, str] | None = field(default=None, repr=False)
    body: bytes | None = field(default=None, repr=False)
    bearer: Secret | None = None
    scheme: str = "Bearer"
    """How ``bearer`` is announced: "DPoP" for a token that is bound to a key."""
    repeatable: bool | None = None
    read_s: float = READ_S
    direct: bool = False
    """Never through a proxy: for a server of ours on this computer, which a proxy can't reach."""
    raw: bool = False
    """The bytes as they travel, never unpacked: who sends cannot make them many more."""
    hears_limits: bool = False
    """A 429 comes back as a reply: the network says more in it than how long to wait."""

    @property
    def harmless(self) -> bool:
        """True when nothing is posted twice by asking again."""
        return self.method.upper() in _SAFE if self.repeatable is None else self.repeatable


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer below 500, a 429 only where the request hears of limits. Header names are lower-case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    words: str = ""
    """The beginning of the body as text, without secrets: fit to be shown."""
    network: str = ""

    @property
    def ok(self) -> bool:
        """True for 2xx."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """The body as JSON. Raises OutcomeUnknown when it is none: the server took it, and said something else."""
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise OutcomeUnknown(network=self.network, reason="not JSON") from error

    def checked(self) -> "Reply":
        """Itself when 2xx. Raises NotConnected for 401, PostRefused with the server's words for the rest."""
        if self.ok:
            return self
        if self.status == 401:
            raise NotConnected(network=self.network)
        raise PostRefused(network=self.network, reason=f"HTTP {self.status} {self.words}".strip())
