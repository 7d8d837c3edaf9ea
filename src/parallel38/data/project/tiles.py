"""A table of tiles as the GeoPackage standard has it: Web Mercator, 256 px, JPEG and PNG.

All zooms count from the north-west corner of the world, so that a tile's column and row are those
of any web map.
"""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from math import log, pi, radians, tan

MERCATOR = 3857
TILE = 256  # px
_HALF = 20037508.342789244  # metres from the middle of the world to its edge
_WKT = (
    'PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,'
    '298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AUTHORITY["EPSG","4326"]],PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],'
    'PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],'
    'UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],'
    'EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 '
    '+units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]]'
)
_TABLES = (
    "CREATE TABLE IF NOT EXISTS gpkg_tile_matrix_set (table_name TEXT NOT NULL PRIMARY KEY, "
    "srs_id INTEGER NOT NULL, min_x DOUBLE NOT NULL, min_y DOUBLE NOT NULL, max_x DOUBLE NOT NULL, "
    "max_y DOUBLE NOT NULL, CONSTRAINT fk_gtms_table_name FOREIGN KEY (table_name) REFERENCES "
    "gpkg_contents(table_name), CONSTRAINT fk_gtms_srs FOREIGN KEY (srs_id) REFERENCES "
    "gpkg_spatial_ref_sys (srs_id))",
    "CREATE TABLE IF NOT EXISTS gpkg_tile_matrix (table_name TEXT NOT NULL, zoom_level INTEGER NOT "
    "NULL, matrix_width INTEGER NOT NULL, matrix_height INTEGER NOT NULL, tile_width INTEGER NOT "
    "NULL, tile_height INTEGER NOT NULL, pixel_x_size DOUBLE NOT NULL, pixel_y_size DOUBLE NOT "
    "NULL, CONSTRAINT pk_ttm PRIMARY KEY (table_name, zoom_level), CONSTRAINT fk_tmm_table_name "
    "FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name))",
)
NAMES = ("gpkg_tile_matrix", "gpkg_tile_matrix_set")
_COLUMNS = "zoom_level, tile_column, tile_row, tile_data"


def create(
    db: sqlite3.Connection, table: str, title: str,
    extent: tuple[float, float, float, float] | None, zooms: Iterable[int],
) -> None:  # fmt: skip
    """An empty table of tiles, listed among the contents; `extent` is in degrees."""
    for sql in _TABLES:
        db.execute(sql)
    db.execute(
        "INSERT OR IGNORE INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, "
        "organization_coordsys_id, definition) VALUES (?, ?, 'EPSG', ?, ?)",
        ("WGS 84 / Pseudo-Mercator", MERCATOR, MERCATOR, _WKT),
    )
    db.execute(
        f"CREATE TABLE {_quoted(table)} (id INTEGER PRIMARY KEY AUTOINCREMENT, zoom_level INTEGER "
        "NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, tile_data BLOB NOT "
        "NULL, UNIQUE (zoom_level, tile_column, tile_row))"
    )
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    db.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, min_x, min_y, "
        "max_x, max_y, srs_id) VALUES (?, 'tiles', ?, ?, ?, ?, ?, ?, ?)",
        (table, f"{title} ({table})", now, *_metres(extent), MERCATOR),
    )
    whole = (-_HALF, -_HALF, _HALF, _HALF)
    db.execute(
        "INSERT INTO gpkg_tile_matrix_set VALUES (?, ?, ?, ?, ?, ?)", (table, MERCATOR, *whole)
    )
    for zoom in zooms:
        size = 2 * _HALF / TILE / 2**zoom
        db.execute(
            "INSERT INTO gpkg_tile_matrix VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (table, zoom, 2**zoom, 2**zoom, TILE, TILE, size, size),
        )


def put(db: sqlite3.Connection, table: str, zoom: int, column: int, row: int, data: bytes) -> None:
    """Write a tile."""
    db.execute(
        f"INSERT OR IGNORE INTO {_quoted(table)} ({_COLUMNS}) VALUES (?, ?, ?, ?)",
        (zoom, column, row, data),
    )


def are_tiles(db: sqlite3.Connection, table: str) -> bool:
    """Whether a table of the attached `source` is one of tiles in Web Mercator."""
    found = db.execute(
        "SELECT 1 FROM source.gpkg_contents WHERE table_name = ? AND data_type = 'tiles' "
        "AND srs_id = ?",
        (table, MERCATOR),
    )
    return found.fetchone() is not None


def copy(db: sqlite3.Connection, table: str, new: str) -> None:
    """Copy a table of tiles of the attached `source`, with its place among the contents."""
    title, *box = db.execute(
        "SELECT identifier, min_x, min_y, max_x, max_y FROM source.gpkg_contents "
        "WHERE table_name = ?",
        (table,),
    ).fetchone()
    zooms = db.execute(
        f"SELECT DISTINCT zoom_level FROM source.{_quoted(table)} "
        "WHERE zoom_level BETWEEN 0 AND 24 ORDER BY zoom_level"
    ).fetchall()
    said = str(title or new).removesuffix(f" ({table})")
    create(db, new, said, None, [zoom for (zoom,) in zooms])
    db.execute(
        "UPDATE main.gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? "
        "WHERE table_name = ?",
        (*box, new),
    )
    db.execute(
        f"INSERT INTO main.{_quoted(new)} ({_COLUMNS}) SELECT {_COLUMNS} "
        f"FROM source.{_quoted(table)} WHERE zoom_level BETWEEN 0 AND 24"
    )


def forget(db: sqlite3.Connection, table: str) -> None:
    """Take a table out of the lists of tiles, where there are any."""
    for name in NAMES:
        if db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone():
            db.execute(f"DELETE FROM {name} WHERE table_name = ?", (table,))


def _metres(extent: tuple[float, float, float, float] | None) -> tuple[float | None, ...]:
    """Left, bottom, right, top in Web Mercator."""
    if extent is None:
        return (None,) * 4
    west, south, east, north = extent
    return west / 180 * _HALF, _up(south), east / 180 * _HALF, _up(north)


def _up(lat: float) -> float:
    return _HALF * log(tan(pi / 4 + radians(lat) / 2)) / pi


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
