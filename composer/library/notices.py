# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``notices/<id>.md``: a crisis hold, a fact sheet, or the answer to a proposal."""

import re
from typing import Final

from composer.domain.library import LibraryInfo, Notice, NoticeKind
from composer.library.fields import Fields, split
from composer.library.posts import name_of

_KNOWN: Final = ("title", "kind", "scope", "from", "until", "active", "contact", "proposal", "answer")
_PROPOSAL: Final = re.compile(r"[0-9a-f]{32}")
_ANSWERS: Final = ("accepted", "not-now")


def read_notice(file: str, source: str, info: LibraryInfo) -> Notice:
    """Raises LibraryInvalid."""
    document = split(file, source)
    fields = document.fields
    fields.only(*_KNOWN)
    kind = fields.text("kind", None)
    if kind not in tuple(NoticeKind):
        raise fields.refuse("kind", "write hold (publications wait), facts (people are informed) or answer")
    if kind == NoticeKind.ANSWER:
        return _answer(name_of(file).id, document.body, fields)
    since, until = fields.instant("from"), fields.instant("until")
    if since and until and until <= since:
        raise fields.refuse("until", "it ends before it begins; put a later date")
    return Notice(
        id=name_of(file).id,
        kind=NoticeKind(kind),
        title=fields.text("title", None),
        body=document.body,
        scope=_scope(fields, info),
        active=fields.flag("active", default=False),
        contact=fields.text("contact"),
        since=since,
        until=until,
    )


def _answer(notice: str, body: str, fields: Fields) -> Notice:
    """It is shown to the proposer alone, so it needs neither scope nor hours."""
    proposal, answer = fields.text("proposal", None), fields.text("answer", None)
    if not _PROPOSAL.fullmatch(proposal):
        raise fields.refuse("proposal", "write the 32 digits that ramage team proposals shows")
    if answer not in _ANSWERS:
        raise fields.refuse("answer", "write accepted or not-now")
    if answer == "not-now" and not body.strip():
        raise fields.refuse("answer", "say why not now, in the text below the lines ---")
    title = fields.text("title") or answer
    return Notice(
        notice, NoticeKind.ANSWER, title, body, "all", active=True, proposal=proposal, accepted=answer == "accepted"
    )


def _scope(fields: Fields, info: LibraryInfo) -> str:
    scope = fields.text("scope", None)
    kind, _, value = scope.partition(":")
    if scope == "all" or (kind == "network" and value):
        return scope
    if kind != "theme":
        raise fields.refuse("scope", "write all, theme:<id> or network:<key>")
    known = [theme.id for theme in info.themes]
    if value not in known:
        raise fields.refuse("scope", f'library.toml has no theme "{value}"; its themes are {", ".join(known)}')
    return scope
