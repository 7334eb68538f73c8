# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a library's author should know of rules that can be read: slow ones, and parts that never find anything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import product
from typing import Final

from composer.charter.checks.unless import unless_patterns
from composer.charter.dead_ends import JOINING, never_matches, sign_at_an_edge
from composer.charter.dialect import Flags, Parsed, PatternRefused, assembled
from composer.charter.document import Pairs, Scalar, read_document
from composer.charter.engine import CharterCheck
from composer.charter.fields import RuleFields
from composer.charter.parser import is_list, parse_rule
from composer.charter.rules import Rule, Validity
from composer.charter.samples import plain_text, stress_texts
from composer.charter.scopes import Scope
from composer.charter.term_lists import terms_of
from composer.domain.library import RuleFile
from composer.domain.review import Context
from composer.domain.text import Language

SLOW_S: Final = 0.02
"""Of processor time for one rule on one text: a reader's text is checked at each key."""
_TRIES: Final = 3
_WORD_RULES: Final = ("existence", "substitution", "consistency")
_PATTERN_FIELDS: Final = ("tokens", "raw", "token", "first", "second", "exceptions", "when")
_CUE_FIELDS: Final = ("near", "with")
_WORDS_OF_A_RULE: Final = ("tokens", "when", "swap", "first", "raw")
_PAIR_FIELDS: Final = ("swap", "either")
_WORDS: Final = " ".join(["L’équipe a livré 12 colis, puis la tournée n° 3 est repartie de Lyon à 7 h 30."] * 38)
_STRESS: Final = (_WORDS, "a" * 60 + "\x01", "a, " * 900, "mot " * 700, "1" * 60 + "\x01", "\n" * 300, "«" * 300)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something its author should look at; ``file`` is relative to the rules folder."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True)
class Written:
    """A rule, beside the file it is written in."""

    rule: Rule
    kind: str
    fields: RuleFields
    file: RuleFile
    lists: Mapping[str, str]

    def unknowing(self) -> CharterCheck:
        """The rule by itself, as if it had never seen a text."""
        return alone(parse_rule(self.file, lists=self.lists))

    def doubt(self, line: int, reason: str, file: str = "") -> Doubt:
        """About a line of this file, or of the ``file`` it names."""
        return Doubt(file or self.file.path, line, reason)

    @property
    def words(self) -> Iterator[tuple[str, Scalar]]:
        """The patterns that are looked for as words, each with its field."""
        if self.kind not in _WORD_RULES or self.fields.texts("raw"):
            return
        yield from (("tokens", token) for token in self.fields.texts("tokens") if token.value.strip())
        yield from (("swap", key) for key, _ in self.fields.pairs("swap"))
        for pair in self.fields.pairs("either"):
            yield from (("either", side) for side in pair)

    @cached_property
    def patterns(self) -> Sequence[tuple[str, Scalar, Parsed]]:
        """Every pattern of the rule that can be read by itself, each with its field."""
        scalars = [(field, token) for field in _PATTERN_FIELDS for token in self.fields.texts(field)]
        scalars += [(field, cue) for field in _CUE_FIELDS for cue in self._cues(field)]
        scalars += [("unless", pattern) for pattern in unless_patterns(self.fields, self.lists)]
        scalars += [(field, side) for field in _PAIR_FIELDS for pair in self.fields.pairs(field) for side in pair]
        return [(field, token, parsed) for field, token in scalars if (parsed := self.read(token))]

    def _cues(self, field: str) -> Iterator[Scalar]:
        node = self.fields.node(field)
        if isinstance(node, Pairs):
            lists = (value for key, value in node.pairs if key.value == "cues")
            yield from (cue for value in lists for cue in self.fields.texts_in("cues", value))
        elif node is not None:
            yield from self.fields.texts(field)

    @cached_property
    def company(self) -> str:
        """What has to stand beside a text for the rule to be asked about it: one of its words and one of its cues."""
        node = self.fields.node("with")
        if node is None:
            return ""
        words = (token for field, token, _ in self.patterns if field in _WORDS_OF_A_RULE)
        pairs = node.pairs if isinstance(node, Pairs) else ()
        lists = [value for key, value in pairs if key.value == "list"]
        named = [name for value in lists for name in self.fields.texts_in("list", value)]
        found = (
            self._plain(words) or self._listed(self.fields.texts("list")),
            self._plain(self._cues("with")) or self._listed(named),
        )
        return "".join(f" {text}" for text in found if text)

    def _plain(self, tokens: Iterable[Scalar]) -> str:
        trees = (parsed.tree for token in tokens if (parsed := self.read(token)))
        return next(filter(None, map(plain_text, trees)), "")

    def _listed(self, names: Iterable[Scalar]) -> str:
        return next((terms_of(self.fields, name, self.lists)[0].name for name in names), "")

    def read(self, token: Scalar) -> Parsed | None:
        """The tree of one pattern, None when it only makes sense with others."""
        if token.value not in self._trees:
            self._trees[token.value] = self._tree(token.value)
        return self._trees[token.value]

    def _tree(self, pattern: str) -> Parsed | None:
        try:
            return assembled(pattern, Flags(i=self.fields.flag("ignorecase"), m=True))
        except PatternRefused:
            return None

    @cached_property
    def _trees(self) -> dict[str, Parsed | None]:
        """Those that were read: the same patterns are asked for again and again."""
        return {}


