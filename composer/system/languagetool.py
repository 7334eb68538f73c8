# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool: its server on this computer, through language-tool-python, and questions to any server of its kind.

The library knows which versions there are, where a copy lies, how its server is started and configured, and what the
download must hash to. It is not asked to run the process or to talk to it: it would try hundreds of ports when a slow
machine needs longer than its 15 seconds, leave the server behind when we are killed, wait 300 seconds for an answer,
and pass through a proxy to this very computer.
"""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Final

from composer.domain.errors import GrammarServerBroken, Unreachable
from composer.domain.grammar import GrammarAnswer, GrammarQuestion
from composer.domain.text import Language
from composer.domain.web import Request
from composer.system.guarded import GuardedProcess
from composer.system.http import Http
from composer.system.languagetool_answers import WHO, answer
from composer.system.languagetool_download import Package, Progress, download, newest_package

if TYPE_CHECKING:
    from language_tool_python.download_lt import LocalLanguageTool

FOLDER_VARIABLE: Final = "LTP_PATH"
"""Where language-tool-python keeps its copies; an administrator may set it."""
CHECK_S: Final = 10.0
FIRST_CHECK_S: Final = 45.0
"""A server on this computer reads its rules at the first question of a language."""
READY_S: Final = 90.0
_LOOK_S: Final = 0.2
_JAVA_S: Final = 60.0
_JVM: Final = ("-Xmx768m", "-XX:TieredStopAtLevel=1")
"""Ready sooner: a person's texts are too few for the slower compiler to pay."""
_PORTS_TRIED: Final = 3
_CONFIGURATION: Final = {
    "maxTextLength": 20_000,
    "maxCheckTimeMillis": 20_000,
    "maxCheckThreads": 2,
    "maxSpellingSuggestions": 1,
    "cacheSize": 500,
    "pipelineCaching": True,
    "maxPipelinePoolSize": 4,
}
_environment = RLock()


