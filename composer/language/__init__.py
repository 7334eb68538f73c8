# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Engine: spelling and typography of a text, in process, as findings that never block nor ask.

Importing this package brings in no dictionary nor spelling library: ``LanguageCheck.warm`` does.
The words of its findings are in ``resources/messages`` under these codes.
Findings: ``spelling-unknown`` ``typography-no-break-space`` ``typography-quote-space`` ``typography-apostrophe``
``typography-quotes`` ``typography-ellipsis`` ``typography-ligature`` ``typography-ordinal`` ``typography-double-space``
``language-repeated-word``. Fixes: ``replace-with`` ``no-break-space`` ``round-quotes`` ``single-space``
``remove-repetition`` ``fix-everywhere``.
"""

from composer.language.check import LanguageCheck

__all__ = ["LanguageCheck"]
