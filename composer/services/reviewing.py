# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One Review for a text and a network: charter, voice, language and network findings in stable order."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING, Final

from composer.domain.drafts import Draft, DraftMedia
from composer.domain.errors import PostNotFound, RuleRefused
from composer.domain.handing import hand_of
from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.library import Guide, LibraryPost, RuleFile, Vocabulary
from composer.domain.networks import written
from composer.domain.outbox import Job
from composer.domain.ports import Check, Colleagues, Network
from composer.domain.review import Context, Count, Files, Finding, Fix, Level, Review, Source, Voice
from composer.domain.shares import Echo
from composer.domain.text import Language
from composer.domain.turns import give_way
from composer.services.compiled import compiled
from composer.services.said_once import told_once
from composer.services.surroundings import Questions, Surroundings
from composer.services.what_is_read import read_by, read_by_language
from composer.services.words_beside import findings_beside

if TYPE_CHECKING:
    from composer.charter.engine import CharterCheck
    from composer.language.check import LanguageCheck
    from composer.similarity.check import VoiceCheck

ALL_SOURCES: Final = frozenset(Source)
_NO_WORDS: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The charter to review by. ``digest`` changes with its content.

    ``words`` are never misspelt in any case, ``names`` when they start with a capital. ``fold`` as in ``LibraryInfo``.
    ``unreadable`` are the rules whose files gave no text.
    """

    digest: str
    rules: Sequence[RuleFile]
    vocabulary: Vocabulary
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    fold: bool = False
    unreadable: tuple[RuleRefused, ...] = ()
    organisation: str = ""
    guides: Mapping[Language, tuple[Guide, ...]] = field(default_factory=dict)
    hashtags: Mapping[tuple[Language, ThemeId], tuple[str, ...]] = field(default_factory=dict)
    """Of the posts of each theme in a language, the most used first."""


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """Which language checks the person wants."""

    spelling: bool = True
    typography: bool = True
    style: bool = True


@dataclass(frozen=True, slots=True)
class _Engines:
    charter: "CharterCheck"
    voice: "VoiceCheck"
    language: "LanguageCheck"
    digest: str
    choice: LanguageChoice
    questions: Questions


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str
    context: Context
    engines: _Engines
    findings: tuple[Finding, ...]
    voice: Voice | None = None
    words: frozenset[str] = _NO_WORDS
    """The person's own words when the language was judged."""
    echo: Echo | None = None
    """What colleagues had published when the voice was judged."""


