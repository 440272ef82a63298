"""An admin invites people and changes what they may do; everybody looks after their own account."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.accounts.opening import PASSWORD
from tests.web.browser import ORIGIN, Browser

from tawthiq.accounts import Role
from tawthiq.web.site import Site

Visit = Callable[[Role | None], Browser]
_LINK = re.compile(rf"{ORIGIN}/welcome#([\w-]+)")


def person(site: Site, name: str) -> int:
    found = site.accounts.people.named(name)
    assert found is not None
    return found[0].id


def test_somebody_is_invited_and_comes_in(site: Site, visitor: Visit) -> None:
    admin = visitor(Role.ADMIN)
    page = admin.post("/people", {"name": "B. Reader", "role": "viewer"}).text
    (link,) = _LINK.findall(page)
    assert "invited, no password yet" in page
    assert not _LINK.findall(admin.get("/people").text)
    newcomer = visitor(None)
    newcomer.get("/welcome")
    assert "B. Reader" in newcomer.post("/welcome/open", {"code": link}).text
    done = newcomer.post("/welcome", {"code": link, "password": PASSWORD, "again": PASSWORD})
    assert done.headers["location"] == "/"
    assert newcomer.get("/incidents").status_code == 200
    assert newcomer.get("/import").status_code == 403


def test_names_are_given_once(visitor: Visit) -> None:
    admin = visitor(Role.ADMIN)
    answer = admin.post("/people", {"name": "a. admin", "role": "viewer"})
    assert (answer.status_code, "Somebody has this name already." in answer.text) == (409, True)


def test_a_role_and_a_lock_hold_at_once(site: Site, visitor: Visit) -> None:
    admin, reader = visitor(Role.ADMIN), visitor(Role.VIEWER)
    id_ = person(site, "The viewer")
    assert reader.get("/import").status_code == 403
    admin.post(f"/people/{id_}/role", {"role": "recorder"})
    assert reader.get("/import").status_code == 200
    admin.post(f"/people/{id_}/disable")
    assert reader.get("/incidents").status_code == 303
    assert reader.sign_in("The viewer").status_code == 401
    admin.post(f"/people/{id_}/enable")
    assert reader.sign_in("The viewer").status_code == 303
    assert admin.post(f"/people/{person(site, 'A. Admin')}/disable").status_code == 409
    assert admin.post("/people/999/disable").status_code == 409


def test_the_audit_tells_admins_who_came_in(visitor: Visit) -> None:
    visitor(None).get("/sign-in")
    stranger = visitor(None)
    stranger.sign_in("Nobody Here", "no password")
    page = visitor(Role.ADMIN).get("/audit").text
    assert "Name that nobody has" in page
    assert "Nobody Here" in page
    assert "no password" not in page


def test_the_audit_goes_on(visitor: Visit, site: Site) -> None:
    admin = visitor(Role.ADMIN)
    for _ in range(60):
        admin.post("/account/keys", {"name": ""})
        site.accounts.audit.note(site.accounts.audit.lines(1)[0].deed, who="A. Admin")
        site.accounts.audit.note(site.accounts.audit.lines(1)[0].deed, who="A. Admin")
    older = re.search(r'href="(/audit\?before=\d+)"', admin.get("/audit").text)
    assert older is not None
    assert admin.get(older[1]).text.count("<tr>") > 10


def test_a_password_is_changed_and_other_sessions_end(visitor: Visit) -> None:
    here, there = visitor(Role.VIEWER), visitor(Role.VIEWER)
    new = "nine blue elephants"
    wrong = here.post("/account/password", {"old": "what", "password": new, "again": new})
    assert (wrong.status_code, "The old password does not fit." in wrong.text) == (422, True)
    done = here.post("/account/password", {"old": PASSWORD, "password": new, "again": new})
    assert "The password was changed." in done.text
    assert here.get("/incidents").status_code == 200
    assert there.get("/incidents").status_code == 303
    assert there.sign_in("The viewer").status_code == 401
    assert there.sign_in("The viewer", new).status_code == 303


def test_signing_out_everywhere(visitor: Visit) -> None:
    here, there = visitor(Role.VIEWER), visitor(Role.VIEWER)
    assert "this one" in here.get("/account").text
    here.post("/sign-out-everywhere")
    assert [one.get("/incidents").status_code for one in (here, there)] == [303, 303]


def test_a_key_is_shown_once(visitor: Visit) -> None:
    browser = visitor(Role.VIEWER)
    page = browser.post("/account/keys", {"name": "my script"}).text
    assert re.search(r"tawthiq_[\w-]{43}", page)
    later = browser.get("/account").text
    assert "my script" in later
    assert "tawthiq_" not in later
    path = re.search(r'action="(/account/keys/\d+/revoke)"', later)
    assert path is not None
    browser.post(path[1])
    assert "my script" not in browser.get("/account").text
