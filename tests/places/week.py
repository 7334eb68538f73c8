# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m tests.places.week``: a week of a team space on an S3 server, counted by that server. Minutes long."""

import tempfile
from collections import defaultdict
from functools import partial
from pathlib import Path

from composer.bench.team_space import CLIENTS, DAYS, MEMBERS, Hands, Week
from composer.domain.places import place_address
from composer.system.places import StoredFiles
from tests.fakes import place_servers
from tests.places.conftest import key_of


def main() -> None:
    for folds in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            with place_servers.running("s3", home / "server") as server:
                corner = f"s3://{place_servers.BUCKET}/team?region={place_servers.REGION}&endpoint={server.url}"
                opened = partial(StoredFiles, place_address(corner), key_of("s3"), Hands(), lambda _: None, "bench")
                cost = Week(opened, home / "clients", folds=folds).play(DAYS)
                told: dict[str, list[int]] = defaultdict(list)
                for asked in server.asked():
                    kind = "list" if "list-type" in asked.path else asked.method
                    told[kind].append(asked.received + asked.sent)
        told_of = f"{'with digests' if folds else 'without'} {cost} for {MEMBERS:,} people, {CLIENTS} clients played"
        each = [f"  {kind:<8}{len(sizes):>9,} requests {sum(sizes) / 1e6:10.1f} MB" for kind, sizes in told.items()]
        print("\n".join([told_of, *sorted(each)]), flush=True)  # noqa: T201 - a table for a terminal


if __name__ == "__main__":
    main()
