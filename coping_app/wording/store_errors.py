"""What is said when the records cannot be opened or added to, one row a fault of the store."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coping_app.store.base.errors import (
    DamagedDatabase,
    FolderShut,
    ForeignDatabase,
    KeyLost,
    MigrationFailed,
    NewerDatabase,
    PathTooLong,
    ReadOnlyStore,
    StoreBusy,
    StoreError,
    StoreFull,
    StoreGone,
    UnsafeEngine,
)
from coping_app.wording.message import Message
from coping_app.wording.translate import translate

_Texts = tuple[str, str, str]
"""What happened, what is safe, what to do next."""

ACTIONS: Mapping[type[StoreError], tuple[str, ...]] = {
    NewerDatabase: ("quit",),
    DamagedDatabase: ("backup", "folder", "quit"),
    KeyLost: ("retry", "backup", "quit"),
    ForeignDatabase: ("folder", "quit"),
    ReadOnlyStore: ("retry", "folder", "quit"),
    FolderShut: ("retry", "folder", "quit"),
    PathTooLong: ("folder", "quit"),
    StoreFull: ("retry", "quit"),
    StoreBusy: ("retry", "quit"),
    StoreGone: ("retry", "folder", "quit"),
    UnsafeEngine: ("quit",),
    MigrationFailed: ("retry", "quit"),
}
"""Keys of the buttons for each fault, the main one first."""


def store_message(error: StoreError, available: Collection[str]) -> Message:
    """The message for ``error``.

    Args:
        available: Which of ``retry``, ``backup``, ``folder`` and ``quit`` can be done here.
    """
    kind = type(error)
    words = {
        "retry": translate("store", "Try again"),
        "backup": translate("store", "Go back to a backup"),
        "folder": translate("store", "Choose another folder"),
        "quit": translate("store", "Close the app"),
    }
    wanted = ACTIONS.get(kind, ("retry", "quit"))
    title, safe, following = _said(error)
    here = error.code not in ("damaged: copy", "damaged: backup")
    if here and "backup" in wanted and "backup" not in available:
        following = _without_backup(kind)
    return Message(
        title,
        safe,
        following,
        tuple((key, words[key]) for key in wanted if key in available),
        type(error).__name__,
    )


def not_kept(error: StoreError) -> str:
    """Said where a change could not be kept and is taken back: why, and what to do next."""
    title, following = why(error)
    if isinstance(error, ReadOnlyStore):
        return f"{title} {following}"
    lead = translate("store", "This change is not kept.")
    return f"{lead} {title} {following}"


def not_saved_yet(error: StoreError) -> str:
    """Said beside something that waits in memory: why, and that it is tried again by itself."""
    title, _, _ = _said(error)
    lead = translate("store", "Not saved yet.")
    kept = translate("store", "All of it stays here and is saved as soon as that works.")
    return f"{lead} {title} {kept}"


def why(error: StoreError) -> tuple[str, str]:
    """What stands in the way, and what to do about it."""
    title, _, following = _said(error)
    if isinstance(error, ReadOnlyStore):
        return translate("store", "You can look but not add."), f"{title} {following}"
    return title, following


def said(error: StoreError) -> str:
    """What happened and what to do about it, in one line."""
    title, _, following = _said(error)
    return f"{title} {following}"


def _said(error: StoreError) -> _Texts:
    """The sentences of its code; those of its class where the code has none."""
    texts = {**_texts(), **_closer_texts(), **_export_texts()}
    title, safe, following = texts.get(error.code) or texts.get(type(error).code) or _other()
    given = error.parameters
    return title.format(**given), safe.format(**given), following.format(**given)


def _without_backup(kind: type[StoreError]) -> str:
    """What can be done where there is nothing to go back to."""
    if kind is KeyLost:
        return translate("store", "Put the file keyslots.json back, then try again.")
    return translate("store", "There is no backup here to go back to.")


def _other() -> _Texts:
    return (
        translate("store", "Your records cannot be opened just now."),
        translate("store", "What you saved before stays as it is."),
        translate("store", "Try again in a moment."),
    )


def _texts() -> dict[str, _Texts]:
    """The sentences of each class of faults."""
    return {
        "newer": (
            translate("store", "Your records come from a newer version of this app."),
            translate("store", "They are safe. Nothing was changed."),
            translate("store", "Update the app, then open it again."),
        ),
        "damaged": (
            translate("store", "The file with your records is damaged."),
            translate("store", "The damaged file is kept, and nothing is deleted."),
            translate("store", "You can go back to a backup."),
        ),
        "key lost": (
            translate("store", "The key to your records is missing."),
            translate("store", "Your records are still there, and still locked."),
            translate("store", "Put the file keyslots.json back, or go back to a backup."),
        ),
        "foreign": (
            translate("store", "Another program made the file in this folder."),
            translate("store", "Nothing was changed."),
            translate("store", "Choose another folder for your records."),
        ),
        "read-only": (
            translate("store", "Nothing can be saved in this folder."),
            translate("store", "What you saved before is safe."),
            translate("store", "Choose a folder that can be written to."),
        ),
        "folder shut": (
            translate("store", "You may not open the folder with your records."),
            translate("store", "Nothing was changed."),
            translate("store", "It may belong to someone else. Unlock it, then try again."),
        ),
        "path too long": (
            translate("store", "The path of the folder with your records is too long."),
            translate("store", "Nothing was saved there."),
            translate("store", "Choose a folder with a shorter path."),
        ),
        "full": (
            translate("store", "There is no room left on the disk."),
            translate("store", "What you saved before is safe. The last step is not saved yet."),
            translate("store", "Free some space, then try again."),
        ),
        "busy": (
            translate("store", "Your records are open in another window."),
            translate("store", "They are safe there."),
            translate("store", "Go on in that window, or close it first."),
        ),
        "gone": (
            translate("store", "The folder with your records cannot be reached."),
            translate("store", "What you saved before is safe."),
            translate("store", "Put the stick or disk back, then try again."),
        ),
        "unsafe engine": (
            translate("store", "The lock for your records does not work here."),
            translate("store", "Nothing was written."),
            translate("store", "Install the app again, then open it."),
        ),
        "migration failed": (
            translate("store", "The update could not finish."),
            translate("store", "Your records are as before, and a backup was made."),
            translate("store", "Use the former version for now."),
        ),
    }


def _closer_texts() -> dict[str, _Texts]:
    """The sentences of faults that are known more closely than by their class."""
    kept = translate("store", "The damaged file is kept, and nothing is deleted.")
    back = translate("store", "You can go back to a backup.")
    return {
        "newer: named": (
            translate("store", "Your records were made by version {version} of this app."),
            translate("store", "They are safe. Nothing was changed."),
            translate("store", "Update the app, then open it again."),
        ),
        "damaged: missing": (
            translate("store", "The file with your records is missing."),
            translate("store", "Nothing was changed."),
            back,
        ),
        "damaged: empty": (translate("store", "The file with your records is empty."), kept, back),
        "damaged: copy": (
            translate("store", "The copy of your records is not sound."),
            translate("store", "What you saved before is safe."),
            translate("store", "Try again."),
        ),
        "damaged: backup": (
            translate("store", "This backup is damaged."),
            translate("store", "Nothing was changed."),
            translate("store", "Choose another one."),
        ),
    }


def _export_texts() -> dict[str, _Texts]:
    """The sentences of exports that could not be written."""
    title = translate("export", "The export is not finished.")
    safe = translate("report-page", "Your records are safe, and no half file is left.")
    hints = {
        "export": translate("export", "Check the place it goes to, then try again."),
        "export: no folder": translate("export", "There is no folder {folder}."),
        "export: other bytes": translate(
            "export", "The disk gave back other bytes than it took. Try another one."
        ),
        "export: no room": translate(
            "export", "There is no room on that disk. Free some space, then try again."
        ),
        "export: read-only": translate(
            "export", "That place can't be written to. Choose another one."
        ),
    }
    return {code: (title, safe, hint) for code, hint in hints.items()}
