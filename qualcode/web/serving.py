"""The server's life: a port taken, one line told when it accepts, a clean end."""

from __future__ import annotations

import secrets
import socket
import sys
from pathlib import Path

import uvicorn

from qualcode.errors import QualcodeError

HOST = "127.0.0.1"


class Server(uvicorn.Server):
    """uvicorn, telling the address once connections are accepted."""

    def __init__(self, config: uvicorn.Config, address: str, *, browse: bool) -> None:
        """Serve as `config` says; `browse` opens `address` in the person's browser."""
        super().__init__(config)
        self.address, self.browse = address, browse

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say where."""
        await super().startup(sockets)
        if self.should_exit:
            return
        sys.stdout.write(f"qualcode: {self.address}\n")
        sys.stdout.flush()
        if self.browse:
            import threading
            import webbrowser

            threading.Thread(
                target=webbrowser.open, args=(self.address,), daemon=True
            ).start()


def serve(
    study: Path | None,
    *,
    coder: str,
    pass_: str = "1",
    port: int = 8765,
    browse: bool = False,
    suggesting: bool = True,
) -> None:
    """Serve the study's workbench on this machine until interrupted.

    Port 0 takes any free one; `suggesting` as of `create_app`. Raises `port-taken`,
    and what `open_study` raises.
    """
    server, listening = prepared(
        study, coder=coder, pass_=pass_, port=port, browse=browse, suggesting=suggesting
    )
    server.run(sockets=[listening])


def prepared(
    study: Path | None,
    *,
    coder: str,
    pass_: str = "1",
    port: int = 0,
    browse: bool = False,
    suggesting: bool = True,
) -> tuple[Server, socket.socket]:
    """A server with its address, and the socket it is to run on; raises as `serve`."""
    from qualcode.web.app import create_app

    listening = _listen(port)
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(32)
    app = create_app(
        study, token, coder=coder, pass_=pass_, port=port, suggesting=suggesting
    )
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="websockets-sansio",
        timeout_graceful_shutdown=2,
    )
    address = f"http://{HOST}:{port}/?token={token}"
    return Server(config, address, browse=browse), listening


def _listen(port: int) -> socket.socket:
    """The socket, bound before anything else: a taken port costs nothing."""
    # With the protocol named asyncio turns Nagle's algorithm off: 40 ms an answer.
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
    except (OSError, OverflowError) as error:
        found.close()
        raise QualcodeError("port-taken", value=port) from error
    return found
