"""A session bus with the one service that holds a screen saver off, in a process of its own:
threads beside Qt's would collect its objects.

    python small_bus.py FOLDER willing|unwilling
"""

import socket
import subprocess
import sys
import threading
from pathlib import Path

from jeepney import Message, new_error, new_method_return
from jeepney.low_level import HeaderFields, Parser

COOKIE = 38


class Bus:
    """Listens at `address`; `calls` are the names of what it was asked, in order."""

    def __init__(self, folder: Path, willing: bool = True) -> None:
        self._calls = folder / "calls"
        self.address = f"unix:path={folder / 'bus'}"
        said = "willing" if willing else "unwilling"
        words = [sys.executable, __file__, str(folder), said]
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        self._process.stdout.readline()

    @property
    def calls(self) -> list[str]:
        return self._calls.read_text("ascii").split()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


def serve(folder: Path, willing: bool) -> None:
    calls = folder / "calls"
    calls.touch()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "bus"))
        listener.listen()
        print("listening", flush=True)
        while True:
            peer, _address = listener.accept()
            threading.Thread(target=_speak, args=(peer, calls, willing), daemon=True).start()


def _speak(peer: socket.socket, calls: Path, willing: bool) -> None:
    parser, greeted, number = Parser(), b"", 0
    while not greeted.endswith(b"BEGIN\r\n"):
        greeted += peer.recv(1)
        if greeted.endswith(b"\r\n") and b"AUTH" in greeted.splitlines()[-1]:
            peer.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
    while data := peer.recv(4096):
        parser.add_data(data)
        while (message := parser.get_next_message()) is not None:
            number += 1
            peer.sendall(_answer(message, calls, willing).serialise(number))


def _answer(message: Message, calls: Path, willing: bool) -> Message:
    name = str(message.header.fields[HeaderFields.member])
    with calls.open("a", encoding="ascii") as file:
        file.write(f"{name}\n")
    message.header.fields.setdefault(HeaderFields.sender, ":1.1")
    if name == "Hello":
        return new_method_return(message, "s", (":1.1",))
    if not willing:
        return new_error(message, "org.freedesktop.DBus.Error.ServiceUnknown", "s", ("none",))
    if name == "Inhibit":
        return new_method_return(message, "u", (COOKIE,))
    return new_method_return(message)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.argv[2] == "willing")
