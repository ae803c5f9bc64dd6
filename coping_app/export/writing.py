"""Writes what an exporter made: whole, read back and compared, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from coping_app.export.records.records import Records
from coping_app.export.table import Exporter
from coping_app.store.base.errors import (
    ReadOnlyStore,
    StoreError,
    StoreFull,
    explain_os_error,
)
from coping_app.store.base.files import WriteSome, write_whole


class ExportFailed(StoreError):
    """The export could not be written. No file with the final name was begun."""

    code = "export"


def write_export(
    exporter: Exporter, records: Records, path: Path, write_some: WriteSome = os.write
) -> tuple[Path, ...]:
    """Makes and writes the file, and the one beside it if there is one.

    Args:
        path: Where to; what was there before is replaced only by a whole file. The file is for
            its owner alone.
        write_some: What writes; tests hand in a device that fails.

    Returns:
        The files, in the order they were written: the one with the final name is the last.

    Raises:
        ExportFailed: The disk is full, gone or read-only, or gave back other bytes.
    """
    files = [(path, exporter.make(records))]
    if exporter.beside is not None:
        ending, make = exporter.beside
        files.insert(0, (path.with_name(f"{path.stem}{ending}{path.suffix}"), make(records)))
    try:
        for place, data in files:
            write_whole(place, data, verify=True, write_some=write_some)
    except OSError as error:
        raise _explained(error, path) from error
    return tuple(place for place, _ in files)


def _explained(error: OSError, path: Path) -> ExportFailed:
    """The same as a failed export: with the closest code that fits."""
    if isinstance(error, FileNotFoundError):
        return ExportFailed("export: no folder", folder=str(path.parent))
    if error.errno is None:
        return ExportFailed("export: other bytes")
    reason = explain_os_error(error)
    codes = {StoreFull: "export: no room", ReadOnlyStore: "export: read-only"}
    return ExportFailed(codes.get(type(reason), ""))
