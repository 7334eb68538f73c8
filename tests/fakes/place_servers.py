# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real WebDAV server (WsgiDAV) and a real S3 server (moto) on loopback, each in a process of its own behind cheroot.

``python -m tests.fakes.place_servers webdav|s3 FOLDER`` prints its port and ends when its standard input does. Every
request is a line of ``FOLDER/requests``: method, address, status, bytes in, bytes out. While ``FOLDER/fault`` is there
its word decides: ``hang`` reads the request and says nothing until the file is gone, ``507`` and other numbers are
answered to whatever writes.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Final
from urllib.parse import parse_qsl, quote, urlencode

USER: Final = "nordalia"
PASSWORD: Final = "a-password-of-the-team"
KEY_ID: Final = "AKIANORDALIAEXAMPLE1"
SECRET_KEY: Final = "team/secret+key-of-nordalia-example-0001"
BUCKET: Final = "nordalia-team"
REGION: Final = "eu-west-3"
_READS: Final = frozenset({"GET", "HEAD", "PROPFIND", "OPTIONS"})
_ROOT: Final = Path(__file__).resolve().parents[2]
_START_S: Final = 60.0
_ACCOUNT: Final = "123456789012"
"""The one moto works in."""

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it; bytes are those of its body and of the answer's."""

    method: str
    path: str
    status: int
    sent: int
    received: int


@dataclass(frozen=True)
class PlaceServer:
    """A server that runs. ``url`` ends without slash."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def asked(self) -> list[Asked]:
        """Every request so far."""
        path = self.folder / "requests"
        return [Asked(**json.loads(line)) for line in path.read_text().splitlines()] if path.exists() else []

    @contextmanager
    def fault(self, word: str) -> Iterator[None]:
        """While it lasts the server fails so."""
        path = self.folder / "fault"
        path.write_text(word)
        try:
            yield
        finally:
            path.unlink()


@contextmanager
def running(kind: str, folder: Path, root: Path | None = None) -> Iterator[PlaceServer]:
    """``root`` is where a WebDAV server keeps its files, instead of ``folder/files``."""
    folder.mkdir(parents=True, exist_ok=True)
    more = [str(root)] if root else []
    errors = (folder / "errors").open("wb")
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.place_servers", kind, str(folder), *more],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    errors.close()
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        said = child.stdout.readline()
        assert said, (folder / "errors").read_text()
        yield PlaceServer(int(said), folder)
    finally:
        child.stdin.close()
        child.wait(_START_S)
        child.stdout.close()


class _Watched:
    """Counts what passes, and fails as told."""

    def __init__(self, app: App, folder: Path) -> None:
        self._app = app
        self._fault = folder / "fault"
        self._requests = (folder / "requests").open("a", buffering=1)
        self._writing = Lock()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        method, statuses = environ["REQUEST_METHOD"], []
        path = environ.get("REQUEST_URI") or environ["PATH_INFO"]

        def started(status: str, headers: Any, *more: Any) -> Any:
            statuses.append(int(status.split()[0]))
            return start(status, headers, *more)

        word = self._word()
        if word == "hang":
            while self._word() == "hang":
                time.sleep(0.02)
        if word.isdecimal() and method not in _READS:
            started(f"{word} As told", [("Content-Length", "0")])
            body = b""
        else:
            answer = self._app(environ, started)
            body = b"".join(answer)
            if hasattr(answer, "close"):
                answer.close()
        sent = int(environ.get("CONTENT_LENGTH") or 0)
        line = {"method": method, "path": path, "status": statuses[-1], "sent": sent, "received": len(body)}
        with self._writing:
            self._requests.write(json.dumps(line) + "\n")
        return [body]

    def _word(self) -> str:
        try:
            return self._fault.read_text()
        except FileNotFoundError:
            return ""


def _webdav(root: Path) -> App:
    from wsgidav.wsgidav_app import WsgiDAVApp  # type: ignore[import-untyped]  # it has no types

    root.mkdir(exist_ok=True)
    app: App = WsgiDAVApp(
        {
            "provider_mapping": {"/": str(root)},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "property_manager": False,
            "lock_storage": False,
            "verbose": 0,
            "logging": {"enable": False},
        }
    )
    return app


def _s3() -> App:
    """With signatures and rights checked from the first request on, as a real one does."""
    os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = "0"
    from moto.iam.models import iam_backends
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from moto.s3.models import s3_backends

    iam = iam_backends[_ACCOUNT]["aws"]
    iam.create_user(REGION, USER)
    key = iam.create_access_key(USER)
    key.access_key_id, key.secret_access_key = KEY_ID, SECRET_KEY
    within = {"Effect": "Allow", "Action": [f"s3:{verb}Object" for verb in ("Get", "Put", "Delete")]}
    rights = [
        {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": f"arn:aws:s3:::{BUCKET}"},
        {**within, "Resource": f"arn:aws:s3:::{BUCKET}/*"},
    ]
    iam.put_user_policy(USER, "team", json.dumps({"Version": "2012-10-17", "Statement": rights}))
    s3_backends[_ACCOUNT]["aws"].create_bucket(BUCKET, REGION)
    moto = DomainDispatcherApplication(create_backend_app)

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if "HTTP_AUTHORIZATION" not in environ:  # moto falls over
            start("403 Forbidden", [("Content-Type", "application/xml")])
            return [b"<Error><Code>AccessDenied</Code></Error>"]
        # moto checks the signature of the query as it came, where S3 brings it into its canonical form first
        asked = parse_qsl(environ["QUERY_STRING"], keep_blank_values=True)
        environ["QUERY_STRING"] = urlencode(sorted(asked), quote_via=quote, safe="")
        environ["REQUEST_URI"] = environ["RAW_URI"] = f"{quote(environ['PATH_INFO'])}?{environ['QUERY_STRING']}"
        answer: Iterable[bytes] = moto(environ, start)
        return answer

    return app


def main() -> None:
    """Arguments: webdav or s3, a folder, and perhaps another one for the files of WebDAV."""
    from cheroot.wsgi import Server

    folder = Path(sys.argv[2])
    files = Path(sys.argv[3]) if len(sys.argv) > 3 else folder / "files"
    app = _Watched(_webdav(files) if sys.argv[1] == "webdav" else _s3(), folder)
    server = Server(("127.0.0.1", 0), app, numthreads=8)
    server.prepare()
    Thread(target=server.serve, daemon=True).start()
    print(server.bind_addr[1], flush=True)  # noqa: T201 - what the test reads
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
