"""A talk under fast fingers: presses forth and back, and digressions from which it comes back.

    python -m tests.long.talk [--presses 1000] [--digressions 50] [--seed N] [--size 1920x1080]

After each burst of presses the talk's scene, the stage's Store and what its page draws must agree;
memory (PSS of all processes) at the end is set beside that after the first hundred presses. After
each digression (a day, a place, an event, a layer, a camera, at random) one key leads back, and the
stage has the scene's View as it is written. The exit code is the number of faults.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from parallel38.engine.backend import prepare  # (before anything of Qt's)

prepare(True)

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from parallel38.domain.framing import staged  # noqa: E402
from parallel38.domain.selected import spot_id  # noqa: E402
from parallel38.domain.view import FIRST_DAY, LAST_DAY  # noqa: E402
from parallel38.ui.stage.displays import Displays  # noqa: E402
from parallel38.ui.stage.fresh import FRESH  # noqa: E402
from tests.bench.processes import memory  # noqa: E402
from tests.long.desk import Desk, opened  # noqa: E402

STORY = "war-of-movement-war-of-waiting"
ROUND = 100  # presses
K = Qt.Key
SEEN = """!window.parallel38 ? [0, 0, 0, 0, 0] : (({ page, map }) =>
  [page.revision, page.state.pane.day, map.getCenter().lat, map.getCenter().lng, map.getZoom()]
)(window.parallel38)"""


class Room:
    """A talk on a desk of two displays; both are the one there is."""

    def __init__(self, desk: Desk, size: tuple[int, int]) -> None:
        Displays.two = property(lambda _self: True)  # type: ignore[assignment,method-assign]
        self.desk, self.window = desk, desk.window
        self.presenter = desk.window.presenter
        self.presenter.start(STORY)
        self.stage = self.presenter.stage
        self.stage.showNormal()
        self.stage.resize(*size)
        self.scenes = self.presenter.story.scenes
        desk.until(lambda: self.stage.map.revision > 0)
        self.rest()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.stage.map.focusProxy() or self.stage.map, key)

    def js(self, code: str) -> object:
        """The value of an expression in the stage's page."""
        answers: list[str] = []
        self.stage.map.page().runJavaScript(f"JSON.stringify({code})", 0, answers.append)
        self.desk.until(lambda: bool(answers))
        return json.loads(answers[0])

    def rest(self) -> None:
        """Until clock and camera have come to the scene, or it took too long."""
        try:
            self.desk.until(lambda: not self.stage.running and not self.faults(), most=20_000)
        except TimeoutError:
            return

    def faults(self) -> list[str]:
        """What does not agree: the talk, the stage's Store, what its page draws."""
        wanted = self.scenes[self.presenter.number].view.pane
        camera = staged(wanted.camera, self.stage.map.width(), self.stage.map.height())
        told = self.stage.store.view.pane
        found = []
        marks = tuple(one for one in told.highlights if not one.startswith(FRESH))
        if (told.date, told.selected, marks, told.layers_on, told.layers_off) != (
            wanted.date, wanted.selected, wanted.highlights, wanted.layers_on, wanted.layers_off,
        ):  # fmt: skip
            found.append(f"the Store has {told.date} {told.selected}, not {wanted.date}")
        if told.camera != camera:
            found.append(f"the Store's camera is {told.camera}, not {camera}")
        revision, day, lat, lon, zoom = self.js(SEEN)  # type: ignore[misc]
        if revision != self.stage.map.revision or day != wanted.date.toordinal():
            found.append(f"the page draws day {day} of revision {revision}")
        near = abs(lat - camera.lat) < 0.02 and abs((lon - camera.lon + 180) % 360 - 180) < 0.02
        if not near or abs(zoom - camera.zoom) > 0.01:
            found.append(f"the page looks at {lat:.3f}, {lon:.3f} from {zoom:.2f}, not {camera}")
        return found


