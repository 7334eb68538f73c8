# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the core needs from the outside world. Doors implement these; tests run the same checks on doubles and doors."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, runtime_checkable

from composer.domain.drafts import Draft, DraftMedia, Revision
from composer.domain.ids import DraftId, JobId, NetworkKey, PostId
from composer.domain.library import (
    CharterText,
    Guide,
    LibraryInfo,
    LibraryPost,
    Notice,
    PostPage,
    PostQuery,
    RuleFile,
    Vocabulary,
)
from composer.domain.media import MediaFile, Picture, PictureLimits
from composer.domain.networks import Account, Counts, NetworkSpec, Payload, PracticePost, Receipt, Submission
from composer.domain.outbox import Job
from composer.domain.peer_review import PeerAnswer, PeerRequest, ReceivedComment, RequestId
from composer.domain.results import Reading
from composer.domain.review import Context, Count, Finding
from composer.domain.shares import Echo
from composer.domain.slots import ThemeTalk
from composer.domain.text import Language
from composer.domain.web import Reply, Request


class Clock(Protocol):
    """The time, with zone."""

    def now(self) -> datetime:
        """The present instant in the person's own time zone."""
        ...


class Check(Protocol):
    """A source of findings that is fast enough for each keystroke."""

    def review(self, text: str, context: Context) -> Iterable[Finding]:
        """Findings on ``text``; never raises for what a text or a rule holds."""
        ...


class Colleagues(Protocol):
    """What colleagues published, known by keyed hashes alone."""

    def echo(self, text: str, context: Context) -> Echo | None:
        """How much of ``text`` they have said already; None while nothing is known of them.

        Fast enough for each keystroke.
        """
        ...


class Network(Protocol):
    """How one network reads a text. Pure."""

    @property
    def spec(self) -> NetworkSpec:
        """Its name card."""
        ...

    def count(self, text: str) -> Count:
        """Length as the network counts it."""
        ...

    def compose(self, submission: Submission) -> Payload:
        """What would be sent, which is what the preview shows."""
        ...

    def review(self, text: str, context: Context) -> Iterable[Finding]:
        """What does not fit, or will not read well, on this network."""
        ...


class Web(Protocol):
    """The one way out, over HTTP."""

    def send(self, request: Request) -> Reply:
        """Ask once. Raises Unreachable, RateLimited, OutcomeUnknown, UsageError."""
        ...


class SignedWeb(Protocol):
    """The way out in the name of an account: its token is added, and renewed when it is about to end."""

    def send(self, account: Account, request: Request) -> Reply:
        """Ask once; a refused token is renewed and the request sent again, which is safe: nothing was done.

        Raises as ``Web.send``, NotConnected when the person has to sign in again, SecretStoreError.
        """
        ...


class MediaFiles(Protocol):
    """The files of a draft, made fit for a network."""

    def picture(self, path: str, limits: PictureLimits) -> Picture:
        """Turned upright, made smaller or encoded anew where it has to be, never cropped.

        Raises MediaUnfit, InputUnreadable.
        """
        ...

    def file(self, path: str) -> MediaFile:
        """What a video, a document or a picture is, before anything is made to fit.

        Raises MediaUnfit when it is none of them, or damaged, InputUnreadable.
        """
        ...

    def read(self, path: str, start: int, size: int) -> bytes:
        """At most ``size`` bytes from ``start`` on, of a video without what tells of place and camera.

        Raises MediaUnfit, InputUnreadable.
        """
        ...


class LaidFiles(Protocol):
    """Files laid ready for somebody who posts by hand, in a folder for each job."""

    def put(self, job: JobId, name: str, pieces: Iterable[bytes]) -> None:
        """Whole or not at all. Raises StorageError."""
        ...

    def folder(self, job: JobId) -> str:
        """Where they are."""
        ...

    def clear(self, kept: Collection[JobId]) -> None:
        """All other jobs' files go. Raises StorageError."""
        ...


