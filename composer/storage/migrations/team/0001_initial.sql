-- SPDX-FileCopyrightText: 2026 The Ramage contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was read of the team space, so that nothing is read twice.

CREATE TABLE digests (
    name TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE files (
    day     TEXT NOT NULL,
    name    TEXT NOT NULL,
    tries   INTEGER NOT NULL DEFAULT 0,
    is_share INTEGER NOT NULL,
    PRIMARY KEY (day, name)
) WITHOUT ROWID;

CREATE TABLE traffic (
    day        TEXT PRIMARY KEY,
    operations INTEGER NOT NULL,
    sent       INTEGER NOT NULL,
    received   INTEGER NOT NULL
) WITHOUT ROWID;
