# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every setting, declared once: key, kind, default, help, lockable.

Pages, validation and documentation derive from this.

What counts, the strongest first: what the organisation made mandatory for the machine, then for the user; the
person's own; what the organisation recommends; the default.
"""

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final, Generic, Protocol, TypeVar
from urllib.parse import urlsplit

from composer.domain.grammar import GrammarMode
from composer.domain.slots import DAYS, DaySpan

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Kind(Protocol[T_co]):
    """Turns what a file holds into a value."""

    @property
    def expected(self) -> str:
        """What a valid value looks like, in plain English."""
        ...

    def parse(self, raw: object) -> T_co:
        """Raises ValueError for anything that is not ``expected``."""
        ...


@dataclass(frozen=True, slots=True)
class Toggle:
    """True or false."""

    expected: str = "true or false"

    def parse(self, raw: object) -> bool:
        """Booleans only: a text such as "no" is a mistake to report, not to guess."""
        if not isinstance(raw, bool):
            raise ValueError(f"not {self.expected}: {raw!r}")
        return raw


@dataclass(frozen=True, slots=True)
class Never(Toggle):
    """What a policy may say where only the person can say yes."""

    expected: str = "false: only the person can say yes"

    def parse(self, raw: object) -> bool:
        if raw is not False:
            raise ValueError(f"not {self.expected}: {raw!r}")
        return False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    @property
    def expected(self) -> str:
        """The options, comma-separated."""
        return "one of " + ", ".join(self.options)

    def parse(self, raw: object) -> str:
        """Case matters."""
        if not isinstance(raw, str) or raw not in self.options:
            raise ValueError(f"not {self.expected}: {raw!r}")
        return raw


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number from ``low`` to ``high``, both included, in ``unit``."""

    low: int
    high: int
    unit: str = ""

    @property
    def expected(self) -> str:
        """The range and its unit."""
        return f"a whole number from {self.low} to {self.high} {self.unit}".strip()

    def parse(self, raw: object) -> int:
        """Whole numbers only, booleans are none."""
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.low <= raw <= self.high:
            raise ValueError(f"not {self.expected}: {raw!r}")
        return raw


@dataclass(frozen=True, slots=True)
class Words:
    """A list of short texts."""

    expected: str = "a list of texts"

    def parse(self, raw: object) -> tuple[str, ...]:
        """A tuple or list of texts."""
        if not isinstance(raw, list | tuple) or not all(isinstance(item, str) for item in raw):
            raise ValueError(f"not {self.expected}: {raw!r}")
        return tuple(raw)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is reached: https, or http on this computer; an empty text is none."""

    expected: str = "an address that begins with https://"

    def parse(self, raw: object) -> str:
        """Without the slash at its end. No name or password may be in it."""
        if raw == "":
            return ""
        parts = urlsplit(raw) if isinstance(raw, str) and raw.isascii() and raw.isprintable() else None
        here = parts is not None and parts.hostname in ("localhost", "127.0.0.1", "::1")
        if (
            parts is None
            or not parts.hostname
            or parts.username is not None
            or parts.query
            or parts.fragment
            or " " in parts.geturl()
            or not (parts.scheme == "https" or (parts.scheme == "http" and here))
        ):
            raise ValueError(f"not {self.expected}: {raw!r}")
        return parts.geturl().rstrip("/").removesuffix("/v2")


@dataclass(frozen=True, slots=True)
class SourceAddress:
    """Where a library is published: https, a folder, or a place such as webdavs:// or s3://; an empty text is none."""

    expected: str = "https://…, a folder’s whole path, webdavs://…, s3://…, azblob://… or gcs://…"

    def parse(self, raw: object) -> str:
        """Without the slash at its end. No name or password may be in it."""
        if raw == "":
            return ""
        if not isinstance(raw, str) or not raw.isprintable() or len(raw) > 1_000:
            raise ValueError(f"not {self.expected}: {raw!r}")
        text = raw.strip()
        if PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute():
            return text
        parts = urlsplit(text)
        here = parts.hostname in ("localhost", "127.0.0.1", "::1")
        safe = parts.scheme in ("https", *_PLACES) or (parts.scheme in ("http", "webdav") and here)
        if not safe or not parts.netloc or "@" in parts.netloc or (parts.query and parts.scheme == "https"):
            raise ValueError(f"not {self.expected}: {raw!r}")
        return text.rstrip("/")