class Halfway(Protocol):
    """What an unfinished publication has left at the network: ids of uploads, so that a retry goes on from there."""

    def get(self, step: str) -> str | None:
        """The remote id kept under that name."""
        ...

    def keep(self, step: str, remote_id: str) -> None:
        """On disk when it returns."""
        ...


class Publisher(Protocol):
    """A network that can publish from here."""

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:
        """Post once.

        Raises Unreachable, RateLimited or NotReadyYet (nothing published), PostRefused, NotConnected, MediaUnfit,
        OutcomeUnknown, LeftToPerson.
        """
        ...

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:
        """The publication made with ``key``, None when there certainly is none; ``halfway`` is what ``publish`` kept.

        Raises NetworkError when it can't tell.
        """
        ...


@runtime_checkable
class Keyed(Protocol):
    """A publisher whose network knows a publication by our key from the moment it took the request.

    Of any other one an absence is believed only some time after it was asked: the request may still be under way.
    """

    keyed: Literal[True]


@runtime_checkable
class FinishesAlone(Protocol):
    """A publisher whose network publishes by itself what it was sent, once it is prepared: nobody can stop it then.

    While it says ``NotReadyYet``, what becomes of the publication is not known, and ``find`` tells.
    """

    finishes_alone: Literal[True]


@runtime_checkable
class Withdrawing(Protocol):
    """A publisher that can take a publication back."""

    def delete(self, account: Account, receipt: Receipt) -> None:
        """It is gone when this returns, also when it was gone before.

        Raises NetworkError; OutcomeUnknown where nobody can say, and then asking again does no harm.
        """
        ...


@runtime_checkable
class Offering(Protocol):
    """A publisher whose network offers each account choices of its own."""

    def offered(self, account: Account) -> Mapping[str, tuple[str, ...]]:
        """The values that account may choose now, by ``Option.key``; any for what is left out. Raises NetworkError."""
        ...


@runtime_checkable
class Rewording(Protocol):
    """A publisher that can change the words of a publication."""

    def reword(self, account: Account, receipt: Receipt, payload: Payload) -> None:
        """It says ``payload.text`` when this returns; its media stay.

        Raises NetworkError; OutcomeUnknown where nobody can say, and then asking again does no harm.
        """
        ...


@runtime_checkable
class Counting(Protocol):
    """A publisher that can read what the network counts."""

    def counts(self, account: Account, receipts: Sequence[Receipt]) -> Mapping[str, Counts]:
        """By remote id; a publication that is not there any more is left out. Raises NetworkError."""
        ...


class Computer(Protocol):
    """What is brought in front of the person outside of the program."""

    def copy(self, text: str) -> None:
        """To the clipboard."""
        ...

    def open_page(self, address: str) -> bool:
        """In their browser; False where none could be opened."""
        ...

    def open_folder(self, path: str) -> bool:
        """Beside the window; False where it could not be opened."""
        ...


class PracticeFeed(Protocol):
    """The practice network's own memory, on this computer."""

    def post(self, account: Account, payload: Payload, key: JobId, now: datetime) -> PracticePost:
        """Appends once per ``key``: a second call gives the first post back."""
        ...

    def find(self, key: JobId) -> PracticePost | None:
        """The post made with ``key``."""
        ...

    def remove(self, remote_id: str) -> None:
        """It is gone when this returns; one that is not there is no error."""
        ...

    def reword(self, remote_id: str, text: str) -> bool:
        """It says ``text`` when this returns; False when it is not there."""
        ...

    def posts(self) -> tuple[PracticePost, ...]:
        """Newest first."""
        ...


