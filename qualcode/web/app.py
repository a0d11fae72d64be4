"""The application: its routes, its guard, its live channel. Main: `create_app`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from qualcode import __version__
from qualcode.web import answers, assets, live, pages, refreshing
from qualcode.web.desk import Desk, Who
from qualcode.web.guard import Gate, Guard, local_gate
from qualcode.web.routes import ROUTERS


def create_app(
    study: Path | None,
    token: str,
    *,
    coder: str,
    pass_: str = "1",
    port: int = 8765,
    gate: Gate | None = None,
    suggesting: bool = False,
) -> FastAPI:
    """The workbench over the study at `study` (or the one the process stands in).

    Every request needs `token` and a Host of 127.0.0.1 or localhost with `port`,
    unless a `gate` of one's own says otherwise. With `suggesting` suggestions are made
    anew in the background after every batch of decisions. Raises what `open_study`
    raises.
    """
    desk = Desk(study, Who(coder, pass_))
    refresher = refreshing.Refresher(desk)
    hub = live.Live(desk, refresher.hear)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(hub.run())]
        if suggesting:
            tasks.append(asyncio.create_task(refresher.run()))
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        desk.close()

    app = FastAPI(
        title="qualcode",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,  # they would load scripts from another host
        redoc_url=None,
        redirect_slashes=False,
        strict_content_type=False,  # the guard has seen who asks
    )
    app.state.desk, app.state.live = desk, hub
    app.state.refresher = refresher
    answers.install(app)
    for router in (pages.router, assets.files, live.router, *ROUTERS):
        app.include_router(router)
    gate = gate or local_gate(token, port, lambda: desk.study().config.language)
    app.add_middleware(Guard, gate=gate, changed=hub.wake)
    return app
