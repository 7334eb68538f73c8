# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a page can be seen by everybody."""

import logging
from typing import Final
from urllib.parse import urljoin, urlsplit

from composer.domain.errors import NetworkError, UsageError
from composer.domain.web import Request
from composer.system.http import Http

log = logging.getLogger(__name__)
READ_S: Final = 10.0
_MOST_HOPS: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


def is_public(http: Http, address: str, read_s: float = READ_S) -> bool:
    """True when the page answers 200, after redirects within its own host; anything else, and no answer, is False."""
    host = urlsplit(address).hostname
    for _ in range(_MOST_HOPS + 1):
        try:
            reply = http.send(Request("GET", address, why="embargo", read_s=read_s))
        except (NetworkError, UsageError) as error:
            log.info("%s is not known to be public: %s", host, error.code)
            return False
        if reply.status not in _REDIRECTS:
            return reply.status == 200
        address = urljoin(address, reply.headers.get("location", ""))
        if urlsplit(address).hostname != host:
            return False
    return False
