"""What every answer carries, and which hosts are answered at all."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing from elsewhere and nothing inline. Pictures as data are the signs on the controls of the map."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}
_TLS_HEADERS: Mapping[str, str] = {"Strict-Transport-Security": "max-age=31536000"}


class Shield:
    """Refuses requests for other hosts, as pages send them that give their own name our address, and adds headers."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], *, is_secure: bool) -> None:
        """`hosts` are those that are answered, with their ports where these are no usual ones."""
        self._app, self._hosts = app, hosts
        self._headers = {**HEADERS, **(_TLS_HEADERS if is_secure else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        if Headers(scope=scope).get("host", "").lower() not in self._hosts:
            answer = PlainTextResponse("This host is not known here; see: tawthiq serve --help\n", status_code=421)
            await answer(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)
