"""Lengths of time in words and as a quiet number."""

from __future__ import annotations

from coping_app.wording.translate import translate


def clock_figure(seconds: float) -> str:
    """``2:05`` for 125 seconds; whole seconds, rounded up so that it ends on 0:00."""
    whole = max(0, -int(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"


def length_words(seconds: float) -> str:
    """``2 minutes 5 seconds``: the same for assistive technology. Whole seconds, rounded up."""
    whole = max(0, -int(-seconds // 1))
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return _seconds(rest)
    return f"{minutes_words(minutes)} {_seconds(rest)}" if rest else minutes_words(minutes)


def minutes_words(minutes: int) -> str:
    """``1 minute`` or ``5 minutes``."""
    if minutes == 1:
        return translate("Time", "1 minute")
    return translate("Time", "{count} minutes").format(count=minutes)


def _seconds(seconds: int) -> str:
    if seconds == 1:
        return translate("Time", "1 second")
    return translate("Time", "{count} seconds").format(count=seconds)