def alone(rule: Rule) -> CharterCheck:
    """The rule by itself, whenever and wherever it holds, on texts and alternative texts alike."""
    scopes = tuple(dict.fromkeys(Scope.TEXT if scope is Scope.ALT else scope for scope in rule.scopes))
    always = replace(rule, networks=frozenset(), languages=frozenset(), validity=Validity(), scopes=scopes)
    return CharterCheck((always,))


def written_rules(check: CharterCheck, files: Sequence[RuleFile]) -> tuple[Written, ...]:
    """The rules of ``check`` that have a file of their own."""
    lists = {file.path: file.source for file in files if is_list(file.path)}
    by_path = {file.path: file for file in files if file.path not in lists}
    found: list[Written] = []
    for rule in check.rules:
        file = by_path.get(rule.file)
        if file is not None:
            fields = RuleFields(file.path, read_document(file.path, file.source))
            found.append(Written(rule, fields.text("extends").strip(), fields, file, lists))
    return tuple(found)


def never(written: Written) -> Iterator[Doubt]:
    """What the rule can never find, or only where nobody meant it to."""
    rule, fields = written.rule, written.fields
    if not rule.scopes:
        yield written.doubt(fields.line_of("scope"), "scope: a post has no such part, so the rule never finds anything")
        return
    if _is_over_before_it_begins(rule.validity):
        yield written.doubt(fields.line_of("until"), "until: it ends before it begins, so the rule never holds")
    if written.kind == "occurrence" and not fields.whole("max") and not fields.whole("min"):
        yield written.doubt(rule.line, "max: without max nor min of at least 1 the rule never finds anything")
    for field, token, parsed in written.patterns:
        if never_matches(parsed.tree):
            reason = f"{field}: no text can match {token.value!r}; look at its ^ $ and \\b"
            yield written.doubt(token.line, reason, token.file)
    yield from _idle_words(written)


def _is_over_before_it_begins(validity: Validity) -> bool:
    starts, ends = validity.starts, validity.ends
    if starts is None or ends is None or isinstance(starts, datetime) is not isinstance(ends, datetime):
        return False
    return starts > ends


def _idle_words(written: Written) -> Iterator[Doubt]:
    check = alone(written.rule)
    nonword = written.fields.flag("nonword")
    for field, token in written.words:
        parsed = written.read(token)
        text = plain_text(parsed.tree) if parsed else ""
        if not text:
            sign = "" if nonword or parsed is None else sign_at_an_edge(parsed.tree)
            if sign:
                yield written.doubt(token.line, f"{field}: {_trap(token.value, sign)}")
        elif written.kind != "consistency" and not any(
            check.review(one, _context(written)) for one in _around(text, written.company)
        ):
            sign = "" if nonword or parsed is None else sign_at_an_edge(parsed.tree)
            why = _trap(token.value, sign) if sign else f"the rule finds nothing in {text!r} itself; {_CLEARED}"
            yield written.doubt(token.line, f"{field}: {why}")


_CLEARED: Final = "look at its exceptions, its unless, the accepted vocabulary and what it is replaced by"


def _trap(pattern: str, sign: str) -> str:
    return (
        f"{pattern!r} has the sign {sign} at its edge, so it is found only where a letter or a digit touches it; "
        "write nonword: true, and word edges where they are meant"
    )


def _around(text: str, company: str) -> Iterator[str]:
    """The text as it may stand in a post: between spaces, or joined to a word where it begins or ends with a joint."""
    before = ("", "a") if text[0] in JOINING else ("",)
    after = ("", "a") if text[-1] in JOINING else ("",)
    for one, other in product(before, after):
        yield from dict.fromkeys(
            f"{one}{cased}{other}{company}" for cased in (text, text.lower(), text.upper(), text.title())
        )


def slow(written: Written) -> Iterator[Doubt]:
    """Says when the rule takes long on ordinary texts, on its examples, or on texts made to tire its patterns.

    To be asked before the rule is used otherwise: it remembers what it has read.
    """
    rule, trial = written.rule, _Trial(written)
    took = trial.slowest((*rule.must_match, *rule.must_pass, _WORDS))
    if took > SLOW_S:
        reason = f"it takes {round(took * 1000)} ms on a text; shorten its patterns, or give them a word to start from"
        yield written.doubt(rule.line, reason)
        return
    for _, token, parsed in written.patterns:
        if trial.slowest(tuple(stress_texts(parsed.tree))) > SLOW_S:
            reason = (
                f"{token.value!r} may take very long on an unlucky text, and the rule is set aside then; "
                "avoid a repeat inside a repeat, such as (a+)+, and choices that match alike"
            )
            yield written.doubt(token.line, reason, token.file)
            return
    if trial.slowest(_STRESS) > SLOW_S:
        yield written.doubt(rule.line, "it takes long on texts that are all alike; give its patterns an end")


class _Trial:
    """A rule by itself, which reads one text after the other."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._check = alone(written.rule)

    def slowest(self, texts: Sequence[str]) -> float:
        """Seconds on the text that took longest so far.

        A long time is asked for again with the rule read anew, since something else may have cost it.
        """
        took = 0.0
        for _ in range(_TRIES):
            for text in texts:
                self._check.review(f"{text}{self._written.company}", _context(self._written))
            took = max(self._check.cost_s.values(), default=0.0)
            if took <= SLOW_S:
                break
            self._check = self._written.unknowing()
        return took


def _context(written: Written) -> Context:
    languages = written.rule.languages
    language = min(languages, default=Language.FRENCH)
    return Context(language, None, datetime(2000, 1, 1, tzinfo=UTC))