_PLACES: Final = ("webdavs", "s3", "azblob", "gcs")


TEAM_OFF: Final = "off"
NOWHERE: Final = "nowhere:"
"""An address nothing is ever found at: stands for one of a policy that can't be used."""
NO_NETWORK: Final = "none"
"""The key of no network: alone in a list, it allows none."""


@dataclass(frozen=True, slots=True)
class TeamPlace:
    """Where colleagues' shares lie; ``off`` for nowhere, an empty text for where the library says."""

    expected: str = "a folder’s whole path, webdavs://…, s3://…, azblob://… or gcs://…, or off"

    def parse(self, raw: object) -> str:
        """No name or password may be in it."""
        if not isinstance(raw, str):
            raise ValueError(f"not {self.expected}: {raw!r}")
        text = raw.strip()
        if text in ("", TEAM_OFF):
            return text
        from composer.domain.places import PlaceUnfit, place_address  # not needed at the first paint

        try:
            place_address(text)
        except PlaceUnfit as error:
            raise ValueError(f"not {self.expected}") from error
        return text


@dataclass(frozen=True, slots=True)
class TrustRoot:
    """Whose signatures a library needs: judged when it is used, so that a mistake stops it and is never passed over."""

    expected: str = "the SHA-256 fingerprint of the library’s root, 64 hexadecimal digits, or the root’s metadata"

    def parse(self, raw: object) -> str:
        """Any text up to the length of a root's metadata."""
        if not isinstance(raw, str) or len(raw) > 512_000:
            raise ValueError(f"not {self.expected}: {str(raw)[:40]!r}")
        return raw.strip()


@dataclass(frozen=True, slots=True)
class ClientId:
    """What a network's console calls an app, never a secret; an empty text is none."""

    expected: str = "the client id from the network's console, in plain characters without spaces"

    def parse(self, raw: object) -> str:
        """At most 512 characters."""
        if not isinstance(raw, str) or not raw.isascii() or len(raw) > 512 or any(c <= " " for c in raw):
            raise ValueError(f"not {self.expected}: {raw!r}")
        return raw


@dataclass(frozen=True, slots=True)
class InterfaceMonth(ClientId):
    """A version of a network's interface that is named by its month; an empty text is the one we are written for."""

    expected: str = "a year and a month in six digits, such as 202609"

    def parse(self, raw: object) -> str:
        if not isinstance(raw, str) or not re.fullmatch(r"(?:20[0-9]{2}(?:0[1-9]|1[0-2]))?", raw):
            raise ValueError(f"not {self.expected}: {raw!r}")
        return raw


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Some days of the week."""

    expected: str = "a list of days among " + ", ".join(DAYS)

    def parse(self, raw: object) -> tuple[str, ...]:
        """In the order of the week, each once."""
        if not isinstance(raw, list | tuple) or not all(day in DAYS for day in raw):
            raise ValueError(f"not {self.expected}: {raw!r}")
        return tuple(day for day in DAYS if day in raw)


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """From one time of day to another, over midnight when the first is later; two equal ones are the whole day."""

    expected: str = "hours such as 08:00-19:00"

    def parse(self, raw: object) -> str:
        """As ``slots.DaySpan`` writes it."""
        if not isinstance(raw, str):
            raise ValueError(f"not {self.expected}: {raw!r}")
        return str(DaySpan.read(raw))


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A setting. ``help`` is for manuals and policy templates; the window words it by its key.

    ``closed`` holds where a mandatory policy says something that can't be used: what the setting guards is off then,
    never open. None: such a policy is passed over. ``decree`` is what a policy may say, where that is less than what
    the person may. ``live``: a change is obeyed without a new start.
    """

    key: str
    kind: Kind[T]
    default: T
    help: str
    lockable: bool = True
    closed: T | None = None
    decree: Kind[T] | None = None
    live: bool = True