class Reviewing:
    """Asks every engine and puts the answers in order. Engines are built at the first review, or by ``warm``.

    Safe to call from several threads.
    """

    def __init__(
        self,
        digest: Callable[[], str],
        rulebook: Callable[[], Rulebook],
        post: Callable[[PostId], LibraryPost],
        networks: Mapping[NetworkKey, Network],
        choice: Callable[[], LanguageChoice],
        surroundings: Surroundings,
        own_words: Callable[[], frozenset[str]] = _NO_WORDS.copy,
        dismissed: Callable[[Finding], bool] = lambda _: False,
        colleagues: Colleagues | None = None,
        files: Callable[[Sequence[DraftMedia], NetworkKey | None], Files] = lambda *_: {},
    ) -> None:
        self._digest = digest
        self._rulebook = rulebook
        self._post = post
        self._networks = networks
        self._choice = choice
        self._surroundings = surroundings
        self._own_words = own_words
        self._dismissed = dismissed
        self._colleagues = colleagues
        self._files = files
        self._building = RLock()
        self._built: _Engines | None = None
        self._answers: dict[tuple[Source, NetworkKey | None, str], _Answer] = {}

    def warm(self) -> None:
        """Build the engines, compile the rules that always run, load the dictionaries; call it in a worker."""
        engines = self._engines()
        engines.charter.warm()
        engines.language.warm()

    def review(
        self,
        text: str,
        context: Context,
        networks: Collection[NetworkKey] = (),
        only: Collection[Source] = ALL_SOURCES,
    ) -> Review:
        """The review of ``text``, counted for ``networks`` and the context's own; ``only`` narrows the sources.

        Findings are sorted by ``Finding.order``. A text reviewed again in the same context costs nothing.
        """
        return self._review(text, context, networks, only, lambda _: False)

    def _review(
        self,
        text: str,
        context: Context,
        networks: Collection[NetworkKey],
        only: Collection[Source],
        hidden: Callable[[Finding], bool],
    ) -> Review:
        """Without the findings that are ``hidden``: one hint less makes room for the next."""
        findings: list[Finding] = []
        charter: Sequence[Finding] = ()
        voice: Voice | None = None
        engines = self._engines()
        for source in Source:
            if source in only:
                answer = self._answer(engines, source, text, read_by(source, context))
                said = told_once(source, answer.findings, charter)
                charter = said if source is Source.CHARTER else charter
                findings += _chosen(source, said, hidden)
                voice = answer.voice or voice
        ask = partial(self._findings_beside, engines)
        findings += (found for found in findings_beside(text, context, only, ask) if not hidden(found))
        counts = self.count(text, (*networks, *((context.network,) if context.network else ())))
        ordered = tuple(sorted(findings, key=lambda f: f.order))
        return Review(text, context.network, ordered, counts, voice, context.publish_at, context.beside)

    def count(self, text: str, networks: Iterable[NetworkKey]) -> dict[NetworkKey, Count]:
        """The text as each of these networks counts it; asks neither engines nor library, so it never waits."""
        return {key: self._networks[key].count(text) for key in dict.fromkeys(networks) if key in self._networks}

    def planned(self, at: datetime | None) -> datetime:
        """The instant a draft is judged at when it is to go out ``at``, or now."""
        return self._surroundings.planned(at)

    def context_for(self, draft: Draft, network: NetworkKey | None, publish_at: datetime | None = None) -> Context:
        """What the checks need to know of a draft. "Now" is cut to the minute, so that answers can be kept."""
        planned = self._surroundings.planned(publish_at)
        facts = self._surroundings.of_draft(self._engines().questions, draft, network, planned)
        return Context(
            draft.language,
            network,
            planned,
            self.source_post(draft.post),
            draft.media,
            facts.publications,
            facts.public_pages,
            facts.library_current,
            self._visible(network),
            line_languages=draft.languages_of(network),
            past=facts.past,
            files=self._files(draft.media, network),
            beside=self._beside(network, draft.options),
        )

    def context_at(
        self,
        language: Language,
        network: NetworkKey | None = None,
        post: LibraryPost | None = None,
        at: datetime | None = None,
    ) -> Context:
        """For a text that is no draft. ``at`` may be past: its reader asks what would have been said then."""
        now = self._surroundings.now()
        planned = at.astimezone(now.tzinfo) if at else now
        facts = self._surroundings.of_text(self._engines().questions, network, planned)
        return Context(
            language,
            network,
            planned,
            post,
            (),
            facts.publications,
            facts.public_pages,
            facts.library_current,
            self._visible(network),
        )

    def context_of(self, job: Job) -> Context:
        """What the checks need to know of a job that would leave at this very moment."""
        planned = self._surroundings.now()
        facts = self._surroundings.of_job(self._engines().questions, job, planned)
        return Context(
            job.submission.language,
            job.network,
            planned,
            self.source_post(job.post),
            job.submission.media,
            facts.publications,
            facts.public_pages,
            facts.library_current,
            self._visible(job.network),
            beside={} if hand_of(job.account) else self._beside(job.network, {job.network: job.submission.options}),
        )

    def refresh_pages(self) -> bool:
        """Look at the pages rules wait for; True when one has become public. May take seconds, call it in a worker."""
        return self._surroundings.refresh_pages(self._engines().questions)

    def _visible(self, network: NetworkKey | None) -> int | None:
        known = self._networks.get(network) if network else None
        return known.spec.limits.fold if known else None

    def _beside(self, network: NetworkKey | None, options: Mapping[NetworkKey, Mapping[str, str]]) -> Mapping[str, str]:
        known = self._networks.get(network) if network else None
        return written(known.spec, options.get(known.spec.key, {})) if known else {}

    def source_post(self, post: PostId | None) -> LibraryPost | None:
        """The library post, None when there is none or it has left the library."""
        if post is None:
            return None
        try:
            return self._post(post)
        except PostNotFound:
            return None

    def review_draft(self, draft: Draft, network: NetworkKey | None, publish_at: datetime | None = None) -> Review:
        """The review of the draft's text for that network, without the findings ignored in it or dismissed for good.

        Errors can be neither. Counts are given for every network of the draft with this same text.
        """
        text = draft.text if network is None else draft.text_for(network)
        same = tuple(key for key in draft.networks if draft.text_for(key) == text)

        def hidden(found: Finding) -> bool:
            return found.level is not Level.ERROR and (found.key in draft.ignored or self._dismissed(found))

        return self._review(text, self.context_for(draft, network, publish_at), same, ALL_SOURCES, hidden)

    @staticmethod
    def compare(text: str, sources: Sequence[str], forgiven: Sequence[str] = ()) -> Voice:
        """How much of ``text`` is its own beside ``sources``; what is ``forgiven`` may stand anywhere."""
        from composer.similarity.scorer import score

        return score(text, sources, forgiven)

    def suggestions(self, finding: Finding, language: Language) -> tuple[Fix, ...]:
        """Ways to write the unknown word of a finding, best first, at most three; none where ``finding.word`` is empty.

        Reviews leave them out, so that typing is not slowed down: ask when a card has the focus or the fix key is
        pressed, in a worker. A few milliseconds the first time for a word; later reviews then have them too.
        ``language`` is that of the draft, for findings that do not tell theirs.
        """
        return self._engines().language.fixes(finding, language)

    def with_suggestions(self, review: Review, language: Language) -> Review:
        """The review, with the suggestions of every unknown word looked up: for readers who are not typing."""
        findings = (
            replace(found, fixes=self.suggestions(found, language)) if found.word and not found.fixes else found
            for found in review.findings
        )
        return replace(review, findings=tuple(findings))

    def languages(self, text: str, context: Context) -> tuple[Language | None, ...]:
        """The language each line of ``text`` is read in, the person's choices included.

        None for an empty line and for one in a third language, which is left alone.
        """
        return self._engines().language.languages(text, read_by_language(context))

    def refused_rules(self) -> tuple[RuleRefused, ...]:
        """Rules that could not be loaded, and rules set aside since because they took too long."""
        charter = self._engines().charter
        return (*charter.refused, *charter.set_aside)

    def _findings_beside(
        self, engines: _Engines, source: Source, words: str, context: Context, slot: str
    ) -> tuple[Finding, ...]:
        return told_once(source, self._answer(engines, source, words, read_by(source, context), slot).findings, ())

    def _answer(self, engines: _Engines, source: Source, text: str, context: Context, slot: str = "") -> _Answer:
        if source is Source.LANGUAGE:
            context = read_by_language(context)
        words = self._own_words() if source is Source.LANGUAGE else _NO_WORDS
        echo = self._colleagues.echo(text, context) if source is Source.VOICE and self._colleagues else None
        held = self._answers.get((source, context.network, slot))
        same = held and held.engines is engines and held.text == text and held.context == context
        if held and same and held.words is words and held.echo == echo:
            return held
        give_way()
        answer = replace(self._ask(engines, source, text, context, echo), words=words, echo=echo)
        self._answers[source, context.network, slot] = answer
        return answer

    def _ask(self, engines: _Engines, source: Source, text: str, context: Context, echo: Echo | None) -> _Answer:
        from composer.networks.any_network import AnyNetwork

        check: Check | None = None
        voice: Voice | None = None
        match source:
            case Source.CHARTER:
                check = engines.charter
            case Source.VOICE:
                voice = engines.voice.voice(text, context, echo)
                return _Answer(text, context, engines, tuple(engines.voice.everything(text, context, echo)), voice)
            case Source.LANGUAGE:
                check = engines.language
            case Source.NETWORK:
                check = self._networks.get(context.network) if context.network else AnyNetwork()
        return _Answer(text, context, engines, tuple(check.review(text, context)) if check else (), voice)

    def _engines(self) -> _Engines:
        """The engines for the present library and settings."""
        digest, choice = self._digest(), self._choice()
        built = self._built
        if built and built.digest == digest and built.choice == choice:
            return built
        with self._building:
            built = self._built
            if not (built and built.digest == digest and built.choice == choice):
                self._built = built = self._build(digest, choice)
            return built

    def _build(self, digest: str, choice: LanguageChoice) -> _Engines:
        from composer.language.check import LanguageCheck
        from composer.similarity.check import VoiceCheck
        from composer.similarity.hints import House

        book = self._rulebook()
        charter = compiled(tuple(book.rules), book.vocabulary, book.fold, book.unreadable)
        words = book.words | charter.words
        return _Engines(
            charter,
            VoiceCheck(House(book.organisation, book.guides, book.hashtags, _asked_of_all(charter))),
            LanguageCheck(choice.spelling, choice.typography, words, choice.style, book.names, self._own_words),
            digest,
            choice,
            _questions(charter),
        )


def _questions(charter: "CharterCheck") -> Questions:
    from composer.charter.checks.cadence import counts_publications
    from composer.charter.checks.embargo import pages_waited_for

    bodies = [rule.body for rule in charter.rules]
    return Questions(pages_waited_for(bodies), counts_publications(bodies))


def _asked_of_all(charter: "CharterCheck") -> frozenset[str]:
    from composer.charter.checks.disclosure import hashtags_asked_for

    return hashtags_asked_for(rule.body for rule in charter.rules)


def _chosen(source: Source, findings: tuple[Finding, ...], hidden: Callable[[Finding], bool]) -> Iterable[Finding]:
    if source is Source.VOICE:
        from composer.similarity.hints import at_once

        return at_once(findings, hidden)
    return (found for found in findings if not hidden(found))
