"""The hands themselves: a journey proves nothing if they reach what no keyboard does."""

import pytest

from tests.journeys.keyboard import Hands

PLANTED = """<!doctype html><html lang="en"><title>Planted</title>
<a tabindex="-1" href="/mouse">For a mouse only</a>
<a href="/unseen" style="outline: none">Without a mark</a>
<a href="/aside" style="position: absolute; left: -9999px">Out of sight</a>
<label><input type="radio" name="size" value="1"> 1</label>
<label><input type="radio" name="size" value="2"> 2</label></html>"""


@pytest.fixture
def person(page):
    page.set_content(PLANTED)
    return Hands(page, language="en", scripts=True)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("For a mouse only", "does not reach"),
        ("Without a mark", "nobody sees"),
        ("Out of sight", "nobody sees"),
    ],
)
def test_what_the_keyboard_cannot_do_is_a_fault(person, words, problem):
    with pytest.raises(AssertionError, match=problem):
        person.press(words)


def test_one_of_several_is_chosen_with_arrows(person):
    person.choose("size", 2)

    assert person.page.locator("[value='2']").is_checked()
    with pytest.raises(AssertionError, match="does not reach 3 of size"):
        person.choose("size", 3)
