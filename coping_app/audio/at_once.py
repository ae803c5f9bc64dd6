"""Spoken lines for what must begin at once: a line that is not there in time is silent."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from coping_app.audio.samples import Pcm, samples_of
from coping_app.audio.speech import Speech
from coping_app.session.timeline import reading_s

PATIENCE_S = 0.4
"""How long all lines of a session together may be waited for; most voices make it."""
_LOOK_S = 0.005


class AtOnce:
    """The lines of ``speech``, of which none holds up the circle; captions carry those not ready.

    Lines are made in the background by ``speech.prefetch``; what is asked for later sounds.

    Args:
        speech: The lines, prefetched.
        patience_s: Seconds to wait in all.
        monotonic, sleep: Time.
    """

    def __init__(
        self,
        speech: Speech,
        patience_s: float = PATIENCE_S,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._speech = speech
        self._left_s = patience_s
        self._monotonic = monotonic
        self._sleep = sleep

    def length_s(self, text: str, private: bool = False) -> float:
        """Seconds of the line; of one that is not there, the time to read it."""
        return self._speech.length_s(text, private) if self._is_there(text) else reading_s(text)

    def pcm(self, text: str, private: bool = False) -> Pcm:
        """The line as 16-bit mono, or silence as long as reading takes; never raises."""
        if self._is_there(text):
            return self._speech.pcm(text, private)
        return np.zeros(samples_of(reading_s(text)), np.int16)

    def _is_there(self, text: str) -> bool:
        began = self._monotonic()
        until = began + self._left_s
        while not self._speech.ready(text) and self._monotonic() < until:
            self._sleep(_LOOK_S)
        self._left_s = max(0.0, self._left_s - (self._monotonic() - began))
        return self._speech.ready(text)
