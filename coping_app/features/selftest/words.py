"""The words of the self-test, marked for translation.

The table of checks lives where no Qt is; its English words are repeated here so that the
translation tools find them. A test holds both together.
"""

from __future__ import annotations

from coping_app.selftest.facts import Found
from coping_app.wording.translate import QT_TRANSLATE_NOOP, translate

TITLES = (
    QT_TRANSLATE_NOOP("selftest", "Sound device"),
    QT_TRANSLATE_NOOP("selftest", "Cues on time"),
    QT_TRANSLATE_NOOP("selftest", "Voice"),
    QT_TRANSLATE_NOOP("selftest", "Voice for other languages"),
    QT_TRANSLATE_NOOP("selftest", "Exercises by language"),
    QT_TRANSLATE_NOOP("selftest", "Encryption"),
    QT_TRANSLATE_NOOP("selftest", "Saving"),
    QT_TRANSLATE_NOOP("selftest", "Room on the disk"),
    QT_TRANSLATE_NOOP("selftest", "Screen"),
)
ADVICE = (
    QT_TRANSLATE_NOOP(
        "selftest", "Connect speakers or headphones. Without them the words go on here."
    ),
    QT_TRANSLATE_NOOP("selftest", "Close other programs, or try other headphones."),
    QT_TRANSLATE_NOOP("selftest", "Install the app again. Until then the words are on the screen."),
    QT_TRANSLATE_NOOP("selftest", "Install espeak-ng to hear a voice in your language."),
    QT_TRANSLATE_NOOP("selftest", "Install the app again. Its exercises are missing."),
    QT_TRANSLATE_NOOP("selftest", "Do not keep records here. Install the app again."),
    QT_TRANSLATE_NOOP("selftest", "Choose a folder on this computer's own disk."),
    QT_TRANSLATE_NOOP("selftest", "Make some room on the disk."),
    QT_TRANSLATE_NOOP("selftest", "Use a screen of at least 800 by 480, or a smaller scale."),
)
FINDINGS = (
    QT_TRANSLATE_NOOP("selftest", "none that works"),
    QT_TRANSLATE_NOOP("selftest", "{device}"),
    QT_TRANSLATE_NOOP("selftest", "the sound stood still"),
    QT_TRANSLATE_NOOP("selftest", "at most {worst} ms in {length} s"),
    QT_TRANSLATE_NOOP("selftest", "at most {worst} ms in {length} s, without sound"),
    QT_TRANSLATE_NOOP("selftest", "no voice; words on the screen only"),
    QT_TRANSLATE_NOOP("selftest", "{name}, {pace} words a minute"),
    QT_TRANSLATE_NOOP("selftest", "espeak-ng is there"),
    QT_TRANSLATE_NOOP("selftest", "espeak-ng is not there"),
    QT_TRANSLATE_NOOP("selftest", "{counts}"),
    QT_TRANSLATE_NOOP("selftest", "not encrypted"),
    QT_TRANSLATE_NOOP("selftest", "SQLCipher {cipher}, SQLite {engine}"),
    QT_TRANSLATE_NOOP("selftest", "cannot be written to"),
    QT_TRANSLATE_NOOP("selftest", "safe in {took} ms"),
    QT_TRANSLATE_NOOP("selftest", "{free} GB free"),
    QT_TRANSLATE_NOOP("selftest", "no screen"),
    QT_TRANSLATE_NOOP("selftest", "{width} × {height}, scale {scale}, {platform}"),
    QT_TRANSLATE_NOOP("selftest", "could not be checked: {fault}"),
)


def said(text: str) -> str:
    """A word of the table in the language of the app."""
    return translate("selftest", text) if text else ""


def finding(found: Found) -> str:
    """What a check found, in the language of the app."""
    return said(found.text).format(**found.parts)
