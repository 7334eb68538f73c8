# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool beside the review: asked when the fingers rest, by changed paragraph, and never in the way."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from threading import Event, Lock, RLock
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from composer.domain.drafts import Draft
from composer.domain.errors import (
    GrammarServerBroken,
    GrammarServerWrong,
    NetworkError,
    NotConnected,
    PostRefused,
    RamageError,
    RateLimited,
    Unreachable,
)
from composer.domain.grammar import (
    NEEDED_JAVA,
    PUBLIC_SERVER,
    GrammarChoice,
    GrammarMode,
    GrammarState,
    GrammarStatus,
)
from composer.domain.ids import NetworkKey
from composer.domain.ports import Clock
from composer.domain.review import Context, Finding, Review
from composer.domain.text import Language
from composer.services.reviewing import Reviewing

if TYPE_CHECKING:
    from composer.language.grammar_memory import GrammarMemory, Placed
    from composer.system.languagetool import LanguageTool

FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(minutes=5)
WRONG_PAUSE: Final = timedelta(minutes=5)
PACE: Final = timedelta(seconds=3)
"""Between two questions to the public server, which takes twenty a minute."""
_TIMED_OUT: Final = frozenset(["ReadTimeoutError", "ReadTimeout"])

_MOST_PLACES: Final = 20
_REASON: Final = 80
Languages = Sequence[Language | None]
"""Of each line of a text; None where nothing is asked."""
Stop = Callable[[], None]
"""Raises Cancelled once the answer is no longer wanted."""


def _never() -> None:
    """For callers that always want the answer."""


