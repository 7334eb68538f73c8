# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a frozen Ramage starts."""

import sys

from composer.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
