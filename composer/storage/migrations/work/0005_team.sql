-- SPDX-FileCopyrightText: 2026 The Ramage contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What leaves for the team space, each file once, and the person's own proposals to the library.

CREATE TABLE team_outgoing (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    body    BLOB NOT NULL,
    name    TEXT NOT NULL DEFAULT '',
    made    INTEGER NOT NULL,
    tries   INTEGER NOT NULL DEFAULT 0,
    sent    INTEGER,
    UNIQUE (kind, subject)
);

CREATE INDEX team_outgoing_waiting ON team_outgoing (number) WHERE sent IS NULL;

CREATE TABLE team_proposals (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    body   TEXT NOT NULL
);
