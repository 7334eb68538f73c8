# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a rehearsal that touch the database, for its lane."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from composer.domain.drafts import Draft
from composer.services.rehearsal import Placed

if TYPE_CHECKING:
    from composer.bootstrap import Services


@dataclass(frozen=True, slots=True)
class Stage:
    """A draft and what came back on it."""

    draft: Draft | None
    comments: tuple[Placed, ...] = ()


def nothing(_: object) -> None:
    """On disk: there is nothing to tell."""


def texts_of(draft: Draft) -> object:
    """What comments are about: two drafts with the same are alike to a rehearsal."""
    return draft.id, draft.text, dict(draft.variants)


def stage_of(services: "Services", draft: Draft | None) -> Stage:
    """With what came back on it."""
    return Stage(draft, services.rehearsal.comments(draft) if draft else ())


def open_stage(services: "Services") -> Stage:
    """The draft that is open in Compose."""
    return stage_of(services, services.drafting.open_draft())


def take_up(services: "Services", draft: Draft) -> Stage:
    """That draft is the open one from now on."""
    services.drafting.remember_open(draft.id)
    return stage_of(services, draft)


def mark(services: "Services", draft: Draft, placed: Placed, done: bool) -> Stage:
    """Done with, or not after all."""
    services.rehearsal.mark(placed.received, done=done)
    return stage_of(services, draft)


def put_in(services: "Services", draft: Draft, placed: Placed) -> Stage:
    """The suggestion into the text."""
    return stage_of(services, services.rehearsal.applied(draft, placed))


def take_back(services: "Services", now: Draft, before: Draft, placed: Placed) -> Stage:
    """The texts before it, and the comment open again."""
    same = replace(now, text=before.text, variants=before.variants, line_languages=before.line_languages)
    services.rehearsal.mark(placed.received, done=False)
    return stage_of(services, services.drafting.save(same))
