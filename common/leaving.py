"""Leave this site at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def leave(request: HttpRequest) -> HttpResponse:
    return redirect("https://weather.gc.ca/")
