"""Sound as it is heard: recorded from a sound card, compared with the plan and with the screen."""

from __future__ import annotations

import sys
import wave
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from benchmarks.figures import Measured, Outcome, Skipped
from benchmarks.onsets import (
    Recording,
    Wave,
    find,
    first_sound,
    off_plan_ms,
    positions,
    read_recording,
)
from benchmarks.run import Run
from benchmarks.sound_exercise import EXERCISE, LINES, ROUND_S, SHORT, Made
from benchmarks.stage import RATE_HZ, Recorder, missing_for_sound, sound_card
from coping_app.audio.samples import FS_HZ
from coping_app.audio.tones import bell
from coping_app.store.store import Store
from coping_app.system.folders import Folders

KEYS = ("first-sound", "onset-worst", "onset-spread", "told")
EXACT = ("bell", "inhale", "exhale")
"""Kinds of cues whose onset is held to the plan; words are held to their caption."""
LONGEST_PEER_S = 120.0
STARTS = 4
REACH_N = RATE_HZ // 5


@dataclass(frozen=True, slots=True)
class Session:
    """One session that was played: the recording, and what the program noted."""

    recording: Recording
    begun: float
    planned: np.ndarray
    told: Wave
    kinds: np.ndarray
    ticks: Wave
    busy_from: int
    found: Wave

    @property
    def delay(self) -> float:
        """From the plan's samples to the recording's."""
        return float(np.nanmedian(self.found - self.planned))


