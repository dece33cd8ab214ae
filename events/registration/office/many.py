"""The same verbs for many registrations at once, chosen in the list."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from common.office import OfficeBulkAction
from events.registration import actions
from events.registration.models import Registration
from events.registration.office.verbs import (
    ReasonForm,
    awaits_approval,
    is_live,
    may_change,
    once_approved,
    once_cancelled,
    once_declined,
)
from events.registration.office.viewset import RegistrationViewSet


class ManyRegistrations(OfficeBulkAction):
    """Does one thing to every chosen registration that stands where it starts; the others are left alone.

    Somebody whose registration moves at this very moment is left alone too: none of them stops the rest.
    """

    models = [Registration]
    viewset = RegistrationViewSet()
    verb = "view"
    template_name = "office/bulk.html"
    form_class = ReasonForm
    log_name = ""
    stands: Callable[[Registration], bool]
    act: Callable[..., object]

    @classmethod
    def get_queryset(cls, model, object_ids):
        rows = model.objects.filter(pk__in=list(object_ids))
        return list(
            rows.select_related("forum__places", "category", "booking").order_by("requested_at", "pk")
        )

    def check_perm(self, obj):
        return type(self).stands(obj) and self._may(obj)

    def _may(self, registration: Registration) -> bool:
        known = self.__dict__.setdefault("known", {})
        if registration.forum_id not in known:
            known[registration.forum_id] = may_change(self.request.user, registration)
        return known[registration.forum_id]

    def get_execution_context(self):
        reason = self.cleaned_form.cleaned_data["reason"]
        return {"by": self.request.user, "reason": reason, "at": timezone.now()}

    @classmethod
    def execute_action(cls, objects, by=None, reason="", at=None, **kwargs):
        done = [one for one in objects if cls._done(one, by=by, reason=reason, at=at)]
        return len(done), len(objects) - len(done)

    @classmethod
    def _done(cls, registration: Registration, **how: object) -> bool:
        try:
            cls.act(registration=registration, **how)
        except actions.RegistrationProblem:
            return False
        log(registration, cls.log_name, user=how["by"])
        return True

    def get_success_message(self, num_parent_objects, num_child_objects):
        done = ngettext(
            "Done for %(count)s registration.", "Done for %(count)s registrations.", num_parent_objects
        ) % {"count": num_parent_objects}
        if not num_child_objects:
            return done
        left = ngettext(
            "%(count)s had moved on meanwhile and is left as it is.",
            "%(count)s had moved on meanwhile and are left as they are.",
            num_child_objects,
        ) % {"count": num_child_objects}
        return f"{done} {left}"


class ApproveMany(ManyRegistrations):
    display_name = _("Approve")
    aria_label = _("Approve the chosen registrations")
    action_type = "approve"
    action_priority = 20
    log_name = "events.approve"
    stands = staticmethod(awaits_approval)
    act = staticmethod(actions.approve)
    what_follows = staticmethod(once_approved)


class DeclineMany(ManyRegistrations):
    display_name = _("Decline")
    aria_label = _("Decline the chosen registrations")
    action_type = "decline"
    action_priority = 30
    classes = {"serious"}
    log_name = "events.decline"
    stands = staticmethod(awaits_approval)
    act = staticmethod(actions.decline)
    what_follows = staticmethod(once_declined)


class CancelMany(ManyRegistrations):
    display_name = _("Cancel")
    aria_label = _("Cancel the chosen registrations")
    action_type = "cancel"
    action_priority = 40
    classes = {"serious"}
    log_name = "events.cancel"
    stands = staticmethod(is_live)
    act = staticmethod(actions.cancel)
    what_follows = staticmethod(once_cancelled)
