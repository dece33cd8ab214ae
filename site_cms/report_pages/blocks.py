"""What a report is set with: the editor's words, and figures that are frozen when it is published."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_cms.base.blocks import Cards, Heading, Notice, Picture, Quote, Subheading, rich_text


class FigureKind(models.TextChoices):
    """What a figure shows. Each is computed once, when the report is published, and kept."""

    ATTENDANCE_NUMBERS = "attendance_numbers", _("How many came, from how many provinces, how many answered")
    WHO_CAME_MAP = "who_came_map", _("Where people came from, on a map")
    CANNOT_COME = "cannot_come", _("Why people could not come")
    FUNDERS = "funders", _("The funders")
    PAST_FORUMS = "past_forums", _("The forums before this one")
    OBJECTIVES = "objectives", _("The objectives")
    SESSIONS = "sessions", _("The sessions")
    FINDING = "finding", _("The answers to one question of the evaluation")
    FINDINGS_ALL = "findings_all", _("The answers to every question of the evaluation")
    QUOTES_RELEASED = "quotes_released", _("What people wrote and agreed to see quoted")


class Figure(blocks.StructBlock):
    """A place in the text where a figure stands. It holds no numbers itself."""

    shows = blocks.ChoiceBlock(label=_("Shows"), choices=FigureKind.choices)
    question = blocks.RegexBlock(
        regex=r"^[a-z][a-z0-9_]{0,59}$",
        required=False,
        label=_("Question"),
        help_text=_("The question's code, such as safe_to_speak, for the answers to one question."),
    )

    class Meta:
        label = _("Figure")
        icon = "table"
        template = "site_cms/report_pages/figure.html"

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context)
        context["figure"] = (parent_context or {}).get("figures", {}).get(figure_name(value))
        return context


class ReportBody(blocks.StreamBlock):
    """A report, top to bottom."""

    heading = Heading()
    subheading = Subheading()
    text = rich_text(label=_("Text"), icon="pilcrow")
    figure = Figure()
    quote = Quote()
    picture = Picture()
    notice = Notice()
    cards = Cards()


def figure_name(value: dict) -> str:
    """Under what name a figure is kept: its kind, and its question where it has one."""
    if value["shows"] == FigureKind.FINDING:
        return f"finding:{value.get('question') or ''}"
    return value["shows"]