def measure(run: Run) -> dict[str, Outcome]:
    """Rows ``first-sound``, ``onset-worst``, ``onset-spread`` and ``told``."""
    if missing := missing_for_sound():
        return dict.fromkeys(KEYS, Skipped(f"there is no {missing} on this machine"))
    with sound_card() as card:
        starts = [_session(run, card, SHORT) for _ in range(STARTS)]
        half_s = max(ROUND_S, round(run.sound_s / 2))
        long = _session(run, card, Made(len(LINES), 10, half_s, half_s // ROUND_S))
        try:
            peer = _effects(run, card, min(run.sound_s, LONGEST_PEER_S))
        except RuntimeError as error:  # half an hour of our own sound is not lost with it
            print(error, file=sys.stderr)
            peer = np.array([])
    return _first_sound([*starts, long]) | _onsets(long, peer) | _told([*starts, long])


def _first_sound(sessions: list[Session]) -> dict[str, Outcome]:
    waits = []
    for session in sessions:
        heard = first_sound(session.recording, session.begun)
        if heard is not None:
            waits.append((heard - session.begun) * 1000)
    note = (
        "From `SessionBridge.begin` to the first hearable sample on the recorded sound card, the "
        "page of the exercise having stood for four seconds "
        "(a PulseAudio null sink; its place in time is known to some 10 ms)."
    )
    return {"first-sound": Measured(tuple(waits), (), note)}


def _onsets(long: Session, peer_ms: Wave) -> dict[str, Outcome]:
    exact = np.isin(long.kinds, EXACT) & (long.planned >= long.busy_from)
    ours = off_plan_ms(long.found[exact], long.planned[exact])
    bells = int((long.kinds[exact] == "bell").sum())
    lost = int(np.isnan(ours).sum())
    peer_lost = int(np.isnan(peer_ms).sum())
    minutes = (long.planned[-1] - long.busy_from) / RATE_HZ / 60
    beside = (
        f"Beside it QTimer and QSoundEffect, just as busy: {len(peer_ms)} sounds, {peer_lost} not "
        "found."
        if len(peer_ms)
        else "QTimer and QSoundEffect, just as busy, did not come to their end in this run."
    )
    note = (
        f"{bells} bells and {int(exact.sum()) - bells} breath tones in {minutes:.1f} min while the "
        f"window stood still at random for up to 300 ms; {lost} not found. Each is looked for in "
        f"the recording by correlation with what was rendered, to the sample. {beside}"
    )
    ours_off, peer_off = (tuple(np.abs(x[~np.isnan(x)])) for x in (ours, peer_ms))
    ours_all, peer_all = (tuple(x[~np.isnan(x)]) for x in (ours, peer_ms))
    return {
        "onset-worst": Measured(ours_off, peer_off, note),
        "onset-spread": Measured(ours_all, peer_all),
    }


def _told(sessions: list[Session]) -> dict[str, Outcome]:
    first: list[float] = []
    others: list[float] = []
    spoken: list[float] = []
    drawn: list[float] = []
    for session in sessions:
        quiet = (session.planned < session.busy_from) & ~np.isnan(session.found)
        heard = session.recording.began_at + session.found[quiet] / RATE_HZ
        off_ms = list(np.abs(session.told[quiet] - heard) * 1000)
        first += off_ms[:1]
        others += off_ms[1:]
        spoken += list(np.array(off_ms)[session.kinds[quiet] == "say"])
        drawn += _drawn_ms(session)
    note = (
        "How far the moment a cue is told to the window is from its onset in the recording, with "
        "the window at rest; the recording's place in time is known to some 10 ms. "
        f"{len(first) + len(others)} cues: the first of a session up to {max(first):.0f} ms, "
        f"all others up to {max(others):.0f} ms. {len(spoken)} of them are spoken lines, which "
        f"begin within {max(spoken):.0f} ms of their caption. The pacer's time, 60 times a second: "
        f"99 of 100 within {np.percentile(drawn, 99):.0f} ms."
    )
    return {"told": Measured(tuple(first + others), (), note)}


def _drawn_ms(session: Session) -> list[float]:
    """How far the session time that was drawn is from what was heard at that moment."""
    at, shown_s = session.ticks[:, 0], session.ticks[:, 1]
    heard_n = (at - session.recording.began_at) * RATE_HZ - session.delay
    during = (shown_s > 0.5) & (shown_s * RATE_HZ < session.busy_from)
    return list(np.abs(shown_s - heard_n / RATE_HZ)[during] * 1000)


def _session(run: Run, card: dict[str, str], made: Made) -> Session:
    """Plays one session of the app and records it."""
    assert FS_HZ == RATE_HZ
    data, out = _prepare(run, made), run.folder / "session.npz"
    recorder = Recorder(card, run.folder / "session.raw")
    try:
        run.start("play_session", str(data), EXERCISE, str(out), **card)
    finally:
        recorder.stop()
    recording = read_recording(recorder.file, recorder.arrivals)
    noted = np.load(out)
    near = round(recording.sample_at(float(noted["begun"])))
    start = find(recording.wave, noted["first"].astype(float), near, 2 * RATE_HZ)
    if start is None:
        raise RuntimeError("the session's first words are not in the recording")
    planned = noted["planned"]
    return Session(
        recording=recording,
        begun=float(noted["begun"]),
        planned=planned,
        told=noted["told"],
        kinds=noted["kinds"],
        ticks=noted["ticks"],
        busy_from=round(float(noted["busy_from"]) * RATE_HZ),
        found=positions(recording.wave, noted["windows"].astype(float), planned, start, REACH_N),
    )


def _prepare(run: Run, made: Made) -> Path:
    """A data folder with that exercise among the person's own."""
    data = run.folder / "sound"
    folders = Folders(data)
    store = Store.open(folders.profile, datetime.now)
    store.settings.set("first_run_done", True)
    store.close()
    folders.own_exercises.mkdir(parents=True, exist_ok=True)
    file = folders.own_exercises / f"{EXERCISE}.yaml"
    file.write_text(made.text(), encoding="utf-8")
    return data


def _effects(run: Run, card: dict[str, str], seconds: float) -> Wave:
    """How far the sounds of the peer are from their plan, in milliseconds."""
    sound = bell()[: RATE_HZ // 4, 0].astype(float)
    file = run.folder / "effect.wav"
    _write_wav(file, sound)
    recorder = Recorder(card, run.folder / "effects.raw")
    try:
        # GLib's event loop never ends once a stall has closed the effect's socket under it.
        said = run.start("play_effects", str(file), str(seconds), QT_NO_GLIB="1", **card)
    finally:
        recorder.stop()
    recording = read_recording(recorder.file, recorder.arrivals)
    loud = np.flatnonzero(np.abs(recording.wave) > 0.01)
    if not len(loud):
        raise RuntimeError("nothing of the peer was heard")
    every = round(said["every_s"] * RATE_HZ)
    planned = np.arange(round(seconds / said["every_s"]) - 1) * every
    window = sound[: RATE_HZ // 20]
    sounds = np.tile(window, (len(planned), 1))
    found = positions(recording.wave, sounds, planned, int(loud[0]), every // 2)
    return off_plan_ms(found, planned)


def _write_wav(file: Path, sound: Wave) -> None:
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
