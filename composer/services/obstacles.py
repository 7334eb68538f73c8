# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands between a draft and its publication."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from composer.domain.drafts import Draft
from composer.domain.handing import hand_of
from composer.domain.ids import NetworkKey, RuleId
from composer.domain.library import LibraryPost, Notice
from composer.domain.messages import Message
from composer.domain.networks import Ability, Account, submission_of, unchosen
from composer.domain.ports import Network
from composer.domain.review import Level, Review, Source, Verdict


class ObstacleKind(StrEnum):
    """Why a draft can't be published as it stands, or only after a confirmation."""

    NO_ACCOUNT = "no-account"
    CANNOT_PUBLISH = "cannot-publish"
    ALREADY_QUEUED = "already-queued"
    ALREADY_SENT = "already-sent"
    REPEATED = "repeated"
    EMPTY_TEXT = "empty-text"
    TOO_LONG = "too-long"
    MEDIA_REQUIRED = "media-required"
    OPTION_UNCHOSEN = "option-unchosen"
    CHARTER_ERROR = "charter-error"
    OPTION_ERROR = "option-error"
    TEXT_ERROR = "text-error"
    YOUR_ANGLE = "your-angle"
    EMBARGO = "embargo"
    EXPIRED = "expired"
    HOLD = "hold"
    ALT_MISSING = "alt-missing"
    TOO_CLOSE = "too-close"
    NOT_YET = "not-yet"
    LIBRARY_OLD = "library-old"
    WARNINGS = "warnings"


_ALT: Final = RuleId("Network.AltText")
_MEDIA: Final = RuleId("Network.Media")
_TOLD_APART: Final = frozenset({_ALT, RuleId("Network.TooLong"), RuleId("Network.MediaRequired")})
"""Findings with an obstacle of their own."""
_TOO_OLD_TO_KNOW: Final = "not-yet-unknown"
"""What a hold says when the library is too old; that is an obstacle with or without a hold."""
CONFIRMABLE: Final = frozenset(
    {
        ObstacleKind.REPEATED,
        ObstacleKind.ALT_MISSING,
        ObstacleKind.TOO_CLOSE,
        ObstacleKind.LIBRARY_OLD,
        ObstacleKind.WARNINGS,
    }
)
"""One confirmation by the person lifts all of these; any other kind has to be dealt with."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason; ``network`` is None when it holds for all, ``message`` says what to do."""

    kind: ObstacleKind
    network: NetworkKey | None
    message: Message
    blocking: bool
    """False when one confirmation is enough."""


def obstacle(kind: ObstacleKind, where: NetworkKey | None = None, /, **values: str) -> Obstacle:
    """The obstacle of that kind with its words."""
    return Obstacle(kind, where, Message(f"obstacle-{kind}", values), kind not in CONFIRMABLE)


@dataclass(frozen=True, slots=True)
class Situation:
    """All that decides whether a draft may go to one account at one instant."""

    draft: Draft
    account: Account
    network: Network
    review: Review
    post: LibraryPost | None
    hold: Notice | None
    at: datetime
    library_current: bool = True
    as_it_is: bool = False
    """The person was asked for a sentence of their own and would rather give none."""


def obstacles_of(situation: Situation) -> Iterator[Obstacle]:
    """What stands in the way there, blocking kinds first."""
    spec = situation.network.spec
    key = spec.key
    needed = Ability.ASSIST if hand_of(situation.account.id) else Ability.PUBLISH
    if needed not in spec.abilities:
        yield obstacle(ObstacleKind.CANNOT_PUBLISH, key, network=spec.name)
    text = situation.draft.text_for(key)
    if not text.strip():
        yield obstacle(ObstacleKind.EMPTY_TEXT, key, network=spec.name)
        return
    yield from _fitting(situation)
    yield from timing(situation.post, situation.hold, key, situation.at)
    review = _by_hand(situation.review) if hand_of(situation.account.id) else situation.review
    yield from wording(review, key, as_it_is=situation.as_it_is)
    if not situation.library_current:
        yield obstacle(ObstacleKind.LIBRARY_OLD, key)
    if any(finding.rule == _ALT for finding in situation.review.findings):
        yield obstacle(ObstacleKind.ALT_MISSING, key, network=spec.name)


