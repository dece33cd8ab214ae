"""No side door: staff reach the back office with a second factor or not at all, and in their own language."""

from collections.abc import Callable
from urllib.parse import urlsplit

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

BACK_OFFICE = ("/admin/", "/documents/")
KNOWS_NO_FORUMS = (
    "/admin/reports/",
    "/admin/localize/reports/",
    "/admin/workflows/",
    "/admin/failwhale/",
    "/admin/test404/",
)


class SecondFactorMiddleware:
    """Lets staff into the back office only in a session that passed the second step.

    Whoever has none is sent to set one up; whoever signed in without it, by whichever door, is asked for it.
    A participant who is signed in reads public documents as anybody does.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.STAFF_NEED_SECOND_FACTOR and request.path.startswith(BACK_OFFICE):
            return self.stop_at_the_door(request) or self.get_response(request)
        return self.get_response(request)

    def stop_at_the_door(self, request: HttpRequest) -> HttpResponse | None:
        """Where this person has to go first; None for whoever may pass, or will be asked to sign in."""
        user = request.user
        if not (user.is_authenticated and user.has_perm("wagtailadmin.access_admin")):
            return None
        if not is_mfa_enabled(user):
            messages.info(
                request, _("Set up a second step for signing in: the back office opens only with one.")
            )
            return redirect("mfa_index")
        if not passed_second_step(request):
            return redirect_to_login(request.path, login_url=reverse("mfa_reauthenticate"))
        return None


def passed_second_step(request: HttpRequest) -> bool:
    """Did this very session show a code of an app, a recovery code, a passkey or a security key?"""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


class OnlyStaffMiddleware:
    """Sends a participant who is signed in to the home page, where Wagtail's message says why.

    Wagtail would have them sign in, and the page for that sends on whoever is signed in: round and round.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not (request.path.startswith("/admin/") and sends_to_sign_in(response)):
            return response
        if not request.user.is_authenticated:
            return response
        return redirect(f"/{request.user.language}/")


def sends_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and urlsplit(response.url).path.endswith("/accounts/login/")


class OnlySuperusersMiddleware:
    """Parts of Wagtail that know no forums, and so would show one team what another did: not for any role."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(KNOWS_NO_FORUMS) and not request.user.is_superuser:
            raise Http404
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
