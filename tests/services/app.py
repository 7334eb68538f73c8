# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program without a window: real services, real databases, and a restart at will."""

from pathlib import Path

from composer.bootstrap import Services, build
from composer.domain.drafts import Draft
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.outbox import Job
from composer.domain.ports import ColleaguesView
from composer.domain.text import Language
from composer.system.paths import AppPaths
from tests.builders import PRACTICE, FakeClock
from tests.fakes.publisher import FakePublisher

ME = (AccountId("practice"),)
CLEAN = "Ce matin, au Quai 12, une mouette a mangé mon croissant. Je travaille chez Nordalia, et je riais."


class App:
    """One person's program; its files and the network outlive ``restart``."""

    def __init__(
        self,
        home: Path,
        clock: FakeClock,
        library: Path | None = None,
        real: bool = False,
        colleagues: ColleaguesView | None = None,
        network: FakePublisher | None = None,
    ) -> None:
        self.clock = clock
        self._colleagues = colleagues
        self.network = network or FakePublisher(clock)
        self._paths = AppPaths.below(home)
        self._library = library
        self._ways_out = None if real else {PRACTICE: self.network}
        self.services = self._build()

    def _build(self) -> Services:
        services = build(
            self._paths,
            self.clock,
            library=self._library,
            publishers=self._ways_out,
            colleagues=self._colleagues,
            chance=lambda: 0.5,
        )
        services.library.ensure()
        return services

    def restart(self) -> None:
        self.services.close()
        self.services = self._build()
        self.services.publishing.recover()

    def draft(self, text: str = CLEAN) -> Draft:
        drafting = self.services.drafting
        return drafting.save(drafting.blank(Language.FRENCH).with_text(text))

    def publish(self, text: str = CLEAN) -> Job:
        (job,) = self.services.publishing.publish(self.draft(text), ME, confirmed=True)
        return job

    def run(self) -> Job:
        (job,) = self.services.publishing.run_due()
        return job

    def only(self) -> Job:
        (job,) = self.services.publishing.jobs()
        return job

    def close(self) -> None:
        self.services.close()


LINKEDIN = NetworkKey("linkedin")
