# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said to a reader, before it is put in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

VERBATIM = "verbatim"


@dataclass(frozen=True, slots=True)
class Message:
    """A code and its values; ``services.wording`` turns it into a sentence in the reader's language."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def verbatim(words: Mapping[str, str] | str, values: Mapping[str, str] | None = None) -> Message:
    """A message whose words come from the library: one text, or a text per language code (``fr``, ``en``).

    ``{when}`` and the like stand in the words where one of ``values`` goes, written as its reader writes it.
    """
    return Message(VERBATIM, {**({"": words} if isinstance(words, str) else words), **(values or {})})