class LanguageTool:
    """One per program; safe from several threads. ``close`` ends the server it started."""

    check_s = CHECK_S

    def __init__(self, http: Http, folder: Path, package: Callable[[], Package] = newest_package) -> None:
        """``folder`` holds copies that were downloaded by us, ``package`` is the one that would be."""
        self._http = http
        self._folder = folder
        self._package = package
        self._server: GuardedProcess | None = None
        self._url = ""
        self._starting = RLock()
        self._closed = False

    # -- the server on this computer ----------------------------------------------------

    def java(self) -> int | None:
        """Major version of Java, None when there is none."""
        from language_tool_python.download_lt import parse_java_version

        path = shutil.which("java")
        if path is None:
            return None
        try:
            command = [path, "-version"]
            said = subprocess.run(command, capture_output=True, text=True, timeout=_JAVA_S, check=True)  # noqa: S603
            major, minor = parse_java_version(said.stderr or said.stdout)
        except (OSError, subprocess.SubprocessError, SystemExit):  # macOS has a java that only offers to install one
            return None
        return minor if major == 1 else major

    def installed(self) -> str:
        """Version of the copy that would be started, empty when there is none."""
        found = self._copy()
        return found[1].version_name if found else ""

    @property
    def running(self) -> str:
        """Address of the server that was started here and still runs, or empty."""
        return self._url if self._server is not None and self._server.running else ""

    def start(self, raise_if_cancelled: Callable[[], None]) -> str:
        """Address of the server, which is started when it does not run; some seconds, so call it in a worker.

        Raises GrammarServerBroken when there is no copy or it does not get ready, and what ``raise_if_cancelled`` does.
        """
        with self._starting:
            if self.running:
                return self._url
            self.stop()
            found = self._copy()
            if found is None:
                raise GrammarServerBroken(reason="no copy of LanguageTool")
            for _ in range(_PORTS_TRIED):
                if self._started(*found, raise_if_cancelled):
                    return self._url
            raise GrammarServerBroken(reason="the server ends as soon as it starts")

    def stop(self) -> None:
        """Ends the server that was started here."""
        server, self._server, self._url = self._server, None, ""
        if server is not None:
            server.end()

    def offered(self) -> Package:
        """What a download would bring."""
        return self._package()

    def download(self, progress: Progress, raise_if_cancelled: Callable[[], None]) -> None:
        """Brings a copy to this computer. Raises as ``languagetool_download.download``."""
        download(self._http, self._package(), self._folder, progress, raise_if_cancelled)

    def close(self) -> None:
        """Nothing is started afterwards."""
        self._closed = True
        self.stop()
        self._http.close()

    def _started(self, folder: Path, copy: "LocalLanguageTool", raise_if_cancelled: Callable[[], None]) -> bool:
        """False when it ended at once, as it does when another program has taken its port meanwhile."""
        from language_tool_python.config_file import LanguageToolConfig

        port = _free_port()
        with _looking_in(folder):
            java, *rest = copy.get_server_cmd(port, LanguageToolConfig(dict(_CONFIGURATION)))
        try:
            self._server = server = GuardedProcess([java, *_JVM, *rest])
        except OSError as error:
            raise GrammarServerBroken(reason=error.strerror or type(error).__name__) from error
        url = f"http://127.0.0.1:{port}"
        waited = 0.0
        while not server.ended_within(_LOOK_S):
            waited += _LOOK_S
            if self._closed or waited > READY_S:
                break
            try:
                raise_if_cancelled()
                if self._http.send(_asking(url, "healthcheck")).ok:
                    self._url = url
                    return True
            except Unreachable:
                continue  # not yet
            except BaseException:
                self.stop()
                raise
        self.stop()
        if self._closed or waited > READY_S:
            raise GrammarServerBroken(reason="the server does not get ready")
        return False

    def _copy(self) -> "tuple[Path, LocalLanguageTool] | None":
        """The newest release in the first folder that holds one."""
        from language_tool_python.download_lt import LocalLanguageTool, ReleaseLocalLanguageTool

        named = os.environ.get(FOLDER_VARIABLE)
        for folder in (Path(named) if named else self._folder, self._folder, _library_folder()):
            if not folder.is_dir():
                continue
            with _looking_in(folder):
                copies = [c for c in LocalLanguageTool.get_installed_versions() if _whole(c)]
            releases = [c for c in copies if isinstance(c, ReleaseLocalLanguageTool)]
            if releases:
                return folder, max(releases)
        return None

    # -- questions to a server -------------------------------------------------------

    def check(self, url: str, question: GrammarQuestion, *, patient: bool = False) -> GrammarAnswer:
        """What the server says of a paragraph. Raises NetworkError, GrammarServerWrong.

        ``patient``: with a server that has just been started.
        """
        form = {
            "text": question.text,
            "language": question.language.value,
            "disabledRules": ",".join(question.silent_rules),
            "disabledCategories": ",".join(question.silent_categories),
        }
        request = Request(
            "POST",
            f"{url.rstrip('/')}/v2/check",
            why="grammar",
            network=WHO,
            form={name: value for name, value in form.items() if value},
            repeatable=True,
            read_s=FIRST_CHECK_S if patient else self.check_s,
            direct=url == self._url,
        )
        return answer(self._http.send(request), question.text)

    def version(self, url: str) -> str:
        """Version of the server, told without a word of the person's. Raises as ``check``."""
        return self.check(url, GrammarQuestion("OK", Language.ENGLISH)).version


def _asking(url: str, what: str) -> Request:
    return Request("GET", f"{url}/v2/{what}", "grammar", WHO, read_s=CHECK_S, direct=True)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _whole(copy: "LocalLanguageTool") -> bool:
    try:
        copy.get_jar_path()
    except FileNotFoundError:
        return False
    return True


def _library_folder() -> Path:
    """Where language-tool-python puts its copies when it is used by itself."""
    return Path.home() / ".cache" / "language_tool_python"


@contextmanager
def _looking_in(folder: Path) -> Iterator[None]:
    """The library finds its copies through the environment."""
    with _environment:
        before = os.environ.get(FOLDER_VARIABLE)
        os.environ[FOLDER_VARIABLE] = str(folder)
        try:
            yield
        finally:
            if before is None:
                del os.environ[FOLDER_VARIABLE]
            else:
                os.environ[FOLDER_VARIABLE] = before
