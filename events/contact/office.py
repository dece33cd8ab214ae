"""How people may be reached, for care alone: sealed until somebody says why, and each opening noted."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permissions import register_permission_policy

from common.office import (
    ActionButton,
    Link,
    OfficeIndexView,
    RecordPolicy,
    RecordViewSet,
    trail,
    visible,
    visible_or_404,
)
from common.sealing import SealingError
from events.contact import actions, policies, queries
from events.contact.models import ContactSafety
from events.forums.models import Forum
from events.forums.office import path_to
from events.registration.models import Registration
from people.disclosures.actions import note_reading

register_permission_policy(ContactSafety, RecordPolicy(ContactSafety, visible_to=queries.contacts_visible_to))

# Kept with each reading in English and shown in the reader's language.
REASONS = [
    gettext_noop("To reach the person now"),
    gettext_noop("To answer a question from the person"),
    gettext_noop("For somebody's safety"),
]


class ReasonForm(forms.Form):
    """Why the answer is opened."""

    reason = forms.ChoiceField(
        label=_("Why do you open it?"),
        widget=forms.RadioSelect,
        choices=[(reason, _(reason)) for reason in REASONS],
    )


def must_not_be_written_to(contact: ContactSafety) -> str:
    """Yes, where the person contacts us."""
    return gettext("Yes") if contact.registration.no_messages else ""


def is_for_care_alone(contact: ContactSafety) -> str:
    """Yes, where nobody else may see how to reach the person."""
    return gettext("Yes") if contact.registration.contact_through_care else ""


class ContactIndexView(OfficeIndexView):
    """Who told us how to reach them; what they said stays sealed until one is opened."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("registration__forum", "registration__booking")

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "person",
                label=_("Name to use"),
                accessor="registration.name_to_use",
                get_url=lambda contact: reverse("contact:open", args=[contact.pk]),
                sort_key="registration__name_to_use",
            ),
            Column("reference", label=_("Reference"), accessor="registration"),
            Column("forum", label=_("Forum"), accessor="registration.forum"),
            Column("no_messages", label=_("Do not write"), accessor=must_not_be_written_to),
            Column("contact_through_care", label=_("Care only"), accessor=is_for_care_alone),
        ]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        note_reading(
            reader=self.request.user,
            record="safe contacts",
            reason=self.filter_in_use(),
            how_many=len(context["object_list"]),
            at=timezone.now(),
        )
        return context


def open_contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask why, note it, and only then show how the person may be reached."""
    contact = visible_or_404(ContactSafety, request.user, pk=pk)
    if not policies.may_read(request.user, contact):
        raise Http404
    form, reach = ReasonForm(request.POST or None), None
    if form.is_valid():
        try:
            reach = actions.read(
                contact=contact, reader=request.user, reason=form.cleaned_data["reason"], at=timezone.now()
            )
        except SealingError:
            messages.error(request, gettext("The key of this forum is missing: the answer cannot be read."))
    registration = contact.registration
    title = gettext("How to reach %(reference)s") % {"reference": registration}
    return render(
        request,
        "events/contact/office/contact.html",
        {
            "registration": registration,
            "form": form,
            "reach": reach,
            "answers": list(reach.in_words()) if reach else [],
            "header_title": title,
            "header_icon": "lock-open",
            "breadcrumbs_items": trail(
                *path_to(registration.forum),
                (gettext("Safe contacts"), list_of(registration.forum)),
                (title, ""),
            ),
        },
    )


def of_registration(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From a registration to what its person told us."""
    contact = visible(ContactSafety, request.user).filter(registration=pk).first()
    if contact is None:
        raise Http404
    return redirect("contact:open", pk=contact.pk)


def list_of(forum: Forum) -> str:
    """The address of the list of those who told us at this forum."""
    return f"{reverse('contact:index')}?registration__forum={forum.pk}"


class ContactViewSet(RecordViewSet):
    model = ContactSafety
    name = "contact"
    icon = "mail"
    menu_label = _("Safe contacts")
    menu_order = 115
    add_to_admin_menu = True
    index_view_class = ContactIndexView
    inspect_view_enabled = False
    ordering = "registration__name_to_use"
    list_filter = {
        "registration__forum": ["exact"],
        "registration__no_messages": ["exact"],
        "registration__contact_through_care": ["exact"],
    }
    search_fields = ["registration__name_to_use", "registration__booking__reference"]
    # No export: a file of who must be reached with care is more than the task needs.
    list_export = []
    empty_message = _("Nobody has told us how to reach them safely. What people say stands here, sealed.")

    def extra_urls(self) -> list[URLPattern]:
        return [
            path("open/<uuid:pk>/", open_contact, name="open"),
            path("of/<uuid:pk>/", of_registration, name="of"),
        ]


def _has_told(registration: Registration) -> bool:
    return ContactSafety.objects.filter(registration=registration).exists()


# For a registration's own page; in a list it would ask once a row.
REACH = ActionButton(
    label=_("How to reach them"),
    url_name="contact:of",
    allowed=lambda user, registration: policies.may_list(user, registration.forum),
    icon="mail",
    when=_has_told,
    per=lambda registration: registration.forum_id,
)


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """Who told us how to reach them, for care."""
    if not policies.may_list(request.user, forum):
        return []
    told = queries.contacts_visible_to(request.user).filter(registration__forum=forum)
    return [
        Link(
            label=_("Safe contacts"),
            url=list_of(forum),
            note=_("Who told us how they may be reached, and who must not be written to."),
            count=told.count(),
            icon="mail",
            order=62,
        )
    ]
