"""Deletes everything of one person. A note says so first, so that a cut is made good at a start."""

from __future__ import annotations

import contextlib

from coping_app.store.backups.wiping import remove_everything, remove_file
from coping_app.store.base.errors import StoreBusy, explain_os_error
from coping_app.store.base.files import make_private_folder, write_whole
from coping_app.store.viewing import sweep_old_views
from coping_app.system.folders import DELETING, Folders

_OWN_FILES_TOO = b"own files too"


def clear_out(folders: Folders, own_files: bool) -> None:
    """Deletes records, key, backups, settings, caches and the log; no store may be open.

    Args:
        folders: Where everything is kept. What else lies in there stays.
        own_files: Whether exercises, questionnaires and help lines that were added go, too.

    Raises:
        StoreError: Something could not be deleted; ``go_on_clearing_out`` tries again.
    """
    note = folders.data / DELETING
    try:
        make_private_folder(folders.data)
        write_whole(note, _OWN_FILES_TOO if own_files else b"")
    except OSError as error:
        raise explain_os_error(error) from error
    try:
        go_on_clearing_out(folders)
    except StoreBusy:  # nothing was deleted, and the other window may be used for long
        remove_file(note)
        raise


def go_on_clearing_out(folders: Folders) -> None:
    """Deletes what the note asks for; with no note nothing happens.

    Raises:
        StoreError: Something could not be deleted; the note stays.
    """
    note = folders.data / DELETING
    try:
        own_files = note.read_bytes() == _OWN_FILES_TOO
    except OSError:
        return
    others = [folders.exercise_index.parent, folders.speech, folders.demo, folders.log]
    others.append(folders.data / "starts")
    if own_files:
        others += [folders.own_exercises, folders.own_plans, folders.own_questionnaires]
        others += [folders.own_safety, *folders.data.glob("adding-*")]
    remove_everything(folders.profile, others)
    sweep_old_views()
    remove_file(note)
    with contextlib.suppress(OSError):  # something of somebody else's lies in there
        folders.data.rmdir()
