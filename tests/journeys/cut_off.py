"""Streamlit with the network cut off: python -m tests.journeys.cut_off run app.py

Whatever is not on this machine cannot be reached, and who tried is said in the log.
"""

import ipaddress
import socket
import sys

SAID = "asked for somebody outside this machine"


def is_here(host: object) -> bool:
    """Whether this is an address of this machine; a socket of it has no host at all."""
    name = str(host or "").strip("[]").partition("%")[0]
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name in ("", "localhost")
    return address.is_loopback or address.is_unspecified


def refused(host: object) -> OSError:
    print(f"{SAID}: {host}", file=sys.stderr, flush=True)
    return OSError("the network is cut off")


def cut() -> None:
    """For every socket that is made from now on, and every name that is looked up."""
    looked_up = socket.getaddrinfo

    def look_up(host, *rest, **more):
        if not is_here(host.decode() if isinstance(host, bytes) else host):
            raise refused(host)
        return looked_up(host, *rest, **more)

    def only_here(connect):
        def connecting(self, address):
            if isinstance(address, tuple) and not is_here(address[0]):
                raise refused(address[0])
            return connect(self, address)

        return connecting

    socket.getaddrinfo = look_up
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, only_here(getattr(socket.socket, name)))


if __name__ == "__main__":
    cut()
    from streamlit.web.cli import main

    sys.exit(main(prog_name="streamlit"))
