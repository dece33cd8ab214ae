"""Tags of the look: style sheets, the other language, and the ids that errors point to."""

from functools import cache

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.forms import BoundField
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_from_path

from common.forms import LANGUAGE_BUTTON

register = template.Library()

FONT = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"


@cache
def font_is_here() -> bool:
    """Whether the typeface was fetched at set-up; without it pages use the system's, and ask for nothing."""
    return finders.find(FONT) is not None


@register.inclusion_tag("components/stylesheets.html")
def stylesheets() -> dict:
    """The links to our style sheets, the typeface only where it is, the organisation's colours last."""
    return {"font": FONT if font_is_here() else "", "brand": settings.ORGANISATION.get("stylesheet", "")}


def other_language() -> tuple[str, str]:
    """Code and own name of the language that the page is not in."""
    return next((code, name) for code, name in settings.LANGUAGES if code != get_language())


@register.simple_tag(takes_context=True)
def other_language_url(context) -> str:
    """This page in the other language, query string kept; its home where the page has no twin."""
    code, _name = other_language()
    request = context.get("request")
    if context.get("translation_url"):
        query = request.META.get("QUERY_STRING", "") if request else ""
        return context["translation_url"] + (f"?{query}" if query else "")
    if request is None:
        return f"/{code}/"
    here = request.get_full_path()
    there = translate_url(here, code)
    return there if there != here else f"/{code}/"


@register.inclusion_tag("components/language.html", takes_context=True)
def language_toggle(context) -> dict:
    """The other language by its own name: a link, or a button where typed answers would be lost."""
    code, name = other_language()
    return {
        "code": code,
        "label": name,
        "url": other_language_url(context),
        "keeps_answers": getattr(context.get("form"), "keeps_answers", False),
        "button_name": LANGUAGE_BUTTON,
    }


@register.filter
def control_id(field: BoundField) -> str:
    """The id of the first control of a field, where a link from the error summary should land."""
    widgets = field.subwidgets
    return (widgets[0].id_for_label if widgets else "") or field.id_for_label or field.auto_id


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether a field is several controls under one question, and so needs a fieldset and a legend."""
    return field.use_fieldset and field.widget_type not in {"clearablefile", "file"}


@register.filter
def tells_language(request: HttpRequest | None) -> bool:
    """Whether the page's address says its language; an error page that cannot know speaks both."""
    return bool(request) and get_language_from_path(request.path_info) is not None
