"""Figures of the real atlas as they are printed, and what can be measured on their pixels."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import numpy as np

from parallel38.domain.story import Scene
from parallel38.domain.view import Camera, MapStyle, Pane, View
from parallel38.export.figure import Figure
from parallel38.figures import FigureSurface
from parallel38.map.geometry import mercator

SHARP = 2  # printed pixels a CSS pixel
SIDE = 44  # CSS px of a sample of ground
SVG = "{http://www.w3.org/2000/svg}"


class Print:
    """One figure: darkness 0 to 1 of each printed pixel, and its vectors."""

    def __init__(
        self, surface: FigureSurface, day: str, camera: Camera, style: MapStyle,
        size: tuple[int, int] = (800, 600),
    ) -> None:  # fmt: skip
        pane = Pane(date.fromisoformat(day), camera=camera, style=style, layers_off=("events",))
        width, height = size
        figure = Figure(width=width, height=height, dpi=96.0 * SHARP, map_only=True)
        surface.lay_out(Scene(view=View(panes=(pane,))), figure)
        pixels = surface.rgb(width * SHARP, height * SHARP)
        rows = np.frombuffer(pixels, np.uint8).reshape(height * SHARP, width * SHARP, 3)
        self.dark = 1 - rows.astype(float) @ [0.2126, 0.7152, 0.0722] / 255
        self.camera = camera
        self.size = size
        self.svg = ET.fromstring(surface.svg())

    def ground(self, lat: float, lon: float) -> np.ndarray:
        """The darkness near a position: of squares SIDE CSS px the quietest, without names."""
        (u, v), (cu, cv) = mercator(np.array([[lon, lat], [self.camera.lon, self.camera.lat]]))
        world = 256 * 2**self.camera.zoom
        x = round(((u - cu) * world + self.size[0] / 2) * SHARP)
        y = round(((v - cv) * world + self.size[1] / 2) * SHARP)
        half = SIDE * SHARP // 2
        places = [(x + half * i, y + half * j) for i in range(-2, 3) for j in range(-2, 3)]
        squares = [self.dark[y - half : y + half, x - half : x + half] for x, y in places]
        return min(squares, key=lambda one: float(one.std()))

    def line(self, ident: str) -> tuple[np.ndarray, np.ndarray]:
        """Points of a drawn line half a CSS px apart, and its normals there, in printed px."""
        drawn = [p.get("d") or "" for p in self.svg.iter(f"{SVG}path") if p.get("data-id") == ident]
        runs = max(drawn, key=len).split("M")[1:]
        longest = max(runs, key=len)
        found = re.findall(r"(-?[\d.]+) (-?[\d.]+)", longest)
        return evenly(np.array(found, dtype=float) * SHARP, self.dark.shape)

    def across(self, ident: str, offset: float) -> np.ndarray:
        """The darkness along a line, so many CSS px to its side."""
        points, normals = self.line(ident)
        x, y = (points + normals * offset * SHARP).astype(int).T
        found: np.ndarray = self.dark[y, x]
        return found


def evenly(path: np.ndarray, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """A path walked in even steps where it is well inside the picture, with unit normals."""
    steps = np.diff(path, axis=0)
    along = np.concatenate([[0], np.cumsum(np.hypot(*steps.T))])
    at = np.arange(0, along[-1], SHARP / 2)
    points = np.stack([np.interp(at, along, path[:, i]) for i in (0, 1)], axis=1)
    ways = np.gradient(points, axis=0)
    normals = np.stack([-ways[:, 1], ways[:, 0]], axis=1)
    normals /= np.maximum(np.hypot(*normals.T), 1e-9)[:, None]
    height, width = shape
    inside = (points > 20).all(axis=1) & (points < (width - 20, height - 20)).all(axis=1)
    return points[inside], normals[inside]


def direction(ground: np.ndarray) -> tuple[float, float]:
    """The angle of a texture's lines, degrees clockwise from the x axis as hatches are counted,
    and how much of the texture runs so: 0 for none, 1 for ruled lines.
    """
    down, right = np.gradient(ground)
    xx, yy, xy = (right * right).mean(), (down * down).mean(), (right * down).mean()
    across = np.degrees(np.arctan2(2 * xy, xx - yy)) / 2
    return (across + 90) % 180, float(np.hypot(xx - yy, 2 * xy) / max(xx + yy, 1e-9))


def spacing(ground: np.ndarray) -> float:
    """CSS px from line to line of a hatch: the strongest period across its direction."""
    angle, _ = direction(ground)
    side = ground.shape[0]
    y, x = np.mgrid[0:side, 0:side] - (side - 1) / 2
    inside = np.hypot(x, y) < side / 2 - 1
    turn = np.radians(angle)
    across = (y * np.cos(turn) - x * np.sin(turn))[inside]
    places = np.round(across).astype(int)
    places -= places.min()
    profile = np.bincount(places, ground[inside]) / np.maximum(np.bincount(places), 1)
    profile -= np.convolve(profile, np.ones(31) / 31, "same")
    periods = np.arange(5, 90) / 2  # printed px
    power = [
        abs((profile * np.exp(2j * np.pi * np.arange(len(profile)) / p)).sum()) for p in periods
    ]
    return float(periods[int(np.argmax(power))]) / SHARP


def regular(profile: np.ndarray, period: float) -> float:
    """How much of a profile, half a CSS px a step, comes back every so many CSS px, 0 to 1."""
    even = profile - profile.mean()
    wave = np.exp(2j * np.pi * np.arange(len(even)) / (2 * period))
    return float(2 * abs((even * wave).sum()) ** 2 / len(even) / max((even**2).sum(), 1e-9))


def apart(one: float, other: float) -> float:
    """Degrees between two directions of lines."""
    between = abs(one - other) % 180
    return min(between, 180 - between)
