"""Campaigns in the back office: planned, opened, reminded of, closed. Numbers only, never who."""

from collections.abc import Callable, Sequence

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.log_actions import log
from wagtail.permissions import register_permission_policy

from common import formats
from common.office import (
    ActionButton,
    Link,
    OfficeCreateView,
    OfficeDeleteView,
    OfficeEditView,
    OfficeIndexView,
    OfficeInspectView,
    OfficeViewSet,
    TeamPolicy,
    confirm_action,
    visible,
    visible_or_404,
)
from evaluations.invitations import actions, policies, queries
from evaluations.invitations.forms import CampaignForm, ExtendForm
from evaluations.invitations.models import Campaign
from evaluations.questionnaires.actions import NotReady
from evaluations.questionnaires.actions import problems as problems_of_version
from events.forums.models import Forum
from events.forums.queries import forums_of

Status = Campaign.Status


class CampaignPolicy(TeamPolicy):
    """Only what was never opened can be edited or deleted; the rest moves by its verbs."""

    def __init__(self) -> None:
        super().__init__(Campaign, within="forum", allowed=forums_of)

    def instances_user_has_any_permission_for(self, user, actions):
        rows = super().instances_user_has_any_permission_for(user, actions)
        return rows if "view" in actions else rows.filter(status=Status.DRAFT)


register_permission_policy(Campaign, CampaignPolicy())


# ---- pages that ask before they act -----------------------------------------------------------------------
def verb_page(
    request: HttpRequest,
    pk: int,
    *,
    allowed: Callable[..., bool],
    do: Callable[..., object],
    title: object,
    consequences: Callable[[Campaign], Sequence[str]],
    done: object,
    obstacles: Callable[[Campaign], Sequence[str]] = lambda campaign: [],
    form: Callable[[Campaign], forms.Form] = lambda campaign: None,
    danger: bool = False,
) -> HttpResponse:
    """The page that asks before `do(campaign=…, at=…, by=…)`. What cannot be done in this status says so."""
    campaign = visible_or_404(Campaign, request.user, "view", pk=pk)
    if not policies.may_run(request.user, campaign):
        raise Http404
    reasons = list(obstacles(campaign))
    if not allowed(request.user, campaign):
        reasons = [gettext("This is not possible at this stage, or not yours to do.")]
    return confirm_action(
        request,
        title=title,
        what_will_happen=consequences(campaign),
        do=lambda **answers: do(campaign=campaign, at=timezone.now(), by=request.user, **answers),
        done=done,
        button=title,
        back_url=reverse("campaigns:inspect", args=[pk]),
        danger=danger,
        form=form(campaign),
        obstacles=reasons,
        refusals=(actions.CampaignRefused, NotReady),
        breadcrumbs=path_to(campaign),
    )


def path_to(campaign: Campaign) -> list[tuple[str, str]]:
    return [
        (gettext("Evaluations"), reverse("campaigns:index")),
        (str(campaign), reverse("campaigns:inspect", args=[campaign.pk])),
    ]


def closing_words(campaign: Campaign) -> dict[str, str]:
    closing = queries.closing(campaign)
    day = formats.long_date(closing.at.date(), weekday=False)
    return {"day": day, "time": formats.clock(closing.at), "zone": closing.zone}


def _once_open(campaign: Campaign) -> list[str]:
    people = queries.people_to_ask(campaign.forum).count()
    return [
        ngettext(
            "%(count)s person is written to, in their own language.",
            "%(count)s people are written to, each in their own language.",
            people,
        )
        % {"count": people},
        gettext("Answers are taken until %(day)s, %(time)s (%(zone)s).") % closing_words(campaign),
        gettext("The questionnaire is locked: not one word of it can change any more."),
        gettext(
            "A key is made in KEY_DIR. Until the findings are released, losing it means losing every answer: "
            "give a copy of %(key)s.key to the custodian now."
        )
        % {"key": campaign.key_name},
    ]


def _not_ready(campaign: Campaign) -> list[str]:
    return list(problems_of_version(campaign.version)) if campaign.version.is_draft else []


