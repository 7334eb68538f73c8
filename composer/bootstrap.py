# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the core once, without Qt. Nothing slow is imported or opened that the first window does not need."""

import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from composer.domain.errors import LibraryMissing
from composer.domain.grammar import GrammarChoice, GrammarMode
from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import LibraryPost
from composer.domain.networks import Account
from composer.domain.ports import Clock, ColleaguesView, Network, Publisher, SecretStore
from composer.domain.ports import Colleagues as Echoes
from composer.domain.settings import (
    GRAMMAR,
    GRAMMAR_PUBLIC,
    GRAMMAR_SERVER,
    INTERESTS,
    NETWORKS_ON,
    SPELLING,
    STYLE,
    TOLERANCE,
    TYPOGRAPHY,
    Origin,
)
from composer.domain.text import Language
from composer.incoming import Incoming
from composer.networks import NETWORKS
from composer.networks.in_preview import PRACTICE, in_preview
from composer.networks.mastodon.reading import KEY as MASTODON
from composer.networks.mastodon.reading import Mastodon
from composer.networks.mastodon.servers import Servers
from composer.networks.practice import PracticePublisher
from composer.outside import Outside, SignIns
from composer.services.accounts import Accounts
from composer.services.afterwards import Afterwards
from composer.services.agreed_hours import Agreements
from composer.services.assisting import Assisting
from composer.services.background import Background
from composer.services.charter import CharterReading
from composer.services.charter_search import CharterSearch
from composer.services.colleagues import Colleagues
from composer.services.corrections import Corrections
from composer.services.dismissals import Dismissals
from composer.services.drafting import Drafting
from composer.services.grammar import Grammar
from composer.services.guiding import Guiding
from composer.services.health import Health, Probe
from composer.services.holding import Holding
from composer.services.judging import Judging
from composer.services.library import LibraryService
from composer.services.library_media import MediaOnDemand
from composer.services.media_facts import MediaFacts
from composer.services.person_key import PersonKey
from composer.services.policy_reading import PolicyReading
from composer.services.preferences import Preferences
from composer.services.public_pages import PublicPages
from composer.services.publishing import Publishing
from composer.services.quiet_themes import QuietThemes
from composer.services.rehearsal import Rehearsal
from composer.services.reminders import Reminders
from composer.services.rests import Rests
from composer.services.results import Results
from composer.services.reviewing import LanguageChoice, Reviewing, Rulebook
from composer.services.rulebooks import rulebook_of_catalogue
from composer.services.sending import Doors, Sending
from composer.services.slots import Slots
from composer.services.surroundings import PersonalSurroundings, Surroundings
from composer.services.trusted_time import TrustedTime
from composer.services.wording import Wording
from composer.services.words import PersonalWords
from composer.storage.catalogue import open_catalogue
from composer.storage.laid_files import LaidFolder
from composer.storage.peer_files import PeerFolder
from composer.storage.practice import open_practice
from composer.storage.work import WorkDatabase, open_work
from composer.system import resources, settings_files
from composer.system.clock import LocalZone, SystemClock, zone_name
from composer.system.files import content_name, write_document, write_export
from composer.system.media import LocalMedia
from composer.system.paths import AppPaths
from composer.system.policy_sources import read_policy
from composer.system.previews import preview_policy
from composer.system.turn import Turn
from composer.together import Together
from composer.ways_out import Maker, WaysOut, ways_out

if TYPE_CHECKING:
    from composer.domain.sign_in import SignIn
    from composer.storage.shares import ShareFiles
    from composer.system.autostart import Autostart
    from composer.system.languagetool import LanguageTool


@dataclass(frozen=True, slots=True)
class Services:
    """All a window or a command may ask. ``close`` when done."""

    library: LibraryService
    drafting: Drafting
    guiding: Guiding
    reviewing: Reviewing
    grammar: Grammar
    dismissals: Dismissals
    publishing: Publishing
    assisting: Assisting
    media_facts: MediaFacts
    rehearsal: Rehearsal
    colleagues: Colleagues
    slots: Slots
    results: Results
    background: Background
    holding: Holding
    quiet_themes: QuietThemes
    reminders: Reminders
    accounts: Accounts
    outside: Outside
    together: Together
    incoming: Incoming
    charter: CharterReading
    charter_search: CharterSearch
    preferences: Preferences
    policies: PolicyReading
    words: PersonalWords
    health: Health
    paths: AppPaths
    clock: Clock
    closing: tuple[Callable[[], None], ...] = ()
    preview: str = ""
    """The folder whose library is tried out and was approved by nobody; empty for a person's own work."""

    def wording(self, language: Language) -> Wording:
        """The words of that language."""
        return wording(language)

    def close(self) -> None:
        """Close the databases. Nothing may be asked afterwards."""
        for close in self.closing:
            close()


def wording(language: Language) -> Wording:
    """The words of that language; needs nothing else."""
    return Wording(language, resources.root() / "messages")