@dataclass(frozen=True, slots=True)
class IndexedPost:
    """A post with the words it is found by: normalised and stemmed, space-separated, title apart from the rest."""

    post: LibraryPost
    title_terms: str
    body_terms: str
    digest: str
    """Changes whenever the post does."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A whole library, compiled.

    ``digest`` names this exact content, ``media_root`` is the folder of its media files.
    """

    digest: str
    info: LibraryInfo
    posts: Sequence[IndexedPost]
    guides: Sequence[Guide]
    charter: Sequence[CharterText]
    rules: Sequence[RuleFile]
    vocabulary: Vocabulary
    notices: Sequence[Notice]
    media_root: str


class CatalogueStore(Protocol):
    """The rebuildable ``library.db``."""

    def digest(self) -> str:
        """Digest of the catalogue held, empty when there is none."""
        ...

    def replace(self, catalogue: Catalogue) -> None:
        """The new catalogue instead of the old one, in one transaction; unchanged posts are not rewritten."""
        ...

    def info(self) -> LibraryInfo:
        """Raises LibraryMissing when no catalogue is held."""
        ...

    def digests(self) -> Mapping[PostId, str]:
        """Of every post held, by its id."""
        ...

    def media_root(self) -> str:
        """Folder of the media files."""
        ...

    def post(self, post: PostId) -> LibraryPost:
        """Raises PostNotFound."""
        ...

    def posts(self) -> Iterable[LibraryPost]:
        """Every post, in no order to rely on; one that can't be read is left out."""
        ...

    def search(
        self,
        terms: Sequence[str],
        query: PostQuery,
        now: datetime,
        shared: Mapping[PostId, int],
        reader: Language | None = None,
    ) -> PostPage:
        """``terms`` are the query's words as ``library.terms`` makes them; the last one also matches as a prefix.

        A card is in the language of the query's filter, else in that of the reader, else in the post's own.
        """
        ...

    def guides(self, language: Language) -> tuple[Guide, ...]:
        """The guides in that language, or in another where it is missing; first-post guides first, then by title."""
        ...

    def charter(self, language: Language) -> CharterText | None:
        """In that language, or in another where it is missing."""
        ...

    def rules(self) -> tuple[RuleFile, ...]:
        """In path order."""
        ...

    def vocabulary(self) -> Vocabulary:
        """Accepted and rejected terms."""
        ...

    def notices(self) -> tuple[Notice, ...]:
        """All notices, active or not."""
        ...


class DraftStore(Protocol):
    """Drafts in the precious ``work.db``."""

    def save(self, draft: Draft) -> None:
        """Insert or overwrite; on disk when it returns. Keeps a Revision of the text before, at most one a minute."""
        ...

    def load(self, draft: DraftId) -> Draft:
        """Raises DraftNotFound."""
        ...

    def recent(self, limit: int = 50) -> tuple[Draft, ...]:
        """Latest change first."""
        ...

    def delete(self, draft: DraftId) -> None:
        """Moves it to the bin: ``restore`` brings it back."""
        ...

    def restore(self, draft: DraftId) -> Draft:
        """Raises DraftNotFound."""
        ...

    def revisions(self, draft: DraftId) -> tuple[Revision, ...]:
        """Newest first."""
        ...


class OutboxStore(Protocol):
    """Jobs in ``work.db``; every change is on disk when the call returns."""

    def add(self, jobs: Sequence[Job]) -> None:
        """All or none."""
        ...

    def update(self, job: Job, previous: Job) -> bool:
        """False, and nothing changed, when the stored job has moved, or was put off, since ``previous``."""
        ...

    def load(self, job: JobId) -> Job:
        """Raises JobNotFound."""
        ...

    def all(self) -> tuple[Job, ...]:
        """Latest change first."""
        ...

    def due(self, now: datetime) -> tuple[Job, ...]:
        """Queued jobs whose time has come, earliest first."""
        ...

    def next_due(self) -> datetime | None:
        """When the first of the queued jobs leaves, None without any."""
        ...

    def publications(self, since: datetime, until: datetime) -> tuple[Job, ...]:
        """Jobs sent, on their way or waiting that are due between the two, both included, in the order they are due."""
        ...

    def sent(self, since: datetime, limit: int) -> Mapping[JobId, datetime]:
        """When they last changed: at most ``limit`` jobs that were sent and were due since then, the latest due."""
        ...

    def shares(self) -> Mapping[PostId, int]:
        """How many jobs of each library post were sent."""
        ...


