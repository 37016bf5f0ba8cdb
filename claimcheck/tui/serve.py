"""The workbench in a browser of this machine: textual-serve on the loopback address, for nobody else."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from claimcheck.errors import InputError

__all__ = ["serve"]

_HOST = "127.0.0.1"


def serve(desk: Path, port: int) -> None:
    """Serve the workbench of a desk at that port of the loopback address until ctrl+c.

    Any page a browser shows may talk to a server of the same machine, so that a request is answered only
    where it names this address, and a connection only where it comes from the page served here. Raises
    InputError where textual-serve is not installed or the port is taken.
    """
    try:
        from claimcheck.tui.loopback import LoopbackServer
    except ImportError as error:
        raise InputError(
            "Serving a browser needs textual-serve.", "pip install 'claimcheck-tui[serve]'"
        ) from error
    command = shlex.join([sys.executable, "-m", "claimcheck", "--db", str(desk.absolute())])
    try:
        LoopbackServer(command, _HOST, port, title="claimcheck").serve()
    except OSError as error:
        raise InputError(f"Port {port} cannot be used: {error.strerror}.", "Name another --port.") from error
