"""What makes an SQLite file a GeoPackage 1.3: its mark, its reference systems, its contents."""

import sqlite3
from datetime import UTC, datetime

from parallel38.data.project.geometry import WGS84

_MARK, _EDITION = 0x47504B47, 10300  # "GPKG", 1.3.0
_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AUTHORITY["EPSG","4326"]]'
)
_SYSTEMS = (
    ("Undefined Cartesian", -1, "NONE", -1, "undefined"),
    ("Undefined geographic", 0, "NONE", 0, "undefined"),
    ("WGS 84", WGS84, "EPSG", WGS84, _WKT),
)
_TABLES = (
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, "
    "organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, "
    "definition TEXT NOT NULL, description TEXT)",
    "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, "
    "identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT "
    "(strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, "
    "max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES "
    "gpkg_spatial_ref_sys(srs_id))",
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, "
    "geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, "
    "m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), "
    "CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY "
    "(table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY "
    "(srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))",
)


def prepare(db: sqlite3.Connection) -> None:
    """An empty file becomes an empty GeoPackage; what is deleted later frees its room."""
    db.execute("PRAGMA auto_vacuum=FULL")
    db.execute(f"PRAGMA application_id={_MARK}")
    db.execute(f"PRAGMA user_version={_EDITION}")
    for sql in _TABLES:
        db.execute(sql)
    db.executemany(
        "INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, "
        "organization_coordsys_id, definition) VALUES (?, ?, ?, ?, ?)",
        _SYSTEMS,
    )


def describe(
    db: sqlite3.Connection, table: str, title: str, geometry: str, column: str = "geom"
) -> None:
    """List a table among the contents; `geometry` is its type, or nothing."""
    kind, srs = ("features", WGS84) if geometry else ("attributes", None)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    db.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) "
        "VALUES (?, ?, ?, ?, ?)",
        (table, kind, f"{title} ({table})", now, srs),
    )
    if geometry:
        db.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
            (table, column, geometry, WGS84),
        )


def forget(db: sqlite3.Connection, table: str) -> None:
    """Take a table out of the contents."""
    for name in ("gpkg_geometry_columns", "gpkg_contents"):
        db.execute(f"DELETE FROM {name} WHERE table_name = ?", (table,))
