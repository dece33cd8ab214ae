"""The instruments themselves: a browser test proves nothing if its watch is blind."""

import pytest
from django.utils import timezone, translation
from wagtail.models import Locale, Page, Site

PLANTED = """<!doctype html><html lang="en"><title>Planted</title>
<p style="color: red">A style that the policy refuses</p>
<script>document.title = "ran"</script>
<img src="https://tracker.example.org/pixel.png" alt=""><img src="/missing.png"></html>"""
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src *"


def test_refused_styles_scripts_and_foreign_requests_are_noticed(page, axe):
    page.route(
        "**/planted",
        lambda route: route.fulfill(
            body=PLANTED, content_type="text/html", headers={"Content-Security-Policy": POLICY}
        ),
    )

    page.goto("/planted")

    problems = "\n".join(page.watch.problems())
    assert "style-src" in problems
    assert "script-src" in problems
    assert "https://tracker.example.org/pixel.png" in problems
    assert page.title() == "Planted"
    assert any(line.startswith("image-alt") for line in axe(page))
    for found in (page.watch.violations, page.watch.foreign, page.watch.errors):
        found.clear()


def test_leaving_for_an_expected_host_is_no_fault_and_stays_on_this_computer(page):
    page.watch.expected_hosts.add("weather.example.org")

    page.goto("https://weather.example.org/forecast")

    assert page.title() == "Elsewhere"
    assert page.watch.problems() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_the_migrations_made_survives_a_flush(time):
    assert Page.objects.filter(depth=1).exists()
    assert Site.objects.exists()
    assert Locale.objects.filter(language_code="en").exists()
    Site.objects.all().delete()
    Page.add_root(title=f"Made by the {time} test, and taken by the flush")
    assert Page.objects.filter(depth=1).count() == 2


def test_the_clock_stands_still_until_it_is_moved(clock):
    began = timezone.now()

    clock.forward(days=3)

    assert (timezone.now() - began).days == 3
    assert timezone.now() == timezone.now()


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_language_that_a_test_leaves_active_is_gone_for_the_next(time):
    assert translation.get_language() == "en", time
    translation.activate("fr")
