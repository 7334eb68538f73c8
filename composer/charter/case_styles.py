# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a line should be written: like a sentence, or like an English title."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol

from composer.charter.casing import capitalised, lowered, raised, words_capitalised
from composer.charter.own_case import Terms
from composer.charter.patterns import Pattern


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Articles, conjunctions and short prepositions, which the press leaves small; book publishers add longer prepositions.
_SMALL: Final = _set("a an and as at but by en for if in nor of on or per the to vs vs. via v v.")
_PREPOSITIONS: Final = _set(
    "with from into during including until against among throughout despite towards upon concerning about over through "
    "before between after since without under within along following across beyond around down near above"
)
# After these words the press writes "To": before an infinitive, an article or a pronoun, not before a name.
_RAISE_TO: Final = _set(
    "a an the this that these those my your our his her their its every each all any no it you me us him them be have "
    "do go get make take give know see find become keep let begin show bring happen write provide sit stand lose pay "
    "meet include continue learn lead understand follow create speak read allow add spend grow win remember consider "
    "appear buy wait serve send expect build stay fall remain suggest raise sell require decide avoid choose improve "
    "achieve reduce increase develop explain prepare prevent protect ensure solve handle teach think say tell ask eat"
)
_TITLE_WORD: Final = Pattern(r"[\p{N}\p{L}]+[^\s\-/]*")
_NUMBERED: Final = Pattern(r"\d+\.")
_DASHES: Final = str.maketrans("–—", "--")


class Expected(NamedTuple):
    """``shown`` in messages, as the format spaces it; ``text`` is the line with nothing but case changed."""

    shown: str
    text: str


class Style(Protocol):
    """One way to write a line."""

    def expected(self, line: str, terms: Terms) -> Expected:
        """The line as it should be."""
        ...

    def forgives(self, word: str) -> bool:
        """True when a word may stay although another was expected."""
        ...

    def fails_at_once(self, first: str) -> bool:
        """True when the first word, not as expected, is enough to find the line wrong."""
        ...


def share_of_right_words(
    line: str, expected: str, terms: Terms, cleared: Callable[[str], bool], style: Style
) -> float | None:
    """From 0.0 to 1.0; None when the line has no words. Words that are ``cleared`` are right."""
    words = [line[start:end] for start, end, *_ in terms.words(line)]
    wanted = [expected[start:end] for start, end, *_ in terms.words(expected)]
    right = 0
    for rank, word in enumerate(words):
        if rank >= len(wanted) or word == wanted[rank] or cleared(word) or style.forgives(word):
            right += 1
        elif rank == 0 and style.fails_at_once(word):
            return 0.0
    return right / len(words) if words else None


class _Prefixed:
    def __init__(self, prefix: Pattern | None) -> None:
        self._prefix = prefix

    def _cut(self, line: str) -> int:
        """Where the line begins after the prefix."""
        found = self._prefix.match_at(line, 0) if self._prefix else None
        return len(found.group(0) or "") if found else 0


class SentenceCase(_Prefixed):
    """The first word with a capital, and any word after one that ends with an indicator; the others small."""

    def __init__(self, prefix: Pattern | None, indicators: Sequence[str]) -> None:
        super().__init__(prefix)
        self._indicators = tuple(indicators)

    def expected(self, line: str, terms: Terms) -> Expected:
        """See Style."""
        begin = self._cut(line)
        rest = line[begin:]
        shown: list[str] = []
        text = [line[:begin]]
        position, before = 0, ""
        for rank, (start, end, *_) in enumerate(terms.tokens(rest)):
            word = rest[start:end]
            made = terms.kept(word)
            if made is None:
                opens = rank == 0 or self._announces(before, rank - 1)
                made = capitalised(lowered(word)) if opens else lowered(word)
            shown.append(made)
            text += (rest[position:start], made)
            position, before = end, word
        return Expected(line[:begin] + " ".join(shown), "".join((*text, rest[position:])))

    def forgives(self, word: str) -> bool:  # noqa: ARG002  nothing is
        """See Style."""
        return False

    def fails_at_once(self, first: str) -> bool:
        """See Style."""
        return first != words_capitalised(lowered(first))

    def _announces(self, word: str, rank: int) -> bool:
        if any(len(word) > len(suffix) and word.endswith(suffix) for suffix in self._indicators):
            return True
        return rank == 0 and _NUMBERED.search(word)


class TitleCase(_Prefixed):
    """Every word with a capital but small ones between the first and the last. English only.

    In the press style ``to`` has a capital before a verb. Only the commonest verbs are known; before other words it
    stays as written.
    """

    def __init__(self, prefix: Pattern | None, *, press: bool) -> None:
        super().__init__(prefix)
        self._press = press
        self._small = _SMALL if press else _SMALL | _PREPOSITIONS

    def expected(self, line: str, terms: Terms) -> Expected:
        """See Style."""
        begin = self._cut(line)
        rest = line[begin:]
        signs = rest.translate(_DASHES)
        text = [line[:begin]]
        position = 0
        for start, end, *_ in _TITLE_WORD.places(rest):
            word = rest[start:end]
            made = terms.kept(word)
            if made is None:
                small = lowered(word)
                inside = start > 0 and end < len(rest) and small in self._small and _may_be_small(signs, start, end)
                made = small if inside else capitalised(word)
                if inside and self._press and small == "to":
                    made = "To" if word == "To" or self._raises(rest, end) else small
            text += (rest[position:start], made)
            position = end
        whole = "".join((*text, rest[position:]))
        return Expected(whole, whole)

    @staticmethod
    def _raises(line: str, end: int) -> bool:
        after = _TITLE_WORD.first(line, end)
        return after is not None and lowered(line[after[0] : after[1]]).rstrip(".,;:!?") in _RAISE_TO

    def forgives(self, word: str) -> bool:
        """See Style."""
        return word == raised(word)

    def fails_at_once(self, first: str) -> bool:  # noqa: ARG002  it counts like the others
        """See Style."""
        return False


def _may_be_small(signs: str, start: int, end: int) -> bool:
    """Not right after a colon or a dash, nor as the first part of a compound."""
    before = signs[start - 1]
    if before not in " -/" or signs[start - 2 : start - 1] in (":", "-"):
        return False
    return before == "-" or signs[end : end + 1] != "-"
