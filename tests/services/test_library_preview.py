# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A preview publishes nothing, and leaves a person's own work alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from composer.app import preview, preview_services
from composer.bootstrap import Services, build, known_networks
from composer.cli.main import run
from composer.domain.account_errors import AccountError
from composer.domain.drafts import Draft
from composer.domain.errors import LibraryMissing, NotConnected, PublicationBlocked, SecretStoreError, SettingLocked
from composer.domain.handing import by_hand
from composer.domain.ids import AccountId, NetworkKey, PostId
from composer.domain.outbox import JobState
from composer.domain.settings import INTERFACE_THEME, TEAM_SPACE
from composer.domain.text import Language
from composer.services.library_new import write_new
from composer.system import resources
from composer.system.paths import AppPaths
from composer.system.previews import NoSecrets, preview_home

NETWORKS = [key for key in known_networks() if key != "practice"]


@pytest.fixture
def own(tmp_path: Path) -> AppPaths:
    """Where the person's own work is."""
    return AppPaths.below(tmp_path / "own")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_new(resources.root() / "new-library", tmp_path / "library")
    settings = tmp_path / "library" / "library.toml"
    key = f'team_key = "{"0123456789abcdef" * 4}"\n'
    place = f'[team]\nplace = "{tmp_path / "team"}"\n'
    settings.write_text(key + settings.read_text("utf-8") + place, "utf-8")
    return tmp_path / "library"


@pytest.fixture
def services(own: AppPaths, library: Path) -> Iterator[Services]:
    with preview_home(own) as paths:
        made = preview_services(paths, library)
        made.library.ensure()
        yield made
        made.close()


@pytest.fixture
def draft(services: Services) -> Draft:
    begun = services.drafting.from_post(PostId("bonjour"), Language.FRENCH)
    return services.drafting.save(replace(begun, text="À six heures, j’ai compté 42 caisses avec Karim."))


def test_it_shows_the_folder_and_says_that_it_is_a_preview(services: Services, library: Path) -> None:
    assert services.preview == str(library)
    assert services.library.info().name == "La bibliothèque de Nordalia"
    assert services.preferences.first_start_done()


def test_only_the_practice_network_publishes(services: Services, draft: Draft) -> None:
    (job,) = services.publishing.publish(draft, [services.accounts.practice.id], confirmed=True)
    services.publishing.run_due()
    assert [(one.id, one.state) for one in services.publishing.jobs()] == [(job.id, JobState.SENT)]


@pytest.mark.parametrize("network", NETWORKS)
def test_nothing_goes_to_a_network_neither_through_an_account_nor_by_hand(
    services: Services, draft: Draft, network: NetworkKey
) -> None:
    assert services.assisting.hands([network]) == ()
    for account in (by_hand(network), by_hand(network, "https://nordalia.example"), AccountId("somebody")):
        with pytest.raises((NotConnected, PublicationBlocked)):
            services.publishing.publish(draft, [account], confirmed=True)
    assert services.publishing.jobs() == ()
    connecting = services.outside.connecting()
    assert connecting.ways(network) == ()
    assert isinstance(connecting.why_not(network), AccountError)


@pytest.mark.parametrize("network", NETWORKS)
def test_every_network_counts_and_shows_as_ever(services: Services, draft: Draft, network: NetworkKey) -> None:
    shown, real = services.publishing.payload(draft, network), known_networks()[network]
    assert (shown.text, shown.count) == (draft.text, real.count(draft.text))
    spec = next(spec for spec in services.accounts.networks() if spec.key == network)
    assert (spec.limits, spec.reason) == (real.spec.limits, "network-in-preview")


def test_colleagues_hear_nothing(services: Services, tmp_path: Path) -> None:
    assert services.library.info().team_place
    assert services.together.team().named() is None
    with pytest.raises(SettingLocked):
        services.preferences.change(TEAM_SPACE, str(tmp_path))
    services.together.round_if_on()
    assert not (tmp_path / "team").exists()


def test_no_key_is_kept() -> None:
    secrets = NoSecrets()
    with pytest.raises(SecretStoreError):
        secrets.write("a", "b")
    secrets.erase("a")
    assert secrets.read("a") is None


def test_it_looks_as_the_person_has_it_and_changes_nothing_of_theirs(own: AppPaths, library: Path) -> None:
    mine = build(own)
    mine.preferences.change(INTERFACE_THEME, "dark")
    mine.close()
    before = {path: path.read_bytes() for path in sorted(own.data.parent.rglob("*")) if path.is_file()}
    with preview_home(own) as paths:
        home = paths.data.parent
        made = preview_services(paths, library)
        assert made.preferences.resolve(INTERFACE_THEME).value == "dark"
        made.preferences.change(INTERFACE_THEME, "light")
        made.library.ensure()
        made.drafting.save(made.drafting.blank(Language.FRENCH))
        made.close()
    assert not home.exists()
    assert {path: path.read_bytes() for path in sorted(own.data.parent.rglob("*")) if path.is_file()} == before


def test_what_is_no_library_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAMAGE_HOME", str(tmp_path / "own"))
    with pytest.raises(LibraryMissing):
        preview(tmp_path)
    assert run(["preview", str(tmp_path / "nowhere")], preview=preview) == 2
    assert str(tmp_path / "nowhere") in capsys.readouterr().err


@pytest.mark.parametrize("command", [["preview"], ["library", "preview"]])
def test_the_command_opens_the_window_on_the_folder(command: list[str], library: Path) -> None:
    opened: list[Path] = []

    def show(folder: Path) -> int:
        opened.append(folder)
        return 0

    assert run([*command, str(library)], preview=show) == 0
    assert opened == [library]


def test_without_a_display_nothing_is_left_behind(library: Path, tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {
        "TMPDIR": str(tmp_path / "temporary"),
        "RAMAGE_HOME": str(tmp_path / "own"),
        "QT_QPA_PLATFORM": "xcb",
    }
    done = subprocess.run(
        [sys.executable, "-m", "composer", "preview", str(library)],
        cwd=Path(__file__).resolve().parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr.startswith("ramage: ")) == (2, True), done.stderr
    assert list((tmp_path / "temporary").iterdir()) == []
