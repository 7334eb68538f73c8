# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one stylesheet. Widgets choose their look by the property ``role``, never by a colour of their own."""

from collections.abc import Mapping
from string import Template
from typing import Final

# $name is a colour, ${12px} a length that grows with the text size.
_SHEET: Final = """
QWidget { color: $ink; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; }
QMainWindow, QDialog, *[role="paper"] { background: $paper; }
QToolTip { background: $raised; color: $ink; border: 1px solid $line; padding: ${6px}; }

QLabel[role="display"] { font-size: ${28px}; font-weight: 600; }
QLabel[role="figure"] { font-size: ${28px}; font-weight: 600; }
QLabel[role="title"] { font-size: ${18px}; font-weight: 600; }
QLabel[role="way-title"], QLabel[role="card-title"] { font-size: ${15px}; font-weight: 600; }
QLabel[role="lead"] { font-size: ${16px}; color: $muted; }
QLabel[role="secondary"] { color: $muted; }
QLabel[role="small"], QLabel[role="caption"] { font-size: ${12px}; color: $muted; }
QLabel[role="caption"][state="error"], QLabel[role="small"][state="error"] { color: $danger; }
QLabel[role="section"] { font-size: ${12px}; font-weight: 600; color: $muted; letter-spacing: 0.5px; }
QLabel[role="level"] { font-size: ${13px}; font-weight: 600; }
QLabel[role="post-text"] { font-size: ${14px}; }
QLabel[role="badge"] {
  font-size: ${12px}; font-weight: 600; color: $brand; background: $brand_soft;
  border-radius: ${10px}; padding: ${3px} ${10px};
}
QLabel[role="standing"] { font-size: ${12px}; font-weight: 600; border-radius: ${10px}; padding: ${3px} ${10px}; }
QLabel[role="standing"][tone="ok"] { background: $ok_soft; }
QLabel[role="standing"][tone="warn"] { background: $warn_soft; }
QLabel[role="standing"][tone="danger"] { background: $danger_soft; }
QLabel[role="tag"] {
  font-size: ${12px}; background: $raised; border: 1px solid $line; border-radius: ${8px}; padding: ${2px} ${8px};
}
QLabel[role="note"] {
  color: $warn; background: $warn_soft; border-radius: ${8px}; padding: ${10px} ${14px}; font-size: ${13px};
}
QLabel[role="mark"] {
  background: $brand; color: $on_brand; border-radius: ${10px}; font-size: ${18px}; font-weight: 700;
}

QLabel[role="source-body"] { font-size: ${14px}; }
QLabel[role="quote"] { color: $muted; border-left: 3px solid $line; padding-left: ${14px}; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="parrot"] { color: $parrot; }
QLabel[tone="language"] { color: $language; }
QLabel[tone="brand"] { color: $brand; }

QFrame[role="header"], QWidget[role="header"] { background: $surface; border-bottom: 1px solid $line; }
QFrame[role="bar"], QWidget[role="bar"] { background: $surface; border-top: 1px solid $line; }
QFrame[role="rail"] { background: $surface; border-right: 1px solid $line; }
QFrame[role="side"] { background: $paper; border-right: 1px solid $line; }
QFrame[role="side-right"] { background: $paper; border-left: 1px solid $line; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${12px}; }
QFrame[role="link-card"] { background: $raised; border: 1px solid $line; border-radius: ${8px}; }
QFrame[role="comment"] { background: $surface; border: 1px solid $line; border-left: 4px solid $brand;
  border-radius: ${8px}; }
QFrame[role="comment"]:focus { border: 2px solid $brand; border-left: 4px solid $brand; }
QFrame[role="comment"][state="done"] { background: $raised; border-left-color: $line; }
QFrame[role="comment"][state="done"]:focus { border: 2px solid $brand; }
QLabel[role="gone"] { color: $muted; text-decoration: line-through; }
QTextEdit[role="passage"] { font-size: ${16px}; border-radius: ${12px}; padding: ${18px} ${22px}; }
QTextEdit[role="passage"]:focus { padding: ${17px} ${21px}; }
QFrame[role="banner"] { background: $warn_soft; border-bottom: 1px solid $line; }
QFrame[role="banner"] QLabel { color: $warn; }
QFrame[role="banner"][tone="brand"] { background: $brand_soft; }
QFrame[role="banner"] QLabel[tone="brand"] { color: $brand; }
QFrame[role="preview-strip"] { background: $warn_soft; border-bottom: 2px solid $warn; }
QLabel[role="preview-words"] { color: $warn; font-weight: 600; }
QLabel[role="preview-folder"] { color: $warn; }
QLabel[role="preview-trouble"] { color: $danger; font-weight: 600; }
QLabel[role="preview-mark"] {
  font-size: ${12px}; font-weight: 600; color: $warn; background: $warn_soft; border: 1px solid $warn;
  border-radius: ${10px}; padding: ${2px} ${10px};
}
QFrame[role="line-up"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QFrame[role="line"], QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="hover"] { background: $raised; border: 1px solid $line; border-radius: ${14px}; }
QFrame[role="prompt"] { background: $raised; border: 1px solid $line; border-radius: ${8px}; }
QLabel[role="prompt-words"] { color: $brand; }

QPushButton {
  background: $surface; border: 1px solid $line; border-radius: ${8px}; padding: ${8px} ${16px}; font-weight: 600;
  icon-size: ${16px};
}
QPushButton, QToolButton { outline: none; }
QPushButton:hover { border-color: $muted; }
QPushButton:pressed { background: $raised; }
QPushButton::menu-indicator { width: 0; image: none; }
QPushButton:focus { border: 2px solid $brand; padding: ${7px} ${15px}; }
QPushButton:disabled { color: $muted; background: $raised; }
QPushButton[role="primary"] { background: $brand; color: $on_brand; border: 1px solid $brand; }
QPushButton[role="primary"]:hover { border-color: $ink; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $off; border-color: $off; color: $surface; }
QPushButton[role="flat"], QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${8px};
  padding: ${6px} ${10px}; }
QPushButton[role="flat"]:hover, QToolButton:hover { background: $brand_soft; }
QPushButton[role="flat"]:focus, QToolButton:focus { border: 2px solid $brand; padding: ${5px} ${9px}; }
QPushButton[role="small"][quiet="true"] { color: $muted; font-weight: 400; }
QPushButton[role="line"] { background: transparent; border: none; border-bottom: 1px solid $line; border-radius: 0;
  text-align: left; padding: 0; font-weight: 400; }
QPushButton[role="line"]:hover { background: $raised; }
QPushButton[role="line"]:focus { border: 2px solid $brand; border-radius: ${6px}; }
QPushButton[role="chip"][tone="warn"] { background: $warn_soft; color: $warn; border-color: $warn_soft; }
QPushButton[role="small"] { padding: ${4px} ${10px}; font-size: ${13px}; }
QPushButton[role="small"]:focus { padding: ${3px} ${9px}; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $brand;
  padding: ${4px} ${6px}; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $brand; padding: ${3px} ${5px}; }
QPushButton[role="chip"] { background: $raised; border-radius: ${12px}; padding: ${4px} ${12px}; font-size: ${13px};
  font-weight: 500; }
QPushButton[role="chip"]:checked { background: $brand_soft; color: $brand; border-color: $brand_soft; }
QPushButton[role="chip"]:checked:disabled { color: $muted; border-color: $line; }
QPushButton[role="chip"]:focus { border: 2px solid $brand; padding: ${3px} ${11px}; }
QPushButton[role="menu"] { padding: ${8px} ${12px}; font-weight: 500; }
QPushButton[role="menu"]:focus { padding: ${7px} ${11px}; }
QPushButton[role="choice"] { border-radius: ${12px}; padding: ${14px} ${22px}; font-size: ${15px}; font-weight: 500; }
QPushButton[role="choice"]:checked { background: $brand_soft; color: $brand; border: 1px solid $brand; }
QPushButton[role="choice"]:focus { border: 2px solid $brand; padding: ${13px} ${21px}; }
QToolButton[role="rail"] { font-size: ${11px}; color: $muted; padding: ${8px} ${2px}; border-radius: ${8px}; }
QToolButton[role="rail"]:checked { background: $brand_soft; color: $brand; font-weight: 600; }
QToolButton[role="rail"]:focus { border: 2px solid $brand; padding: ${7px} ${1px}; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateTimeEdit {
  background: $surface; border: 1px solid $line; border-radius: ${8px}; padding: ${8px} ${12px};
  selection-background-color: $brand; selection-color: $on_brand;
}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateTimeEdit:focus, QTextEdit:focus, QPlainTextEdit:focus {
  border: 2px solid $brand; padding: ${7px} ${11px};
}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateTimeEdit:disabled {
  color: $muted; background: $raised;
}
QLineEdit[role="search"] { padding: ${8px} ${6px}; }
QLineEdit[role="search"]:focus { padding: ${7px} ${5px}; }
QLineEdit[role="title"] { background: transparent; border: 1px solid transparent; font-size: ${18px}; font-weight: 600;
  padding: ${4px} ${6px}; }
QLineEdit[role="title"]:hover { border-color: $line; }
QLineEdit[role="title"]:focus { border: 2px solid $brand; padding: ${3px} ${5px}; }
QFrame[role="quote"] { border: none; border-left: 3px solid $line; }
QLabel[role="quote-head"] { font-size: ${13px}; font-weight: 600; color: $muted; }
QPlainTextEdit[role="answer"] { font-size: ${16px}; border-radius: ${12px}; padding: ${14px} ${16px}; }
QPlainTextEdit[role="answer"]:focus { padding: ${13px} ${15px}; }
QPlainTextEdit[role="editor"], QTextEdit[role="editor"] { background: transparent; border: none; padding: 0; }
QTextBrowser[role="reading"] { background: transparent; border: none; padding: 0; }
QComboBox::drop-down { border: none; width: ${24px}; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; selection-background-color: $brand_soft;
  selection-color: $ink; outline: none; }
QMenu { background: $surface; border: 1px solid $line; border-radius: ${8px}; padding: ${6px}; }
QMenu::item { padding: ${6px} ${18px}; border-radius: ${6px}; }
QMenu::separator { background: $line; height: 1px; margin: ${4px} ${10px}; }
QMenu::item:selected { background: $brand_soft; color: $ink; }
QCheckBox, QRadioButton { spacing: ${8px}; padding: ${3px}; border: 1px solid transparent; border-radius: ${6px}; }
QCheckBox:focus, QRadioButton:focus { border-color: $brand; }

QListView { background: transparent; border: none; outline: none; }
QTableView { background: $surface; border: 1px solid $line; border-radius: ${12px}; outline: none;
  selection-background-color: $brand_soft; selection-color: $ink; }
QTableView:focus { border: 2px solid $brand; }
QTableView::item { padding: 0 ${10px}; border-bottom: 1px solid $line; }
QHeaderView { background: transparent; }
QHeaderView::section { background: $raised; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: ${8px} ${10px}; font-size: ${12px}; font-weight: 600; }
QListView[role="steps"]::item { padding: ${10px}; border-radius: ${8px}; color: $muted; }
QListView[role="steps"]::item:selected { background: $brand_soft; color: $brand; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea:focus { border: 2px solid $brand; border-radius: ${8px}; }
QScrollBar:vertical { background: transparent; width: ${10px}; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: ${4px}; min-height: ${32px}; margin: ${1px}; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar:horizontal { background: transparent; height: ${10px}; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: ${4px}; min-width: ${32px}; margin: ${1px}; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
  width: 0; height: 0; }
QProgressBar { background: $line; border: none; border-radius: ${3px}; max-height: ${6px}; }
QProgressBar::chunk { background: $parrot; border-radius: ${3px}; }
QProgressBar[tone="brand"]::chunk { background: $brand; }
QSplitter::handle { background: $line; }
QLineEdit[role="path"], QLineEdit[role="path"]:focus { background: transparent; border: none; padding: 0;
  color: $muted; }
QToolButton[role="step"] { background: $surface; border: 1px solid $line; border-radius: ${8px}; padding: 0;
  font-size: ${16px}; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; width: 0px; }
QDateTimeEdit::up-button, QDateTimeEdit::down-button { subcontrol-origin: border; width: 0px; }
QDateTimeEdit > QLineEdit, QDateTimeEdit > QLineEdit:focus,
QSpinBox > QLineEdit, QSpinBox > QLineEdit:focus { background: transparent; border: none; padding: 0; }
QToolButton[role="step"]:hover { border-color: $muted; }
QPushButton[role="option"] { text-align: left; padding: ${14px} ${18px}; border-radius: ${12px}; font-size: ${15px}; }
QPushButton[role="option"]:checked { background: $brand_soft; border-color: $brand; color: $brand; }
QPushButton[role="option"]:focus { border: 2px solid $brand; padding: ${13px} ${17px}; }
QScrollArea[role="reading-box"] { background: $raised; border: 1px solid $line; border-radius: ${12px}; }
QScrollArea[role="reading-box"]:focus { border: 2px solid $brand; }
QLabel[role="do"], QLabel[role="dont"] { font-size: ${13px}; border-radius: ${6px}; padding: ${8px} ${12px}; }
QLabel[role="do"] { background: $ok_soft; }
QLabel[role="dont"] { background: $danger_soft; }
QLabel[role="key"] { background: $surface; border: 1px solid $line; border-bottom: 2px solid $line;
  border-radius: ${6px}; padding: ${2px} ${8px}; font-size: ${12px}; font-weight: 600; }
QToolButton[role="step"]:disabled { color: $muted; background: $raised; }
"""


class _Sheet(Template):
    idpattern = r"[a-z_]+|[0-9]+px"
    braceidpattern = r"[a-z_]+|[0-9]+px"


def sheet(tokens: Mapping[str, str], scale: float) -> str:
    """The stylesheet in these colours, its lengths multiplied by ``scale``."""
    lengths = {f"{length}px": f"{round(length * scale)}px" for length in range(1, 65)}
    return _Sheet(_SHEET).substitute(tokens, **lengths)