def presses(room: Room, count: int, dice: random.Random) -> int:
    """Bursts of presses; how many ended in a fault."""
    number, done, faults, first = room.presenter.number, 0, 0, 0.0
    while done < count:
        for _ in range(dice.randint(1, 12)):
            step = dice.choice((1, 1, -1))
            room.press(K.Key_PageDown if step > 0 else K.Key_PageUp)
            number = min(max(number + step, 0), len(room.scenes) - 1)
            done += 1
            if dice.random() < 0.5:
                room.desk.settle(dice.randint(1, 120))
        room.rest()
        wrong = room.faults()
        if number != room.presenter.number:
            wrong.append(f"scene {room.presenter.number}, not {number}")
        if wrong:
            faults += 1
            print(f"after {done} presses: {'; '.join(wrong)}", flush=True)
        if not first and done >= min(ROUND, count):
            first = memory()
    last = memory()
    print(f"{done} presses, {faults} faults; memory {first:.0f} MB after {ROUND}, "
          f"{last:.0f} MB at the end ({last / first:.3f})")  # fmt: skip
    return faults + (last > 1.1 * first)


def digressions(room: Room, count: int, dice: random.Random) -> int:
    """Off the script and back; how often the stage had not the scene's View."""
    faults = 0
    window = room.window
    for at in range(count):
        room.presenter.talk.show_scene(dice.randrange(len(room.scenes)))
        room.rest()
        number = room.presenter.number
        for _ in range(dice.randint(1, 4)):
            _wander(window, dice)
            room.desk.settle(dice.randint(10, 200))
        if not room.presenter.talk.off_script:
            faults += 1
            print(f"digression {at}: it was not noticed")
        key = dice.choice((K.Key_R, K.Key_Escape, K.Key_PageDown, K.Key_PageUp))
        room.press(key)
        room.rest()
        wrong = room.faults()
        if room.presenter.number != number or not room.presenter.active:
            wrong.append(f"scene {room.presenter.number}, not {number}")
        if wrong:
            faults += 1
            print(
                f"digression {at} from scene {number}, {key.name}: {'; '.join(wrong)}", flush=True
            )
    print(f"{count} digressions, {faults} faults")
    return faults


def _wander(window: object, dice: random.Random) -> None:
    """One thing that a lecturer may do when somebody asks."""
    store, atlas = window.store, window.atlas  # type: ignore[attr-defined]
    pane = store.view.pane
    kind = dice.randrange(6)
    if kind == 0:
        days = (LAST_DAY - FIRST_DAY).days
        store.change(date=FIRST_DAY + timedelta(dice.randrange(days)))
    elif kind == 1:
        place = dice.choice(list(atlas.places))
        window.deeds.go("place", place)  # type: ignore[attr-defined]
    elif kind == 2:
        window.deeds.go("event", dice.choice(list(atlas.events)))  # type: ignore[attr-defined]
    elif kind == 3:
        layer = dice.choice([one for one in atlas.layers if one not in pane.layers_off])
        store.change(layers_off=(*pane.layers_off, layer))
    elif kind == 4:
        lat, lon = round(dice.uniform(33, 45), 3), round(dice.uniform(120, 135), 3)
        store.change(selected=spot_id(lat, lon), date=date(1904, 2, 8))
    else:
        camera = type(pane.camera)(dice.uniform(20, 50), dice.uniform(90, 150), dice.uniform(3, 9))
        store.change(camera=camera)


def main(arguments: list[str]) -> int:
    """Both, one after the other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--presses", type=int, default=1000)
    parser.add_argument("--digressions", type=int, default=50)
    parser.add_argument("--seed", type=int, default=38)
    parser.add_argument("--size", default="1920x1080")
    asked = parser.parse_args(arguments)
    wide, high = map(int, asked.size.split("x"))
    dice = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as desk:
        room = Room(desk, (wide, high))
        faults = presses(room, asked.presses, dice) if asked.presses else 0
        faults += digressions(room, asked.digressions, dice) if asked.digressions else 0
        room.presenter.stop()
        desk.settle(300)
    return faults


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(min(code, 100))
