# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The voice of a text beside the post it comes from, as findings."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from composer.domain.ids import RuleId
from composer.domain.library import LibraryPost
from composer.domain.messages import Message
from composer.domain.review import Context, Finding, Fix, Level, Source, Verdict, Voice
from composer.domain.text import Edit, Language, Span
from composer.similarity.facts import Altered, missing_facts, review_facts
from composer.similarity.normalise import words_of
from composer.similarity.scorer import score
from composer.similarity.sentences import moved_first, sentences
from composer.similarity.shingles import groups

_MOST_HINTS: Final = 3
_SHORTEST_OPENING: Final = 4
_SAME_OPENING: Final = 0.8
_OWN_SENTENCE: Final = 0.3
_ANGLE_USED: Final = 0.5


class VoiceCheck:
    """Compares with every language of the source post; says nothing of a text without one."""

    def voice(self, text: str, context: Context) -> Voice | None:
        """None without a source post."""
        if context.post is None:
            return None
        return score(text, _bodies(context.post), _may_be_repeated(context.post))

    def review(self, text: str, context: Context) -> Iterator[Finding]:
        post, voice = context.post, self.voice(text, context)
        if post is None or voice is None or not text.strip():
            return
        altered, lost = review_facts(text, _facts(text, post, context.language))
        hints = [*_whole(voice, context), *_altered_facts(text, altered)]
        hints += [*_opening(text, post, voice), *_angle(text, post, voice, context.language)]
        hints += _lost_facts(lost, voice)
        yield from hints[:_MOST_HINTS]
        for passage in voice.passages:
            words = passage.span.of(text)
            yield _finding(
                "SharedPassage", "voice-shared-passage", Level.SUGGESTION, passage.span, {"passage": words}, words
            )


def _finding(
    rule: str, code: str, level: Level, span: Span | None, values: dict[str, str], match: str = "", *fixes: Fix
) -> Finding:
    message = Message(code, values)
    return Finding(Source.VOICE, RuleId(f"Voice.{rule}"), level, span, message, message, fixes=fixes, match=match)


def _bodies(post: LibraryPost) -> list[str]:
    return [text.body for text in post.texts.values()]


def _may_be_repeated(post: LibraryPost) -> list[str]:
    facts = [fact for text in post.texts.values() for fact in text.facts]
    return [*facts, post.link] if post.link else facts


def _is_copied(voice: Voice) -> bool:
    return voice.verdict in (Verdict.VERBATIM, Verdict.CLOSE)


def _whole(voice: Voice, context: Context) -> Iterator[Finding]:
    if _is_copied(voice):
        # X forbids substantially similar posts from several accounts.
        on_x = context.network == "x"
        code = f"voice-{voice.verdict.value}{'-x' if on_x else ''}"
        level = Level.ERROR if on_x else Level.WARNING
        yield _finding(voice.verdict.value.capitalize(), code, level, None, {"score": str(voice.score)})


def _facts(text: str, post: LibraryPost, language: Language) -> tuple[str, ...]:
    """The facts of the language that the text seems to be in: the one of which it holds most."""
    candidates = [post.text_in(language)[1], *post.texts.values()]
    return max(candidates, key=lambda one: len(one.facts) - missing_facts(text, one.facts)).facts


def _altered_facts(text: str, altered: Sequence[Altered]) -> Iterator[Finding]:
    for one in altered:
        found = one.span.of(text)
        fix = Fix(Message("voice-restore-fact", {"fact": one.fact}), (Edit(one.span, one.fact),))
        values = {"fact": one.fact, "found": found}
        yield _finding("FactChanged", "voice-fact-changed", Level.WARNING, one.span, values, found, fix)


def _lost_facts(lost: Sequence[str], voice: Voice) -> Iterator[Finding]:
    """Somebody who tells a story of their own need not tell everything: then it is only a suggestion."""
    if lost:
        level = Level.SUGGESTION if voice.verdict is Verdict.OWN else Level.WARNING
        facts = ", ".join(lost)
        yield _finding("FactChanged", "voice-fact-lost", level, None, {"facts": facts}, facts)


def _opening(text: str, post: LibraryPost, voice: Voice) -> Iterator[Finding]:
    all_sentences = sentences(text)
    opening = next((span for span in all_sentences if len(words_of(span.of(text))) >= _SHORTEST_OPENING), None)
    if opening is None or not any(_alike(opening.of(text), body) for body in _bodies(post)):
        return
    fixes = []
    for sentence in all_sentences:
        if sentence.start > opening.start and _is_own(text, sentence, voice):
            fixes.append(Fix(Message("voice-open-with-own-sentence"), moved_first(text, sentence, opening)))
            break
    yield _finding("SameOpening", "voice-same-opening", Level.WARNING, opening, {}, opening.of(text), *fixes)


def _alike(opening: str, body: str) -> bool:
    mine, theirs = _word_groups(opening), _opening_groups(body)
    return sum(group in theirs for group in mine) >= _SAME_OPENING * len(mine)


@lru_cache(maxsize=64)
def _opening_groups(body: str) -> frozenset[tuple[str, ...]]:
    openings = (span.of(body) for span in sentences(body))
    return frozenset(next((_word_groups(one) for one in openings if len(words_of(one)) >= _SHORTEST_OPENING), ()))


def _word_groups(text: str) -> Sequence[tuple[str, ...]]:
    return groups(words_of(text).keys)


def _is_own(text: str, sentence: Span, voice: Voice) -> bool:
    words = words_of(sentence.of(text))
    places = [words.span(rank, rank).shifted(sentence.start) for rank in range(len(words))]
    shared = sum(any(place.overlaps(passage.span) for passage in voice.passages) for place in places)
    return len(words) >= _SHORTEST_OPENING and shared < _OWN_SENTENCE * len(words)


def _angle(text: str, post: LibraryPost, voice: Voice, language: Language) -> Iterator[Finding]:
    if not _is_copied(voice):
        return
    mine = set(words_of(text).keys)
    for angle in post.text_in(language)[1].angles:
        telling = set(words_of(angle).telling_keys)
        if len(telling & mine) <= _ANGLE_USED * len(telling):
            yield _finding("UnusedAngle", "voice-unused-angle", Level.SUGGESTION, None, {"angle": angle}, angle)
            return
