-- SPDX-FileCopyrightText: 2026 The Ramage contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Drafts handed to a peer, and what came back; peer_readings are the person's own comments on a colleague's draft.
-- No foreign keys: what is read back from a damaged file comes table by table.

CREATE TABLE peer_requests (
    id    TEXT PRIMARY KEY,
    draft TEXT NOT NULL,
    made  INTEGER NOT NULL,
    body  TEXT NOT NULL
);
CREATE INDEX peer_requests_of_draft ON peer_requests (draft);

CREATE TABLE peer_comments (
    number   INTEGER PRIMARY KEY,
    request  TEXT NOT NULL,
    answer   TEXT NOT NULL,
    comment  TEXT NOT NULL,
    received INTEGER NOT NULL,
    done     INTEGER NOT NULL DEFAULT 0,
    body     TEXT NOT NULL,
    UNIQUE (request, answer, comment)
);

CREATE TABLE peer_readings (
    request TEXT PRIMARY KEY,
    changed INTEGER NOT NULL,
    body    TEXT NOT NULL
);
