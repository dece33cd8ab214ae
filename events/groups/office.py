"""In the back office: registering someone by phone, filling in for a colleague, handing a place on."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from common.http import remember
from common.office import ActionButton, Link, confirm_action, trail, visible_or_404
from events.categories.models import Category
from events.categories.queries import categories_of, places_in_words
from events.forums.models import Forum
from events.forums.office import path_to
from events.forums.queries import forums_of
from events.groups import actions, policies, queries
from events.groups.forms import OnceField, email_field, name_field
from events.registration import actions as registrations
from events.registration.doors import DRAFT, OPEN_FOR_HOURS
from events.registration.models import Registration
from events.registration.office import ManyRegistrations
from events.registration.queries import draft_cookie
from people.accounts.models import Language
from people.disclosures.actions import note_reading


# ---- by phone ---------------------------------------------------------------------------------------------
class PhoneForm(forms.Form):
    """What must be known before the first screen opens."""

    language = forms.ChoiceField(
        label=_("In which language do you speak with them?"),
        help_text=_("The screens open in it, so that you read out the words they agree to."),
        choices=Language.choices,
        widget=forms.RadioSelect,
    )
    category = forms.ChoiceField(label=_("How does the person take part?"), widget=forms.RadioSelect)

    def __init__(self, *args, forum: Forum, categories: list[Category], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [
            (str(category.pk), f"{category.name} ({places_in_words(category, forum)})")
            for category in categories
        ]
        if len(categories) == 1:
            self.fields["category"].initial = str(categories[0].pk)


def _forum_or_404(request: HttpRequest, pk: int) -> Forum:
    forum = forums_of(request.user).select_related("places").filter(pk=pk).first()
    if forum is None or not policies.may_register_by_phone(request.user, forum):
        raise Http404
    return forum


def by_phone(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin for somebody on the phone, or go on with what one has begun."""
    forum = _forum_or_404(request, pk)
    is_over = forum.ends_on < timezone.localdate()
    categories = categories_of(forum)
    form = PhoneForm(request.POST or None, forum=forum, categories=categories)
    if not is_over and form.is_valid():
        typed = form.cleaned_data
        draft = registrations.start(
            forum=forum,
            category=next(one for one in categories if str(one.pk) == typed["category"]),
            language=typed["language"],
            channel=Registration.Channel.PHONE,
            entered_by=request.user,
            at=timezone.now(),
        )
        return _to_the_screens(request, draft)
    return render(
        request,
        "events/office/by_phone.html",
        {
            "forum": forum,
            "form": form,
            "is_over": is_over,
            "drafts": queries.phone_drafts(forum, request.user),
            "header_title": gettext("Register someone by phone"),
            "header_icon": "mobile-alt",
            "breadcrumbs_items": trail(*path_to(forum), (gettext("By phone"), "")),
        },
    )


