# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``notices/<id>.md``: a crisis hold or a fact sheet."""

from typing import Final

from composer.domain.library import LibraryInfo, Notice, NoticeKind
from composer.library.fields import Fields, split
from composer.library.posts import name_of

_KNOWN: Final = ("title", "kind", "scope", "from", "until", "active", "contact")


def read_notice(file: str, source: str, info: LibraryInfo) -> Notice:
    """Raises LibraryInvalid."""
    document = split(file, source)
    fields = document.fields
    fields.only(*_KNOWN)
    kind = fields.text("kind", None)
    if kind not in tuple(NoticeKind):
        raise fields.refuse("kind", "write hold (publications wait) or facts (people are informed)")
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
