"""`{% load formats %}`: the functions of `common.formats` for templates."""

from django import template

from common import formats

register = template.Library()


@register.filter
def long_date(value):
    return formats.long_date(value, article=formats.is_french()) if value else ""


@register.filter
def plain_date(value):
    """The date without its weekday: November 19, 2026 / 19 novembre 2026."""
    return formats.long_date(value, weekday=False) if value else ""


@register.filter
def month(value):
    return formats.month(value) if value else ""


@register.filter
def day_heading(value):
    """Sunday, December 3 / Dimanche 3 décembre: over a day of the programme, where the year is known."""
    text = formats.long_date(value, year=False)
    return text[:1].upper() + text[1:]


@register.simple_tag
def date_range(start, end):
    return formats.date_range(start, end)


@register.filter
def clock_time(value):
    return formats.clock(value) if value else ""


@register.filter
def moment(value, zone):
    return formats.moment(value, zone) if value else ""


@register.simple_tag
def clock_range(start, end):
    return formats.clock_range(start, end)


@register.filter
def money(cents):
    return formats.money(cents)


@register.filter
def number(value):
    return formats.number(value)
