# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test gets: a home of its own, no outside network, strict logs, no thread left behind, a fake clock."""

import ipaddress
import logging
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

from tests.builders import FakeClock

# How long an example takes tells of the machine, not of the code.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")

ExpectLog = Callable[[str], None]
PATIENCE_MS = 60_000
"""How long a test waits for what comes by itself, unless the time is its subject: the machine may be busy."""


_LONGEST = ("e2e/test_killed", "languagetool/", "e2e/", "conformance/", "servers/")
"""Folders and files that take longest, longest first."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, so that the last processor does not work on one of them alone."""

    def rank(item: pytest.Item) -> int:
        return next((at for at, part in enumerate(_LONGEST) if f"tests/{part}" in item.nodeid), len(_LONGEST))

    items.sort(key=rank)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for everything the program keeps; HOME and the XDG folders lie in it too."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("RAMAGE_HOME", str(folder / "ramage"))
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    return folder


class _PatientBot(QtBot):
    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802 - pytest-qt's name
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:  # noqa: N802 - as above
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:  # noqa: N802 - as above
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, more patient."""
    del qapp
    return _PatientBot(request)


@pytest.fixture
def clock() -> FakeClock:
    """Stands at ``builders.NOW`` until a test moves it."""
    return FakeClock()


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """``in_zone("Europe/Paris")``: the computer is there."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system lets no program choose its zone")

    def there(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield there
    monkeypatch.undo()
    time.tzset()


def _is_local(host: object) -> bool:
    if host in (None, "", b"", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _no_outside_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Even an attempt the program swallows fails the test. Names under ``.invalid`` are looked up in vain."""
    attempts: list[object] = []
    connect, connect_ex, sendto = socket.socket.connect, socket.socket.connect_ex, socket.socket.sendto
    look_up = socket.getaddrinfo

    def check(sock: socket.socket, address: Any) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
            attempts.append(address)
            raise OSError(f"tests do not leave this machine: {address}")

    def guarded_connect(sock: socket.socket, address: Any) -> None:
        check(sock, address)
        connect(sock, address)

    def guarded_connect_ex(sock: socket.socket, address: Any) -> int:
        check(sock, address)
        return connect_ex(sock, address)

    def guarded_sendto(sock: socket.socket, data: bytes, *rest: Any) -> int:
        check(sock, rest[-1])
        return sendto(sock, data, *rest)

    def guarded_look_up(host: Any, *rest: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if _is_local(name):
            return look_up(host, *rest, **more)
        if not str(name).endswith(".invalid"):
            attempts.append(name)
        raise socket.gaierror(socket.EAI_NONAME, f"tests look up no outside name: {name}")

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket.socket, "sendto", guarded_sendto)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield
    assert not attempts, f"tried to leave this machine: {attempts}"


class _StrictLogs(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.expected: list[re.Pattern[str]] = []
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def unexpected(self) -> list[str]:
        return [line for line in self.lines if not any(pattern.search(line) for pattern in self.expected)]

    def missing(self) -> list[str]:
        return [p.pattern for p in self.expected if not any(p.search(line) for line in self.lines)]


@pytest.fixture(autouse=True)
def _strict_logs() -> Iterator[_StrictLogs]:
    """A line of level WARNING or above fails the test unless it was announced through ``expect_log``."""
    handler = _StrictLogs()
    root = logging.getLogger()
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    assert not handler.unexpected(), "unexpected log lines:\n" + "\n".join(handler.unexpected())
    assert not handler.missing(), f"expected log lines that never came: {handler.missing()}"


@pytest.fixture
def expect_log(_strict_logs: _StrictLogs) -> ExpectLog:
    """``expect_log("set aside")``: a warning matching this pattern is fine, and must come."""

    def expect(pattern: str) -> None:
        _strict_logs.expected.append(re.compile(pattern))

    return expect


def _own_threads() -> set[threading.Thread]:
    dummy = threading._DummyThread  # threads of Qt that once ran Python
    return {thread for thread in threading.enumerate() if not isinstance(thread, dummy)}


@pytest.fixture(autouse=True)
def _no_leftover_threads() -> Iterator[None]:
    """A thread started by a test ends with it; a busy machine may take a while to see to it."""
    before = _own_threads()
    yield
    left = _own_threads() - before
    for thread in left:
        thread.join(timeout=30)
    alive = [thread.name for thread in left if thread.is_alive()]
    assert not alive, f"threads left behind: {alive}"


@pytest.fixture(autouse=True)
def _no_leftover_widgets() -> Iterator[None]:
    """Each change of theme goes through all widgets there are; a test pays for its own only."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return
    for widget in QApplication.topLevelWidgets():
        if widget.parentWidget() is None:
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
