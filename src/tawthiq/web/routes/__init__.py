"""The pages: one module a concern, each with its router."""

from tawthiq.web.routes import home, incidents, look, signing, welcome

ROUTERS = (home.router, signing.router, welcome.router, look.router, incidents.router)
"""All of them, in the order in which their paths are tried."""

__all__ = ["ROUTERS"]
