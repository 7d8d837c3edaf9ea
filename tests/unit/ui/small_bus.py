"""A session bus in this process, with the one service that holds a screen saver off."""

import socket
import threading
from pathlib import Path

from jeepney import Message, new_error, new_method_return
from jeepney.low_level import HeaderFields, Parser

COOKIE = 38


class Bus:
    """Listens at `address`; `calls` are the names of what it was asked, in order."""

    def __init__(self, folder: Path, willing: bool = True) -> None:
        self.calls: list[str] = []
        self._willing = willing
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(folder / "bus"))
        self._socket.listen()
        self.address = f"unix:path={folder / 'bus'}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                found, _address = self._socket.accept()
            except OSError:
                return
            self._threads.append(threading.Thread(target=self._serve, args=(found,), daemon=True))
            self._threads[-1].start()

    def _serve(self, peer: socket.socket) -> None:
        parser, greeted = Parser(), b""
        with peer:
            while not greeted.endswith(b"BEGIN\r\n"):
                line = peer.recv(1)
                greeted += line
                if greeted.endswith(b"\r\n") and b"AUTH" in greeted.splitlines()[-1]:
                    peer.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
            while data := peer.recv(4096):
                parser.add_data(data)
                while (message := parser.get_next_message()) is not None:
                    peer.sendall(self._answer(message).serialise(len(self.calls) + 1))

    def _answer(self, message: Message) -> Message:
        name = str(message.header.fields[HeaderFields.member])
        self.calls.append(name)
        message.header.fields.setdefault(HeaderFields.sender, ":1.1")
        if name == "Hello":
            return new_method_return(message, "s", (":1.1",))
        if not self._willing:
            return new_error(message, "org.freedesktop.DBus.Error.ServiceUnknown", "s", ("none",))
        if name == "Inhibit":
            return new_method_return(message, "u", (COOKIE,))
        return new_method_return(message)
