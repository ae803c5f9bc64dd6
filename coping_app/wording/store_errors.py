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
    title, safe, following = _texts().get(kind, _other())
    if "backup" in wanted and "backup" not in available:
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
    title, _, _ = _texts().get(type(error), _other())
    lead = translate("store", "Not saved yet.")
    kept = translate("store", "All of it stays here and is saved as soon as that works.")
    return f"{lead} {title} {kept}"


def why(error: StoreError) -> tuple[str, str]:
    """What stands in the way, and what to do about it."""
    title, _, following = _texts().get(type(error), _other())
    if isinstance(error, ReadOnlyStore):
        return translate("store", "You can look but not add."), f"{title} {following}"
    return title, following


def _without_backup(kind: type[StoreError]) -> str:
    """What can be done where there is nothing to go back to."""
    if kind is KeyLost:
        return translate("store", "Put the file keyslots.json back, then try again.")
    return translate("store", "There is no backup here to go back to.")


def _other() -> tuple[str, str, str]:
    return (
        translate("store", "Your records cannot be opened just now."),
        translate("store", "What you saved before stays as it is."),
        translate("store", "Try again in a moment."),
    )


def _texts() -> dict[type[StoreError], tuple[str, str, str]]:
    """What happened, what is safe, what to do next."""
    return {
        NewerDatabase: (
            translate("store", "Your records come from a newer version of this app."),
            translate("store", "They are safe. Nothing was changed."),
            translate("store", "Update the app, then open it again."),
        ),
        DamagedDatabase: (
            translate("store", "The file with your records is damaged."),
            translate("store", "The damaged file is kept, and nothing is deleted."),
            translate("store", "You can go back to a backup."),
        ),
        KeyLost: (
            translate("store", "The key to your records is missing."),
            translate("store", "Your records are still there, and still locked."),
            translate("store", "Put the file keyslots.json back, or go back to a backup."),
        ),
        ForeignDatabase: (
            translate("store", "Another program made the file in this folder."),
            translate("store", "Nothing was changed."),
            translate("store", "Choose another folder for your records."),
        ),
        ReadOnlyStore: (
            translate("store", "Nothing can be saved in this folder."),
            translate("store", "What you saved before is safe."),
            translate("store", "Choose a folder that can be written to."),
        ),
        FolderShut: (
            translate("store", "You may not open the folder with your records."),
            translate("store", "Nothing was changed."),
            translate("store", "It may belong to someone else. Unlock it, then try again."),
        ),
        PathTooLong: (
            translate("store", "The path of the folder with your records is too long."),
            translate("store", "Nothing was saved there."),
            translate("store", "Choose a folder with a shorter path."),
        ),
        StoreFull: (
            translate("store", "There is no room left on the disk."),
            translate("store", "What you saved before is safe. The last step is not saved yet."),
            translate("store", "Free some space, then try again."),
        ),
        StoreBusy: (
            translate("store", "Your records are open in another window."),
            translate("store", "They are safe there."),
            translate("store", "Go on in that window, or close it first."),
        ),
        StoreGone: (
            translate("store", "The folder with your records cannot be reached."),
            translate("store", "What you saved before is safe."),
            translate("store", "Put the stick or disk back, then try again."),
        ),
        UnsafeEngine: (
            translate("store", "The lock for your records does not work here."),
            translate("store", "Nothing was written."),
            translate("store", "Install the app again, then open it."),
        ),
        MigrationFailed: (
            translate("store", "The update could not finish."),
            translate("store", "Your records are as before, and a backup was made."),
            translate("store", "Use the former version for now."),
        ),
    }
