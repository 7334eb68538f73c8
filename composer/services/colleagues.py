# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of colleagues' publications, and what they may know of the person's own.

All of it is keyed hashes under pseudonyms, made with the key that comes with the library; without a key there are none.
Nothing here sends anything: who carries shares to and fro hands them to ``take_in`` and asks for ``share_of``.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, Final

from composer.domain.drafts import DraftMedia
from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import LibraryPost
from composer.domain.outbox import Job, JobState
from composer.domain.ports import Clock, StateStore
from composer.domain.review import Context
from composer.domain.shares import Echo, Published, Share
from composer.domain.slots import ThemeTalk

if TYPE_CHECKING:
    from composer.services.held_shares import HeldShares
    from composer.similarity.colleagues import Asked, Index
    from composer.storage.shares import ShareFiles

MEMORY: Final = timedelta(days=180)
"""Older shares count for nothing: who said the same half a year ago is no crowd."""
_MEMBER: Final = "team.member"
_ANSWERS: Final = 16
"""Remembered: one for each network of a draft, and a few drafts."""
_PRACTICE: Final = NetworkKey("practice")


class Colleagues:
    """Implements ``domain.ports.Colleagues`` and ``domain.ports.ColleaguesView``. Safe from several threads.

    Knows nothing before ``load``.
    """

    def __init__(
        self,
        key: Callable[[], str],
        files: Callable[[str], "ShareFiles"],
        post: Callable[[PostId | None], LibraryPost | None],
        content_of: Callable[[str], str],
        state: StateStore,
        clock: Clock,
    ) -> None:
        """``key`` as ``LibraryInfo.team_key``, ``files`` opens the folder of that name.

        ``content_of`` names a medium by its content, empty when it can't be read.
        """
        self._key = key
        self._files = files
        self._post = post
        self._content_of = lru_cache(maxsize=256)(content_of)
        self._state = state
        self._clock = clock
        self._changing = Lock()
        self._held: tuple[str, HeldShares] | None = None
        self._index: Index | None = None
        self._answers: dict[tuple[Index, Asked], Echo] = {}

    def load(self) -> None:
        """Open what was taken in before, without what is too old by now; call it in a worker, as often as one likes.

        Raises StorageError, LibraryMissing.
        """
        with self._changing:
            held = self._opened()
            self._index = held.without_old(self._since()) if held else None

    def open(self) -> None:
        """As ``load``, where nothing is open yet."""
        if self._index is None:
            self.load()

    def take_in(self, shares: Iterable[Share]) -> None:
        """Shares not taken in before, the person's own too; on disk when it returns. Call it in a worker.

        Does nothing without a team key. Raises StorageError, LibraryMissing; what was known before is then kept.
        """
        with self._changing:
            held = self._opened()
            self._index = held.with_more(shares, self._since()) if held else None

    def echo(self, text: str, context: Context) -> Echo | None:
        """As the port says."""
        index = self._index
        if not index:
            return None
        asked = self._asked(text, context)
        echo = self._answers.get((index, asked))
        if echo is None:
            echo = index.echo(asked)
            if len(self._answers) >= _ANSWERS:
                self._answers = {}
            self._answers[index, asked] = echo
        return echo

    def member(self) -> str:
        """As the port says; empty as long as no share was made of anything of the person's own."""
        return self._state.get(_MEMBER) or ""

    def held_hours(self, network: NetworkKey, post: PostId | None) -> Mapping[datetime, int]:
        """As the port says. Looks at every share: some 20 ms for 250,000."""
        return self._index.held_hours(network, post, self.member()) if self._index else {}

    def talk(self, since: datetime) -> ThemeTalk:
        """As the port says. As slow as ``held_hours``."""
        return self._index.talk(since, self.member()) if self._index else ThemeTalk()

    def share_of(self, job: Job, show: bool = False) -> Share | None:
        """What a publication tells colleagues; where it can be read only when told to ``show``.

        None without a team key, for a job that was not sent, and for what never left the practice network.
        Raises StorageError, LibraryMissing.
        """
        if job.receipt is None:
            return None
        medium = self._medium(job.submission.media)
        return self._told(job, job.receipt.published, job.submission.text, medium, job.receipt.url if show else "")

    def plan_of(self, job: Job) -> Share | None:
        """What a publication that waits for its hour tells colleagues, so that they choose another one: no word of it.

        Its share comes on top once it is sent; a member counts once in an hour. None where ``share_of`` would be,
        and for a job that does not wait. Raises StorageError, LibraryMissing.
        """
        return self._told(job, job.due, "") if job.state is JobState.QUEUED else None

    def _told(self, job: Job, at: datetime, text: str, medium: str = "", address: str = "") -> Share | None:
        if job.network == _PRACTICE or not self._key():
            return None
        from composer.similarity.hints.base import repeatable

        post = self._post(job.post)
        theme = post.themes[0] if post and post.themes else ""
        published = Published(
            self._own_member(), job.network, at, text, theme, job.post, repeatable(post), medium, address
        )
        return next(iter(self.shares_of([published])), None)

    def shares_of(self, publications: Iterable[Published]) -> tuple[Share, ...]:
        """What these would tell under the library's key, none without one; a fictional team is made of it too.

        Raises StorageError, LibraryMissing.
        """
        if not (key := self._key()):
            return ()
        from composer.similarity.fingerprints import Fingerprints
        from composer.similarity.sharing import share_of

        fingerprints = Fingerprints(bytes.fromhex(key))
        return tuple(share_of(published, fingerprints, secrets.token_bytes) for published in publications)

    def close(self) -> None:
        """Lets go of the files."""
        with self._changing:
            self._held = self._index = None
            self._answers = {}

    def _opened(self) -> "HeldShares | None":
        """The shares under the library's present key; None without one."""
        key = self._key()
        if not key:
            self._held = None
        elif self._held is None or self._held[0] != key:
            from composer.services.held_shares import HeldShares
            from composer.similarity.fingerprints import Fingerprints

            name = blake2b(key.encode(), digest_size=8, person=b"share files").hexdigest()
            self._held = key, HeldShares(Fingerprints(bytes.fromhex(key)), self._files(name))
        return self._held[1] if self._held else None

    def _since(self) -> datetime:
        return self._clock.now().astimezone(UTC) - MEMORY

    def _own_member(self) -> str:
        """Drawn once, when it is first needed."""
        with self._changing:
            if not self.member():
                self._state.put(_MEMBER, secrets.token_hex(16))
            return self.member()

    def _medium(self, media: Sequence[DraftMedia]) -> str:
        return self._content_of(media[0].path) if media else ""

    def _asked(self, text: str, context: Context) -> "Asked":
        from composer.similarity.colleagues import Asked
        from composer.similarity.hints.base import repeatable

        medium = self._medium(context.media)
        facts = repeatable(context.post)
        return Asked(text, facts, medium, context.network, context.publish_at, self.member())
