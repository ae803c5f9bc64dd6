"""A screen and a sound card for programs on a machine that has neither.

The screen is Xvfb. The sound card is a PulseAudio server of our own with a null sink: what is
played into it can be recorded from its monitor, sample by sample, as a person would hear it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

SINK = "stage"
RATE_HZ = 48_000
PATIENCE_S = 10.0
SOUND_PROGRAMS = ("pulseaudio", "pactl", "parec")


def missing_for_sound() -> str:
    """Names what a recorded sound card needs and this machine lacks; empty where all is there."""
    return ", ".join(name for name in SOUND_PROGRAMS if shutil.which(name) is None)


@contextmanager
def screen() -> Iterator[tuple[dict[str, str], str]]:
    """Environment for programs with windows, and its name in words."""
    if shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}, "offscreen, without a screen"
        return
    reading, writing = os.pipe()
    server = _start(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        {},
        keep=writing,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            display = answer.readline().strip()
        yield {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}, "Xvfb, 1280 × 800"
    finally:
        _end(server)


@contextmanager
def sound_card() -> Iterator[dict[str, str]]:
    """Environment for programs that play into the sound card.

    Raises:
        RuntimeError: The server did not come up.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-sound-")))
        folder.chmod(0o700)
        socket = folder / "pulse.sock"
        found = {
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_SERVER": f"unix:{socket}",
            "PULSE_COOKIE": str(folder / "cookie"),
        }
        server = _start(
            [
                "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
                "--log-target=null",
                f"--load=module-native-protocol-unix socket={socket} auth-anonymous=1",
                f"--load=module-null-sink sink_name={SINK} rate={RATE_HZ}",
            ],
            found,
        )  # fmt: skip
        stack.callback(_end, server)
        _wait_for(found)
        yield found


class Recorder:
    """Records the sound card from now until ``stop``.

    Attributes:
        file: Signed 16 bit stereo samples, as they came.
        arrivals: Monotonic seconds and bytes so far, for each piece that came.
    """

    def __init__(self, card: dict[str, str], file: Path) -> None:
        self.file = file
        self.arrivals: list[tuple[float, int]] = []
        command = [
            "parec", "-d", f"{SINK}.monitor", "--format=s16le", f"--rate={RATE_HZ}",
            "--channels=2", "--latency-msec=10",
        ]  # fmt: skip
        self._recorder = subprocess.Popen(
            command, env=os.environ | card, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        from threading import Thread

        self._thread = Thread(target=self._keep, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the recording; the file is whole."""
        self._recorder.terminate()
        self._thread.join(PATIENCE_S)
        self._recorder.wait(PATIENCE_S)

    def _keep(self) -> None:
        pipe = self._recorder.stdout
        assert pipe is not None
        came = 0
        with self.file.open("wb") as file:
            while piece := os.read(pipe.fileno(), 1 << 16):
                self.arrivals.append((time.monotonic(), came))
                file.write(piece)
                came += len(piece)


def _wait_for(card: dict[str, str]) -> None:
    patience = time.monotonic() + PATIENCE_S
    while time.monotonic() < patience:
        asked = subprocess.run(["pactl", "info"], env=os.environ | card, capture_output=True)
        if asked.returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError("the sound server did not come up")


def _start(command: list[str], more: dict[str, str], keep: int = -1) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        env=os.environ | more,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(keep,) if keep >= 0 else (),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE_S)
        return
    process.kill()
