# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import dataclass, replace
from typing import Final

from composer.domain.ports import Web
from composer.domain.web import Reply, Request
from tests.fakes.network_server import NetworkServer

GIVES_UP_S: Final = 0.3


@dataclass
class Hurry:
    """A way out that is short of time only where no answer will come: a busy machine may take long over the others."""

    web: Web
    server: NetworkServer

    def send(self, request: Request) -> Reply:
        return self.web.send(replace(request, read_s=GIVES_UP_S) if self.server.silent else request)
