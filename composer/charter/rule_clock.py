# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The clock by which rules are judged: processor time of this thread, without what is no rule's doing.

Not a rule's doing are the compiling of its patterns, once, and Python's garbage collector, which runs in whichever
thread happens to allocate and takes as long as the heap of the whole program is large.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import local
from time import thread_time


class _LeftOut(local):
    """Seconds of this thread that do not count, and since when it collects."""

    seconds = 0.0
    depth = 0
    since = 0.0


_left_out = _LeftOut()


def rule_time() -> float:
    """Seconds; only differences within one thread mean anything."""
    return thread_time() - _left_out.seconds


@contextmanager
def not_counted() -> Iterator[None]:
    """What happens inside takes no time by this clock. May be nested."""
    _stop()
    try:
        yield
    finally:
        _go_on()


def _stop() -> None:
    if not _left_out.depth:
        _left_out.since = thread_time()
    _left_out.depth += 1


def _go_on() -> None:
    _left_out.depth -= 1
    if not _left_out.depth:
        _left_out.seconds += thread_time() - _left_out.since


def _on_collector(phase: str, info: Mapping[str, int]) -> None:  # noqa: ARG001 - the shape gc asks for
    if phase == "start":
        _stop()
    else:
        _go_on()


gc.callbacks.append(_on_collector)
