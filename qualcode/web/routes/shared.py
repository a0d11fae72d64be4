"""What every route needs: the study at hand, and who asks."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from qualcode.web.desk import Desk, Who


async def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def _who(request: Request) -> Who:
    return (await _desk(request)).who


AtDesk = Annotated[Desk, Depends(_desk)]
Person = Annotated[Who, Depends(_who)]
