"""Set the engine up before any test makes a QApplication: off screen, our scheme known."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from parallel38.engine.backend import prepare

prepare()
