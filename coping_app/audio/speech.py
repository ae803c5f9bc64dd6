"""Spoken lines, ready when they are needed: rendered ahead, cached, and silent where none can be.

Lengths come from the same samples that are heard, so a timeline compiled with ``length_s`` fits
them exactly. A line that holds a person's own answers is ``private``: it lives in memory only.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from coping_app.audio.samples import FS_HZ, Pcm, Samples, from_pcm, samples_of, stereo, to_pcm
from coping_app.audio.speech_cache import LIMIT_BYTES, SpeechCache, line_id
from coping_app.audio.spoken_text import LONGEST_SPOKEN
from coping_app.audio.voices import Voice, VoiceError
from coping_app.session.timeline import reading_s

MEMORY_BYTES = 48 * 1024 * 1024
"""Lines kept in memory: eight minutes of speech."""
LOOK_EVERY_S = 1.0
"""How often a thread without work looks whether the process ends."""


class Speech:
    """One voice at one speed, with its lines in memory and on disk. Safe to use from any thread.

    Attributes:
        voice: The voice.
        problem: Why a line is silent, in a plain sentence; empty while all is well.
    """

    def __init__(
        self, voice: Voice, cache_folder: Path | None, speed: float = 1.0,
        limit_bytes: int = LIMIT_BYTES, memory_bytes: int = MEMORY_BYTES,
    ) -> None:
        """
        Args:
            voice: What reads the lines.
            cache_folder: None keeps nothing on disk (kiosk).
            speed: 1 is the calm pace of the voice; 0.5 to 2.
            limit_bytes: Most that the folder may hold.
            memory_bytes: Most that is held in memory.

        Raises:
            ValueError: ``speed`` is out of range.
        """
        if not 0.5 <= speed <= 2.0:
            raise ValueError(f"speed must be from 0.5 to 2, not {speed}")
        self.voice = voice
        self.problem = ""
        self._speed = speed
        self._disk = None if cache_folder is None else SpeechCache(cache_folder, limit_bytes)
        self._memory: OrderedDict[str, Pcm] = OrderedDict()
        self._memory_limit = memory_bytes
        self._memory_size = 0
        self._memory_lock = threading.Lock()
        self._voice_lock = threading.Lock()
        self._waiting: deque[tuple[str, bool]] = deque()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def samples(self, text: str, private: bool = False) -> Samples:
        """The line in stereo at ``FS_HZ``, rendered now if it isn't ready."""
        return stereo(from_pcm(self.pcm(text, private)))

    def length_s(self, text: str, private: bool = False) -> float:
        """How long the line lasts, in seconds; rendered now if it isn't ready."""
        return len(self.pcm(text, private)) / FS_HZ

    def pcm(self, text: str, private: bool = False) -> Pcm:
        """The line as 16-bit mono: what ``samples`` is made of. Read-only."""
        known = self._remembered(text)
        if known is not None:
            return known
        with self._voice_lock:
            known = self._remembered(text)
            if known is None:
                known = self._made(text, private)
                self._remember(text, known)
            return known

    def ready(self, text: str) -> bool:
        """Whether the line is in memory, so that asking for it costs nothing."""
        with self._memory_lock:
            return text in self._memory

    def prefetch(self, texts: Iterable[str], private: bool = False) -> None:
        """Renders lines in the background, in this order, after those already asked for."""
        with self._wake:
            self._waiting.extend((text, private) for text in texts)
            if self._thread is None and not self._closed and self._waiting:
                # No daemon: Python would end while the voice's own code runs, and crash in it.
                self._thread = threading.Thread(target=self._work, name="speech")
                self._thread.start()
            self._wake.notify()

    def drop_prefetch(self) -> None:
        """Forgets what still waits to be rendered."""
        with self._wake:
            self._waiting.clear()

    def forget(self) -> None:
        """Drops every line from memory, private ones with them."""
        self.drop_prefetch()
        with self._memory_lock:
            self._memory.clear()
            self._memory_size = 0

    def close(self) -> None:
        """Ends the background thread after the line it is at, and forgets everything.

        Nobody waits for that line here: it may take seconds. Python waits for it before it ends.
        """
        with self._wake:
            self._closed = True
            self._waiting.clear()
            self._wake.notify()
        self.forget()

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._waiting and not self._is_over():
                    self._wake.wait(LOOK_EVERY_S)
                if self._is_over():
                    return
                text, private = self._waiting.popleft()
            self.pcm(text, private)

    def _is_over(self) -> bool:
        """Closed, or left behind by a process that ends."""
        return self._closed or not threading.main_thread().is_alive()

    def _made(self, text: str, private: bool) -> Pcm:
        """From disk, from the voice, or silence."""
        if len(text) > LONGEST_SPOKEN:
            self.problem = "This text is too long to be read aloud."
            return _silent(text, self._speed)
        name = "" if private else self._disk_name(text)
        kept = self._disk.get(name) if self._disk is not None and name else None
        if kept is not None:
            return kept
        try:
            sound = self.voice.render(text, self._speed)
        except VoiceError as error:
            self.problem = str(error)
            return _silent(text, self._speed)
        except Exception:  # a voice with a fault of its own must not end a session
            self.problem = "The voice stopped working. The words are on the screen."
            return _silent(text, self._speed)
        if not len(sound):
            return _silent(text, self._speed)
        pcm = to_pcm(np.asarray(sound[:, 0]))
        # Asked again: another voice may have taken over while it rendered.
        name = self._disk_name(text) if name else ""
        if self._disk is not None and name:
            self._disk.put(name, pcm)
        return pcm

    def _disk_name(self, text: str) -> str:
        """The name of the line on disk; empty where its voice keeps none."""
        key = self.voice.key(text)
        return line_id(key, text, self._speed) if key else ""

    def _remembered(self, text: str) -> Pcm | None:
        with self._memory_lock:
            if text in self._memory:
                self._memory.move_to_end(text)
                return self._memory[text]
        return None

    def _remember(self, text: str, pcm: Pcm) -> None:
        pcm.flags.writeable = False
        with self._memory_lock:
            if self._closed:  # the line that was under way
                return
            self._memory[text] = pcm
            self._memory_size += pcm.nbytes
            while self._memory_size > self._memory_limit and len(self._memory) > 1:
                _, oldest = self._memory.popitem(last=False)
                self._memory_size -= oldest.nbytes


def _silent(text: str, speed: float) -> Pcm:
    return np.zeros(samples_of(reading_s(text) / speed), np.int16)
