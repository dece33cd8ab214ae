"""An HTTP client that costs next to nothing, so that the server is measured and not the person asking."""

import http.client
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
COOKIE = re.compile(r"^([^=]+)=([^;]*)")


@dataclass
class Lean:
    """One connection, kept open, with cookies. `trail` is the status of every answer, redirects included."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    trail: list[int] = field(default_factory=list)
    at: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=60)

    def get(self, address: str, **headers: str) -> int:
        return self.ask("GET", address, None, headers)

    def post(self, address: str, answers: dict[str, object], *, follow: bool = True) -> int:
        """Send the answers with the token of the page that is open."""
        token = TOKEN.search(self.text)
        assert token, f"no form on {self.at}: {self.text[:500]}"
        body = urlencode({"csrfmiddlewaretoken": token.group(1), **answers}, doseq=True)
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Referer": self.url + self.at}
        return self.ask("POST", address, body, kind, follow=follow)

    def ask(
        self, method: str, address: str, body: str | None, headers: dict[str, str], *, follow: bool = True
    ) -> int:
        """Ask, keep the cookies, follow redirects; gives the last status."""
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        self.trail.append(answer.status)
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, value = COOKIE.match(line).groups()
            self.cookies[name] = value
        self.at = address
        if follow and answer.status in (301, 302, 303):
            return self.ask("GET", urlsplit(answer.headers["Location"]).path, None, {})
        self.text = (
            content.decode("utf-8", errors="replace") if not answer.headers["Content-Encoding"] else ""
        )
        return answer.status

    def close(self) -> None:
        self.connection.close()
