"""How much of a stranger's file is read; each bound is named in the sentence that refuses."""

from pathlib import Path

from parallel38.data.importing.understood import ReadError

MB = 1_000_000
TABLE_BYTES = 500 * MB  # of text, or of what a packed file unpacks to
SHAPE_BYTES = 300 * MB  # of files that are held in memory as a whole
MEMORY_BYTES = 6_000 * MB  # address space of the child process
SECONDS = 600  # of its processor time
ROWS = 2_000_000
COLUMNS = 500
PARTS = 1_000  # files in an archive
CELL = 2_000_000  # characters in one cell of a text table
BATCH = 25_000  # rows at a time


def check_size(path: Path, most: int = TABLE_BYTES) -> None:
    """Refuse a file that is no plain file, empty or above `most` bytes. Raises ReadError."""
    if not path.is_file():
        raise ReadError("is no file" if path.exists() else "is not there")
    size = path.stat().st_size
    if size == 0:
        raise ReadError("is empty")
    if size > most:
        raise ReadError(f"holds {size // MB} MB, and {most // MB} MB is the most that is read")


def check_columns(count: int) -> None:
    """Refuse a table that is too wide. Raises ReadError."""
    if count > COLUMNS:
        raise ReadError(f"has {count} columns, and {COLUMNS} is the most that is read")


def check_rows(count: int, unit: str) -> None:
    """Refuse a file that goes on too long. Raises ReadError."""
    if count > ROWS:
        raise ReadError(f"has more than {ROWS:,} {unit}s, which is the most that is read")
