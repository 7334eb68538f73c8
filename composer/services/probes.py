# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``doctor`` looks at, one function a subject."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from composer.domain.accounts import Standing
from composer.domain.errors import FolderReadOnly, LibraryMissing, SecretStoreError, SecretStoreLocked
from composer.domain.grammar import GrammarState
from composer.domain.library import PostQuery
from composer.domain.messages import Message
from composer.domain.ports import DraftStore, OutboxStore, SecretStore
from composer.domain.sync_errors import SourceUnreachable
from composer.domain.syncing import spoken_groups
from composer.services.connecting import Connecting
from composer.services.grammar import Grammar
from composer.services.health import Condition, Probe, Subject
from composer.services.library import LibraryService
from composer.services.preferences import Preferences
from composer.services.reviewing import Reviewing

if TYPE_CHECKING:
    from composer.services.library_sync import LibrarySync


_NO_ENTRY: Final = "health"


class Origin(Protocol):
    """Where the organisation's library comes from."""

    def url(self) -> str:
        """Empty for the sample, or a folder."""
        ...

    def sync(self) -> "LibrarySync":
        """What brings it."""
        ...


def databases(drafts: DraftStore, outbox: OutboxStore) -> Subject:
    """Both can be read."""
    values = {"drafts": str(len(drafts.recent(100_000))), "jobs": str(len(outbox.all()))}
    return Subject("databases", Condition.OK, Message("health-databases-ok", values))


def folders(wanted: tuple[Path, ...]) -> Subject:
    """Each can be written to, tried with a file that is gone again."""
    for folder in wanted:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(b"ramage")
        except OSError as error:
            raise FolderReadOnly(path=folder) from error
    return Subject("folders", Condition.OK, Message("health-folders-ok"))


def keyring(secrets: Callable[[], SecretStore]) -> Subject:
    """Where passwords go, tried with an entry that is not there. It may ask the person to open the keyring."""
    store = secrets()
    backend = store.backend
    if not backend:
        remedy = Message("health-keyring-memory-remedy")
        return Subject("keyring", Condition.ATTENTION, Message("health-keyring-memory"), remedy)
    try:
        store.read(_NO_ENTRY)
    except SecretStoreError as error:
        state, kind = Condition.FAILED, "failed"
        if isinstance(error, SecretStoreLocked):
            state, kind = Condition.ATTENTION, "locked"
        told = Message(f"health-keyring-{kind}", {"backend": backend, "why": str(error.values.get("reason", ""))})
        return Subject("keyring", state, told, Message(f"health-keyring-{kind}-remedy"), error)
    return Subject("keyring", Condition.OK, Message("health-keyring-ok", {"backend": backend}))


def accounts(connecting: Callable[[], Connecting]) -> Subject:
    """Whether somebody has to sign in again, or soon will."""
    asked = connecting()
    found = [(each.account, asked.standing(each.account)) for each in asked.connections()]
    if not found:
        return Subject("accounts", Condition.OK, Message("health-accounts-none"))
    waiting = [account.handle for account, standing in found if standing in (Standing.OVER, Standing.ENDING)]
    values = {"count": str(len(waiting) or len(found)), "handles": ", ".join(waiting)}
    if waiting:
        remedy = Message("health-accounts-over-remedy")
        return Subject("accounts", Condition.ATTENTION, Message("health-accounts-over", values), remedy)
    return Subject("accounts", Condition.OK, Message("health-accounts-ok", values))


def display(environment: Mapping[str, str] = os.environ) -> Subject:
    """Whether a window can be shown."""
    shown = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or ""
    if sys.platform in ("win32", "darwin"):
        shown = sys.platform
    if not shown:
        remedy = Message("health-display-none-remedy")
        return Subject("display", Condition.ATTENTION, Message("health-display-none"), remedy)
    return Subject("display", Condition.OK, Message("health-display-ok", {"display": shown}))


def java() -> Subject:
    """Not needed; a grammar server may use it."""
    found = shutil.which("java")
    message = Message("health-java-ok", {"path": found}) if found else Message("health-java-none")
    return Subject("java", Condition.OK, message)


def grammar(asked: Grammar) -> Subject:
    """How it stands with LanguageTool, without a word of the person's."""
    status = asked.look()
    if status.state in (GrammarState.OFF, GrammarState.UNSET, GrammarState.READY, GrammarState.ASLEEP):
        return Subject("grammar", Condition.OK, status.message)
    remedy = Message(f"grammar-{status.state}-remedy", status.values)
    return Subject("grammar", Condition.ATTENTION, status.message, remedy)


