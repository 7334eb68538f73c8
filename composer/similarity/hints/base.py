# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every hint is given, and how it answers."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from composer.domain.ids import RuleId, ThemeId
from composer.domain.library import Guide, LibraryPost, PostText
from composer.domain.messages import Message
from composer.domain.review import Act, Context, Finding, Fix, Intent, Level, Source, Verdict, Voice
from composer.domain.shares import Echo
from composer.domain.text import Edit, Language, Span
from composer.similarity.normalise import words_of
from composer.similarity.sentences import sentences
from composer.similarity.shingles import groups

SHORTEST: Final = 4
"""Words a sentence needs before it is compared: "Bonjour à tous" is nobody's."""
_ALIKE: Final = 0.8
_OWN_SENTENCE: Final = 0.3
COPIED: Final = (Verdict.VERBATIM, Verdict.CLOSE)
_SPACES: Final = " \t\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class House:
    """What hints know of the library besides the post: whose words they are, what else it offers."""

    organisation: str = ""
    guides: Mapping[Language, tuple[Guide, ...]] = field(default_factory=dict)
    hashtags: Mapping[tuple[Language, ThemeId], tuple[str, ...]] = field(default_factory=dict)
    """Of the posts of each theme in a language, the most used first."""
    spared: frozenset[str] = frozenset()
    """Hashtags that the charter asks everybody for, case-folded: having them in common is no echo."""


class Material:
    """One draft, and all it is compared with."""

    def __init__(
        self, text: str, context: Context, voice: Voice | None, echo: Echo | None = None, house: House | None = None
    ) -> None:
        self.text = text
        self.context = context
        self.post = context.post
        self.voice = voice
        self.echo = echo
        self.house = house or House()

    @property
    def copied(self) -> bool:
        """True when too much of it stands elsewhere."""
        verdicts = (self.voice and self.voice.verdict, self.echo and self.echo.verdict)
        return any(verdict in COPIED for verdict in verdicts)

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """In order."""
        return sentences(self.text)

    @cached_property
    def opening(self) -> Span | None:
        """The first sentence that says something."""
        return next((s for s in self.sentences if len(words_of(s.of(self.text))) >= SHORTEST), None)

    @cached_property
    def shared(self) -> Sequence[Span]:
        """The stretches that stand elsewhere, in order, none of which overlap."""
        known = [passage.span for passage in self.voice.passages] if self.voice else []
        return _merged([*known, *(self.echo.passages if self.echo else ())])

    @cached_property
    def bodies(self) -> Sequence[str]:
        """The approved text in each of its languages."""
        return [text.body for text in self.post.texts.values()] if self.post else []

    @property
    def approved(self) -> PostText | None:
        """The post in the draft's language."""
        return self.post.text_in(self.context.language)[1] if self.post else None

    @cached_property
    def own(self) -> Sequence[Span]:
        """The sentences hardly any word of which stands elsewhere."""
        return [one for one in self.sentences if _is_own(self.text, one, self.shared)]


def _is_own(text: str, sentence: Span, shared: Sequence[Span]) -> bool:
    """True for a sentence hardly any word of which is in a ``shared`` stretch; these are in order."""
    near = bisect_right(shared, sentence.start, key=lambda span: span.end)
    words = words_of(sentence.of(text))
    if near == len(shared) or shared[near].start >= sentence.end:
        return len(words) >= SHORTEST
    inside = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        while near < len(shared) and shared[near].end <= sentence.start + start:
            near += 1
        inside += near < len(shared) and shared[near].start < sentence.start + end
    return len(words) >= SHORTEST and inside < _OWN_SENTENCE * len(words)


def repeatable(post: LibraryPost | None) -> tuple[str, ...]:
    """What of a post anybody may say in the same words: its facts and its link."""
    if post is None:
        return ()
    facts = tuple(fact for text in post.texts.values() for fact in text.facts)
    return (*facts, post.link) if post.link else facts


def _merged(spans: Sequence[Span]) -> Sequence[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


Hint = Callable[[Material], Iterator[Finding]]
"""Findings of one kind, the best one first; at most one of them is told at once, but for facts."""


def finding(
    rule: str,
    code: str,
    values: Mapping[str, str],
    *fixes: Fix,
    level: Level = Level.SUGGESTION,
    span: Span | None = None,
    match: str = "",
    about: str = "",
    medium: str = "",
) -> Finding:
    """One of the voice; ``about`` as in ``Finding``."""
    said = Message(code, values)
    key = RuleId(f"Voice.{rule}")
    return Finding(Source.VOICE, key, level, span, said, said, fixes=fixes, match=match, about=about, medium=medium)


def ask(label: str, question: Message, instead: str = "", *, settles: bool = False) -> Fix:
    """The person is asked, and the answer is their own paragraph."""
    return Fix(Message(label), (), Intent(Act.ANSWER, instead=instead, question=question, settles=settles))


def readable(material: Material) -> Iterator[Fix]:
    """What a colleague chose to show."""
    for address in material.echo.addresses[:1] if material.echo else ():
        yield Fix(Message("voice-read-colleague"), (), Intent(Act.OPEN, address))


def alike(mine: str, theirs: str) -> bool:
    """True when nearly all word groups of one sentence stand in another."""
    left, right = groups(words_of(mine).keys), frozenset(groups(words_of(theirs).keys))
    return bool(left) and sum(group in right for group in left) >= _ALIKE * len(left)


def without(text: str, spans: Sequence[Span]) -> tuple[Edit, ...]:
    """Edits that take these stretches out and leave neither a double space nor an empty line behind."""
    return tuple(Edit(_with_room(text, span), "") for span in _joined(text, spans))


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Stretches with only spaces between them are one."""
    held: Span | None = None
    for span in sorted(spans):
        if held is not None and not text[held.end : span.start].strip(_SPACES):
            held = Span(held.start, max(held.end, span.end))
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _with_room(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start and text[start - 1] in _SPACES:
        start -= 1
    if start and text[start - 1] != "\n":
        return Span(start, end)
    while end < len(text) and text[end] in _SPACES:
        end += 1
    if end < len(text) and text[end] != "\n":
        return Span(start, end)
    while start and text[start - 1] == "\n":
        start -= 1
    while not start and end < len(text) and text[end] == "\n":
        end += 1
    return Span(start, end)
