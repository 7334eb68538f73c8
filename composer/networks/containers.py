# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing in two steps, as Threads and Instagram do: a container nobody sees, then its publication.

Containers can be made again without harm. Their ids are kept, so that after a lost answer the container itself says
whether it was published.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from unicodedata import normalize

from composer.domain.errors import NetworkError, NotReadyYet, OutcomeUnknown, PostRefused, RateLimited
from composer.domain.ids import JobId
from composer.domain.networks import Account, Payload, Receipt
from composer.domain.ports import Clock, Halfway, MediaFiles
from composer.networks.attempts import attempt, attempted
from composer.networks.graph import Graph, Problem, Said
from composer.networks.patience import Wait, until_ready

WHOLE: Final = "container"
POST: Final = "post"
_AGAIN: Final = "made-again"
_MISSED: Final = "missed"
_MISSES: Final = 4
_SOON_S: Final = 5
_QUOTA_S: Final = 3600
_POLL_S: Final = 3.0
_LATER_S: Final = 30
_EARLIER: Final = timedelta(minutes=2)
"""Their clock may be behind ours."""
_MISSING: Final = 33
_READY, _LIVE, _GONE, _FAILED = "FINISHED", "PUBLISHED", "EXPIRED", "ERROR"


class Containers(ABC):
    """What the two have in common. Implements ``domain.ports.Publisher``."""

    def __init__(self, graph: Graph, files: MediaFiles, clock: Clock, wait: Wait) -> None:
        self._graph = graph
        self._files = files
        self._clock = clock
        self._wait = wait

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:
        if (posted := self.find(account, key, payload, halfway)) is not None:
            return posted
        container = self._whole(account, payload, halfway)
        with attempt(halfway, self._clock):
            path = f"/{account.remote_id}/{self.publish_path}"
            said = self._graph.post(account, path, "publish", {"creation_id": container}, harmless=False)
            if said.problem is not None:
                self._refused(said.problem, halfway)
            post = said.text("id")
        halfway.keep(POST, post)
        return self._receipt(account, post)

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:  # noqa: ARG002
        """The container says whether it was published, the person's own latest posts say where."""
        if post := halfway.get(POST):
            return self._receipt(account, post)
        asked, container = attempted(halfway), halfway.get(WHOLE)
        if asked is None or not container:
            return None
        if not self._is_live(account, container):
            return None
        for row in self._latest(account, asked):
            if _same(str(row.get(self.text_field) or ""), payload.text) and _since(row, asked - _EARLIER):
                post = str(row["id"])
                halfway.keep(POST, post)
                return self._receipt(account, post)
        profile = self.profile(account)
        return Receipt(profile, profile, asked)  # it is there, and nobody says where

    # --- what each network says ---------------------------------------------------------------------------------

    publish_path: str
    list_path: str
    text_field: str
    status_fields: str

    @abstractmethod
    def profile(self, account: Account) -> str:
        """Where the person's posts are."""

    @abstractmethod
    def items(self, payload: Payload) -> Iterable[Mapping[str, str]]:
        """The containers of single files, in order; none where one container holds all."""

    @abstractmethod
    def whole(self, payload: Payload, items: tuple[str, ...]) -> Mapping[str, str]:
        """The container that is published."""

    @abstractmethod
    def status(self, said: Mapping[str, Any]) -> tuple[str, str]:
        """State of a container and the network's own words on it."""

    not_there_yet: frozenset[int] = frozenset()
    """Subcodes of a container that is not known everywhere yet."""
    maybe_live: frozenset[int] = frozenset()
    """Subcodes of refusals after which a post was seen all the same."""
    used_up: frozenset[int] = frozenset()
    """Subcodes of a day's quota that is used up."""

    # --- inside -------------------------------------------------------------------------------------------------

    def _whole(self, account: Account, payload: Payload, halfway: Halfway) -> str:
        """The container, ready to be published."""
        children: tuple[str, ...] = ()
        if not halfway.get(WHOLE):
            children = tuple(
                self._made(account, f"item-{number}", form, halfway) for number, form in enumerate(self.items(payload))
            )
            for child in children:
                self._wait_for(account, child, halfway)
        made = self._made(account, WHOLE, self.whole(payload, children), halfway)
        self._wait_for(account, made, halfway)
        return made

    def _made(self, account: Account, step: str, form: Mapping[str, str], halfway: Halfway) -> str:
        if kept := halfway.get(step):
            return kept
        path = f"/{account.remote_id}/{self.list_path}"
        made = self._graph.post(account, path, "upload", form, harmless=True).text("id")
        halfway.keep(step, made)
        return made

    def _wait_for(self, account: Account, container: str, halfway: Halfway) -> None:
        """Raises NotReadyYet, also when it has to be made again; PostRefused when it spoiled twice."""
        state = words = ""

        def ask() -> float | None:
            nonlocal state, words
            state, words = self.status(self._status(account, container).checked())
            return None if state in (_READY, _LIVE, _GONE, _FAILED) else _POLL_S

        until_ready(account.network, ask, self._wait)
        if state == _FAILED and halfway.get(_AGAIN):
            raise PostRefused(network=account.network, reason=words)
        if state in (_FAILED, _GONE):
            _forget(halfway)
            halfway.keep(_AGAIN, "1" if state == _FAILED else halfway.get(_AGAIN) or "")
            raise NotReadyYet(network=account.network, retry_after_s=_LATER_S)

    def _status(self, account: Account, container: str) -> Said:
        return self._graph.get(account, f"/{container}", "look up", fields=self.status_fields)

    def _is_live(self, account: Account, container: str) -> bool:
        said = self._status(account, container)
        if said.problem is not None and said.problem.code == 100 and said.problem.subcode != _MISSING:
            return True  # only a post has no such field
        return self.status(said.checked())[0] == _LIVE

    def _refused(self, problem: Problem, halfway: Halfway) -> None:
        """Raises NetworkError where a refusal means something else than it does elsewhere."""
        if problem.subcode in self.not_there_yet:
            missed = int(halfway.get(_MISSED) or 0) + 1
            halfway.keep(_MISSED, str(missed % _MISSES))
            if missed == _MISSES:
                _forget(halfway)
            raise NotReadyYet(network=problem.network, retry_after_s=_LATER_S if missed > 1 else _SOON_S)
        if problem.subcode in self.maybe_live:
            raise OutcomeUnknown(network=problem.network, reason=problem.words)
        if problem.subcode in self.used_up:
            raise RateLimited(network=problem.network, retry_after_s=_QUOTA_S)

    def _latest(self, account: Account, asked: datetime) -> Iterator[Mapping[str, Any]]:
        since = str(int((asked - _EARLIER).timestamp()))
        fields = f"id,{self.text_field},timestamp"
        said = self._graph.get(
            account, f"/{account.remote_id}/{self.list_path}", "look up", fields=fields, since=since, limit="25"
        )
        return iter(said.rows())

    def _receipt(self, account: Account, post: str) -> Receipt:
        """Where it is to be seen; the post is there also when that can't be read."""
        try:
            said = self._graph.get(account, f"/{post}", "look up", fields="id,permalink,timestamp")
            url = str(said.content.get("permalink") or "")
        except NetworkError:
            url = ""
        return Receipt(post, url or self.profile(account), self._clock.now())


def _forget(halfway: Halfway) -> None:
    """Containers end after a day, or spoil: all are made again."""
    halfway.keep(WHOLE, "")
    for number in range(20):
        if halfway.get(f"item-{number}"):
            halfway.keep(f"item-{number}", "")


def _same(left: str, right: str) -> bool:
    return " ".join(normalize("NFC", left).split()) == " ".join(normalize("NFC", right).split())


def _since(row: Mapping[str, Any], moment: datetime) -> bool:
    try:
        said = datetime.fromisoformat(str(row.get("timestamp")))
    except ValueError:
        return False
    return said.tzinfo is not None and said >= moment
