"""Errors of the API: what is wrong and what to do, as `application/problem+json` (RFC 9457)."""

from __future__ import annotations

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from schemas.http import Problem
from services.runtime.errors import TransientError

TITLES = {400: "Bad request", 401: "Not authenticated", 403: "Not allowed", 404: "Not found", 405: "Method not allowed"}

log = structlog.get_logger(component="api")


class ProblemError(Exception):
    """Ends a request with a status and a sentence."""

    def __init__(self, status: int, title: str, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.problem = Problem(title=title, status=status, detail=detail)
        self.headers = headers


def not_found(what: str, name: str, hint: str = "") -> ProblemError:
    """There is no such thing on record."""
    return ProblemError(404, f"No such {what}", f"There is no {what} {name[:200]!r} on record. {hint}".rstrip())


def answer(problem: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    """The response that carries a problem."""
    return JSONResponse(
        problem.model_dump(), status_code=problem.status, media_type="application/problem+json", headers=headers
    )


def add_problems(app: FastAPI) -> None:
    """Make `app` answer every error in this form."""

    async def known(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, ProblemError)  # noqa: S101 - registered for this type only
        return answer(error.problem, error.headers)

    async def plain(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
        title = TITLES.get(error.status_code, "Error")
        problem = Problem(title=title, status=error.status_code, detail=str(error.detail))
        return answer(problem, dict(error.headers or {}))

    async def invalid(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type only
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return answer(Problem(title="Invalid input", status=422, detail=f"{where}: {first['msg']}"))

    async def unreachable(_: Request, error: Exception) -> JSONResponse:
        log.warning("api.store_unreachable", error=str(error))
        detail = "The store does not answer at the moment. Try again; /health/ready says when it is back."
        return answer(Problem(title="Store unreachable", status=503, detail=detail), {"Retry-After": "2"})

    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        log.error("api.failed", path=request.url.path, exc_info=error)
        detail = "This is a defect of Crosswire. The log has the details under api.failed."
        return answer(Problem(title="Internal error", status=500, detail=detail))

    app.add_exception_handler(ProblemError, known)
    app.add_exception_handler(HTTPException, plain)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(TransientError, unreachable)
    app.add_exception_handler(Exception, unexpected)
