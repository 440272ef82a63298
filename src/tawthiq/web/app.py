"""The workbench as an application (ASGI)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI

from tawthiq.web import static_files
from tawthiq.web.answers import install_answers
from tawthiq.web.api import ROUTERS as API_ROUTERS
from tawthiq.web.routes import ROUTERS
from tawthiq.web.shield import Shield
from tawthiq.web.site import Site

BODY = 1 << 20
"""Bytes of a request; routes that take files have limits of their own."""

_ABOUT = "Incidents, reports and claims of one case, and what people decide about them. See docs/web.md."


def make_app(site: Site) -> FastAPI:
    """The application of one case. It closes the site's files when it ends."""

    @asynccontextmanager
    async def living(_app: FastAPI) -> AsyncIterator[None]:
        yield
        site.close()

    app = FastAPI(
        title="Tawthiq",
        description=_ABOUT,
        version=version("tawthiq"),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=living,
        max_body_size=BODY,
        redirect_slashes=False,
    )
    app.state.site = site
    install_answers(app)
    for router in (static_files.router, *ROUTERS, *API_ROUTERS):
        app.include_router(router)
    app.add_middleware(Shield, hosts=site.hosts, is_secure=site.is_secure)
    return app
