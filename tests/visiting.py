"""A person without a browser: follows links, fills in forms and keeps cookies, over real HTTP."""

from dataclasses import dataclass, field
from urllib.parse import urljoin

import requests
from bs4 import BeautifulSoup, Tag

TIMEOUT = 60


@dataclass
class Visitor:
    """`visitor.get("/en/")`, then `visitor.submit(name="Ana")`; keeps what it was answered.

    `trail` is (method, address, status) of every answer, redirects included.
    """

    server: str
    session: requests.Session = field(default_factory=requests.Session)
    answer: requests.Response | None = None
    trail: list[tuple[str, str, int]] = field(default_factory=list)

    def get(self, address: str) -> requests.Response:
        return self.ask("GET", urljoin(self.server, address))

    def ask(self, method: str, url: str, **more: object) -> requests.Response:
        self.answer = self.session.request(method, url, timeout=TIMEOUT, **more)
        for response in (*self.answer.history, self.answer):
            self.trail.append((response.request.method, response.url, response.status_code))
        return self.answer

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.answer.text, "html.parser")

    @property
    def heading(self) -> str:
        found = self.page.find("h1")
        return " ".join(found.get_text(" ").split()) if found else ""

    def form(self, holding: str | None = None) -> Tag:
        """The form in the page's main part that posts; `holding` names a field that it must have."""
        main = self.page.find("main") or self.page
        forms = [form for form in main.find_all("form") if form.get("method", "get").lower() == "post"]
        if holding:
            forms = [form for form in forms if form.find(attrs={"name": holding})]
        assert forms, f"no form on {self.answer.url} ({self.answer.status_code}): {self.heading}"
        return forms[0]

    def filled(self, form: Tag, answers: dict[str, object]) -> tuple[str, list[tuple[str, str]]]:
        """Where the form goes, and what a browser would send once the answers are typed in."""
        sent = [(name, value) for control in form.find_all(True) for name, value in offered(control) if name]
        sent = [(name, value) for name, value in sent if name not in answers]
        for name, value in answers.items():
            sent += [(name, str(one)) for one in (value if isinstance(value, list) else [value])]
        return urljoin(self.answer.url, form.get("action") or self.answer.url), sent

    def submit(self, holding: str | None = None, **answers: object) -> requests.Response:
        """Type the answers into the page's form and send it."""
        url, sent = self.filled(self.form(holding), answers)
        return self.ask("POST", url, data=sent, headers={"Referer": self.answer.url})


def offered(control: Tag) -> list[tuple[str, str]]:
    """What one control sends when nobody touches it."""
    name = control.get("name", "")
    if control.name == "textarea":
        return [(name, control.get_text().lstrip("\n"))]
    if control.name == "select":
        chosen = control.find_all("option", selected=True) or control.find_all("option")[:1]
        return [(name, option.get("value", option.get_text())) for option in chosen]
    if control.name != "input" or control.get("type") in ("submit", "button", "image", "file"):
        return []
    if control.get("type") in ("checkbox", "radio"):
        return [(name, control.get("value", "on"))] if control.has_attr("checked") else []
    return [(name, control.get("value", ""))]
