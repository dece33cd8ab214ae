"""Codes and personal invitations, in the back office."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log
from wagtail.permissions import register_permission_policy

from common import formats
from common.office import (
    ActionButton,
    Link,
    OfficeIndexView,
    RecordPolicy,
    RecordViewSet,
    confirm_action,
    visible_or_404,
)
from events.categories import actions, policies, queries
from events.categories.forms import CodeForm, InviteForm
from events.categories.models import Code
from events.forums.models import Forum
from events.forums.office import path_to

register_permission_policy(Code, RecordPolicy(Code, visible_to=queries.codes_visible_to))


# ---- the list ----------------------------------------------------------------------------------------------
def list_of(forum: Forum) -> str:
    return f"{reverse('codes:index')}?forum={forum.pk}"


def standing(code: Code) -> str:
    """Where a code stands, in a word."""
    if code.revoked_at:
        return gettext("Taken back")
    if code.uses_limit is not None and code.used >= code.uses_limit:
        return gettext("Used")
    if code.expires_at and code.expires_at <= timezone.now():
        return gettext("Over")
    return gettext("Can be used")


def is_usable(code: Code) -> bool:
    over = code.expires_at is not None and code.expires_at <= timezone.now()
    used_up = code.uses_limit is not None and code.used >= code.uses_limit
    return code.revoked_at is None and not over and not used_up


def _what(code: Code) -> str:
    if code.percent_off is not None:
        return gettext("%(percent)s%% off") % {"percent": code.percent_off}
    if code.down_to_cents is not None:
        return gettext("Down to %(amount)s") % {"amount": formats.money(code.down_to_cents)}
    return code.category.name if code.category else code.get_kind_display()


def _uses(code: Code) -> str:
    return f"{code.used}/{'∞' if code.uses_limit is None else code.uses_limit}"


def _whom(code: Code) -> str:
    return code.email or code.label


def _text(code: Code) -> str:
    return format_html('<code class="office-reference">{}</code>', queries.code_text(code))


class CodeIndexView(OfficeIndexView):
    """Every code of the forums that the reader sets up or registers people for."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("forum", "category")

    @cached_property
    def header_buttons(self):
        forum = self._forum()
        if forum is None:
            return []
        return [
            HeaderButton(gettext("Make a code"), reverse("codes:make", args=[forum.pk]), icon_name="plus"),
            HeaderButton(
                gettext("Invite people"), reverse("codes:invite", args=[forum.pk]), icon_name="mail"
            ),
        ]

    def _forum(self) -> Forum | None:
        """The forum that the list is narrowed to, where the reader may hand out its codes."""
        asked = self.request.GET.get("forum", "")
        forum = Forum.objects.filter(pk=asked).first() if asked.isdigit() else None
        return forum if forum and policies.may_hand_out_codes(self.request.user, forum) else None

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)("whom", label=_("For whom"), accessor=_whom),
            Column("text", label=_("Code"), accessor=_text),
            Column("what", label=_("What it does"), accessor=_what),
            Column("uses", label=_("Used"), accessor=_uses, sort_key="used"),
            StatusTagColumn("standing", label=_("Status"), accessor=standing, primary=is_usable),
            *([] if self._forum() else [Column("forum", label=_("Forum"))]),
        ]


# ---- making and taking back --------------------------------------------------------------------------------
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """A new code; the list shows it afterwards."""
    forum = _forum_of_codes(request, pk)

    def do(**answers: object) -> None:
        code = actions.make_code(forum=forum, by=request.user, **answers)
        log(code, "wagtail.create", user=request.user)

    return confirm_action(
        request,
        title=_("Make a code"),
        what_will_happen=[
            gettext("Whoever has the code can use it until it is used up, over, or taken back."),
            gettext("The list shows it to your team again at any time."),
        ],
        do=do,
        done=_("The code is made: it stands in the list."),
        button=_("Make the code"),
        back_url=list_of(forum),
        form=CodeForm(request.POST or None, forum=forum),
        breadcrumbs=_path(forum),
        icon="key",
    )