def open_page(request: HttpRequest, pk: int) -> HttpResponse:
    return verb_page(
        request,
        pk,
        allowed=policies.may_open,
        do=actions.open_campaign,
        title=_("Open the evaluation"),
        consequences=_once_open,
        obstacles=_not_ready,
        done=_("The evaluation is open; the invitations are on their way."),
    )


def _once_reminded(campaign: Campaign) -> list[str]:
    waiting = queries.returns(campaign).waiting
    return [
        ngettext(
            "%(count)s person who has not answered is written to once more.",
            "%(count)s people who have not answered are written to once more.",
            waiting,
        )
        % {"count": waiting},
        gettext("You are not told who they are."),
    ]


def remind_page(request: HttpRequest, pk: int) -> HttpResponse:
    return verb_page(
        request,
        pk,
        allowed=policies.may_remind,
        do=actions.remind,
        title=_("Remind people"),
        consequences=_once_reminded,
        done=_("The reminders are on their way."),
    )


def extend_page(request: HttpRequest, pk: int) -> HttpResponse:
    return verb_page(
        request,
        pk,
        allowed=policies.may_extend,
        do=actions.extend,
        title=_("Extend the evaluation"),
        consequences=lambda campaign: [
            gettext("Answers are taken until the new time, at the latest on %(day)s.")
            % {"day": formats.long_date(campaign.final_on, weekday=False)},
            gettext("Whoever has answered may answer anew until then."),
        ],
        form=lambda campaign: ExtendForm(request.POST or None, closes_at=campaign.closes_at),
        done=_("The evaluation takes answers until the new time."),
    )


def close_page(request: HttpRequest, pk: int) -> HttpResponse:
    return verb_page(
        request,
        pk,
        allowed=policies.may_close,
        do=actions.close,
        title=_("Close the evaluation"),
        consequences=lambda campaign: [
            gettext("Nobody can answer, change or withdraw answers any more."),
            gettext("The answers stay sealed until you release the findings."),
            gettext("Until then you can still extend it."),
        ],
        done=_("The evaluation is closed."),
    )


BUTTONS = (
    ActionButton(_("Open the evaluation"), "campaigns:open", policies.may_open, "view"),
    ActionButton(_("Remind people"), "campaigns:remind", policies.may_remind, "mail"),
    ActionButton(_("Close the evaluation"), "campaigns:close", policies.may_close, "lock"),
    # The pages of these stand in the room above, which knows the answers.
    ActionButton(_("Release the findings"), "campaign-release", policies.may_release, "lock-open"),
    ActionButton(_("Extend the evaluation"), "campaigns:extend", policies.may_extend, "date"),
    ActionButton(_("See the findings"), "campaign-findings", policies.may_see_findings, "doc-full"),
    ActionButton(_("Review written answers"), "campaign-texts", policies.may_review, "comment"),
    ActionButton(
        _("Confirm that the copy is destroyed"), "campaign-custodian", policies.may_confirm_copy, "key"
    ),
)


# ---- the list, the form and the page ----------------------------------------------------------------------
def _answered(campaign: Campaign) -> str:
    counted = queries.returns(campaign)
    if not counted.invited:
        return ""
    return gettext("%(answered)s of %(invited)s") % {
        "answered": counted.answered,
        "invited": counted.invited,
    }


def _closes(campaign: Campaign) -> str:
    return "{day}, {time}".format(**closing_words(campaign))


class CampaignIndexView(OfficeIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("forum", "session", "version").with_returns()

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "campaign", label=_("Evaluation"), accessor=str, get_url=self.get_inspect_url
            ),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=lambda campaign: campaign.takes_answers,
                sort_key="status",
            ),
            Column("answered", label=_("Answered"), accessor=_answered),
            Column("closes_at", label=_("Closes"), accessor=_closes, sort_key="closes_at"),
        ]