def library(reading: LibraryService, reviewing: Reviewing) -> Subject:
    """There is one, and its rules load. Raises LibraryError."""
    reading.ensure()
    info = reading.info()
    posts = reading.search(PostQuery(limit=1, include_expired=True)).total
    if not posts:
        raise LibraryMissing(path=info.name)
    refused = len(reviewing.refused_rules())
    values = {"name": info.name, "version": info.version, "posts": str(posts), "count": str(refused)}
    if refused:
        remedy = Message("health-library-rules-remedy")
        return Subject("library", Condition.ATTENTION, Message("health-library-rules", values), remedy)
    return Subject("library", Condition.OK, Message("health-library-ok", values))


def source(origin: Origin, reading: LibraryService) -> Subject:
    """Where the library comes from, whose it is, and how old. Asks once. Raises LibraryError where it is refused."""
    if not origin.url():
        return Subject("source", Condition.OK, Message("health-source-none"))
    sync = origin.sync()
    try:
        sync.run()
    except SourceUnreachable as error:
        code = "health-source-unreachable" if reading.heard() else "health-source-never"
        told = Message(code, {**error.values, **_heard(reading)})
        return Subject("source", Condition.ATTENTION, told, Message("health-source-unreachable-remedy"))
    values = {"host": sync.state().source, "fingerprint": " ".join(spoken_groups(sync.trust())), **_heard(reading)}
    return Subject("source", Condition.OK, Message("health-source-ok", values))


def _heard(reading: LibraryService) -> dict[str, str]:
    when = reading.heard()
    return {"when": when.astimezone().isoformat()} if when else {}


def settings(preferences: Preferences) -> Subject:
    """Every settings file is read and understood; raises the first SettingsError otherwise."""
    problems = preferences.problems()
    if problems:
        first = problems[0]
        return Subject("settings", Condition.FAILED, Message(first.code, first.values), error=first)
    decided = len(preferences.locked())
    if decided:
        return Subject("settings", Condition.OK, Message("health-settings-policy", {"count": str(decided)}))
    return Subject("settings", Condition.OK, Message("health-settings-ok"))


def certificates() -> Subject:
    """The system's own certificates can be loaded."""
    import ssl

    context = ssl.create_default_context()
    places = ssl.get_default_verify_paths()
    count = context.cert_store_stats()["x509_ca"]
    folder = Path(places.capath) if places.capath else None
    if not count and folder is not None and folder.is_dir():
        count = sum(1 for _ in folder.iterdir())
    if not count:
        remedy = Message("health-certificates-none-remedy")
        return Subject("certificates", Condition.FAILED, Message("health-certificates-none"), remedy)
    return Subject("certificates", Condition.OK, Message("health-certificates-ok", {"count": str(count)}))


def proxy() -> Subject:
    """How connections leave; a password in the address is not shown."""
    from urllib.parse import urlsplit

    from composer.system.http import proxy_address

    address = urlsplit(proxy_address())
    if not address.hostname:
        return Subject("proxy", Condition.OK, Message("health-proxy-none"))
    shown = f"{address.hostname}:{address.port}" if address.port else address.hostname
    return Subject("proxy", Condition.OK, Message("health-proxy-ok", {"proxy": shown}))


def all_of(
    wanted: tuple[Path, ...],
    drafts: DraftStore,
    outbox: OutboxStore,
    secrets: Callable[[], SecretStore],
    preferences: Preferences,
    reading: LibraryService,
    reviewing: Reviewing,
    asked: Grammar,
    connecting: Callable[[], Connecting],
    origin: Origin,
) -> Mapping[str, Probe]:
    """Every probe by its key, in the order in which they are shown."""
    return {
        "databases": partial(databases, drafts, outbox),
        "folders": partial(folders, wanted),
        "source": partial(source, origin, reading),
        "library": partial(library, reading, reviewing),
        "settings": partial(settings, preferences),
        "keyring": partial(keyring, secrets),
        "accounts": partial(accounts, connecting),
        "certificates": certificates,
        "proxy": proxy,
        "display": display,
        "java": java,
        "grammar": partial(grammar, asked),
    }
