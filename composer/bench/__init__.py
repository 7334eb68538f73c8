# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``ramage bench``: the figures of the program on this machine, each beside its ceiling."""

import gc
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from composer import __version__, bootstrap
from composer.bench import measures
from composer.bench.big_charter import TOKENS_A_RULE, write_hostile, write_rules
from composer.bench.big_library import BENCH_RULES, crowd, french_sentences, leave_only_bench_rules, write_big_library
from composer.bench.big_team import SHARES, colleagues
from composer.bench.figures import Figure
from composer.domain.review import Source
from composer.system import resources
from composer.system.paths import AppPaths

POSTS = 10_000
CROWD = 100_000
STARTS = 7
FEW_POSTS = 30
TERMS, PATTERNS = 5_000, 300
RULES = 450
"""Of ``TOKENS_A_RULE`` tokens each: 10,000 in all."""


def run(fmt: str) -> int:
    """Print the figures as ``text`` or ``json``; 1 when a ceiling was missed."""
    figures = []
    with tempfile.TemporaryDirectory(prefix="ramage-bench-") as folder:
        for figure in _all(Path(folder), resources.root() / "library"):
            figures.append(figure)
            if fmt == "text":
                print(figure.as_line(), flush=True)  # noqa: T201 - the table
    if fmt == "json":
        machine = {"system": platform.platform(), "python": platform.python_version(), "cores": os.cpu_count()}
        document = {"version": __version__, "machine": machine, "figures": [figure.as_json() for figure in figures]}
        print(json.dumps(document, ensure_ascii=False, indent=2))  # noqa: T201 - the document
    return 0 if all(figure.within for figure in figures) else 1


def _all(folder: Path, sample: Path) -> Iterator[Figure]:
    from composer.bench import staggering  # also a script of its own: here it would be there before it is run

    yield from staggering.figures()
    library, home = folder / "library", folder / "home"
    write_big_library(sample, library, POSTS)
    services = bootstrap.build(AppPaths.below(home), library=library)
    yield measures.first_compile(services, POSTS)
    yield from measures.reviews(services, sample, "Review, sample charter", 16, 8)
    yield from measures.reviews(services, sample, "Language checks", None, 10, {Source.LANGUAGE})
    yield from measures.searches(services, POSTS)
    services.preferences.finish_first_start()
    services.close()
    yield from _crowd(folder, sample)
    shutil.copytree(library, folder / "published")
    from composer.bench import syncing  # the measured processes import this package, and load none of it

    yield from syncing.figures(folder / "sync", folder / "published", POSTS)
    alone, strict, many = folder / "alone", folder / "strict", folder / "many"
    name = f"{TERMS:,} terms and {PATTERNS} patterns"
    write_big_library(sample, alone, FEW_POSTS, TERMS, PATTERNS)
    leave_only_bench_rules(alone)
    with _opened(folder / "alone-home", alone) as services:
        yield from measures.reviews(services, sample, f"Charter alone, {name}", 5, 2, {Source.CHARTER})
    write_big_library(sample, strict, FEW_POSTS, TERMS, PATTERNS)
    with _opened(folder / "strict-home", strict) as services:
        name += " and the sample charter"
        yield from measures.reviews(services, sample, f"Charter alone, {name}", None, None, {Source.CHARTER})
        yield from colleagues(services, sample)
        yield from measures.reviews(services, sample, f"Review, {name}, {SHARES:,} shares", 16, 8)
    write_big_library(sample, many, FEW_POSTS)
    write_rules(many / BENCH_RULES, french_sentences(sample), RULES)
    with _opened(folder / "many-home", many) as services:
        name = f"{RULES * TOKENS_A_RULE:,} tokens in {RULES} rules"
        yield from measures.reviews(services, sample, f"Charter alone, {name}", 20, None, {Source.CHARTER})
    write_hostile(strict / BENCH_RULES)
    with _opened(folder / "strict-home", strict):
        pass
    gc.unfreeze()
    yield from _starts(folder, home, library)
    yield from _starts_with_rules(folder, sample, many)
    yield from _session(folder, home, library, sample, f"typing, {POSTS:,} posts")
    yield from _session(folder, folder / "strict-home", strict, sample, "typing, hostile rules")


