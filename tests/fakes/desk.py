# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the desk: opens pages in a browser of their own, types, chooses, or walks away."""

import re
import threading
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import requests

from composer.domain.errors import Cancelled
from composer.domain.sign_in import Asked, Identity, SignInState, SignInStep

Browse = Callable[[str], object]


class PersonAtDesk:
    """Implements ``domain.sign_in.Desk``. ``browse`` does in a thread what the person does in their browser."""

    def __init__(self, browse: Browse | None = None, answers: Sequence[str] = (), pick: int = 0) -> None:
        self.states: list[SignInState] = []
        self.asked: list[Asked] = []
        self.offered: list[Identity] = []
        self.patience = 10**6
        self._browse = browse
        self._answers = list(answers)
        self._pick = pick
        self._threads: list[threading.Thread] = []
        self.trouble: list[BaseException] = []

    def show(self, state: SignInState) -> None:
        self.states.append(state)

    @property
    def steps(self) -> list[SignInStep]:
        return [state.step for state in self.states]

    def open(self, url: str) -> bool:
        if self._browse is None:
            return False
        thread = threading.Thread(target=self._go, args=(self._browse, url))
        self._threads.append(thread)
        thread.start()
        return True

    def ask(self, question: Asked) -> str:
        self.asked.append(question)
        if not self._answers:
            raise Cancelled
        return self._answers.pop(0)

    def choose(self, found: Sequence[Identity]) -> Identity:
        self.offered = list(found)
        return found[self._pick]

    def look(self) -> None:
        """Stops once ``patience`` looks have passed, or the browser has come to grief."""
        if self.trouble:
            raise self.trouble[0]
        self.patience -= 1
        if self.patience < 0:
            raise Cancelled

    def leave(self) -> None:
        """The browser has come to its end; what went wrong there goes wrong here."""
        for thread in self._threads:
            thread.join()
        if self.trouble:
            raise self.trouble[0]

    def _go(self, browse: Browse, url: str) -> None:
        try:
            browse(url)
        except BaseException as error:
            self.trouble.append(error)


class _Forms(HTMLParser):
    """The first form of a page: where it goes, and what its fields hold."""

    def __init__(self) -> None:
        super().__init__()
        self.action: str | None = None
        self.method = "get"
        self.fields: dict[str, str] = {}
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form" and self.action is None:
            self.action, self.method = found.get("action", ""), found.get("method", "get").lower()
        elif tag == "input" and self.action is not None and not self._over and found.get("name"):
            self.fields[found["name"]] = found.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self._over = self._over or tag == "form"


class Browser:
    """Follows what servers say and fills in their forms, as long as there are any; cookies stay with their host."""

    def __init__(self, typed: dict[str, str]) -> None:
        self._typed = typed
        self.visited: list[str] = []
        self.last = ""

    def __call__(self, url: str) -> None:
        with requests.Session() as session:
            session.trust_env = False
            page = session.get(url, timeout=20)
            for _ in range(8):
                self.visited += [each.url for each in (*page.history, page)]
                self.last = page.text
                forms = _Forms()
                forms.feed(page.text)
                if forms.action is None or page.status_code >= 400:
                    return
                fields = {name: self._typed.get(name, value) for name, value in forms.fields.items()}
                page = session.request(
                    forms.method,
                    urljoin(page.url, forms.action),
                    data=fields,
                    timeout=20,
                    headers={"Referer": page.url},
                )

    @property
    def hosts(self) -> set[str]:
        return {urlsplit(url).netloc for url in self.visited}

    def shows(self, words: str) -> bool:
        """On the last page."""
        return re.search(re.escape(words), self.last) is not None
