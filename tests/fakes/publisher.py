# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A network that publishes, and can refuse, limit, drop or be away. It outlives the program, as networks do."""

from collections import deque
from enum import Enum, auto

from composer.domain.errors import (
    InputUnreadable,
    LeftToPerson,
    MediaUnfit,
    OutcomeUnknown,
    PostRefused,
    RateLimited,
    Unreachable,
)
from composer.domain.ids import JobId
from composer.domain.networks import Account, Payload, Receipt
from composer.domain.ports import Clock, Halfway


class PowerCut(BaseException):
    """The program ends here."""


class Does(Enum):
    """What the network does with the next request."""

    PUBLISH = auto()
    REFUSE = auto()
    LIMIT = auto()
    BE_AWAY = auto()
    DROP_BEFORE = auto()
    """The request never arrived, which the caller can't know."""
    DROP_AFTER = auto()
    """Published, and the answer was lost."""
    COMMIT_LATER = auto()
    """No answer in time, and published afterwards."""
    UPLOAD_THEN_LIMIT = auto()
    """Takes the media, and asks to wait."""
    MISFIT = auto()
    """A file is damaged."""
    MISS = auto()
    """A file is not there any more."""
    LEAVE = auto()
    """A draft waits in the person's own app."""
    CUT_BEFORE = auto()
    """The program dies before the request leaves."""
    CUT_AFTER = auto()
    """The program dies when the network has published."""


class Halves(dict[str, str]):
    """What a publication left halfway, in memory."""

    def keep(self, step: str, remote_id: str) -> None:
        self[step] = remote_id


class FakePublisher:
    """Publishes whatever it is asked to, every time: a second request for one job is a second post."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.script: deque[Does] = deque()
        self.posts: list[tuple[JobId, str]] = []
        self.answers_questions = True
        self.asked = 0
        self.looked = 0
        self.resumed: list[str] = []
        """Uploads of an earlier attempt that were not made again."""
        self._late: list[tuple[JobId, str]] = []

    def commit(self) -> None:
        """What was slow is published now."""
        self.posts += self._late
        self._late.clear()

    def next(self, *does: Does) -> None:
        self.script.extend(does)

    def known(self) -> set[JobId]:
        """Of what is published, or is about to be."""
        return {key for key, _ in (*self.posts, *self._late)}

    def texts(self) -> list[str]:
        return [text for _, text in self.posts]

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:
        self.asked += 1
        if upload := halfway.get("upload"):
            self.resumed.append(upload)
        does = self.script.popleft() if self.script else Does.PUBLISH
        match does:
            case Does.REFUSE:
                raise PostRefused(network=account.network, reason="no such word here")
            case Does.LIMIT:
                raise RateLimited(network=account.network, retry_after_s=90)
            case Does.BE_AWAY:
                raise Unreachable(network=account.network, reason="no route")
            case Does.MISFIT:
                raise MediaUnfit(file="quai.jpg", reason="damaged")
            case Does.MISS:
                raise InputUnreadable(path="quai.jpg", reason="no such file")
            case Does.LEAVE:
                raise LeftToPerson(network=account.network)
            case Does.DROP_BEFORE:
                raise OutcomeUnknown(network=account.network)
            case Does.COMMIT_LATER:
                self._late.append((key, payload.text))
                raise OutcomeUnknown(network=account.network)
            case Does.UPLOAD_THEN_LIMIT:
                halfway.keep("upload", f"upload-{self.asked}")
                raise RateLimited(network=account.network, retry_after_s=90)
            case Does.CUT_BEFORE:
                raise PowerCut
        self.posts.append((key, payload.text))
        if does is Does.DROP_AFTER:
            raise OutcomeUnknown(network=account.network)
        if does is Does.CUT_AFTER:
            raise PowerCut
        return self._receipt(key)

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:
        del payload, halfway
        self.looked += 1
        if not self.answers_questions:
            raise Unreachable(network=account.network, reason="no answer")
        return self._receipt(key) if any(key == known for known, _ in self.posts) else None

    def _receipt(self, key: JobId) -> Receipt:
        return Receipt(f"fake-{key}", f"https://fake.example/{key}", self._clock.now())
