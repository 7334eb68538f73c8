# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real browser without a window, driven through its debugging pipe. It reaches this computer alone."""

import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

PATIENCE_S: Final = 20.0
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
_FLAGS: Final = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-proxy-server",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def program() -> str | None:
    """Where it is, None when there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Chromium:
    """One page. A context manager."""

    def __init__(self, profile: Path) -> None:
        found = program()
        assert found is not None
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        command = [found, *_FLAGS, *sandbox, f"--user-data-dir={profile}", "about:blank"]
        line = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
        self._process = subprocess.Popen(
            ["bash", "-c", line, "bash", *command],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._heard = b""
        self._number = 0
        self._events: list[str] = []
        self._session = ""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(timeout=60)
        os.close(self._write)
        os.close(self._read)

    def go(self, url: str) -> None:
        """Opens the page as somebody who was never there."""
        self._call("Network.clearBrowserCookies")
        self._call("Page.navigate", url=url)

    def wait_for(self, holds: str) -> None:
        """Until that expression is true, on this page or on one it leads to."""
        watching = (
            f"new Promise(done => {{ const look = () => {{ if ({holds}) done(true) }}; look();"
            " new MutationObserver(look).observe(document, {childList: true, subtree: true, attributes: true}) })"
        )
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            answer = self._ask("Runtime.evaluate", expression=watching, awaitPromise=True)
            if answer.get("result", {}).get("result", {}).get("value") is True:
                return
            self._until_loaded()  # the page went away meanwhile
        raise AssertionError(f"never came: {holds}; the page says: {self.text()}")

    def type(self, selector: str, text: str) -> None:
        """As with the keyboard; what stood there goes."""
        self.run(f"(e => {{ e.focus(); e.select() }})(document.querySelector({json.dumps(selector)}))")
        self._call("Input.insertText", text=text)

    def click(self, found: str) -> None:
        """What that expression finds."""
        self.run(f"({found}).click()")

    def run(self, expression: str) -> Any:
        """Its value."""
        answer = self._call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def text(self) -> str:
        """What one can read on the page."""
        return str(self.run("location.href + '\\n' + (document.body ? document.body.innerText : '')"))

    def _call(self, method: str, **parameters: object) -> dict[str, Any]:
        answer = self._ask(method, **parameters)
        assert "result" in answer, (method, answer)
        found: dict[str, Any] = answer["result"]
        return found

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        asked: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._write, json.dumps(asked).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._number:
                return said
            self._events.append(str(said.get("method", "")))

    def _until_loaded(self) -> None:
        while "Page.loadEventFired" not in self._events:
            self._events.append(str(self._next().get("method", "")))
        self._events.clear()

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._heard:
            ready, _, _ = select.select([self._read], [], [], PATIENCE_S)
            piece = os.read(self._read, 65536) if ready else b""
            assert piece, "the browser says nothing any more"
            self._heard += piece
        message, _, self._heard = self._heard.partition(b"\0")
        said: dict[str, Any] = json.loads(message)
        return said
