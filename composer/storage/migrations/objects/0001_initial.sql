-- SPDX-FileCopyrightText: 2026 The Ramage contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Objects of releases by the SHA-256 of their bytes, and which release is in use of each trust root.

CREATE TABLE objects (
    hash BLOB PRIMARY KEY,
    body BLOB NOT NULL
);

CREATE TABLE installed (
    trust   TEXT PRIMARY KEY,
    edition TEXT NOT NULL,
    hold    TEXT NOT NULL,
    tag     TEXT NOT NULL,
    expires TEXT NOT NULL
);

-- Media files of the libraries in use, by trust root.
CREATE TABLE media (
    trust          TEXT NOT NULL,
    file           TEXT NOT NULL,
    hash           TEXT NOT NULL,
    size           INTEGER NOT NULL,
    thumbnail      TEXT NOT NULL,
    thumbnail_size INTEGER NOT NULL,
    PRIMARY KEY (trust, file)
) WITHOUT ROWID;

-- How long every media file is that a library ever named: a draft may still want one that has left it.
CREATE TABLE sizes (
    hash TEXT PRIMARY KEY,
    size INTEGER NOT NULL
) WITHOUT ROWID;
