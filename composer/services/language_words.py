# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words the spelling check has to know besides its dictionaries."""

import re

from composer.domain.library import Vocabulary

_PLAIN = re.compile(r"[\w'’ -]+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def known_words(vocabulary: Vocabulary, organisation: str) -> frozenset[str]:
    """The words of the accepted terms (patterns aside) and of the organisation's name."""
    plain = (term for term in (*vocabulary.accept, organisation) if _PLAIN.fullmatch(term))
    return frozenset(word for term in plain for word in _WORD.findall(term))
