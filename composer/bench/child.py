# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes of their own, so that start-up and memory are measured from nothing. Each prints one JSON line.

``bare`` shows an empty PySide6 window; ``window`` opens the app; ``session`` opens it and works in it.
"""

import json
import sys
from pathlib import Path
from time import perf_counter, time


def bare(started: float) -> dict[str, float]:
    """What any PySide6 program costs: process start to first painted window, in seconds."""
    from composer.ui.bare_window import first_paint

    return {"seconds": first_paint() - started}


def window(started: float, home: str, library: str) -> dict[str, float]:
    """Process start to the app's first painted window, in seconds, and to its first posts."""
    from composer import bootstrap
    from composer.system.paths import AppPaths
    from composer.ui.demo.measuring import first_paint_and_posts

    painted, posts = first_paint_and_posts(lambda: bootstrap.build(AppPaths.below(Path(home)), library=Path(library)))
    return {"seconds": painted - started, "posts": posts - started}


def session(home: str, library: str, sample: str) -> dict[str, float]:
    """How late the interface thread is for its events while 3,000 characters are typed, and memory afterwards."""
    import psutil

    from composer import bootstrap
    from composer.bench.big_library import french_text
    from composer.system.paths import AppPaths
    from composer.ui.demo.measuring import type_in_composer

    begun = perf_counter()
    beats = type_in_composer(
        lambda: bootstrap.build(AppPaths.below(Path(home)), library=Path(library)), french_text(Path(sample), 3000)
    )
    ranked = sorted(beat.late_ms for beat in beats)
    return {
        "longest_ms": ranked[-1],
        "longest_ours_ms": max(beat.ours_ms for beat in beats),
        "longest_own_ms": max(beat.own_ms for beat in beats),
        "p99_ms": ranked[int(0.99 * len(ranked))],
        "p50_ms": ranked[len(ranked) // 2],
        "over_16": sum(1 for beat in ranked if beat > 16),
        "beats": len(ranked),
        "seconds": perf_counter() - begun,
        "rss_mb": psutil.Process().memory_info().rss / 1e6,
    }


def main() -> None:
    """``child KIND STARTED …``: STARTED is the Unix time at which the parent started this process."""
    kind, *rest = sys.argv[1:]
    if kind == "session":
        result = session(*rest)
    else:
        started = float(rest[0])
        result = bare(started) if kind == "bare" else window(started, *rest[1:])
    print(json.dumps({**result, "ended": time()}), flush=True)  # noqa: T201 - read by the parent


if __name__ == "__main__":
    main()
