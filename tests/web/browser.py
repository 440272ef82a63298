"""A browser without scripts: it keeps cookies, and sends forms with the token of the page they stand on."""

from __future__ import annotations

import re
from typing import Any

from fastapi.testclient import TestClient
from httpx import Response
from tests.accounts.opening import PASSWORD, first_admin

from tawthiq.accounts import Role
from tawthiq.web.app import make_app
from tawthiq.web.site import Site

ORIGIN = "http://127.0.0.1:8470"
_TOKEN = re.compile(r'name="form-token" content="([^"]+)"')


class Browser:
    """One visitor of a site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.client = TestClient(make_app(site), base_url=ORIGIN, follow_redirects=False, raise_server_exceptions=False)
        self.token = ""

    def get(self, path: str, **settings: Any) -> Response:
        response = self.client.get(path, **settings)
        found = _TOKEN.search(response.text)
        if found:
            self.token = found[1]
        return response

    def post(self, path: str, data: dict[str, Any] | None = None, **settings: Any) -> Response:
        headers = {"X-Form-Token": self.token, **settings.pop("headers", {})}
        return self.client.post(path, data=data, headers=headers, **settings)

    def sign_in(self, name: str, password: str = PASSWORD) -> Response:
        self.get("/sign-in")
        response = self.post("/sign-in", {"name": name, "password": password})
        if response.status_code == 303:
            self.get("/incidents")
        return response


def signed_in(site: Site, role: Role) -> Browser:
    """A browser in which somebody with this role has signed in."""
    admin = next((one for one in site.accounts.people.all() if one.role is Role.ADMIN), None)
    admin = admin or first_admin(site.accounts)
    browser = Browser(site)
    if role is Role.ADMIN:
        browser.sign_in(admin.name)
        return browser
    name = f"The {role}"
    if site.accounts.people.named(name) is None:
        _, link = site.accounts.invite(name, role, admin)
        site.accounts.take_link(link, "", PASSWORD, None)
    browser.sign_in(name)
    return browser
