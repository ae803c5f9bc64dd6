"""The peer of the page of progress: pyqtgraph drawing as many marks, and a line through them.

    draw_marks.py COUNT
"""

from __future__ import annotations

import sys
import time

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication

from benchmarks.programs.first_frame import FirstFrame


def main(count: int) -> int:
    application = QApplication(sys.argv[:1])
    days = np.arange(count) / 5.0
    values = np.random.default_rng(1).integers(0, 11, count).astype(float)
    start = time.perf_counter()
    plot = pg.PlotWidget(background="w")
    plot.addItem(pg.PlotDataItem(days, values, pen="b", symbol="o", symbolSize=6))
    plot.resize(1100, 800)
    FirstFrame(plot.viewport(), start)
    plot.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
