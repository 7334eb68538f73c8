-- SPDX-FileCopyrightText: 2026 The Ramage contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists in one column are separated by U+001F.

CREATE TABLE posts (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    digest     TEXT NOT NULL,
    generation INTEGER NOT NULL,
    language   TEXT NOT NULL,
    themes     TEXT NOT NULL,
    networks   TEXT NOT NULL,
    not_before TEXT,
    expires    TEXT,
    body       TEXT NOT NULL
);

CREATE TABLE texts (
    post     INTEGER NOT NULL REFERENCES posts (number) ON DELETE CASCADE,
    language TEXT NOT NULL,
    title    TEXT NOT NULL,
    excerpt  TEXT NOT NULL,
    PRIMARY KEY (post, language)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');

-- Sets of posts by number, one bit each, and orders of posts: what a search combines without visiting posts.
CREATE TABLE sets (
    name TEXT PRIMARY KEY,
    bits BLOB NOT NULL
);

-- Words and beginnings of words too frequent to be counted through the index at each keystroke.
CREATE TABLE frequent (
    word  TEXT PRIMARY KEY,
    title BLOB NOT NULL,
    bits  BLOB NOT NULL
);

CREATE TABLE documents (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL
);
