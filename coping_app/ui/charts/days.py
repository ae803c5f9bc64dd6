"""Days in the reader's locale."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def short_day(day: date) -> str:
    """Day and month: ``3 October``."""
    return _told(day, "d MMMM")


def tiny_day(day: date) -> str:
    """Day and short month, for axes: ``3 Oct``."""
    return _told(day, "d MMM")


def whole_day(day: date) -> str:
    """Day, month and year, for tables."""
    return _told(day, "d MMMM yyyy")


def _told(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
