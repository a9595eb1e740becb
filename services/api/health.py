"""Health and metrics, for those who run it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from schemas.http import Health
from services.api.state import Here
from services.runtime.errors import TransientError

router = APIRouter(tags=["operations"])


@router.get("/health/live")
async def live() -> Health:
    """The process answers. Says nothing about the rest: a restart would not help the rest."""
    return Health(status="ok")


@router.get("/health/ready", responses={503: {"model": Health, "description": "Something that it needs is missing"}})
async def ready(here: Here, response: Response) -> Health:
    """Everything that a request needs is there."""
    checks: dict[str, str] = {}
    for name, check in here.checks.items():
        try:
            checks[name] = await check()
        except TransientError as error:
            checks[name] = str(error)
    well = all(result == "ok" for result in checks.values())
    response.status_code = 200 if well else 503
    return Health(status="ok" if well else "failing", checks=checks)


@router.get("/metrics", response_class=Response)
async def metrics(here: Here) -> Response:
    """Prometheus text format."""
    body = await here.metrics() if here.metrics else b""
    return Response(body, media_type="text/plain; version=0.0.4; charset=utf-8")
