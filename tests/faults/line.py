"""A line between a browser and a server that drops, or that holds back what comes down it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class Line:
    """Listens at a port of its own and passes everything on to another of this machine."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.through = threading.Event()  # cleared, no new line of those that are held goes on
        self.through.set()
        self.holds: Callable[[bytes], bool] = bool  # by the first that is said; everything
        self.dropped = 0
        self._ends: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def drop(self) -> None:
        """Every line that is open now; the next one is taken."""
        ends, self._ends = self._ends, set()
        self.dropped += bool(ends)
        for each in ends:
            _end(each)

    def end(self) -> None:
        _end(self._listening)
        self.through.set()
        self.drop()

    def _accept(self) -> None:
        with suppress(OSError):  # it was ended
            while True:
                near, _ = self._listening.accept()
                threading.Thread(target=self._pass_on, args=(near,), daemon=True).start()

    def _pass_on(self, near: socket.socket) -> None:
        try:
            if not self.through.is_set() and self.holds(near.recv(2**16, socket.MSG_PEEK)):
                self.through.wait()
            far = socket.create_connection(("127.0.0.1", self.to))
        except OSError:
            _end(near)
            return
        self._ends |= {near, far}
        threading.Thread(target=_pump, args=(far, near), daemon=True).start()
        _pump(near, far)
        self._ends -= {near, far}


def _pump(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while came := one.recv(2**16):
            other.sendall(came)
    for each in (one, other):
        _end(each)


def _end(each: socket.socket) -> None:
    """Whoever waits on it is woken, which closing alone does not do."""
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()


@contextmanager
def before(port: int) -> Iterator[Line]:
    made = Line(port)
    try:
        yield made
    finally:
        made.end()
