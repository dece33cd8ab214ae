"""What the back office knows of evaluations."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from evaluations.findings import office as findings
from evaluations.invitations.office import CampaignViewSet, links_of
from evaluations.questionnaires.office import SectionViewSet, VersionViewSet

LOGGED = {
    "evaluations.open": (_("Open the evaluation"), _("Opened, and invitations queued")),
    "evaluations.remind": (_("Remind people"), _("Reminders queued")),
    "evaluations.extend": (_("Extend the evaluation"), _("Closing time moved")),
    "evaluations.close": (_("Close the evaluation"), _("Closed")),
    "evaluations.ask_for_release": (_("Release the findings"), _("Release asked for")),
    "evaluations.release": (_("Release the findings"), _("Counted; sealed answers and invitations deleted")),
    "evaluations.key_destroyed": (_("Destroy the key"), _("Key destroyed")),
    "evaluations.cleaned": (_("Clean the database"), _("Database files rewritten")),
    "evaluations.give_up": (_("Delete unread"), _("Deleted without being counted")),
    "evaluations.copy_destroyed": (
        _("Confirm that the copy is destroyed"),
        _("Custodian’s copy of the key confirmed destroyed"),
    ),
}


class EvaluationsGroup(ModelViewSetGroup):
    menu_label = _("Evaluations")
    menu_icon = "form"
    menu_order = 130
    items = (CampaignViewSet, VersionViewSet)


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [EvaluationsGroup(), SectionViewSet()]


hooks.register("register_admin_urls", findings.addresses)
hooks.register("forum_office_links", links_of)


@hooks.register("register_log_actions")
def log_actions(registry: object) -> None:
    for name, (label, message) in LOGGED.items():
        registry.register_action(name, label, message)
