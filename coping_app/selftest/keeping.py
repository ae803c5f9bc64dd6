"""Whether records are encrypted, and the disk keeps what it is given, soon and with room left."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from coping_app.selftest.facts import Facts, Found
from coping_app.store.base.engine import connect, test_header
from coping_app.store.base.errors import UnsafeEngine
from coping_app.store.base.files import make_private_folder, write_whole
from coping_app.store.base.keys import new_key

WRITES = 8
WRITE_BYTES = 4096
SLOWEST_WRITE_S = 0.1
"""A rating that takes longer to be safe is felt."""
LEAST_FREE = 500_000_000
"""Bytes. Speech, backups and music a person adds stay well below it."""


def encryption(_facts: Facts) -> Found:
    """Makes a database, and looks whether its file could be read by anyone.

    In a folder of its own: opening and closing the person's own file here would drop its locks.
    """
    with tempfile.TemporaryDirectory(prefix="coping-app-check-") as folder:
        path = Path(folder) / "check.db"
        try:
            connection = connect(path, new_key())
            try:
                cipher = str(connection.execute("PRAGMA cipher_version").fetchone()[0])
                engine = str(connection.execute("SELECT sqlite_version()").fetchone()[0])
                connection.execute("CREATE TABLE kept (word TEXT) STRICT")
            finally:
                connection.close()
            test_header(path)
        except UnsafeEngine:
            return Found(False, "not encrypted")
    return Found(
        True, "SQLCipher {cipher}, SQLite {engine}",
        {"cipher": cipher.split()[0], "engine": engine},
    )  # fmt: skip


def disk_write(facts: Facts) -> Found:
    """How long it takes, as a rule, until a few kilobytes are safe on the disk."""
    took_s = []
    probe = facts.data / ".check"
    try:
        make_private_folder(facts.data)
        for _ in range(WRITES):
            began = time.perf_counter()
            write_whole(probe, bytes(WRITE_BYTES), verify=True)
            took_s.append(time.perf_counter() - began)
        probe.unlink()
    except OSError:
        return Found(False, "cannot be written to")
    usual_s = statistics.median(took_s)
    return Found(usual_s <= SLOWEST_WRITE_S, "safe in {took} ms", {"took": f"{1000 * usual_s:.1f}"})


def disk_space(facts: Facts) -> Found:
    """How much room is left."""
    folder = next(each for each in (facts.data, *facts.data.parents) if each.exists())
    free = shutil.disk_usage(folder).free
    return Found(free >= LEAST_FREE, "{free} GB free", {"free": f"{free / 1e9:.1f}"})
