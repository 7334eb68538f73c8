# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a text to the words it is compared by.

What makes no text one's own is taken away: case, accents, ligatures, typographic apostrophes and quotation marks,
spaces of any kind, punctuation, invisible characters, mathematical bold, the plural. Web addresses, mentions and emoji
are no words. A hashtag inside a sentence is a word of it; one in a row of hashtags, or at the end of a line, is not.
Facts and quotations are taken away in ``forgiven``. Order stays: word groups ask for it; ``tracing`` does not, and cuts
words to their first letters, so that other forms and another order of the same words are still seen.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from typing import Final
from unicodedata import combining, normalize

from composer.domain.text import Span

_ADDRESS: Final = r"https?://\S+|www\.\S+|(?<![\w.-])(?:[a-z0-9-]++\.)++[a-z]{2,}/\S*"
_MENTION: Final = r"@[\w.-]+(?:@[\w.-]+)?"
_TAGS: Final = r"[#＃]\w+(?=\s*(?:[#＃]|[^\w\s]*$))"
_INVISIBLE: Final = "\u00ad\u200b-\u200f\u2060\ufeff"
_WORD: Final = rf"[^\W_][\w\u0300-\u036f{_INVISIBLE}]*"
_TOKENS: Final = re.compile(f"{_ADDRESS}|{_MENTION}|{_TAGS}|({_WORD})", re.IGNORECASE | re.MULTILINE)
_PLAIN: Final = re.compile(f"({_WORD})")
_NOT_PLAIN: Final = frozenset("/@#＃")
_HIDDEN: Final = re.compile(f"[_{_INVISIBLE}]")
_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "’": "'", "ʼ": "'", "‘": "'"})

# As ``key`` leaves them: without accents and plural.
_FRENCH: Final = """
a ai ainsi alors apre as au aucun aucune aujourd auquel aussi autre aux avait avant avec avoir c ca car ce cela
celle celui cet cette ceux chaque chez ci comme comment d dan de deja depui des deu deux dire doit donc dont du
elle en encore entre es est et etai etaient etait ete etre eu faire fait faut font hui il ils j jamai je jusqu l
la le les leur lor lorsqu lui m ma mai mais me meme mes moi moin moins mon n ne ni no non nos notre nou nous on
ont ou pa par parce pas pendant peu peut plu plus pour pourquoi puis qu quand que quel quelle quelqu qui quoi s
sa san sans se ser sera ses si son sont sou sous sur t ta te tes toi ton tou toujour tous tout toute tre trop tu
un une vers voici voila vos votre vou vous y
"""
_ENGLISH: Final = """
about after again all also am an and any are aren at be because been before being both but by can could couldn
did didn do does doesn doing don down each every few for from further get had has hasn have haven having he her
here hi him his how i if in into is isn it its just ll me more most my no nor not now of off on once one only or
other our out over own re same she should so some such than that the their them then there these they thi this
those through to too two under until up us ve very wa was we were what when where which while who why will with
won would you your
"""
FUNCTION_WORDS: Final = frozenset((_FRENCH + _ENGLISH).split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as they are compared, and where each stands; four lists in step, so that a text is cheap."""

    keys: Sequence[str]
    telling: Sequence[bool]
    """False for the small words every text is full of."""
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.keys)

    def at(self, ranks: Sequence[int]) -> "Words":
        """Those of these ranks only."""
        if len(ranks) == len(self.keys):
            return self
        return Words(
            [self.keys[rank] for rank in ranks],
            [self.telling[rank] for rank in ranks],
            [self.starts[rank] for rank in ranks],
            [self.ends[rank] for rank in ranks],
        )

    def span(self, first: int, last: int) -> Span:
        """From the start of one word to the end of another."""
        return Span(self.starts[first], self.ends[last])

    @property
    def telling_keys(self) -> Iterable[str]:
        """Without the small words."""
        return compress(self.keys, self.telling)


_NO_WORDS: Final = Words((), (), (), ())


@lru_cache(maxsize=64)
def words_of(text: str) -> Words:
    """The words of ``text`` in order. Lines are remembered: no word, address or row of hashtags reaches beyond one."""
    keys: list[str] = []
    telling: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for line in text.split("\n"):
        words = _of_line(line)
        keys += words.keys
        telling += words.telling
        starts += [start + offset for start in words.starts]
        ends += [end + offset for end in words.ends]
        offset += len(line) + 1
    return Words(keys, telling, starts, ends)


@lru_cache(maxsize=512)
def _of_line(line: str) -> Words:
    plain = _NOT_PLAIN.isdisjoint(line) and "www." not in line.lower()
    found, starts, ends = _plain_words(line) if plain else _words_beside_addresses(line)
    if not found:
        return _NO_WORDS
    keys, telling = zip(*map(_known, found), strict=True)
    return Words(keys, telling, starts, ends)


def _plain_words(line: str) -> tuple[Sequence[str], Sequence[int], Sequence[int]]:
    """Words, where they begin and where they end, in a line without addresses, mentions and hashtags."""
    pieces = _PLAIN.split(line)
    edges = list(accumulate(map(len, pieces)))
    return pieces[1::2], edges[:-1:2], edges[1::2]


def _words_beside_addresses(line: str) -> tuple[Sequence[str], Sequence[int], Sequence[int]]:
    found = [match for match in _TOKENS.finditer(line) if match.lastindex]
    return [match[1] for match in found], [match.start() for match in found], [match.end() for match in found]


@lru_cache(maxsize=8192)
def _known(word: str) -> tuple[str, bool]:
    plain = key(word)
    return plain, plain not in FUNCTION_WORDS


def key(word: str) -> str:
    """What is left of a word when form is taken away; a plural and its singular have the same."""
    plain = _HIDDEN.sub("", folded(word))
    if len(plain) > 3 and plain[-1] in "sx" and not plain.endswith("ss"):
        return plain[:-1]
    return plain


def folded(text: str) -> str:
    """``text`` without case, accents, ligatures or typographic variants of letters and apostrophes."""
    return normalize("NFKD", text.casefold().translate(_LIGATURES)).casefold().translate(_BARE)


class _Bare(dict[int, int | None]):
    """For ``str.translate``: no accents. It learns each character at its first sight."""

    def __missing__(self, char: int) -> int | None:
        bare = self[char] = None if combining(chr(char)) else char
        return bare


_BARE: Final = _Bare()
