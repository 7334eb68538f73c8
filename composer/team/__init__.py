# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in a team space: shares, digests of past days, proposals. Bytes to values and back, nothing is opened.

Whatever is read was written by another computer, perhaps a broken or hostile one: all of it is bounded.
"""
