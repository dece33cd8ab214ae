"""No side door: staff reach the back office with a second factor or not at all."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class SecondFactorMiddleware:
    """Sends staff without a second factor to the page where they set one up, whatever they ask of /admin/."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.STAFF_NEED_SECOND_FACTOR
            and request.path.startswith(("/admin/", "/documents/"))
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        ):
            messages.info(
                request, _("Set up a second step for signing in: the back office opens only with one.")
            )
            return redirect("mfa_index")
        return self.get_response(request)