def _to_the_screens(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The public screens, in the language of the person, for as long as a call may take."""
    with override(registration.language):
        response = redirect("register-details", slug=registration.forum.slug)
    remember(response, request, DRAFT, draft_cookie(registration), hours=OPEN_FOR_HOURS)
    return response


@require_POST
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go on with what one has begun oneself; the answers so far are read again, which is noted."""
    mine = Registration.objects.unfinished().select_related("forum")
    registration = mine.filter(
        pk=pk,
        entered_by=request.user,
        channel=Registration.Channel.PHONE,
        forum__in=forums_of(request.user),
    ).first()
    if registration is None or not policies.may_register_by_phone(request.user, registration.forum):
        raise Http404
    note_reading(
        reader=request.user,
        record="registration",
        subject=registration.pk,
        reason=gettext_noop("To go on registering somebody by phone"),
        at=timezone.now(),
    )
    return _to_the_screens(request, registration)


def done(request: HttpRequest, pk: UUID) -> HttpResponse:
    """After the last screen: the draft's cookie goes, and the reference can be read out."""
    registration = (
        Registration.objects.select_related("forum", "booking").filter(pk=pk, entered_by=request.user).first()
    )
    if registration is None or not registration.is_live:
        raise Http404
    if not policies.may_register_by_phone(request.user, registration.forum):
        raise Http404
    messages.success(
        request,
        gettext("Registered. The reference to read out is %(reference)s.") % {"reference": registration},
    )
    response = redirect("groups:phone", pk=registration.forum_id)
    response.delete_cookie(DRAFT, samesite="Lax")
    return response


def complete_by_phone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fill in for a colleague whose place was booked, with them on the phone."""
    registration = visible_or_404(Registration, request.user, pk=pk)
    if not policies.may_complete_by_phone(request.user, registration):
        raise Http404
    obstacles = [] if policies.waits_for_its_person(registration) else [str(actions.AlreadyTheirs())]
    if request.method == "POST" and not obstacles:
        try:
            actions.take_over_by_phone(registration=registration, by=request.user, at=timezone.now())
            return _to_the_screens(request, registration)
        except actions.AlreadyTheirs as problem:
            obstacles = [str(problem)]
    return confirm_action(
        request,
        title=gettext("Complete %(reference)s by phone") % {"reference": registration},
        what_will_happen=[
            gettext("The public screens open in this browser, and you fill them in with the person."),
            gettext("Read out what they may agree to, and tick only what they say yes to."),
            gettext("Whoever booked the place does not see what is answered."),
        ],
        do=lambda: None,
        done="",
        button=_("Begin"),
        back_url=reverse("registrations:inspect", args=[pk]),
        obstacles=obstacles,
        breadcrumbs=path_to(registration.forum),
        icon="mobile-alt",
    )


# ---- handing a place on -----------------------------------------------------------------------------------
class HandOnForm(forms.Form):
    """Who comes instead."""

    name = name_field()
    email = email_field()
    once = OnceField()


def hand_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand a place on for its person: also where the team approves each person, for this is its approval."""
    registration = visible_or_404(Registration, request.user, pk=pk)
    if not policies.may_hand_on_for(request.user, registration):
        raise Http404

    def do(*, name: str, email: str, once: UUID) -> None:
        actions.hand_on(
            registration=registration, new_id=once, name=name, email=email, at=timezone.now(), by=request.user
        )
        log(registration, "events.hand_on", user=request.user)

    return confirm_action(
        request,
        title=gettext("Hand the place of %(reference)s on") % {"reference": registration},
        what_will_happen=[
            gettext("The place passes to somebody else without being free for a moment."),
            gettext("Everything this person told us is withdrawn, and not shown to the other."),
            gettext("Both receive a message; the new person fills in what is theirs."),
            gettext("Where the team approves each registration, this counts as your approval."),
        ],
        do=do,
        done=_("The place is handed on."),
        button=_("Hand the place on"),
        back_url=reverse("registrations:inspect", args=[pk]),
        danger=True,
        form=HandOnForm(request.POST or None),
        obstacles=[] if registration.is_booked else [str(actions.CannotHandOn())],
        refusals=(actions.RegistrationProblem,),
        breadcrumbs=path_to(registration.forum),
        icon="user",
    )


# ---- where it is offered ----------------------------------------------------------------------------------
COMPLETE_BY_PHONE = ActionButton(
    label=_("Complete by phone"),
    url_name="groups:complete",
    allowed=policies.may_complete_by_phone,
    icon="mobile-alt",
    when=policies.waits_for_its_person,
    per=lambda registration: registration.forum_id,
)
HAND_ON = ActionButton(
    label=_("Hand on"),
    url_name="groups:hand_on",
    allowed=policies.may_hand_on_for,
    icon="user",
    when=lambda registration: registration.is_booked,
    per=lambda registration: registration.forum_id,
    rare=True,
)


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The page for a call, for whoever may take it."""
    if not policies.may_register_by_phone(request.user, forum) or forum.ends_on < timezone.localdate():
        return []
    return [
        Link(
            label=_("Register someone by phone"),
            url=reverse("groups:phone", args=[forum.pk]),
            note=_("The same questions, with you as their hands; no e-mail address is needed."),
            icon="mobile-alt",
            order=45,
        )
    ]


def addresses() -> list[URLPattern]:
    return [
        path("phone/<int:pk>/", by_phone, name="phone"),
        path("phone/resume/<uuid:pk>/", resume, name="resume"),
        path("phone/done/<uuid:pk>/", done, name="done"),
        path("complete/<uuid:pk>/", complete_by_phone, name="complete"),
        path("hand-on/<uuid:pk>/", hand_on, name="hand_on"),
    ]


# ---- many at once -----------------------------------------------------------------------------------------
def once_reminded(registration: Registration) -> list[str]:
    return [
        gettext("The person receives their private link once more, in the language they write in."),
        gettext("Whoever was written to within the last hour, or wants no messages, is left alone."),
    ]


class RemindMany(ManyRegistrations):
    """Reminds the chosen colleagues who have not filled in what is theirs."""

    display_name = _("Remind")
    aria_label = _("Remind the chosen people of what is not filled in")
    action_type = "remind"
    action_priority = 35
    log_name = "events.remind"
    stands = staticmethod(lambda registration: registration.is_live and registration.completed_at is None)
    act = staticmethod(actions.send_again)
    what_follows = staticmethod(once_reminded)
