"""A link that is opened while the program runs moves the window that is there."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from parallel38 import paths

MOST = 8192  # bytes of a link
WAIT_MS = 500  # for a window that is there
_TAKEN = b"taken\n"


def server_name() -> str:
    """One for each person's data folder."""
    return f"parallel38-{sha256(str(paths.unsaved()).encode()).hexdigest()[:16]}"


def hand_over(link: str) -> bool:
    """Give a link to the window that runs already; False where there is none, or none answers."""
    socket = QLocalSocket()
    socket.connectToServer(server_name())
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(link.encode() + b"\n")
    socket.flush()
    answered = socket.waitForReadyRead(4 * WAIT_MS)
    taken = answered and bytes(socket.readLine().data()) == _TAKEN
    socket.disconnectFromServer()
    return taken


class Listener(QObject):
    """Hears links of the same person's later starts for as long as its parent lives; where another
    window hears them already it leaves them to that.
    """

    def __init__(self, parent: QObject, take: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._take = take
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self.hears = self._listen()

    def shut(self) -> None:
        """Hear no more."""
        self._server.close()

    def _listen(self) -> bool:
        """Asked first: a server would take the name of one that is there."""
        there = QLocalSocket()
        there.connectToServer(server_name())
        if there.waitForConnected(WAIT_MS):
            there.disconnectFromServer()
            return False
        QLocalServer.removeServer(server_name())  # left by one that was killed
        return self._server.listen(server_name())

    def _welcome(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(partial(self._read, socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)  # what came before one listened

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > MOST:
                socket.abort()
            return
        link = bytes(socket.readLine(MOST).data()).decode("utf-8", "replace").strip()
        socket.write(_TAKEN)
        socket.flush()
        self._take(link)
