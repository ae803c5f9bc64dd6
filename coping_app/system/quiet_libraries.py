"""Switches off what libraries would do beside their work.

Nothing here imports them: each looks at its variable when it is imported.
"""

from __future__ import annotations

import os

SWITCHES = {
    # Else onnxruntime, below the built-in voice, reports to its maker: it looks up a server, and
    # writes a name for this device and a queue of reports into the home folder. Switching it off
    # once it is imported comes too late.
    "ORT_DISABLE_TELEMETRY": "1",
    # Else pydantic looks through all that is installed for plugins, and runs those it finds.
    "PYDANTIC_DISABLE_PLUGINS": "__all__",
}


def quieten() -> None:
    """Call before any of them is imported, while there is one thread: see ``setenv(3)``.

    What the surroundings say is overruled: nobody chooses to be reported.
    """
    os.environ.update(SWITCHES)
