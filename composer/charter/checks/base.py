# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every kind of check gives: hits in what it reads, and what the index must find before it is worth running."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Protocol, runtime_checkable

from composer.charter.actions import Action
from composer.charter.alternation import Alternation as Alternation
from composer.charter.dialect import Flags, Parsed, PatternRefused, parse
from composer.charter.document import Scalar
from composer.charter.exemptions import Exemptions
from composer.charter.fields import RuleFields
from composer.charter.literals import Need
from composer.charter.phrases import Argument, Phrase
from composer.charter.views import Block, Place, View
from composer.domain.messages import Message
from composer.domain.review import Context, Level


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule reads, in order: the blocks of its scopes."""

    blocks: Sequence[Block]
    view: View
    context: Context


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; ``place`` is None when there is nothing to point at."""

    place: Place | None
    arguments: tuple[Argument, ...]
    fixes: tuple[str, ...] = ()
    """Texts to put in the place, best first; an empty one takes it out."""
    insert: str = ""
    """A text to add to the post: as a last line of its own, or where ``insert_at`` says."""
    insert_at: int | None = None
    """Offset in the view, at the end of a line or between two words."""
    level: Level | None = None
    """Instead of the rule's own level."""
    masked: bool = False
    """True when what stands in the place must not be repeated anywhere."""
    medium: str = ""
    """Path of the picture, sound or video it is about, when there is no place."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What ``{when}`` and the like stand for in the arguments: written in the reader's language when shown."""
    message: Message | None = None
    """Instead of the rule's own words."""
    timing: Message | None = None
    """Why this is not the moment, where time or news can lift it."""


class Body(Protocol):
    """A rule's own part. Its parts are numbered as in ``needs``."""

    @property
    def needs(self) -> tuple[tuple[Need, ...], ...]:
        """For each part, what every match holds; nothing for a part that must always run."""
        ...

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        """Hits of the parts in ``live``, which the others cannot change. Raises TimeoutError, PatternBroken."""
        ...


@runtime_checkable
class LineBody(Protocol):
    """A body that can be read line by line, so that after an edit only the lines that changed are read."""

    @property
    def line_parts(self) -> frozenset[int]:
        """The parts whose hits in a text are those in its lines, and depend on no context; they insert nothing."""
        ...


@runtime_checkable
class NetworkBody(Protocol):
    """A body that may say something else on another network, whatever networks its rule names."""

    by_network: ClassVar[bool]


@runtime_checkable
class NearBody(Protocol):
    """A body whose hits depend on the words around them alone: an edit elsewhere brings none."""

    @property
    def near_parts(self) -> frozenset[int]:
        """The parts that touch at most ``MOST_GAPS`` stretches of white space, and depend on no context."""
        ...


@runtime_checkable
class WaryBody(Protocol):
    """A body whose parts say nothing alone: some look for words, others for what must stand beside them."""

    def awake(self, live: frozenset[int]) -> bool:
        """False when these parts give no hit in any text."""
        ...


@dataclass(frozen=True, slots=True)
class Material:
    """What a kind of check builds a rule from."""

    fields: RuleFields
    action: Action | None
    accepted: Exemptions
    message: Phrase
    lists: Mapping[str, str] = field(default_factory=dict)
    """Texts of the files beside the rules, by path relative to the rules folder: ``lists/concurrents.csv``."""
    fold: bool = False
    """True when the rule reads a folded view."""


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A type of rule. ``build`` raises RuleRefused; ``wording`` adapts the message to what the type shows.

    One of ``ours`` does not exist in the format: it reads a folded view, and ignores case, unless its rule says not.
    """

    extends: str
    fields: frozenset[str]
    build: Callable[[Material], Body]
    wording: Callable[[Material], Phrase] = lambda material: material.message
    ours: bool = False
    lenient: bool = False
    """Fields it does not know are let be, as the format has it for a few types."""
    whole_text: bool = False
    """It reads the whole text whatever scope is written."""
    level: Level | None = None
    """The one level its rules can have. Another one is refused, or not read by a type that claims the field."""


def parsed(fields: RuleFields, token: Scalar, flags: Flags, *, capturing: bool = True) -> Parsed:
    """One pattern of the rule. Raises RuleRefused with its line."""
    try:
        return parse(token.value, flags, capturing=capturing)
    except PatternRefused as error:
        raise fields.refused(token.line, str(error), token.file) from error