class Origin(Enum):
    """Who decided a value."""

    DEFAULT = "default"
    POLICY = "policy"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Resolved(Generic[T]):
    """A value, who decided it, and whether the person may change it.

    ``closed``: the organisation's value can't be used, and this one, which lets nothing through, stands for it.
    """

    value: T
    origin: Origin
    locked: bool = False
    closed: bool = False


INTERFACE_LANGUAGE: Final = Setting(
    "interface.language", Choice(("system", "fr", "en")), "system", "Language of the window."
)
INTERFACE_THEME: Final = Setting("interface.theme", Choice(("system", "light", "dark")), "system", "Light or dark.")
TEXT_SIZE: Final = Setting("interface.text_size", WholeNumber(80, 200, "percent"), 100, "Size of all text.")
INTERESTS: Final = Setting("library.interests", Words(), (), "Themes shown first in the library.", lockable=False)
LIBRARY_URL: Final = Setting(
    "library.url",
    SourceAddress(),
    "",
    "Where the organisation publishes its library; none, the sample library of the program is shown.",
    closed=NOWHERE,
)
LIBRARY_TRUST_ROOT: Final = Setting(
    "library.trust_root",
    TrustRoot(),
    "",
    "Fingerprint (SHA-256) or metadata of the root that signs the library; none, each person confirms it once.",
    closed=NOWHERE,
)
LIBRARY_REFRESH: Final = Setting(
    "library.refresh_minutes", WholeNumber(5, 7 * 24 * 60, "minutes"), 30, "How often the library is asked for news."
)
LIBRARY_FRESHNESS: Final = Setting(
    "library.freshness_minutes",
    WholeNumber(0, 7 * 24 * 60, "minutes"),
    0,
    "Planned publications wait while nobody has asked for longer than this whether they are paused; 0 for as the "
    "library says.",
)
LIBRARY_SIGN_IN: Final = Setting(
    "library.sign_in",
    Address(),
    "",
    "Address of the organisation's OpenID provider, where the library asks who reads.",
    closed="",
)
LIBRARY_CLIENT: Final = Setting(
    "library.client", ClientId(), "", "Client id of Ramage at that provider, as a public client with PKCE.", closed=""
)
TEAM_SPACE: Final = Setting(
    "team.space",
    TeamPlace(),
    "",
    "Where colleagues' shares lie; none, where the library says; off, nowhere.",
    closed=TEAM_OFF,
)
NETWORKS_ON: Final = Setting(
    "compose.networks", Words(), ("practice",), "Networks a new draft is written for.", lockable=False
)
SPELLING: Final = Setting("language.spelling", Toggle(), True, "Check spelling while typing.")
TYPOGRAPHY: Final = Setting(
    "language.typography", Toggle(), True, "Check spaces, quotes, capitals and repeated words while typing."
)
STYLE: Final = Setting(
    "language.style", Toggle(), True, "Point out what is hard to read: long sentences, capitals, emoji, hashtags."
)
GRAMMAR: Final = Setting(
    "language.grammar",
    Choice(tuple(GrammarMode)),
    GrammarMode.COMPANY.value,
    "Who looks at grammar and style: the organisation's LanguageTool server, one on this computer, the public one.",
    closed=GrammarMode.OFF.value,
)
GRAMMAR_SERVER: Final = Setting(
    "language.grammar_server",
    Address(),
    "",
    "Address of the organisation's LanguageTool server; none, none is asked.",
    closed="",
)
GRAMMAR_PUBLIC: Final = Setting(
    "language.grammar_public",
    Toggle(),
    False,
    "Drafts may go to the public LanguageTool server. Only the person can say yes; a policy can say no for good.",
    closed=False,
    decree=Never(),
)
SLOT_DAYS: Final = Setting(
    "time.slot_days", Weekdays(), DAYS, "Days on which hours to publish at are suggested.", lockable=False
)
SLOT_HOURS: Final = Setting(
    "time.slot_hours", HoursOfDay(), "07:00-21:00", "Hours to publish at that may be suggested.", lockable=False
)
NOTICE_DAYS: Final = Setting(
    "time.notice_days", Weekdays(), DAYS[:5], "Days on which Ramage may speak up by itself.", lockable=False
)
NOTICE_HOURS: Final = Setting(
    "time.notice_hours", HoursOfDay(), "08:00-19:00", "Hours in which Ramage may speak up by itself.", lockable=False
)
TOLERANCE: Final = Setting(
    "publishing.tolerance",
    WholeNumber(5, 24 * 60, "minutes"),
    30,
    "A publication whose hour went by longer ago than this is offered, not sent by itself.",
)
BACKGROUND: Final = Setting(
    "publishing.background",
    Toggle(),
    False,
    "Start with the session, without a window, so that planned publications leave at their hour.",
)
NETWORKS_ALLOWED: Final = Setting(
    "accounts.networks",
    Words(),
    (),
    "Networks whose accounts may be connected, by their keys; none named, all may.",
    closed=(NO_NETWORK,),
)
LINKEDIN_CLIENT: Final = Setting(
    "accounts.linkedin_client",
    ClientId(),
    "",
    "Client id of an app LinkedIn has opened to native sign-in (PKCE).",
    closed="",
)
LINKEDIN_VERSION: Final = Setting(
    "accounts.linkedin_version",
    InterfaceMonth(),
    "",
    "Version of LinkedIn's interface, when it has retired the one this Ramage was written for.",
)
X_CLIENT: Final = Setting("accounts.x_client", ClientId(), "", "Client id of a native app in X's console.", closed="")
BLUESKY_CLIENT: Final = Setting(
    "accounts.bluesky_client",
    ClientId(),
    "",
    "Address of the client metadata the organisation publishes for Bluesky.",
    closed="",
)
BROKER: Final = Setting(
    "accounts.broker",
    Address(),
    "",
    "Address of the organisation's token broker, for LinkedIn, Facebook, Instagram, Threads and TikTok.",
    closed="",
)
LOG_LEVEL: Final = Setting(
    "logging.level",
    Choice(("debug", "info", "warning", "error")),
    "warning",
    "Least severe lines kept in the log.",
    live=False,
)

SETTINGS: Final[tuple[Setting[bool] | Setting[str] | Setting[int] | Setting[tuple[str, ...]], ...]] = (
    INTERFACE_LANGUAGE,
    INTERFACE_THEME,
    TEXT_SIZE,
    INTERESTS,
    LIBRARY_URL,
    LIBRARY_TRUST_ROOT,
    LIBRARY_REFRESH,
    LIBRARY_FRESHNESS,
    LIBRARY_SIGN_IN,
    LIBRARY_CLIENT,
    TEAM_SPACE,
    NETWORKS_ON,
    SPELLING,
    TYPOGRAPHY,
    STYLE,
    GRAMMAR,
    GRAMMAR_SERVER,
    GRAMMAR_PUBLIC,
    SLOT_DAYS,
    SLOT_HOURS,
    NOTICE_DAYS,
    NOTICE_HOURS,
    TOLERANCE,
    BACKGROUND,
    NETWORKS_ALLOWED,
    LINKEDIN_CLIENT,
    LINKEDIN_VERSION,
    X_CLIENT,
    BLUESKY_CLIENT,
    BROKER,
    LOG_LEVEL,
)
