# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The publication of one's own that a text repeats."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from composer.domain.review import Said, Verdict, Voice
from composer.similarity.normalise import words_of
from composer.similarity.scorer import score
from composer.similarity.shingles import groups

_PAIR: Final = 2
_WORTH_A_LOOK: Final = 0.25
"""Share of its pairs of words that a text must find in another before the two are compared: likeness needs more."""
_MOST_COMPARED: Final = 2
_MOST_NUMBERED: Final = 8
"""A pair of words that stands in more publications than this leads to the latest of them."""


def repeated(text: str, past: Sequence[Said], forgiven: Sequence[str] = ()) -> tuple[Said, Voice] | None:
    """The publication most like ``text``, when the text is verbatim or close to it."""
    pairs = set(groups(words_of(text).keys, _PAIR))
    if not pairs or not past:
        return None
    index = _index(tuple(past))
    found = Counter(number for pair in pairs if pair in index for number in index[pair])
    likely = [number for number, count in found.most_common(_MOST_COMPARED) if count >= _WORTH_A_LOOK * len(pairs)]
    voices = [(past[number], score(text, [past[number].text], forgiven)) for number in likely]
    said, voice = min(voices, key=lambda one: one[1].score, default=(None, None))
    if said is None or voice is None or voice.verdict not in (Verdict.VERBATIM, Verdict.CLOSE):
        return None
    return said, voice


@lru_cache(maxsize=4)
def _index(past: tuple[Said, ...]) -> Mapping[tuple[str, ...], Sequence[int]]:
    """By pair of words, the numbers of the publications where it stands; the latest comes first."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, said in enumerate(past):
        for pair in set(groups(words_of(said.text).keys, _PAIR)):
            if len(found[pair]) < _MOST_NUMBERED:
                found[pair].append(number)
    return found
