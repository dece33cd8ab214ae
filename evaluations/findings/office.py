"""Release, findings and written answers in the back office."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from common.office import trail, visible_or_404
from common.translation import in_language
from evaluations.findings import actions, queries
from evaluations.findings.forms import JudgementForm
from evaluations.findings.models import Cell, LooseText
from evaluations.invitations import policies
from evaluations.invitations.models import Campaign
from evaluations.invitations.office import path_to, verb_page
from evaluations.invitations.queries import returns


def release_page(request: HttpRequest, pk: int) -> HttpResponse:
    return verb_page(
        request,
        pk,
        allowed=policies.may_release,
        do=actions.ask_for_release,
        title=_("Release the findings"),
        consequences=lambda campaign: [
            gettext("All answers are counted and mixed, once. Groups too small to show are not even stored."),
            gettext("Ballots, invitations and the key on this server are destroyed. There is no way back."),
            gettext("Written answers wait for two people to read them before any is quoted."),
            gettext("It runs in the background and takes up again by itself if it is interrupted."),
        ],
        obstacles=_too_few,
        danger=True,
        done=_("The release has begun. This page shows how far it is."),
    )


def _too_few(campaign: Campaign) -> list[str]:
    if returns(campaign).answered >= campaign.k:
        return []
    return [
        gettext("Fewer than %(fewest)s people have answered, so nothing can be shown. You may extend it.")
        % {"fewest": campaign.k}
    ]


def custodian_page(request: HttpRequest, pk: int) -> HttpResponse:
    return verb_page(
        request,
        pk,
        allowed=policies.may_confirm_copy,
        do=actions.confirm_copy_destroyed,
        title=_("Confirm that the copy is destroyed"),
        consequences=lambda campaign: [
            gettext(
                "You confirm that the custodian has destroyed the copy of %(key)s.key, and any backup of it."
            )
            % {"key": campaign.key_name},
            gettext("Your name stays beside this confirmation."),
        ],
        done=_("Thank you. No copy of the key is left, as far as anyone has said."),
    )


def findings_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The counters as tables, as anyone may see them."""
    campaign = _campaign(request, pk, policies.may_see_findings)
    findings = queries.campaign_findings(campaign)
    return render(
        request,
        "evaluations/office/findings.html",
        {
            "findings": findings,
            "questions": [_drawn(question) for question in findings.questions],
            "quotes": queries.released_quotes(campaign),
            "header_title": gettext("Findings"),
            "header_icon": "doc-full",
            "breadcrumbs_items": trail(*path_to(campaign), (gettext("Findings"), "")),
        },
    )


def _drawn(question: queries.QuestionFindings) -> dict:
    """A question's findings in the reader's language."""
    language = (get_language() or "en")[:2]
    coded = dict(Cell.Coded.choices)
    return {
        "label": in_language(question, "label", language),
        "hidden": in_language(question, "hidden", language),
        "n": question.n,
        "skipped": question.skipped,
        "mean": question.mean,
        "options": [
            (in_language(option, "label", language), coded.get(option.coded, option.n))
            for option in question.options
        ],
    }


def texts_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Written answers that wait for a first or a second reader."""
    campaign = _campaign(request, pk, policies.may_review)
    texts = list(queries.texts_to_review(campaign))
    return render(
        request,
        "evaluations/office/texts.html",
        {
            "campaign": campaign,
            "mine": [text for text in texts if text.first_reviewer_id != request.user.pk],
            "waiting": sum(text.first_reviewer_id == request.user.pk for text in texts),
            "header_title": gettext("Written answers"),
            "header_icon": "comment",
            "breadcrumbs_items": trail(*path_to(campaign), (gettext("Written answers"), "")),
        },
    )


def text_page(request: HttpRequest, pk: int, text: str) -> HttpResponse:
    """One written answer, to be judged."""
    campaign = _campaign(request, pk, policies.may_review)
    row = queries.texts_to_review(campaign).filter(pk=text).first()
    if row is None:
        raise Http404
    form = JudgementForm(request.POST or None, text=row)
    if form.is_valid():
        try:
            actions.judge(text=row, by=request.user, **form.cleaned_data)
        except actions.JudgementRefused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _done(row, request))
            return redirect("campaign-texts", pk)
    return render(
        request,
        "evaluations/office/text.html",
        {
            "text": row,
            "form": form,
            "back_url": reverse("campaign-texts", args=[pk]),
            "header_title": gettext("Written answer"),
            "header_icon": "comment",
            "breadcrumbs_items": trail(
                *path_to(campaign),
                (gettext("Written answers"), reverse("campaign-texts", args=[pk])),
                (str(row), ""),
            ),
        },
    )


def _done(text: LooseText, request: HttpRequest) -> str:
    left = LooseText.objects.filter(pk=text.pk).first()
    if left is not None and left.review == LooseText.Review.NEW:
        return gettext("Noted. It waits for a second person to judge the same.")
    return gettext("Two people agree: it is decided.")


def _campaign(request: HttpRequest, pk: int, allowed: object) -> Campaign:
    campaign = visible_or_404(Campaign, request.user, "view", pk=pk)
    if not allowed(request.user, campaign):
        raise Http404
    return campaign


def addresses() -> list[URLPattern]:
    return [
        path("evaluations/<int:pk>/release/", release_page, name="campaign-release"),
        path("evaluations/<int:pk>/custodian/", custodian_page, name="campaign-custodian"),
        path("evaluations/<int:pk>/findings/", findings_page, name="campaign-findings"),
        path("evaluations/<int:pk>/texts/", texts_page, name="campaign-texts"),
        path("evaluations/<int:pk>/texts/<uuid:text>/", text_page, name="campaign-text"),
    ]
