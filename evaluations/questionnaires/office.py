"""Questionnaires in the back office: versions, their sections, and questions with their answers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.permissions import register_permission_policy

from common.office import (
    ActionButton,
    OfficeEditView,
    OfficeIndexView,
    OfficeInspectView,
    OfficeViewSet,
    confirm_action,
    trail,
    visible_or_404,
)
from evaluations.questionnaires import actions, policies, queries
from evaluations.questionnaires.forms import NewQuestionnaireForm
from evaluations.questionnaires.models import QuestionnaireVersion, Section

register_permission_policy(QuestionnaireVersion, policies.VERSIONS)
register_permission_policy(Section, policies.SECTIONS)


def both(name: str) -> FieldRowPanel:
    """The two fields of a pair, English beside French."""
    return FieldRowPanel([FieldPanel(f"{name}_en"), FieldPanel(f"{name}_fr")])


def path_to(version: QuestionnaireVersion) -> list[tuple[str, str]]:
    return [
        (gettext("Questionnaires"), reverse("questionnaires:index")),
        (str(version), reverse("questionnaires:inspect", args=[version.pk])),
    ]


# ---- verbs ------------------------------------------------------------------------------------------------
def new_page(request: HttpRequest) -> HttpResponse:
    """Name a questionnaire; its first version opens to be written."""
    if not policies.may_write(request.user):
        raise Http404
    made: list[QuestionnaireVersion] = []
    form = NewQuestionnaireForm(request.POST or None)
    page = confirm_action(
        request,
        title=_("New questionnaire"),
        what_will_happen=[],
        do=lambda **words: made.append(actions.create_questionnaire(**words)),
        done=_("The questionnaire is there. Now write its sections."),
        button=_("Continue"),
        back_url=reverse("questionnaires:index"),
        form=form,
        refusals=(actions.SlugTaken,),
        breadcrumbs=[(gettext("Questionnaires"), reverse("questionnaires:index"))],
        icon="form",
    )
    return redirect("questionnaires:edit", made[0].pk) if made else page


def _writable_or_404(request: HttpRequest, pk: int) -> QuestionnaireVersion:
    if not policies.may_write(request.user):
        raise Http404
    return visible_or_404(QuestionnaireVersion, request.user, "view", pk=pk)


def renew_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then clone a version into a draft that can be changed."""
    version = _writable_or_404(request, pk)
    made: list[QuestionnaireVersion] = []
    page = confirm_action(
        request,
        title=_("Make a new version"),
        what_will_happen=[
            gettext("A draft is made that holds the same sections, questions and answers."),
            gettext("What was asked before stays as it is."),
            gettext(
                "A question that you keep can be compared over the years; for another meaning, add a new one."
            ),
        ],
        do=lambda: made.append(actions.new_version(version=version)),
        done=_("The new version is there."),
        button=_("Make a new version"),
        back_url=reverse("questionnaires:inspect", args=[pk]),
        obstacles=[] if policies.may_renew(request.user, version) else [gettext("A draft is simply edited.")],
        breadcrumbs=path_to(version),
        icon="copy",
    )
    return redirect("questionnaires:inspect", made[0].pk) if made else page


