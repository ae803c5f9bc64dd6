"""The built-in voice: hibari-tts, with one engine for all that is said."""

from __future__ import annotations

import threading
from typing import Any

from coping_app.audio.given_back import give_memory_back, keep_large_pieces_apart
from coping_app.audio.loudness import trimmed
from coping_app.audio.resample import resampled
from coping_app.audio.samples import Samples, stereo
from coping_app.audio.spoken_text import sentences, spoken
from coping_app.audio.voices import VoiceError, VoiceMissingError, joined
from coping_app.system.quiet_libraries import quieten


class HibariVoice:
    """The built-in American English voice (hibari-tts); only the one inside the wheel is used.

    At factor 1 it reads a guided line at about 210 words a minute. Slowed down as a whole it slurs:
    of 100 words a speech recogniser understood 87 at factor 0.60 and 84 at 0.56 with 0.7 s between
    sentences, but 88 at 0.66 with 1 s (the same 160 lines each time; 0.70 gave 87). So it speaks a
    little faster and rests longer: the lines of the shipped exercises come to 126 words a minute,
    and guided lines should have 110 to 130 (content brief).

    Its engine takes some 130 MB: make one and hand it around. It is safe to use from any thread;
    sentences of several threads take turns.
    """

    CALM = 0.66
    BREATH_S = 1.3
    SEED = 0
    name = "Heart"

    def __init__(self) -> None:
        quieten()
        self._engine: Any = None
        self._turn = threading.Lock()

    def speaks(self, language: str) -> bool:
        """English only."""
        return language.split("-")[0] == "en"

    def key(self, _text: str) -> str:
        """The version of the voice and of this preparation."""
        return f"hibari 0.2.1 heart {self.CALM} {self.BREATH_S} {self.SEED} 3"

    def render(self, text: str, speed: float) -> Samples:
        """See ``Voice.render``. The same text and speed give the same samples."""
        parts = []
        for sentence in sentences(spoken(text)):
            with self._turn:
                engine = self._loaded()
                try:
                    sound = engine(sentence, speed=self.CALM * speed, seed=self.SEED)
                except Exception as error:  # a young library: whatever it raises, captions go on
                    raise VoiceError("The voice could not read a line.") from error
            parts.append(trimmed(resampled(sound, engine.sample_rate)))
        give_memory_back()
        return stereo(joined(parts, speed, self.BREATH_S))

    def _loaded(self) -> Any:
        if self._engine is None:
            keep_large_pieces_apart()
            try:
                from hibari import Hibari

                engine = Hibari(threads=1)
                engine.sess = _Frugal(engine.sess)
            except Exception as error:  # missing files, a processor onnxruntime doesn't know
                raise VoiceMissingError("The built-in voice could not be started.") from error
            self._engine = engine
        return self._engine


class _Frugal:
    """An onnxruntime session that gives back after each run what the run took.

    Else it keeps as much as its longest sentence ever took, which has no bound: hibari makes its
    session itself and takes no options for it.
    """

    def __init__(self, session: Any) -> None:
        from onnxruntime import RunOptions

        self._session = session
        self._options = RunOptions()
        self._options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def run(self, names: Any, given: Any) -> Any:
        """As the session's own."""
        return self._session.run(names, given, self._options)