def build(
    paths: AppPaths,
    clock: Clock | None = None,
    secrets: SecretStore | None = None,
    *,
    library: Path | None = None,
    publishers: Mapping[NetworkKey, Publisher] | None = None,
    colleagues: ColleaguesView | None = None,
    echoes: Echoes | None = None,
    chance: Callable[[], float] = random.random,
    sign_ins: SignIns | None = None,
    preview: bool = False,
) -> Services:
    """The services over the files of ``paths``.

    ``library`` is another library folder than the bundled one; ``publishers`` replaces the ways out, ``sign_ins`` how
    accounts are connected, ``colleagues`` what is known of the team, ``echoes`` what of a draft colleagues have said,
    all for tests. With ``preview`` only the practice network publishes.
    Raises StorageError.
    """
    zone = LocalZone() if clock is None else clock.now().tzinfo or UTC
    place = zone_name if clock is None else partial(_place_of, clock)
    turn = Turn(paths.sending_lock)
    system = clock or SystemClock()
    work = open_work(paths.work_db, system)
    clock = TrustedTime(system, work.state)
    catalogue = open_catalogue(paths.library_db)
    feed = open_practice(paths.practice_db)
    preferences = Preferences(
        lambda: settings_files.read_user(paths),
        lambda values: settings_files.write_user(paths, values),
        preview_policy if preview else lambda: read_policy(paths.policy),
        str(paths.settings_file),
        work.state,
    )
    entrances = sign_ins or (lambda: _sign_ins(servers))
    outside = Outside(
        paths, clock, work.accounts, preferences, wording, lambda: secrets or _system_secrets(), entrances
    )
    sample = resources.root() / "library"
    incoming = Incoming(paths, outside, preferences, clock, library or sample, fixed=library is not None)
    servers = Servers(outside.http, work.state, clock)
    networks = in_preview(known_networks(servers)) if preview else known_networks(servers)
    reading = LibraryService(
        catalogue, work.state, work.outbox.shares, clock, incoming.origin, incoming.file_of, incoming.strictest_s
    )
    words = PersonalWords(work.state)
    dismissals = Dismissals(work.state)
    charter = CharterReading(catalogue, work.state, clock)
    pages = PublicPages(work.state, partial(_is_public, outside), clock)
    surroundings = PersonalSurroundings(work.outbox, pages, reading.current, clock, zone)
    shared = Colleagues(
        lambda: catalogue.info().team_key,
        lambda name: _share_files(paths, name),
        lambda post: reviewing.source_post(post),
        content_name,
        work.state,
        clock,
    )
    together = Together(paths, outside, preferences, clock, work, reading, shared)
    local = LocalMedia()
    media = MediaOnDemand(local, incoming.bring)
    media_facts = MediaFacts(local, networks)
    reviewing = Reviewing(
        catalogue.digest,
        lambda: rulebook_of_catalogue(catalogue),
        catalogue.post,
        networks,
        lambda: LanguageChoice(*(preferences.resolve(setting).value for setting in (SPELLING, TYPOGRAPHY, STYLE))),
        surroundings,
        words.known,
        dismissals.hides,
        echoes or shared,
        media_facts.of,
    )
    grammar = Grammar(
        lambda: grammar_choice(preferences),
        lambda: _language_tool(paths, outside),
        reviewing,
        dismissals.hides,
        clock,
    )
    team = colleagues or shared
    agreements, key = Agreements(preferences, zone), PersonKey(work.state, team)
    incoming.serve(reading, work.state, key, chance)
    accounts = Accounts(networks, partial(_connected, outside, servers))
    drafting = Drafting(
        work.drafts,
        work.state,
        catalogue,
        lambda: [NetworkKey(k) for k in preferences.resolve(NETWORKS_ON).value if k in networks],
        clock,
        incoming.file_of,
    )
    ways: dict[NetworkKey, Maker] = {PRACTICE: partial(PracticePublisher, feed, clock)}
    if not preview:
        ways |= ways_out(outside, media, clock, preferences, servers)
    outwards: Mapping[NetworkKey, Publisher] = WaysOut(ways) if publishers is None else publishers
    ready = outside.has_key if publishers is None else _always
    doors = Doors(networks, outwards, feed, chance, lambda: turn, ready)
    tolerance = partial(_tolerance, preferences)
    judging = Judging(reviewing, reading, clock, tolerance, partial(_opened, shared), incoming.ask_for_news)
    rests = Rests(work.state)
    sending = Sending(work.outbox, doors, accounts, judging, rests, clock, place)
    results = Results(
        work.outbox,
        work.results,
        accounts,
        outwards,
        reading,
        reviewing,
        rests,
        work.state,
        clock,
        zone,
        lambda path, text: write_export(Path(path), text),
    )
    corrections = Corrections(work.outbox, doors, accounts, reviewing, clock)
    afterwards = Afterwards(work.outbox, doors, accounts, sending, corrections, clock, place)
    return Services(
        library=reading,
        drafting=drafting,
        guiding=Guiding(catalogue, drafting),
        reviewing=reviewing,
        grammar=grammar,
        dismissals=dismissals,
        publishing=Publishing(work.outbox, doors, accounts, reviewing, reading, clock, sending, afterwards, place),
        assisting=Assisting(work.outbox, networks, media, LaidFolder(paths.by_hand), clock),
        media_facts=media_facts,
        rehearsal=Rehearsal(drafting, work.peers, PeerFolder(paths.peer_pictures), clock),
        colleagues=shared,
        slots=Slots(work.outbox, team, reading, reviewing, agreements, key, zone, results.drawn),
        results=results,
        background=Background(preferences, afterwards, lambda: _autostart(paths)),
        holding=Holding(work.outbox, reading, reviewing, clock),
        quiet_themes=QuietThemes(team, reading, lambda: preferences.resolve(INTERESTS).value, key, clock),
        reminders=Reminders(work.state, work.drafts, work.outbox, agreements.may_notify, clock),
        accounts=accounts,
        outside=outside,
        together=together,
        incoming=incoming,
        charter=charter,
        charter_search=CharterSearch(charter, catalogue.digest),
        preferences=preferences,
        policies=PolicyReading(preferences, lambda path, text: write_document(Path(path), text)),
        words=words,
        health=Health(
            lambda: _probes(paths, work, secrets, preferences, reading, reviewing, grammar, outside, incoming)
        ),
        paths=paths,
        clock=clock,
        preview=str(library) if preview else "",
        closing=(
            grammar.close,
            outside.close,
            shared.close,
            together.close,
            work.close,
            catalogue.close,
            incoming.close,
            feed.close,
        ),
    )