class Grammar:
    """Knows which server may be asked, asks it, and remembers what it said of each paragraph.

    ``check``, ``look``, ``download`` and ``close`` take their time: call them in a worker. All is safe from several
    threads.
    """

    def __init__(
        self,
        choice: Callable[[], GrammarChoice],
        tool: "Callable[[], LanguageTool]",
        reviewing: Reviewing,
        hides: Callable[[Finding], bool],
        clock: Clock,
    ) -> None:
        """``tool`` opens the door at the first need; ``hides`` knows what the person wants to hear no more of."""
        self._choice = choice
        self._open = tool
        self._reviewing = reviewing
        self._hides = hides
        self._clock = clock
        self._tool: LanguageTool | None = None
        self._opening = Lock()
        self._closing = Event()
        self._asking = RLock()
        self._memory: GrammarMemory | None = None
        self._chosen: GrammarChoice | None = None
        self._status = GrammarStatus(GrammarState.OFF)
        self._pause = FIRST_PAUSE
        self._shown: dict[object, Placed] = {}

    # -- what is known already ------------------------------------------------------

    @property
    def wanted(self) -> bool:
        """False when nothing is asked of anybody, which costs nothing to find out."""
        return self._standing(self._choice()) is None

    @property
    def status(self) -> GrammarStatus:
        """How it stood when it was last looked at or asked; waits for nothing."""
        return self._standing(self._choice()) or self._status

    @property
    def reader(self) -> str:
        """The other computer that is sent what the person writes, empty when there is none."""
        choice = self._choice()
        return _host(address_of(choice)) if self.wanted and address_of(choice) else ""

    def joined(self, review: Review, draft: Draft) -> Review:
        """The review of a draft with what is known of its text by now, but what the person ignores; asks nobody."""
        if not self.wanted:
            return review
        found = self._known(review.text, self._of_draft(draft, review.network), (draft.id, review.network))
        kept = tuple(f for f in found.findings if not (f.key in draft.ignored or self._hides(f)))
        return self._beside(review, kept)

    def _known(self, text: str, languages: Languages, place: object = None) -> "Placed":
        """``place`` tells texts apart of which each is edited into the next."""
        placed = self._remembered().placed(text, languages, self._shown.get(place))
        if place is not None:
            if len(self._shown) >= _MOST_PLACES:
                self._shown.clear()
            self._shown[place] = placed
        return placed

    def _of_draft(self, draft: Draft, network: NetworkKey | None) -> Languages:
        text = draft.text if network is None else draft.text_for(network)
        return self._reviewing.languages(text, self._reviewing.context_for(draft, network))

    @staticmethod
    def _beside(review: Review, found: Sequence[Finding]) -> Review:
        from composer.language.grammar import joined

        return replace(review, findings=joined(review.text, review.findings, found))

    # -- asking --------------------------------------------------------------------

    def check_draft(self, draft: Draft, network: NetworkKey | None, stop: Stop = _never) -> GrammarStatus:
        """``check`` for the text of a draft on a network."""
        if not self.wanted:
            return self.status
        text = draft.text if network is None else draft.text_for(network)
        return self.check(text, self._of_draft(draft, network), stop)

    def check(self, text: str, languages: Languages, stop: Stop = _never) -> GrammarStatus:
        """Asks about every paragraph that was not read yet, unless the server is to be left alone for now.

        Raises only what ``stop`` does; trouble with the server is in the status.
        """
        choice = self._choice()
        standing = self._standing(choice)
        if standing is not None:
            return standing
        with self._asking:
            self._notice(choice)
            again = self._status.again_at
            if again is not None and self._clock.now() < again:
                return self._status
            if not self._remembered().missing(text, languages):
                return self._settle(GrammarStatus(GrammarState.ASLEEP)) if self._status.troubled else self._status
            return self._guarded(choice, lambda: self._ask(choice, text, languages, stop))

    def review(self, review: Review, context: Context) -> tuple[Review, GrammarStatus]:
        """The review with LanguageTool's findings, asked for now: for readers who are not typing."""
        if not self.wanted:
            return review, self.status
        languages = self._reviewing.languages(review.text, context)
        status = self.check(review.text, languages)
        return self._beside(review, self._known(review.text, languages).findings), status

    def look(self) -> GrammarStatus:
        """How it stands, found out without a word of the person's: a server is asked for its version.

        One on this computer is not started for that.
        """
        choice = self._choice()
        standing = self._standing(choice)
        if standing is not None:
            return standing
        if self._status.state is GrammarState.STARTING:
            return self._status
        with self._asking:
            self._notice(choice)
            if self._status.again_at is not None and self._clock.now() < self._status.again_at:
                return self._status
            return self._guarded(choice, lambda: self._look(choice))

    def download(self, progress: Callable[[int, int], object], stop: Stop) -> GrammarStatus:
        """Brings LanguageTool to this computer; ``progress`` is told the bytes here and those of the whole, or 0.

        Raises NetworkError, GrammarError, StorageError, and what ``stop`` does.
        """
        self._opened().download(progress, stop)
        with self._asking:
            self._settle(GrammarStatus(GrammarState.OFF))
        return self.look()

    def close(self) -> None:
        """Ends the server that was started here."""
        self._closing.set()
        with self._opening:
            tool, self._tool = self._tool, None
        if tool is not None:
            tool.close()

    def _ask(self, choice: GrammarChoice, text: str, languages: Languages, stop: Stop) -> GrammarStatus:
        tool, memory = self._opened(), self._remembered()
        lacking = self._lacking(choice)
        if lacking is not None:
            return lacking
        local = choice.mode is GrammarMode.LOCAL
        url = self._started(stop) if local else address_of(choice)
        status = self._status
        for number, question in enumerate(memory.missing(text, languages)):
            stop()
            if number and choice.mode is GrammarMode.PUBLIC:
                self._keep_pace(stop)
            answer = tool.check(url, question, patient=local)
            memory.put(question, answer.matches)
            status = GrammarStatus(GrammarState.READY, {"host": _host(url), "version": answer.version})
        return status

    def _look(self, choice: GrammarChoice) -> GrammarStatus:
        lacking = self._lacking(choice)
        if lacking is not None:
            return lacking
        tool = self._opened()
        if choice.mode is GrammarMode.PUBLIC:
            return GrammarStatus(GrammarState.ASLEEP, {"host": _host(PUBLIC_SERVER)})
        if choice.mode is GrammarMode.LOCAL and not tool.running:
            return GrammarStatus(GrammarState.ASLEEP, {"host": "LanguageTool " + tool.installed()})
        url = tool.running or address_of(choice)
        return GrammarStatus(GrammarState.READY, {"host": _host(url), "version": tool.version(url)})

    def _keep_pace(self, stop: Stop) -> None:
        self._closing.wait(PACE.total_seconds())
        stop()

    def _started(self, stop: Stop) -> str:
        tool = self._opened()
        if not tool.running:
            self._status = GrammarStatus(GrammarState.STARTING, {"host": "LanguageTool " + tool.installed()})
        return tool.start(stop)

    # -- how it stands ----------------------------------------------------------------

    def _standing(self, choice: GrammarChoice) -> GrammarStatus | None:
        """Why nobody may be asked, None when somebody may."""
        if choice.mode is GrammarMode.OFF:
            return GrammarStatus(GrammarState.OFF)
        if choice.mode is GrammarMode.COMPANY and not choice.address:
            return GrammarStatus(GrammarState.UNSET)
        if choice.mode is GrammarMode.PUBLIC and not choice.agreed:
            return GrammarStatus(GrammarState.NOT_AGREED, {"host": _host(PUBLIC_SERVER)})
        return None

    def _lacking(self, choice: GrammarChoice) -> GrammarStatus | None:
        """What this computer lacks for a server of its own."""
        tool = self._opened()
        if choice.mode is not GrammarMode.LOCAL or tool.running:
            return None
        java = tool.java()
        if java is None:
            return GrammarStatus(GrammarState.NO_JAVA, {"needed": str(NEEDED_JAVA)})
        if java < NEEDED_JAVA:
            return GrammarStatus(GrammarState.OLD_JAVA, {"needed": str(NEEDED_JAVA), "found": str(java)})
        if tool.installed():
            return None
        offered = tool.offered()
        return GrammarStatus(GrammarState.NOT_INSTALLED, {"version": offered.version, "host": _host(offered.url)})

    def _notice(self, choice: GrammarChoice) -> None:
        """Another choice starts afresh."""
        if choice == self._chosen:
            return
        if self._chosen is not None:
            self._remembered().forget()
            if choice.mode is not GrammarMode.LOCAL and self._tool is not None:
                self._tool.stop()
        self._chosen = choice
        self._shown.clear()
        self._settle(GrammarStatus(GrammarState.ASLEEP))

    def _settle(self, status: GrammarStatus) -> GrammarStatus:
        self._status = status
        self._pause = FIRST_PAUSE
        return status

    def _guarded(self, choice: GrammarChoice, work: Callable[[], GrammarStatus]) -> GrammarStatus:
        before = self._status
        try:
            return self._settle(work())
        except (NetworkError, GrammarServerWrong, GrammarServerBroken) as error:
            host = _host(address_of(choice))
            self._status = self._troubled(error, host)
            return self._status
        finally:
            if self._status.state is GrammarState.STARTING:
                self._status = before  # cancelled

    def _troubled(self, error: RamageError, host: str) -> GrammarStatus:
        pause, state = self._pause, GrammarState.DOWN
        values = {"host": host, "reason": "HTTP 401", **error.values}
        values["reason"] = " ".join(values["reason"].split())[:_REASON]
        match error:
            case RateLimited():
                state = GrammarState.LIMITED
                pause = timedelta(seconds=max(1, int(error.values["retry_after_s"])))
            case Unreachable() if error.values.get("reason") in _TIMED_OUT:
                state = GrammarState.SLOW
            case GrammarServerWrong():
                state, pause = GrammarState.WRONG, WRONG_PAUSE
            case GrammarServerBroken():
                state, pause = GrammarState.BROKEN, WRONG_PAUSE
            case NotConnected() | PostRefused():
                state, pause = GrammarState.REFUSED, WRONG_PAUSE
            case _:
                pass
        if state in (GrammarState.DOWN, GrammarState.SLOW):
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
        again = self._clock.now() + pause
        return GrammarStatus(state, {**values, "when": again.isoformat()}, again)

    def _remembered(self) -> "GrammarMemory":
        if self._memory is None:
            from composer.language.grammar_memory import GrammarMemory

            self._memory = GrammarMemory()
        return self._memory

    def _opened(self) -> "LanguageTool":
        with self._opening:
            if self._tool is None:
                self._tool = self._open()
            return self._tool


def address_of(choice: GrammarChoice) -> str:
    """Where texts go by this choice; empty for a server on this computer, whose address changes."""
    match choice.mode:
        case GrammarMode.COMPANY:
            return choice.address
        case GrammarMode.PUBLIC:
            return PUBLIC_SERVER
        case _:
            return ""


def _host(url: str) -> str:
    """For the reader: the host, or LanguageTool itself when it runs on this computer."""
    return urlsplit(url).hostname or "LanguageTool"
