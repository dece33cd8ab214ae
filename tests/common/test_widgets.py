"""Our lists of choices draw what Django's draw, only faster."""

import pytest
from django import forms
from django.test.html import parse_html
from django.utils.html import format_html

from common import widgets

CHOICES = [("", "None"), ("a", "<b>Bold & brave</b>"), ("b", format_html("Two <small>{}</small>", "small"))]


@pytest.mark.parametrize("name", ["RadioSelect", "CheckboxSelectMultiple", "Select"])
@pytest.mark.parametrize("value", [None, "a", ["a", "b"]])
@pytest.mark.parametrize("attrs", [{"id": "id_x", "required": True}, {"id": "id_x", "aria-describedby": "h"}])
def test_a_list_is_drawn_as_django_draws_it(name, value, attrs):
    ours, theirs = getattr(widgets, name)(choices=CHOICES), getattr(forms, name)(choices=CHOICES)

    drawn = ours.render("x", value, attrs)

    assert parse_html(drawn) == parse_html(theirs.render("x", value, attrs))
    assert "<b>Bold" not in drawn
    assert "<small>small</small>" in drawn
