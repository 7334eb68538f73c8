# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured inside this process, through the same services the window uses."""

import gc
import random
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from composer.bench.big_library import french_text
from composer.bench.figures import Figure, p50_and_p95, timed_ms
from composer.bootstrap import Services
from composer.domain.ids import NetworkKey
from composer.domain.library import PostQuery
from composer.domain.review import Source
from composer.domain.text import Language
from composer.services.reviewing import ALL_SOURCES

RUNS = 120
WARMING = 60
"""Texts reviewed before, as after some days of work: patterns are compiled when their words first occur."""
TEXT_LENGTH = 3000
NETWORKS = (NetworkKey("practice"), NetworkKey("linkedin"), NetworkKey("x"), NetworkKey("mastodon"))


def first_compile(services: Services, posts: int) -> Figure:
    """Reading, checking and indexing the whole library folder once."""
    started = perf_counter()
    services.library.ensure()
    return Figure(f"first reading of a library of {posts:,} posts", perf_counter() - started, "s")


def reviews(
    services: Services,
    sample: Path,
    name: str,
    whole_ms: float | None,
    edit_ms: float | None,
    only: Collection[Source] = ALL_SOURCES,
) -> Iterator[Figure]:
    """The review of a French text that no cache knows, and of the same text after a one-word edit, by ``only``."""
    draft = services.drafting.from_post(
        services.library.search(PostQuery(words="", limit=1)).cards[0].id, Language.FRENCH
    )
    context = services.reviewing.context_for(draft, NETWORKS[0])
    services.reviewing.warm()
    gc.freeze()  # as the window does once its engines are warm
    gc.disable()  # its workers never collect: that is the interface thread's, between two events
    review = partial(services.reviewing.review, context=context, networks=NETWORKS, only=only)
    texts = [french_text(sample, TEXT_LENGTH, seed) for seed in range(RUNS + WARMING)]
    for text in texts[RUNS:]:
        review(text)
    whole = [timed_ms(partial(review, text)) for text in texts[:RUNS]]
    yield from p50_and_p95(f"{name}, {TEXT_LENGTH:,} characters", whole, whole_ms)
    chance = random.Random(5)  # noqa: S311 - measures must repeat
    text, edits = texts[0], []
    review(text)
    for _ in range(RUNS):
        place = text.index(" ", chance.randrange(len(text) - 40))
        text = text[:place] + f" {chance.choice(('vraiment', 'surtout', 'enfin', 'demain'))}" + text[place:]
        edits.append(timed_ms(partial(review, text)))
    gc.enable()
    yield from p50_and_p95(f"{name}, after a one-word edit", edits, edit_ms)


def searches(services: Services, posts: int) -> Iterator[Figure]:
    """Search as one types: each prefix of a few words is a query of its own."""
    typed = (
        "quais de lyon",
        "vélos cargos",
        "apprentis",
        "livraison hors ligne",
        "déjeuner d’équipe",
        "empreinte carbone",
    )
    queries = [words[:end] for words in typed for end in range(1, len(words) + 1)]
    times = [timed_ms(partial(services.library.search, PostQuery(words=words))) for words in queries]
    yield from p50_and_p95(f"search as you type in {posts:,} posts, first page", times, 10)
