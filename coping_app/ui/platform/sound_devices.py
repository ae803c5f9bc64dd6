"""The computer's sound devices, and a sink on the one that sound usually goes to."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

from coping_app.audio.samples import FS_HZ, samples_of

PULSE_LATENCY_MS = 100
"""How much PulseAudio, or PipeWire in its place, keeps ready. Qt asks for 10 ms and cannot be told
otherwise; on a busy computer every second cue was then late. With 100 ms none was."""
BUFFER_S = 1.5
"""Depth of the device's buffer. A window busy for longer than this can be heard."""
FRAME_BYTES = 4
"""Two sides of 16 bit."""


class SoundDevices(QObject):
    """The computer's sound devices.

    ``changed`` is told when one came or went, or another became the usual one.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Here, not when a device is opened: by then a thread renders speech, and the system's
        # libraries may not look at a variable while another one is set.
        os.environ.setdefault("PULSE_LATENCY_MSEC", str(PULSE_LATENCY_MS))
        self._watch = QMediaDevices(self)
        self._watch.audioOutputsChanged.connect(self.changed)

    def usual(self) -> bytes:
        """Id of the device that sound goes to; empty where there is none."""
        return bytes(QMediaDevices.defaultAudioOutput().id().data())

    def open(self) -> QAudioSink | None:
        """A sink on the usual device, or None where there is none that takes our format."""
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull() or not device.isFormatSupported(_format()):
            return None
        sink = QAudioSink(device, _format(), self)
        sink.setBufferSize(samples_of(BUFFER_S) * FRAME_BYTES)
        return sink


def _format() -> QAudioFormat:
    wanted = QAudioFormat()
    wanted.setSampleRate(FS_HZ)
    wanted.setChannelCount(2)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return wanted
