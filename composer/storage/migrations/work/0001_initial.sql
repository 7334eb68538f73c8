-- SPDX-FileCopyrightText: 2026 The Ramage contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Instants are whole microseconds since 1970 in UTC; body holds the frozen value as JSON.

CREATE TABLE drafts (
    id      TEXT PRIMARY KEY,
    updated INTEGER NOT NULL,
    deleted INTEGER,
    body    TEXT NOT NULL
);
CREATE INDEX drafts_recent ON drafts (updated DESC) WHERE deleted IS NULL;

CREATE TABLE revisions (
    number INTEGER PRIMARY KEY,
    draft  TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    taken  INTEGER NOT NULL,
    body   TEXT NOT NULL
);
CREATE INDEX revisions_of_draft ON revisions (draft, number);

CREATE TABLE jobs (
    id       TEXT PRIMARY KEY,
    state    TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due      INTEGER NOT NULL,
    changed  INTEGER NOT NULL,
    post     TEXT,
    body     TEXT NOT NULL
);
CREATE INDEX jobs_due ON jobs (state, due);
CREATE INDEX jobs_changed ON jobs (changed DESC);

CREATE TABLE state (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