def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Personal invitations, one or many."""
    forum = _forum_of_codes(request, pk)
    sent: list[Code] = []

    def do(language: str, **answers: object) -> None:
        sent.extend(actions.invite(forum=forum, at=timezone.now(), by=request.user, **answers))
        for code in sent:
            log(code, "wagtail.create", user=request.user)

    return confirm_action(
        request,
        title=_("Invite people"),
        what_will_happen=[
            gettext("Each address gets a message with a link of its own, which works once."),
            gettext("The message names neither the forum nor the person."),
            gettext("Whoever has been invited already gets no second message."),
        ],
        do=do,
        done=_SentSoFar(sent),
        button=_("Send the invitations"),
        back_url=list_of(forum),
        form=InviteForm(request.POST or None, forum=forum, initial={"language": "en"}),
        breadcrumbs=_path(forum),
        icon="mail",
    )


class _SentSoFar:
    """How many were sent, said only after they were."""

    def __init__(self, sent: list[Code]) -> None:
        self.sent = sent

    def __str__(self) -> str:
        how_many = len(self.sent)
        return ngettext(
            "%(count)s invitation is on its way.", "%(count)s invitations are on their way.", how_many
        ) % {"count": how_many}


def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a code back."""
    code = _code(request, pk)

    def do() -> None:
        actions.revoke(code=code, at=timezone.now())
        log(code, "events.revoke", user=request.user)

    return confirm_action(
        request,
        title=_("Take this code back"),
        what_will_happen=[
            gettext("Nobody can use it any more."),
            gettext("Whoever has booked with it keeps their place and their fee."),
        ],
        do=do,
        done=_("The code is taken back."),
        button=_("Take it back"),
        back_url=list_of(code.forum),
        danger=True,
        obstacles=[] if code.revoked_at is None else [gettext("It is taken back already.")],
        breadcrumbs=_path(code.forum),
        icon="cross",
    )


def resend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send an invitation once more."""
    code = _code(request, pk)

    def do() -> None:
        actions.resend(code=code, at=timezone.now())
        log(code, "events.resend", user=request.user)

    return confirm_action(
        request,
        title=_("Send the invitation again"),
        what_will_happen=[gettext("The same message goes to the same address once more.")],
        do=do,
        done=_("The invitation is on its way again."),
        button=_("Send it again"),
        back_url=list_of(code.forum),
        obstacles=[] if code.is_invitation and is_usable(code) else [str(actions.OfNoUse())],
        refusals=(actions.CodeProblem,),
        breadcrumbs=_path(code.forum),
        icon="mail",
    )


def _forum_of_codes(request: HttpRequest, pk: int) -> Forum:
    forum = visible_or_404(Forum, request.user, pk=pk)
    if not policies.may_hand_out_codes(request.user, forum):
        raise Http404
    return forum


def _code(request: HttpRequest, pk: UUID) -> Code:
    return visible_or_404(Code, request.user, pk=pk)


def _path(forum: Forum) -> list[tuple[str, str]]:
    return [*path_to(forum), (gettext("Codes"), list_of(forum))]


def _may(user: object, code: Code) -> bool:
    return policies.may_hand_out_codes(user, code.forum)


class CodeViewSet(RecordViewSet):
    model = Code
    name = "codes"
    icon = "key"
    menu_label = _("Codes")
    inspect_view_enabled = False
    index_view_class = CodeIndexView
    ordering = "-created_at"
    list_filter = {"forum": ["exact"], "kind": ["exact"], "category": ["exact"]}
    search_fields = ["label", "email"]
    empty_message = _("There is no code yet. Open this list from a forum to make one, or to invite people.")
    row_actions = [
        ActionButton(
            label=_("Send again"),
            url_name="codes:resend",
            allowed=_may,
            icon="mail",
            when=lambda code: code.is_invitation and is_usable(code),
            per=lambda code: code.forum_id,
        ),
        ActionButton(
            label=_("Take back"),
            url_name="codes:revoke",
            allowed=_may,
            icon="cross",
            when=lambda code: code.revoked_at is None,
            per=lambda code: code.forum_id,
        ),
    ]

    def extra_urls(self) -> list[URLPattern]:
        return [
            path("make/<int:pk>/", make, name="make"),
            path("invite/<int:pk>/", invite, name="invite"),
            path("revoke/<uuid:pk>/", revoke, name="revoke"),
            path("resend/<uuid:pk>/", resend, name="resend"),
        ]


def link_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The codes, for whoever hands them out."""
    if not policies.may_hand_out_codes(request.user, forum):
        return []
    return [
        Link(
            label=_("Codes and invitations"),
            url=list_of(forum),
            note=_("Who may come in, who pays less, and who was invited."),
            count=forum.codes.count(),
            icon="key",
            order=14,
        )
    ]
