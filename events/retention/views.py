"""What a person does about all that is known of them. The pages that ask stand above, in `site_cms.my`."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from common.http import forget
from common.leaving import COOKIES
from events.retention import actions
from events.retention.doors import Mine, with_what_is_mine


@require_POST
@with_what_is_mine
def erase(request: HttpRequest, mine: Mine) -> HttpResponse:
    """Erase it now; this browser's ways in end with it."""
    kept = actions.erase_on_request(subject=mine.subject, at=timezone.now())
    response = redirect(reverse("my-erased") + ("?kept=1" if kept else ""))
    if mine.is_signed_in and not kept:
        logout(request)
    forget(response, *COOKIES)
    return response