class ResultStore(Protocol):
    """What was counted of publications, in ``work.db``; every change is on disk when the call returns."""

    def add(self, readings: Sequence[Reading]) -> None:
        """All or none. One that says the same as the latest of its job, read the same way, is not kept again."""
        ...

    def of(self, job: JobId) -> tuple[Reading, ...]:
        """Earliest first."""
        ...

    def all(self) -> Mapping[JobId, tuple[Reading, ...]]:
        """Of every job, earliest first."""
        ...


class PeerStore(Protocol):
    """Drafts handed to peers and their comments, in ``work.db``; every change is on disk when the call returns."""

    def keep_request(self, request: PeerRequest) -> None:
        """The texts as they were handed over, without the pictures."""
        ...

    def request(self, request: RequestId) -> PeerRequest | None:
        """None when this computer never handed it over."""
        ...

    def keep_answer(self, answer: PeerAnswer, received: datetime) -> int:
        """How many comments are new or say something else than before; the others stay as they are, done or not."""
        ...

    def comments(self, draft: DraftId) -> tuple[ReceivedComment, ...]:
        """On whatever was handed over of that draft, in the order in which they came."""
        ...

    def mark(self, comment: ReceivedComment, *, done: bool) -> None:
        """One that is not there is no error."""
        ...

    def keep_reading(self, answer: PeerAnswer) -> None:
        """The person's own comments on a colleague's draft, while they write them."""
        ...

    def reading(self, request: RequestId) -> PeerAnswer | None:
        """What they have written so far."""
        ...


class PeerFiles(Protocol):
    """The files people hand each other."""

    def write(self, path: str, content: PeerRequest | PeerAnswer) -> None:
        """Whole or not at all. Raises StorageError."""
        ...

    def read(self, path: str) -> PeerRequest | PeerAnswer:
        """Raises PeerFileError."""
        ...

    def picture(self, path: str) -> bytes:
        """A picture's bytes, empty when it is none, too large, or can't be read."""
        ...

    def unpacked(self, request: PeerRequest) -> tuple[DraftMedia, ...]:
        """Its pictures as files of this computer, those left out with an empty path; those of another request go.

        Raises StorageError.
        """
        ...


class ColleaguesView(Protocol):
    """What is known of colleagues' publications. Without a team space nothing is, and every answer is empty."""

    def member(self) -> str:
        """The person's own pseudonym in the team, the same on all their computers; empty without a team."""
        ...

    def held_hours(self, network: NetworkKey, post: PostId | None) -> Mapping[datetime, int]:
        """How many colleagues publish there in the hour that begins at an instant, past or to come.

        Only those who share ``post``; all of that network when it is None.
        """
        ...

    def talk(self, since: datetime) -> ThemeTalk:
        """How many members shared something since then, and about what."""
        ...


class StateStore(Protocol):
    """Small facts in ``work.db`` about the person's own use: accepted charter, where they were, first start."""

    def get(self, key: str) -> str | None:
        """The value, None when never set."""
        ...

    def put(self, key: str, value: str) -> None:
        """On disk when it returns."""
        ...


class SecretStore(Protocol):
    """The system keyring."""

    def read(self, name: str) -> str | None:
        """Raises SecretStoreError."""
        ...

    def write(self, name: str, secret: str) -> None:
        """Raises SecretStoreError."""
        ...

    def erase(self, name: str) -> None:
        """An absent entry is no error. Raises SecretStoreError."""
        ...

    @property
    def backend(self) -> str:
        """Name of the backend, empty when secrets live in memory only."""
        ...