def _autostart(paths: AppPaths) -> "Autostart":
    from composer.system.autostart import Autostart

    return Autostart(paths.autostart)


def _always(_: Account) -> None:
    """The ways out of a test need no key."""


def _opened(colleagues: Colleagues) -> None:
    """Without a library nothing is known of colleagues, and nobody is kept from publishing by that."""
    with suppress(LibraryMissing):
        colleagues.open()


def _tolerance(preferences: Preferences) -> timedelta:
    return timedelta(minutes=preferences.resolve(TOLERANCE).value)


def _place_of(clock: Clock) -> str:
    """The zone a given clock is in, when it is one with a name."""
    return getattr(clock.now().tzinfo, "key", "UTC")


def _share_files(paths: AppPaths, name: str) -> "ShareFiles":
    from composer.storage.shares import ShareFiles

    return ShareFiles(paths.shares / name)


def _is_public(outside: Outside, address: str) -> bool:
    """By the HTTP door, which is opened when a rule first waits for a page."""
    from composer.system.pages import is_public

    return is_public(outside.http(), address)


def _probes(
    paths: AppPaths,
    work: WorkDatabase,
    secrets: SecretStore | None,
    preferences: Preferences,
    reading: LibraryService,
    reviewing: Reviewing,
    grammar: Grammar,
    outside: Outside,
    incoming: Incoming,
) -> Mapping[str, Probe]:
    from composer.services import probes

    folders = (paths.config, paths.data, paths.cache, paths.logs)
    return probes.all_of(
        folders,
        work.drafts,
        work.outbox,
        lambda: secrets or _system_secrets(),
        preferences,
        reading,
        reviewing,
        grammar,
        outside.connecting,
        incoming,
    )


def grammar_choice(preferences: Preferences) -> GrammarChoice:
    """Who may be asked about grammar. Only the person's own yes opens the public server, never a policy's."""
    agreed = preferences.resolve(GRAMMAR_PUBLIC)
    return GrammarChoice(
        GrammarMode(preferences.resolve(GRAMMAR).value),
        preferences.resolve(GRAMMAR_SERVER).value,
        agreed.value and agreed.origin is Origin.USER,
    )


def _language_tool(paths: AppPaths, outside: Outside) -> "LanguageTool":
    from composer.system.languagetool import LanguageTool

    return LanguageTool(outside.http(), paths.languagetool)


def _system_secrets() -> SecretStore:
    from composer.system.keyring import SystemSecrets

    return SystemSecrets()


def known_networks(servers: Servers | None = None) -> Mapping[NetworkKey, Network]:
    """Every network by its key, in the order in which they are shown; ``servers`` are the person's own."""
    networks: dict[NetworkKey, Network] = {network.spec.key: network for network in NETWORKS}
    if servers is not None:
        networks[MASTODON] = Mastodon(servers.strictest)
    return networks


def _sign_ins(servers: Servers) -> "Mapping[NetworkKey, SignIn]":
    from composer.networks.sign_ins import known_sign_ins

    return known_sign_ins(servers.of)


def _connected(outside: Outside, servers: Servers) -> tuple[Account, ...]:
    """The connected accounts; what their servers allow is counted by from then on."""
    found = outside.connected()
    servers.use(account.server for account in found if account.network == MASTODON)
    return found


def reviewing_by(book: Rulebook, find: Callable[[PostId], LibraryPost]) -> Reviewing:
    """A reviewer by another charter than that of the library in use; needs no file of the person's."""
    surroundings = Surroundings(SystemClock(), LocalZone())
    return Reviewing(lambda: book.digest, lambda: book, find, known_networks(), LanguageChoice, surroundings)
