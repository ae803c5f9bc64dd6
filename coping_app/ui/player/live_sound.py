"""The sound of one session: the score that is written and the output that plays it, as one."""

from __future__ import annotations

from coping_app.audio.mixer import Score
from coping_app.session.cues import PlacedBlock
from coping_app.ui.platform.sound_output import SoundOutput


class LiveSound:
    """Writes blocks into the score and steers the output (``bridge.Sound``)."""

    def __init__(self, score: Score, output: SoundOutput) -> None:
        self._score = score
        self._output = output

    def place(self, block: PlacedBlock) -> None:
        """Lays one block into the score."""
        self._score.place(block)

    def replace_from(self, session_s: float, blocks: tuple[PlacedBlock, ...]) -> None:
        """Drops what was laid from ``session_s`` on, lays ``blocks``, and plays them at once."""
        self._score.clear_from(session_s)
        for block in blocks:
            self._score.place(block)
        self._output.flush()

    def start(self) -> None:
        """Begins to play."""
        self._output.start()

    def suspend(self) -> None:
        """Stands still at once."""
        self._output.suspend()

    def resume(self) -> None:
        """Goes on where it stood."""
        self._output.resume()

    def lost_for_s(self) -> float:
        """How long sound that was there is missing; 0 while there is sound, or never was any."""
        return self._output.lost_for_s

    def stop(self) -> None:
        """Ends for good."""
        self._output.stop()
