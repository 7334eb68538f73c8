# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words the spelling check has to know besides its dictionaries."""

import re

from composer.domain.library import Vocabulary

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def known_words(vocabulary: Vocabulary, organisation: str) -> frozenset[str]:
    """The accepted terms, plain ones and patterns, and the words of the organisation's name."""
    return frozenset((*vocabulary.accept, *_WORD.findall(organisation)))
