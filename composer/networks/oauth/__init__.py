# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OAuth 2 for a program on a person's computer, over the one way out.

Code with PKCE (RFC 7636, 8252), issuer (9207), pushed requests (9126), proof of possession (9449), tokens, renewal,
revocation. Of the libraries none does the last four for a client; see the table in ARCHITECTURE.md.
"""