def _by_hand(review: Review) -> Review:
    """Of files that a network would have to fetch, nothing stands in the way: they are laid ready, made to fit.

    Options are chosen over there: what was written into them here goes nowhere.
    """
    kept = tuple(f for f in review.findings if not f.option and (f.rule != _MEDIA or f.level is Level.ERROR))
    return replace(review, findings=kept)


def _fitting(situation: Situation) -> Iterator[Obstacle]:
    spec = situation.network.spec
    count = situation.review.counts.get(spec.key)
    if count is None or situation.draft.options.get(spec.key):  # some of them count with the text
        count = situation.network.compose(submission_of(situation.draft, spec.key)).count
    if not count.fits:
        yield obstacle(
            ObstacleKind.TOO_LONG,
            spec.key,
            network=spec.name,
            over=str(count.used - count.limit),
            limit=str(count.limit),
        )
    if spec.limits.media_required and not situation.draft.media:
        yield obstacle(ObstacleKind.MEDIA_REQUIRED, spec.key, network=spec.name)
    if not hand_of(situation.account.id):  # by hand they are chosen over there
        for option in unchosen(spec, situation.draft.options.get(spec.key, {})):
            yield obstacle(ObstacleKind.OPTION_UNCHOSEN, spec.key, network=spec.name, option=option.key)


def timing(post: LibraryPost | None, hold: Notice | None, network: NetworkKey, at: datetime) -> Iterator[Obstacle]:
    """Embargo and expiry of the library post, and a hold notice, at that instant."""
    if hold is not None:
        yield obstacle(ObstacleKind.HOLD, network, notice=hold.title, contact=hold.contact)
    if post is not None and post.not_before is not None and post.under_embargo(at):
        yield obstacle(ObstacleKind.EMBARGO, network, when=post.not_before.isoformat())
    if post is not None and post.expires is not None and post.expired(at):
        yield obstacle(ObstacleKind.EXPIRED, network, when=post.expires.isoformat())


def wording(review: Review, network: NetworkKey, *, as_it_is: bool = False) -> Iterator[Obstacle]:
    """What the review asks to change, or to confirm.

    The approved text as it is asks for one sentence of one's own first; with one, or ``as_it_is``, it is a text too
    close to another, to be confirmed.
    """
    voice = review.voice.verdict if review.voice else None
    if review.voice and voice is Verdict.VERBATIM and (as_it_is or review.voice.own_sentences):
        voice = Verdict.CLOSE
    said = [f for f in review.findings if f.rule not in _TOLD_APART and f.message.code != _TOO_OLD_TO_KNOW]
    if voice in (Verdict.VERBATIM, Verdict.CLOSE):
        # One obstacle says it; an error of the voice on this network stays one.
        said = [f for f in said if f.source is not Source.VOICE or (f.level is Level.ERROR and voice is Verdict.CLOSE)]
    errors = [finding for finding in said if finding.level is Level.ERROR]
    moments = tuple(dict.fromkeys(_moment(f.timing) for f in errors if f.timing is not None))
    for code, values in moments:
        yield Obstacle(ObstacleKind.NOT_YET, network, Message(code, dict(values)), True)
    errors = [finding for finding in errors if finding.timing is None]
    for option, matched in dict.fromkeys((f.option, f.match) for f in errors if f.option):
        yield obstacle(ObstacleKind.OPTION_ERROR, network, network=network, option=option, match=matched)
    errors = [finding for finding in errors if not finding.option]
    charter = sum(1 for finding in errors if finding.source is Source.CHARTER)
    if charter:
        yield obstacle(ObstacleKind.CHARTER_ERROR, network, count=str(charter))
    if voice is Verdict.VERBATIM:
        yield obstacle(ObstacleKind.YOUR_ANGLE, network)
    if len(errors) > charter:
        yield obstacle(ObstacleKind.TEXT_ERROR, network, count=str(len(errors) - charter))
    if review.voice and voice is Verdict.CLOSE:
        yield obstacle(ObstacleKind.TOO_CLOSE, network, score=str(review.voice.score))
    warnings = sum(1 for finding in said if finding.level is Level.WARNING)
    if warnings:
        yield obstacle(ObstacleKind.WARNINGS, network, count=str(warnings))


def _moment(said: Message) -> tuple[str, tuple[tuple[str, str], ...]]:
    return said.code, tuple(said.values.items())
