"""What is said where an exercise cannot start, or a session cannot be gone on with."""

from __future__ import annotations

from coping_app.store.base.errors import StoreError
from coping_app.wording.message import Message
from coping_app.wording.store_errors import why
from coping_app.wording.translate import translate

LONGEST_DETAILS = 400
"""So many characters of a technical line are shown."""


def cannot_start(error: Exception) -> Message:
    """Why an exercise cannot start; its only way leads back to Today."""
    actions = (("today", translate("session", "Back to Today")),)
    if isinstance(error, StoreError):
        title, following = why(error)
        return Message(title, translate("session", "Nothing was lost."), following, actions)
    return Message(
        translate("session", "This exercise cannot be opened just now."),
        translate("session", "Your records are safe, and all other exercises work."),
        translate("session", 'If you wrote it, "coping-app check" names what to change.'),
        actions,
        str(error)[:LONGEST_DETAILS],
    )


def cannot_go_on() -> Message:
    """Of a session that nobody can go on with: it can be finished, and what was done counts."""
    return Message(
        translate("session", "We cannot go on with this one."),
        translate("session", "Your ratings and answers are safe."),
        translate("session", "You can finish it here. What you did counts."),
        (
            ("finish", translate("session", "Finish it here")),
            ("today", translate("session", "Back to Today")),
        ),
    )
