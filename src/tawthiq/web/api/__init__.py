"""For programs: JSON over HTTP under the rules of the pages. `GET /api/openapi.json` describes it."""

from tawthiq.web.api import case, incidents, jobs, judgements, queue, reports

ROUTERS = (incidents.router, reports.router, judgements.router, queue.router, case.router, jobs.router)
"""All of them, in the order of the description."""

__all__ = ["ROUTERS"]
