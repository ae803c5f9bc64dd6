"""What the lock on the records protects from, and what not, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def key_sentence() -> str:
    """The short of it, for the first start."""
    return translate(
        "key",
        "Your records stay here. Who can read this disk can read them; see Settings.",
    )


def key_paragraphs() -> tuple[str, ...]:
    """All of it: who is kept out, who is not, and what helps."""
    return (
        translate(
            "key",
            "Their key lies beside them, in the same folder. "
            "Other people with an account on this computer are kept out.",
        ),
        translate(
            "key",
            "A thief, a repair shop or an administrator can read both. "
            "So can anyone who has a copy, on a stick or in a cloud.",
        ),
        translate(
            "key",
            "What helps is to encrypt the whole disk in the settings of your system. "
            "A passphrase of your own is not there yet.",
        ),
    )
