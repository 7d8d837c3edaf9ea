"""A folder on a disk with little room, and one that may not be written to."""

import os
import resource
import subprocess
from pathlib import Path

ROOM = 96 * 1024  # bytes of the small disk: less than any figure has here


class Disk:
    """A folder on a disk with little room: mounted where one may, else this process may not write
    longer files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
        try:
            self.mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
        except FileNotFoundError:
            self.mounted = False
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)
        if not self.mounted:
            resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, self._before[1]))

    def close(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)
        if self.mounted:
            subprocess.run(["umount", str(self.folder)], check=True)


class read_only:  # noqa: N801 (read as a word)
    """A folder whose modes, or for root whose mount, forbid to write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> None:
        self.folder.chmod(0o555)
        if os.geteuid() == 0:
            for words in (["--bind", str(self.folder)], ["-o", "remount,ro,bind"]):
                subprocess.run(["mount", *words, str(self.folder)], check=True)

    def __exit__(self, *_fault: object) -> None:
        if os.geteuid() == 0:
            subprocess.run(["umount", str(self.folder)], check=True)
        self.folder.chmod(0o755)
