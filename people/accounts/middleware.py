"""No side door: staff reach the back office with a second factor or not at all, and in their own language."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

BACK_OFFICE = ("/admin/", "/documents/")


class SecondFactorMiddleware:
    """Sends staff without a second factor to the page where they set one up, whatever they ask for.

    A participant who is signed in reads public documents as anybody does.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.STAFF_NEED_SECOND_FACTOR
            and request.path.startswith(BACK_OFFICE)
            and request.user.is_authenticated
            and request.user.has_perm("wagtailadmin.access_admin")
            and not is_mfa_enabled(request.user)
        ):
            messages.info(
                request, _("Set up a second step for signing in: the back office opens only with one.")
            )
            return redirect("mfa_index")
        return self.get_response(request)


class StaffLanguageMiddleware:
    """The back office's addresses name no language: it speaks the account's, unless told otherwise."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(BACK_OFFICE) and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)