class SavesThroughActions:
    """Saves through the room's action; what it refuses becomes an error of the form."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except actions.CampaignRefused as problem:
            form.add_error("closes_at", str(problem))
        self.produced_error_code = "validation_error"
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def save_instance(self):
        campaign = actions.plan(campaign=self.form.save(commit=False), at=timezone.now())
        log(campaign, f"wagtail.{self.logged}", user=self.request.user)
        return campaign

    def get_success_url(self):
        return reverse("campaigns:inspect", args=[self.object.pk])

    def get_success_buttons(self):
        return []


class CampaignCreateView(SavesThroughActions, OfficeCreateView):
    logged = "create"


class CampaignEditView(SavesThroughActions, OfficeEditView):
    logged = "edit"


class CampaignDeleteView(OfficeDeleteView):
    def delete_action(self):
        log(self.object, "wagtail.delete", user=self.request.user, deleted=True)
        actions.discard(campaign=self.object)


def steps_of(campaign: Campaign) -> list[tuple[str, bool]]:
    """What a release has done so far, and what is still to come; empty before it was asked for."""
    if campaign.release_asked_at is None and campaign.released_at is None:
        return []
    return [
        (gettext("Answers counted and mixed; ballots and invitations deleted"), bool(campaign.released_at)),
        (gettext("Key destroyed on this server"), bool(campaign.key_destroyed_at)),
        (gettext("Deleted rows wiped from the database’s files"), bool(campaign.cleaned_at)),
        (gettext("Custodian’s copy of the key confirmed destroyed"), bool(campaign.copy_destroyed_at)),
    ]


PROBLEMS = {
    "not_enough_answers": _("Too few people have answered, so nothing could be released. You may extend it."),
    "key_missing": _("The key is not in KEY_DIR. Without it the answers cannot be read. Ask the custodian."),
    "unreadable": _("A ballot does not open with the key. Nothing was changed; ask whoever runs the server."),
    "refused": _("The release was refused at this stage."),
}


class CampaignInspectView(OfficeInspectView):
    """Where the campaign stands, what can be done now, and how far a release has come."""

    template_name = "evaluations/office/campaign.html"

    def get_context_data(self, **kwargs):
        campaign = self.object
        return super().get_context_data(
            **kwargs,
            campaign=campaign,
            returns=queries.returns(campaign),
            closing=queries.closing(campaign),
            steps=steps_of(campaign),
            waits_for_custodian=campaign.waits_for_custodian,
            is_over=campaign.status not in {Status.DRAFT, Status.OPEN},
            problem=PROBLEMS.get(campaign.release_problem, ""),
            offers=[
                (button.label, button.url(campaign))
                for button in BUTTONS
                if button.allowed(self.request.user, campaign)
            ],
        )


class CampaignViewSet(OfficeViewSet):
    model = Campaign
    name = "campaigns"
    icon = "form"
    menu_label = _("Evaluations")
    index_view_class = CampaignIndexView
    add_view_class = CampaignCreateView
    edit_view_class = CampaignEditView
    delete_view_class = CampaignDeleteView
    inspect_view_class = CampaignInspectView
    inspect_view_enabled = True
    base_form_class = CampaignForm
    add_to_reference_index = False
    ordering = "-closes_at"
    list_filter = ["forum", "status"]
    search_fields = ["version__title_en", "version__title_fr", "forum__title_en", "forum__title_fr"]
    row_actions = ()
    add_button_label = _("Plan an evaluation")
    empty_message = _("Evaluations ask the people who came what they think. Plan the first one.")
    panels = [
        MultiFieldPanel([FieldPanel("forum"), FieldPanel("session")], heading=_("About what")),
        FieldPanel("version"),
        FieldRowPanel([FieldPanel("closes_at"), FieldPanel("final_on")]),
    ]

    def extra_urls(self):
        return [
            path("<int:pk>/open/", open_page, name="open"),
            path("<int:pk>/remind/", remind_page, name="remind"),
            path("<int:pk>/extend/", extend_page, name="extend"),
            path("<int:pk>/close/", close_page, name="close"),
        ]


def links_of(request: HttpRequest, forum: Forum) -> list[Link]:
    """The evaluations of a forum, on its page."""
    count = visible(Campaign, request.user, "view").filter(forum=forum).count()
    if not request.user.has_perm("evaluations.view_campaign"):
        return []
    url = f"{reverse('campaigns:index')}?forum={forum.pk}"
    return [Link(_("Evaluations"), url, count=count, icon="form", order=60)]
