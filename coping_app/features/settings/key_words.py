"""What the lock on the records protects from, and what not, in plain words."""

from __future__ import annotations

from coping_app.wording.translate import translate


def key_paragraphs() -> tuple[str, ...]:
    """Who is kept out, who is not, and what helps."""
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
