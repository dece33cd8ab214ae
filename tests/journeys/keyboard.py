"""Hands that know the keyboard alone: Tab, arrows, Space, Enter and letters, and never a pointer.

A journey that is walked with them proves that everything on its way can be reached and used so; each control
that they stop at must be in sight and show that the keyboard is at it.
"""

import pytest
from playwright.sync_api import Page

from events.categories.models import Category
from tests.browsing import axe

# More stops than the longest page of a journey has.
STOPS = 150

IS_AT = """wanted => {
  const here = document.activeElement;
  const said = words => words.replace(/\\s+/g, " ").replace(/ (?=[:;!?])/g, "").trim();
  return wanted.name
    ? here.name === wanted.name
    : here.matches("a, button") && said(here.textContent) === said(wanted.words);
}"""
SHOWS = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
  const isAcross = box.width > 0 && box.right > 0 && box.left < innerWidth;
  const isInSight = isAcross && box.bottom > 0 && box.top < innerHeight;
  return isInSight && (style.outlineStyle !== "none" || style.boxShadow !== "none");
}"""

# Everybody for whom a journey must be possible; and for one that differs little from another, two of them.
READERS = pytest.mark.parametrize(
    ("language", "scripts"),
    [("en", True), ("en", False), ("fr", True), ("fr", False)],
    ids=["en", "en-without-javascript", "fr", "fr-without-javascript"],
)
TWO_READERS = pytest.mark.parametrize(
    ("language", "scripts"), [("en", False), ("fr", True)], ids=["en-without-javascript", "fr"]
)


class Hands:
    """One person at one browser: with JavaScript on a wide screen, without it on an old phone."""

    def __init__(self, page: Page, *, language: str, scripts: bool) -> None:
        self.page, self.language, self.scripts = page, language, scripts

    # ---- going ------------------------------------------------------------------------------------------
    def open(self, address: str) -> None:
        """Type an address, or follow a link of a message."""
        self.page.goto(address)

    def press(self, words: str) -> None:
        """Go to the link or button of these words and press Enter, which leads to the next page."""
        self.reach(words=words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    # ---- answering --------------------------------------------------------------------------------------
    def write(self, **answers: str) -> None:
        """`write(name_to_use="Noor")`: whatever stood there goes."""
        for name, answer in answers.items():
            self.reach(name=name)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(answer)

    def choose(self, name: str, value: object) -> None:
        """One of several: into the group with Tab, on with the arrow, or Space where one stands already."""
        self.reach(name=name)
        for _choice in range(STOPS):
            if self._here("value") == str(value):
                break
            self.page.keyboard.press("ArrowDown")
        if not self._here("checked"):
            self.page.keyboard.press("Space")
        assert self._here("value") == str(value), f"the keyboard does not reach {value} of {name}"
        assert self._here("checked"), f"{value} of {name} cannot be chosen"

    def tick(self, name: str) -> None:
        self.reach(name=name)
        self.page.keyboard.press("Space")
        assert self._here("checked"), f"{name} cannot be ticked"

    def register(self, category: Category, *, name: str, email: str) -> None:
        """The first screens of somebody who needs nothing, as far as the last button."""
        go_on = {"en": "Continue", "fr": "Continuer"}[self.language]
        self.open(f"/{self.language}/forums/{category.forum.slug}/register/")
        self.choose("category", category.pk)
        self.press(go_on)
        self.write(name_to_use=name, email=email)
        self.choose("language", self.language)
        self.press(go_on)
        self.choose("needs_something", "no")
        self.press(go_on)

    # ---- looking ----------------------------------------------------------------------------------------
    @property
    def sees(self) -> str:
        """All that can be read on the page, with plain spaces."""
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def heading(self) -> str:
        return " ".join(self.page.locator("h1").first.inner_text().split())

    def look(self) -> None:
        """Nothing runs off the page. Axe, which is slow and needs scripts, looks at it once: in French."""
        self.page.wait_for_load_state()  # a press returns before the style sheets have come
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), self.page.url
        if self.scripts and self.language == "fr":
            assert axe(self.page) == [], self.page.url

    # ---- where the keyboard is --------------------------------------------------------------------------
    def reach(self, *, name: str = "", words: str = "") -> None:
        """Tab until there; what is already under the hands is not left."""
        wanted = {"name": name, "words": words}
        for _stop in range(STOPS):
            if self.page.evaluate(IS_AT, wanted):
                assert self.page.evaluate(SHOWS), f"nobody sees that the keyboard is at {name or words}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {name or words} on {self.page.url}: {self.sees}")

    def _here(self, attribute: str) -> object:
        return self.page.evaluate(f"document.activeElement.{attribute}")