def retire_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then offer the version to no further evaluation."""
    version = _writable_or_404(request, pk)
    allowed = policies.may_retire(request.user, version)
    return confirm_action(
        request,
        title=_("Retire this version"),
        what_will_happen=[
            gettext("It is no longer offered for new evaluations."),
            gettext("Evaluations that have asked it keep it."),
        ],
        do=lambda: actions.retire_version(version=version),
        done=_("The version is retired."),
        button=_("Retire this version"),
        back_url=reverse("questionnaires:inspect", args=[pk]),
        obstacles=[] if allowed else [gettext("Only a locked version can be retired.")],
        breadcrumbs=path_to(version),
    )


# ---- versions ---------------------------------------------------------------------------------------------
class VersionIndexView(OfficeIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("questionnaire")

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "title", label=_("Questionnaire"), accessor="title", get_url=self.get_inspect_url
            ),
            Column("number", label=_("Version"), sort_key="number"),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=lambda version: version.is_draft,
                sort_key="status",
            ),
            Column("kind", label=_("Kind"), accessor="questionnaire.get_kind_display"),
        ]


class VersionInspectView(OfficeInspectView):
    """The questions as they are asked, in both languages, and what is missing."""

    template_name = "evaluations/office/version.html"

    def get_context_data(self, **kwargs):
        version = self.object
        return super().get_context_data(
            **kwargs,
            version=version,
            sections=queries.whole(version),
            may_edit=policies.VERSIONS.user_has_permission_for_instance(self.request.user, "change", version),
            problems=list(actions.problems(version)) if version.is_draft else [],
        )


class VersionEditView(OfficeEditView):
    def get_success_url(self):
        return reverse("questionnaires:inspect", args=[self.object.pk])

    def get_success_buttons(self):
        return []


class VersionViewSet(OfficeViewSet):
    model = QuestionnaireVersion
    name = "questionnaires"
    icon = "list-ol"
    menu_label = _("Questionnaires")
    index_view_class = VersionIndexView
    edit_view_class = VersionEditView
    inspect_view_class = VersionInspectView
    inspect_view_enabled = True
    delete_view_enabled = False
    ordering = ["questionnaire__title_en", "-number"]
    list_filter = ["status", "questionnaire__kind"]
    search_fields = ["title_en", "title_fr", "questionnaire__slug"]
    add_button_label = _("New questionnaire")
    empty_message = _("Questionnaires are what evaluations ask. Write the first one.")
    row_actions = (
        ActionButton(_("Make a new version"), "questionnaires:renew", policies.may_renew, "copy"),
        ActionButton(_("Retire this version"), "questionnaires:retire", policies.may_retire, "history"),
    )
    panels = [
        MultiFieldPanel([both("title"), both("intro"), both("thanks")], heading=_("What people read")),
        InlinePanel(
            "sections",
            panels=[both("title"), both("intro")],
            heading=_("Sections, in order"),
            label=_("Section"),
        ),
    ]

    @property
    def add_view(self):
        return new_page

    def extra_urls(self):
        return [
            path("<int:pk>/renew/", renew_page, name="renew"),
            path("<int:pk>/retire/", retire_page, name="retire"),
        ]


# ---- the questions of a section ---------------------------------------------------------------------------
class SectionEditView(OfficeEditView):
    def get_success_url(self):
        return reverse("questionnaires:inspect", args=[self.object.version_id])

    def get_success_buttons(self):
        return []

    def get_breadcrumbs_items(self):
        return trail(*path_to(self.object.version), (str(self.object), ""))


class SectionViewSet(OfficeViewSet):
    """Only its edit page: sections are listed where their questionnaire is shown."""

    model = Section
    name = "questionnaire-sections"
    icon = "list-ol"
    add_to_admin_menu = False
    edit_view_class = SectionEditView
    panels = [
        MultiFieldPanel([both("title"), both("intro")], heading=_("The section")),
        InlinePanel(
            "questions",
            heading=_("Questions, in order"),
            label=_("Question"),
            panels=[
                FieldRowPanel([FieldPanel("code"), FieldPanel("type"), FieldPanel("sensitivity")]),
                both("label"),
                both("help"),
                both("short"),
                FieldRowPanel([FieldPanel("max_length"), FieldPanel("max_ticks")]),
                InlinePanel(
                    "options",
                    heading=_("Answers to choose from"),
                    label=_("Answer"),
                    panels=[
                        both("label"),
                        FieldRowPanel([FieldPanel("code"), FieldPanel("score"), FieldPanel("exclusive")]),
                    ],
                ),
            ],
        ),
    ]

    def get_common_view_kwargs(self, **kwargs):
        absent = ("add_url_name", "delete_url_name", "history_url_name", "usage_url_name", "copy_url_name")
        return {**super().get_common_view_kwargs(**kwargs), **dict.fromkeys(absent)}

    def get_urlpatterns(self):
        return [path("edit/<int:pk>/", self.edit_view, name="edit")]