def _crowd(folder: Path, sample: Path) -> Iterator[Figure]:
    """As many posts as a library can be expected to have."""
    with _opened(folder / "crowd-home", sample) as services:
        services.library.take(crowd(sample, services.library.info(), CROWD))
        yield from measures.searches(services, CROWD)


@contextmanager
def _opened(home: Path, library: Path) -> Iterator[bootstrap.Services]:
    """The services over a library that has been read, for a person who has been here before."""
    services = bootstrap.build(AppPaths.below(home), library=library)
    services.library.ensure()
    services.preferences.finish_first_start()
    yield services
    services.close()


def _starts(folder: Path, home: Path, library: Path) -> Iterator[Figure]:
    """Bare window and app turn by turn, so that both meet the same machine."""
    _child(folder, "bare")
    _child(folder, "window", home, library)
    bare, app = [], []
    for _ in range(STARTS):
        bare.append(_child(folder, "bare")["seconds"])
        app.append(_child(folder, "window", home, library))
    empty = statistics.median(bare)
    painted = statistics.median(each["seconds"] for each in app)
    posts = statistics.median(each["posts"] for each in app)
    note = f"median of {STARTS}"
    yield Figure("bare PySide6 window, start to first paint", empty, "s", note=note)
    yield Figure(f"Ramage with {POSTS:,} posts, start to first paint", painted, "s", note=note)
    yield Figure(f"Ramage with {POSTS:,} posts, start to first posts", posts, "s", note=note)
    yield Figure("start to first paint, against the bare window", painted / empty, "×", 4)


def _starts_with_rules(folder: Path, sample: Path, many: Path) -> Iterator[Figure]:
    """The same library with and without its rules, turn by turn."""
    plain = folder / "plain"
    write_big_library(sample, plain, FEW_POSTS)
    with _opened(folder / "plain-home", plain):
        pass
    without, with_rules = [], []
    for _ in range(STARTS):
        without.append(_child(folder, "window", folder / "plain-home", plain)["seconds"])
        with_rules.append(_child(folder, "window", folder / "many-home", many)["seconds"])
    ratio = statistics.median(with_rules) / statistics.median(without)
    yield Figure(f"start to first paint with {RULES} rules more, against without", ratio, "×", 1.1)


def _session(folder: Path, home: Path, library: Path, sample: Path, name: str) -> Iterator[Figure]:
    typed = _child(folder, "session", home, library, sample, timed=False)
    alone = f"{typed['longest_ours_ms']:.1f} ms without waiting for a processor"
    note = f"{typed['beats']:.0f} beats, {typed['over_16']:.0f} over 16 ms; {alone}"
    yield Figure(f"interface thread busy, {name}, p50", typed["p50_ms"], "ms")
    yield Figure(f"interface thread busy, {name}, p99", typed["p99_ms"], "ms")
    yield Figure(f"interface thread busy, {name}, longest", typed["longest_ms"], "ms", 16, note)
    yield Figure(f"interface thread's own work, {name}, longest", typed["longest_own_ms"], "ms", 16)
    yield Figure(f"resident memory after {name}", typed["rss_mb"], "MB", 250)


def _child(folder: Path, kind: str, *arguments: Path, timed: bool = True) -> dict[str, float]:
    command = [sys.executable, "-m", "composer.bench.child", kind]
    # Offscreen, so that a window manager or no display at all changes nothing. An installed program has its bytecode;
    # a machine that is told to write none would measure the compiler.
    env = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    started = [repr(time.time())] if timed else []
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [*command, *started, *map(str, arguments)], capture_output=True, text=True, check=True, timeout=600, env=env
    )
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer
