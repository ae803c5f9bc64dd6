"""What is said of backups and of what came back from one."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from coping_app.store.backups.backups import Backup
from coping_app.store.backups.salvage import Salvaged
from coping_app.store.restoring import Restored
from coping_app.wording.words import capital, day, number

translate = QCoreApplication.translate


def practices(count: int) -> str:
    """``1 practice``, ``410 practices``."""
    if count == 1:
        return translate("backups", "1 practice")
    return translate("backups", "{n} practices").format(n=count)


def cards(count: int) -> str:
    """``1 card``, ``18 cards``."""
    if count == 1:
        return translate("backups", "1 card")
    return translate("backups", "{n} cards").format(n=count)


def ratings(count: int) -> str:
    """``1 rating``, ``840 ratings``."""
    if count == 1:
        return translate("backups", "1 rating")
    return translate("backups", "{n} ratings").format(n=count)


def made_at(backup: Backup, today: date) -> str:
    """``yesterday, 20:14`` or ``Sunday, 19:40``; why, where it was not made by the day."""
    if backup.day == today:
        name = translate("backups", "today")
    elif backup.day == today - timedelta(days=1):
        name = translate("backups", "yesterday")
    else:
        name = QLocale().dayName(_qdate(backup.day).dayOfWeek())
    forms = {
        "day": translate("backups", "{day}, {time}"),
        "upgrade": translate("backups", "{time}, before an update"),
        "before": translate("backups", "{time}, before going back"),
    }
    return forms[backup.kind].format(day=name, time=time_of(backup))


def time_of(backup: Backup) -> str:
    """``20:14``, as the clock stood where the person was."""
    minutes = (backup.made.utc_ms // 60_000 + backup.made.offset_min) % (24 * 60)
    return QLocale().toString(QTime(minutes // 60, minutes % 60), QLocale.FormatType.ShortFormat)


def long_day(backup: Backup) -> str:
    """``Sunday, 22 November``."""
    pattern = translate("backups", "dddd, d MMMM")
    return QLocale().toString(QDateTime(_qdate(backup.day), QTime()), pattern)


def holds(backup: Backup) -> str:
    """``409 practices, 840 ratings, 18 cards, 1 plan.``"""
    counts = backup.counts
    parts = [
        practices(counts.get("sessions", 0)),
        ratings(counts.get("ratings", 0)),
        cards(counts.get("cards", 0)),
    ]
    if counts.get("plans", 0):
        parts.append(translate("backups", "1 plan"))
    return capital(translate("backups", "{list}.").format(list=", ".join(parts)))


def newer(count: int | None) -> str:
    """What will come along; None where the file is damaged."""
    if count is None:
        return translate("backups", "What can still be read of it comes along.")
    if count <= 0:
        return translate("backups", "No practice is newer.")
    if count == 1:
        return translate("backups", "One practice. It comes along, too.")
    return translate("backups", "{n} practices. They come along, too.").format(
        n=capital(number(count))
    )


def kept(is_damaged: bool) -> str:
    """What becomes of the file that is there."""
    if is_damaged:
        return translate("backups", "The damaged file is kept. Nothing is deleted.")
    return translate("backups", "The file of today is kept. You can go back to it.")


def restored_title(restored: Restored, today: date) -> str:
    """``Your records of 22 November are back.``"""
    return translate("backups", "Your records of {day} are back.").format(
        day=day(restored.backup.day, today)
    )


def came_back(restored: Restored, today: date) -> str:
    """``Everything up to 22 November, 19:40, and 14 of 15 later practices.``"""
    until = translate("backups", "{day}, {time}").format(
        day=day(restored.backup.day, today), time=time_of(restored.backup)
    )
    salvaged = restored.salvaged
    if salvaged is None:
        return translate(
            "backups", "Everything up to {until} is here. Nothing newer could be read."
        ).format(until=until)
    form = translate("backups", "Everything up to {until} is here.")
    if salvaged.newer:
        form = translate("backups", "Everything up to {until} is here, and {later}.")
    return " ".join(
        part for part in (form.format(until=until, later=_later(salvaged)), _partly(salvaged))
        if part
    )  # fmt: skip


def _later(salvaged: Salvaged) -> str:
    if salvaged.whole == salvaged.newer:
        if salvaged.newer == 1:
            return translate("backups", "the later practice, too")
        return translate("backups", "all {n} later practices").format(n=number(salvaged.newer))
    return translate("backups", "{some} of {all} later practices").format(
        some=number(salvaged.whole), all=number(salvaged.newer)
    )


def _partly(salvaged: Salvaged) -> str:
    if not salvaged.partly:
        return ""
    if salvaged.partly == 1:
        return translate("backups", "One more is here in part.")
    return translate("backups", "{n} more are here in part.").format(
        n=capital(number(salvaged.partly))
    )


def _qdate(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)
