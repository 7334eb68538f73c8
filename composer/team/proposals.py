# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A proposal to the library as a file: ``proposals/<id>.json``. Its id is drawn by chance and names nobody."""

import re
import unicodedata
from datetime import date
from typing import Final

import msgspec

from composer.domain.team import Proposal, ProposalUnfit, RubbishFound
from composer.domain.text import Language

FORMAT: Final = 1
FOLDER: Final = "proposals"
SUFFIX: Final = ".json"
LARGEST: Final = 65_536
LONGEST_TITLE: Final = 200
LONGEST_TEXT: Final = 10_000
LONGEST_WHY: Final = 1_000
LONGEST_NAME: Final = 100
_ID: Final = re.compile(r"[0-9a-f]{32}")


class _File(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    format: int
    id: str
    title: str
    text: str
    language: str
    day: str
    signed: str = ""
    why: str = ""


_DECODER: Final = msgspec.json.Decoder(_File, strict=True)


def is_id(text: str) -> bool:
    """True for the id of a proposal."""
    return _ID.fullmatch(text) is not None


def checked(proposal: Proposal) -> Proposal:
    """With its ends trimmed and what can't be seen taken out. Raises ProposalUnfit."""
    title, text = _clean(proposal.title, lines=False), _clean(proposal.text, lines=True)
    signed, why = _clean(proposal.signed, lines=False), _clean(proposal.why, lines=True)
    if not title or not text:
        raise ProposalUnfit(reason="reason-proposal-empty")
    sizes = ((title, LONGEST_TITLE), (text, LONGEST_TEXT), (signed, LONGEST_NAME), (why, LONGEST_WHY))
    if any(len(said) > longest for said, longest in sizes):
        raise ProposalUnfit(reason="reason-proposal-long")
    return Proposal(proposal.id, title, text, proposal.language, proposal.day, signed, why)


def encoded(proposal: Proposal) -> bytes:
    """A proposal that was ``checked``."""
    one = proposal
    raw = _File(FORMAT, one.id, one.title, one.text, one.language, one.day.isoformat(), one.signed, one.why)
    return msgspec.json.encode(raw)


def decoded(name: str, content: bytes) -> Proposal:
    """The proposal in a file of that name, fit to be shown in a terminal. Raises RubbishFound."""
    try:
        raw = _DECODER.decode(content)
        found = Proposal(
            raw.id, raw.title, raw.text, Language(raw.language), date.fromisoformat(raw.day), raw.signed, raw.why
        )
        found = checked(found)
    except (msgspec.MsgspecError, ValueError, RecursionError, ProposalUnfit) as error:
        raise RubbishFound(name=name, reason=type(error).__name__) from error
    if raw.format != FORMAT or raw.id != name or not is_id(raw.id):
        raise RubbishFound(name=name, reason="format or id")
    return found


def _clean(text: str, *, lines: bool) -> str:
    """Without control characters and marks of direction, which could make a terminal or a reviewer see another text."""
    kept = (letter for letter in text if (lines and letter == "\n") or unicodedata.category(letter) not in ("Cc", "Cs"))
    return "".join(letter for letter in kept if letter not in _TURNING).strip()


_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
