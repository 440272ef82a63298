"""The pages: one module a concern, each with its router."""

from tawthiq.web.routes import (
    account,
    adding,
    assigning,
    building,
    exporting,
    home,
    importing,
    incident,
    incidents,
    jobs,
    judging,
    log,
    look,
    map,
    map_tiles,
    people,
    queue,
    reports,
    searching,
    signing,
    welcome,
)

_MODULES = (
    *(home, signing, welcome, look, account),
    *(queue, assigning, reports, judging, adding, incident, map, map_tiles),
    *(incidents, searching, importing, building, exporting, jobs, log, people),
)
ROUTERS = tuple(module.router for module in _MODULES)
"""All of them, in the order in which their paths are tried."""

__all__ = ["ROUTERS"]
