# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What reading a text is on every network; each one adds its way of counting and what it turns into links."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Final

from composer.domain.networks import Ability, LinkCard, NetworkSpec, Part, PartKind, Payload, Submission
from composer.domain.review import Context, Count, Finding
from composer.domain.text import Span
from composer.networks import findings, graphemes

READS_ONLY: Final = frozenset({Ability.COUNT, Ability.PREVIEW})
PUBLISHES: Final = READS_ONLY | {Ability.PUBLISH, Ability.LOOK_UP}


class TextNetwork(ABC):
    """A network by its name card."""

    def __init__(self, spec: NetworkSpec) -> None:
        self._spec = spec

    @property
    def spec(self) -> NetworkSpec:
        return self._spec

    @abstractmethod
    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        """(end offset, weight) of each piece that cannot be divided, in order, to the end of the text."""

    @abstractmethod
    def parts(self, text: str) -> tuple[Part, ...]:
        """What the network will show as link, hashtag or mention, in order."""

    def measure(self, text: str) -> int:
        """Length in the network's unit."""
        return sum(weight for _, weight in self.pieces(text))

    def accepts(self, text: str, used: int) -> bool:  # noqa: ARG002
        """True when the network takes a text of that length."""
        return used <= self.spec.limits.text

    def count(self, text: str) -> Count:
        used = self.measure(text)
        limits = self.spec.limits
        return Count(used, limits.text, limits.unit.value, self.accepts(text, used))

    def beyond(self, text: str) -> Span:
        """The end of the text that no longer fits, empty when all does."""
        room, ends = self.spec.limits.text, [0]
        for end, weight in self.pieces(text):
            room -= weight
            if room < 0:
                return Span(self._fitting(text, ends), len(text))
            ends.append(end)
        return Span(len(text), len(text))

    def _fitting(self, text: str, ends: list[int]) -> int:
        """The last of ``ends`` at which the text fits: cut short, a word can turn into an address that weighs more."""
        return next(end for end in reversed(ends) if self.measure(text[:end]) <= self.spec.limits.text)

    def fold(self, text: str) -> int | None:
        """Offset of "see more", never inside a character."""
        visible = self.spec.limits.fold
        return None if visible is None or len(text) <= visible else graphemes.boundary(text, visible)

    def compose(self, submission: Submission) -> Payload:
        text, parts = submission.text, self.parts(submission.text)
        return Payload(
            self.spec.key,
            text,
            submission.language,
            submission.media,
            parts,
            self.count(text),
            self.fold(text),
            self._card(submission, parts),
            self._about(submission),
            submission.options,
        )

    def _card(self, submission: Submission, parts: tuple[Part, ...]) -> str:
        """Of the page we say something of, else of the first address; pictures take its place."""
        if (about := self._about(submission)) is not None:
            return about.url
        if not self.spec.cards or submission.media:
            return ""
        return next((part.span.of(submission.text) for part in parts if part.kind is PartKind.LINK), "")

    def _about(self, submission: Submission) -> LinkCard | None:
        """The card where it is ours to say; pictures take its place."""
        says = Ability.LINK_CARD in self.spec.abilities and not submission.media
        return submission.card if says else None

    def review(self, text: str, context: Context) -> Iterator[Finding]:
        spec = self.spec
        parts = self.parts(text)
        used = self.measure(text)
        if used > spec.limits.text:
            yield findings.too_long(spec, used, self.beyond(text))
        for kind in PartKind:
            yield from findings.too_many(spec, text, kind, [part.span for part in parts if part.kind is kind])
        yield from findings.about_media(spec, context.media)
        yield from findings.about_files(spec, context)
        yield from findings.fake_letters(text)
        yield from self.own_findings(text, parts, used)

    def own_findings(self, text: str, parts: tuple[Part, ...], used: int) -> Iterable[Finding]:  # noqa: ARG002
        """What only this network has to say."""
        return ()
