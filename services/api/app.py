"""The application: routes over one opened installation."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI, Request, Response

from services.api import alerts, desk, facts, halts, health, letters, outlets, page, writing
from services.api.limits import Buckets
from services.api.problems import add_problems
from services.api.state import Open

DESCRIPTION = """
Which outlets report what, where they contradict each other, and how consistently each has held up.
A score is not a measure of truth: it says how an outlet's claims fared against independent evidence, with an interval
and a count.
"""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


def create_app(open_installation: Open) -> FastAPI:
    """The API over the installation that `open_installation` opens when the process starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_installation() as opened:
            app.state.installation = opened
            yield

    # No /docs or /redoc: those pages load their scripts from a content delivery network, and are blank without one.
    app = FastAPI(
        title="Crosswire",
        version=own_version(),
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    for part in (page, outlets, facts, alerts, desk, letters, halts, writing, health):
        app.include_router(part.router)
    app.state.buckets = Buckets()
    add_problems(app)
    app.middleware("http")(add_headers)
    return app


async def add_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Answers are data, never to be sniffed, framed or kept by a cache."""
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def own_version() -> str:
    """Version of the installed distribution."""
    try:
        return version("crosswire")
    except PackageNotFoundError:
        return "0"
