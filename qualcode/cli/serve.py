"""`serve`: the workbench in a browser."""

from __future__ import annotations

from qualcode.cli.early import Settings
from qualcode.cli.options import command, option, who_and_round
from qualcode.cli.words import Whole


@command("serve")
@option("--port", type=Whole(0), default=8765, metavar="number")
@option("--open", "browse", is_flag=True)
@option("--no-suggest", "quiet", is_flag=True)
@who_and_round
def serve_command(settings: Settings, *, port: int, browse: bool, quiet: bool) -> None:
    """Serve the workbench on this machine until interrupted."""
    from qualcode.web.serving import serve

    serve(
        settings.study,
        coder=settings.who,
        pass_=settings.round,
        port=port,
        browse=browse,
        suggesting=not quiet,
    )
