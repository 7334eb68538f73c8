# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from composer.bootstrap import build
from composer.domain.errors import FolderReadOnly, SecretStoreError, SecretStoreFailed, SecretStoreLocked
from composer.domain.text import Language
from composer.services import probes
from composer.services.health import Condition, Health, Subject
from composer.system.paths import AppPaths
from tests.builders import FakeClock
from tests.services.app import App


class Keyring:
    """One that nobody may write to."""

    def __init__(self, backend: str, trouble: SecretStoreError | None = None) -> None:
        self.backend = backend
        self._trouble = trouble

    def read(self, name: str) -> str | None:  # noqa: ARG002 - the shape of the port
        if self._trouble is not None:
            raise self._trouble
        return None

    def write(self, name: str, secret: str) -> None:  # noqa: ARG002 - the shape of the port
        raise SecretStoreLocked(name=name)

    def erase(self, name: str) -> None:
        raise SecretStoreLocked(name=name)


def test_every_subject_is_told_with_a_remedy_where_there_is_something_to_do(app: App) -> None:
    subjects = app.services.health.subjects()
    assert len({subject.key for subject in subjects}) == len(subjects) >= 9
    assert all(subject.remedy for subject in subjects if subject.state is Condition.ATTENTION)


@pytest.mark.parametrize(
    ("keyring", "state", "says", "remedy"),
    [
        (Keyring("Keychain"), Condition.OK, "Passwords go to Keychain.", ""),
        (Keyring(""), Condition.ATTENTION, "There is no safe keyring", "Install or start"),
        (Keyring("Keychain", SecretStoreLocked()), Condition.ATTENTION, "Keychain is locked, or said no", "Unlock it"),
        (
            Keyring("Keychain", SecretStoreFailed(reason="OSError 5")),
            Condition.FAILED,
            "Keychain gave no answer (OSError 5)",
            "Restart",
        ),
    ],
)
def test_a_keyring_is_tried_and_told_as_it_is(
    tmp_path: Path, keyring: Keyring, state: Condition, says: str, remedy: str
) -> None:
    services = build(AppPaths.below(tmp_path), FakeClock(), keyring)
    found = {subject.key: subject for subject in services.health.subjects()}["keyring"]
    words = services.wording(Language.ENGLISH)
    services.close()
    assert found.state is state
    assert words.message(found.message).startswith(says)
    assert (words.message(found.remedy) if found.remedy else "").startswith(remedy)
    assert bool(found.remedy) is bool(remedy)


def test_one_subject_that_fails_does_not_hide_the_others() -> None:
    def broken() -> Subject:
        raise FolderReadOnly(path="/x")

    first, second = Health(lambda: {"folders": broken, "java": probes.java}).subjects()
    assert first.state is Condition.FAILED
    assert first.error is not None
    assert second.state is Condition.OK


def test_a_folder_that_is_a_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(FolderReadOnly):
        probes.folders((tmp_path / "data",))


def test_a_password_in_the_proxy_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://alice:hunter2@proxy.example:3128")
    assert probes.proxy().message.values == {"proxy": "proxy.example:3128"}


def test_a_display_is_looked_for() -> None:
    assert probes.display({"DISPLAY": ":0"}).state is Condition.OK
