"""Addresses of the tests of the look: one form, one plain page, and the way out."""

from django import forms
from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path
from wagtail import urls as wagtail_urls

from common import leaving
from common.forms import Form

handler403 = "common.http.permission_denied"
handler404 = "common.http.page_not_found"
handler500 = "common.http.server_error"

PAGE = """
{% extends "base.html" %}{% block title %}About you{% endblock %}
{% block main %}<h1>About you</h1>{% include "components/error_summary.html" %}{{ saved }}
<form method="post" id="answers" novalidate class="stack">{% csrf_token %}{{ form }}
<button class="button">Continue</button></form>{% endblock %}
"""


class AboutYou(Form):
    name = forms.CharField(label="Name to use", help_text="Any script is welcome.")
    phone = forms.CharField(label="Phone", required=False)
    needs = forms.MultipleChoiceField(
        label="Needs",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("asl", "ASL interpretation"), ("lsq", "LSQ interpretation")],
    )
    contact = forms.ChoiceField(
        label="Contact", widget=forms.RadioSelect, choices=[("mail", "By mail"), ("none", "Not at all")]
    )
    agrees = forms.BooleanField(label="I agree")


def draw(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(template).render(context, request))


def about_you(request: HttpRequest) -> HttpResponse:
    """The straight corridor that every form page of the site walks."""
    form = AboutYou(request.POST or None)
    saved = ""
    if form.is_valid():
        saved = f"Saved {form.cleaned_data['name']}"
    return draw(request, PAGE, {"form": form, "saved": saved})


def plain(request: HttpRequest) -> HttpResponse:
    return draw(request, '{% extends "base.html" %}{% block main %}<h1>Plain</h1>{% endblock %}', {})


def twin(request: HttpRequest) -> HttpResponse:
    page = '{% extends "base.html" %}{% block main %}<h1>Twin</h1>{% endblock %}'
    return draw(request, page, {"translation_url": "/fr/jumelle/"})


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError("broken on purpose")


def elsewhere(request: HttpRequest) -> HttpResponse:
    """Stands for the weather: a test must not leave this computer."""
    return HttpResponse("<!doctype html><html lang=en><title>Weather</title><h1>Weather</h1></html>")


def under_repair(request: HttpRequest) -> HttpResponse:
    return render(request, "503.html", status=503)


urlpatterns = [
    path("elsewhere/", elsewhere),
    path("broken/", broken),
    path("under-repair/", under_repair),
    path("refused/", refused),
    *i18n_patterns(
        path("about-you/", about_you, name="about_you"),
        path("plain/", plain, name="plain"),
        path("twin/", twin, name="twin"),
        path("refused/", refused, name="refused"),
        path("leave/", leaving.leave, name="leave"),
        path("", include(wagtail_urls)),
    ),
]
