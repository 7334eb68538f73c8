# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clipboard, a browser and a file manager that only remember."""


class FakeComputer:
    """Implements ``domain.ports.Computer``."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []
        self.has_browser = True

    def copy(self, text: str) -> None:
        self.done.append(("copy", text))

    def open_page(self, address: str) -> bool:
        self.done.append(("page", address))
        return self.has_browser

    def open_folder(self, path: str) -> bool:
        self.done.append(("folder", path))
        return True

    def of(self, what: str) -> list[str]:
        return [said for done, said in self.done if done == what]
