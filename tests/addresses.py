"""Every address of the project, and who may use it: the table that `tests/test_roles.py` checks.

A new address fails the test until it stands here. Write its URL name (with its namespace) into `TABLE`, with
who gets an answer to a GET and to a POST; everybody else must be turned away (404, 405, or sent to sign in
or to the back office's first page). `mine` fills in the route for the forum on whose team every role works;
`foreign`, where there is such a thing, for another team's, which only superusers reach unless said otherwise.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from events.categories.queries import code_text
from people.accounts import roles
from tests.world import ANONYMOUS, HOLDER, PERSON, SUPERUSER, VISITORS, Corner, World

HOLE = re.compile(r"<(?:\w+:)?(\w+)>")

NOBODY: frozenset[str] = frozenset()
ANYONE = frozenset(VISITORS)
SIGNED_IN = ANYONE - {ANONYMOUS, HOLDER}
STAFF = SIGNED_IN - {PERSON}


def only(*names: str) -> frozenset[str]:
    """These roles, and superusers, who may do everything."""
    return frozenset({*names, SUPERUSER})


ORGANISER = only(roles.ORGANISER)
CARE = only(roles.CARE)
EVALUATION = only(roles.EVALUATION)
EDITOR = only(roles.EDITOR)
WRITERS = only(roles.ORGANISER, roles.EDITOR)
NAMES = only(roles.REGISTRATION, roles.CARE)
DESK = only(roles.REGISTRATION, roles.DESK)
MONEY = only(roles.SUBSIDY, roles.FINANCE)
TICKETS = only(roles.CARE, roles.FINANCE)
ARRANGERS = only(roles.ORGANISER, roles.REGISTRATION, roles.CARE)
HOSTS = only(roles.ORGANISER, roles.REGISTRATION)
TEAM = only(roles.REGISTRATION)
PLANNERS = HOSTS | {roles.EDITOR}
SEE_VENUES = HOSTS | {roles.CARE, roles.DESK}
SEE_PROGRAMME = SEE_VENUES | {roles.EVALUATION, roles.EDITOR}
SEE_CAMPAIGNS = only(roles.ORGANISER, roles.EVALUATION)


@dataclass(frozen=True)
class Rule:
    """Who gets an answer. `path` where the route is a regular expression."""

    get: frozenset[str] = NOBODY
    post: frozenset[str] = NOBODY
    mine: Callable[[World], dict] = lambda world: {}
    foreign: Callable[[World], dict] | None = None
    path: str = ""


@dataclass(frozen=True)
class Address:
    """A route of the project: its name with namespaces (the route itself where it has none), and its text."""

    name: str
    route: str

    def filled(self, values: dict) -> str:
        return "/" + HOLE.sub(lambda hole: str(values[hole[1]]), self.route)


def addresses(patterns: list | None = None, before: str = "", names: tuple = ()) -> Iterator[Address]:
    """Every route, walked through all the includes."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*names, pattern.namespace) if pattern.namespace else names
            yield from addresses(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(":".join([*names, pattern.name]) if pattern.name else route, route)


# ---- how a table is written ---------------------------------------------
def each(names: str, rule: Rule) -> dict[str, Rule]:
    """The same rule for several names, written with spaces between."""
    return dict.fromkeys(names.split(), rule)


def below(prefix: str, table: dict[str, Rule]) -> dict[str, Rule]:
    """The table of a namespace."""
    return {f"{prefix}:{name}": rule for name, rule in table.items()}


def of(key: Callable[[Corner], object], name: str = "pk") -> dict[str, Callable[[World], dict]]:
    """`mine` and `foreign` of something that hangs on a forum."""
    return {
        "mine": lambda world: {name: key(world.mine)},
        "foreign": lambda world: {name: key(world.foreign)},
    }


def lists(
    see: frozenset[str], write: frozenset[str], key: dict, *, delete: frozenset[str] | None = None
) -> dict:
    """What a list to edit consists of: Wagtail's views, guarded row by row."""
    table = {
        **each("index index_results", Rule(get=see)),
        "add": Rule(get=write, post=write),
        "edit": Rule(get=write, post=write, **key),
        **each("history history_results usage", Rule(get=write, **key)),
    }
    return table if delete is None else {**table, "delete": Rule(get=delete, post=delete, **key)}


def shared(name: str) -> dict[str, Callable[[World], dict]]:
    """`mine` of something that belongs to no forum."""
    return {"mine": lambda world: {"pk": getattr(world, name).pk}}


FORUM = of(lambda corner: corner.forum.pk)
SLUG = of(lambda corner: corner.forum.slug, "slug")
REGISTRATION = of(lambda corner: corner.registration.pk)
TWINS = {
    "mine": lambda world: {"keep": world.mine.registration.pk, "other": world.mine.twin.pk},
    "foreign": lambda world: {"keep": world.foreign.registration.pk, "other": world.foreign.twin.pk},
}
TWO = {
    "mine": lambda world: {"one": world.mine.registration.pk, "other": world.mine.twin.pk},
    "foreign": lambda world: {"one": world.foreign.registration.pk, "other": world.foreign.twin.pk},
}
CATEGORY = of(lambda corner: corner.registration.category.pk)
CAMPAIGN = of(lambda corner: corner.campaign.pk)
ACTION = {"get": ORGANISER, "post": ORGANISER, **FORUM}

# ---- our own addresses ---------------------------------------------
PUBLIC = {
    **each("choose_language leave", Rule(get=ANYONE, post=ANYONE)),
    **each("healthz readyz robots security sitemap", Rule(get=ANYONE, post=ANYONE)),
    **each("programme programme-ics programme-pdf", Rule(get=ANYONE, mine=SLUG["mine"])),
    # A tap that does not say it comes from our own page is refused: tests/events/regrets.
    "regret": Rule(mine=SLUG["mine"]),
    "regret-thanks": Rule(get=ANYONE, mine=SLUG["mine"]),
    "report-pdf": Rule(mine=lambda world: {"slug": "no-such-report"}),
    "wagtail_serve": Rule(get=ANYONE, post=ANYONE, path="/en/forums/"),
    "wagtaildocs_serve": Rule(get=ANYONE, post=ANYONE, path="/documents/{document.pk}/{document.filename}"),
}
REGISTERING = {
    "register": Rule(get=ANYONE, post=ANYONE, mine=SLUG["mine"]),
    # Without a draft in the browser these lead back to the first page: they show nothing of anybody.
    **each(
        "register-details register-needs register-check register-access register-travel "
        "register-contact register-badge register-travel-name",
        Rule(get=ANYONE, post=ANYONE, mine=SLUG["mine"]),
    ),
    **each("register-diet register-access-case", Rule(get=ANYONE, post=ANYONE, mine=SLUG["mine"])),
    **each("register-tasks register-booked register-saved", Rule(get=ANYONE, mine=SLUG["mine"])),
    "register-save": Rule(get=ANYONE, post=ANYONE, mine=SLUG["mine"]),
    "register-reuse": Rule(post=ANYONE, mine=SLUG["mine"]),
    "register-access-cases": Rule(get=ANYONE, mine=SLUG["mine"]),
    "register-travel-drop": Rule(post=ANYONE, mine=SLUG["mine"]),
    # Without the private link: a page that says how to come back, and nothing of anybody.
    "my-agreements": Rule(get=only(HOLDER) - {SUPERUSER}, post=only(HOLDER) - {SUPERUSER}),
    **each("register-code register-fee", Rule(get=ANYONE, post=ANYONE, mine=SLUG["mine"])),
    "register-with": Rule(
        get=ANYONE, mine=lambda world: {"slug": world.mine.forum.slug, "code": code_text(world.mine.code)}
    ),
    "invited": Rule(get=ANYONE, mine=lambda world: {"code": code_text(world.mine.code)}),
    "booking-open": Rule(get=ANYONE, post=ANYONE, mine=lambda world: {"secret": world.mine.secret}),
    "booking-find": Rule(get=ANYONE, post=ANYONE),
    **each("booking-find-sent booking-renewed", Rule(get=ANYONE)),
    # Nobody came for it by a link.
    "booking-code": Rule(),
    "booking-renew": Rule(get=only(HOLDER) - {SUPERUSER}, post=only(HOLDER) - {SUPERUSER}),
    "booking-ics": Rule(get=only(HOLDER) - {SUPERUSER}),
    **each(
        "booking-details booking-cancel booking-fee booking-category",
        Rule(get=only(HOLDER) - {SUPERUSER}, post=only(HOLDER) - {SUPERUSER}),
    ),
}
BY_LINK = only(HOLDER) - {SUPERUSER}
GROUP_PERSON = {
    "mine": lambda world: {"pk": world.several.registrations.first().pk},
    "foreign": lambda world: {"pk": world.foreign_several.registrations.first().pk},
}
SEVERAL = {
    "register-several": Rule(get=ANYONE, post=ANYONE, mine=SLUG["mine"]),
    "booking-hand-on": Rule(get=BY_LINK, post=BY_LINK),
    "group": Rule(get=BY_LINK),
    **each("group-add group-cancel", Rule(get=BY_LINK, post=BY_LINK)),
    "group-send-again": Rule(post=BY_LINK, **GROUP_PERSON),
    **each("group-correct group-replace group-withdraw", Rule(get=BY_LINK, post=BY_LINK, **GROUP_PERSON)),
}
MINE = only(HOLDER, PERSON) - {SUPERUSER}
MY = {
    # One page: by the link, and by one's own sign-in.
    "booking": Rule(get=MINE),
    **each("my my-known my-known-text my-known-json my-readers my-erase", Rule(get=MINE)),
    "my-erase-now": Rule(post=MINE),
    "my-erased": Rule(get=ANYONE),
    "my-open": Rule(
        get=only(HOLDER) - {SUPERUSER},
        mine=lambda world: {"registration": world.mine.registration.pk},
        foreign=lambda world: {"registration": world.foreign.registration.pk},
    ),
}
# The holder's place is booked, so these say where it stands, or that there is nothing to answer.
WAITING = {
    **each(
        "waiting-decline waiting-leave",
        Rule(get=only(HOLDER) - {SUPERUSER}, post=only(HOLDER) - {SUPERUSER}),
    ),
    **each("waiting-accept waiting-again waiting-short-notice", Rule(post=only(HOLDER) - {SUPERUSER})),
}
EVALUATING = {
    "ballot-open": Rule(get=ANYONE, post=ANYONE, path="/en/e/not-a-token"),  # leads to a kind explanation
    **each("ballot ballot-withdraw", Rule()),
    "ballot-withdrawn": Rule(get=ANYONE),
    **below("campaigns", lists(SEE_CAMPAIGNS, EVALUATION, CAMPAIGN)),
    "campaigns:delete": Rule(get=EVALUATION, post=EVALUATION, **CAMPAIGN),
    "campaigns:inspect": Rule(get=SEE_CAMPAIGNS, **CAMPAIGN),
    **below("campaigns", each("open remind extend close", Rule(get=EVALUATION, post=EVALUATION, **CAMPAIGN))),
    **each("campaign-release campaign-custodian", Rule(get=EVALUATION, post=EVALUATION, **CAMPAIGN)),
    # A draft has no findings yet: nobody opens these, whoever they are.
    **each("campaign-findings campaign-texts", Rule(**CAMPAIGN)),
    "campaign-text": Rule(mine=lambda world: {"pk": world.mine.campaign.pk, "text": UUID(int=0)}),
}
OFFICE = {
    **below("forums", lists(STAFF, ORGANISER, FORUM)),
    "forums:desk": Rule(get=STAFF, post=STAFF, **FORUM),
    **below("forums", each("announce open close past", Rule(**ACTION))),
    **below("categories", lists(HOSTS, ORGANISER, CATEGORY)),
    "categories:fees": Rule(get=ORGANISER, post=ORGANISER, **CATEGORY),
    "categories:terms": Rule(get=ORGANISER, post=ORGANISER, **FORUM),
    **below("codes", each("index index_results", Rule(get=HOSTS))),
    **below("codes", each("make invite", Rule(get=HOSTS, post=HOSTS, **FORUM))),
    **below("codes", each("revoke resend", Rule(get=HOSTS, post=HOSTS, **of(lambda corner: corner.code.pk)))),
    "categories:remove": Rule(get=ORGANISER, post=ORGANISER, **CATEGORY),
    **below("registrations", each("index index_results", Rule(get=NAMES))),
    **below("registrations", each("inspect history history_results", Rule(get=NAMES, **REGISTRATION))),
    **below("registrations", each("approve decline cancel", Rule(get=TEAM, post=TEAM, **REGISTRATION))),
    "registrations:seen": Rule(post=NAMES, **REGISTRATION),
    "registrations:days": Rule(get=HOSTS, post=HOSTS, **FORUM),
    "registrations:duplicates": Rule(get=TEAM, post=TEAM, **FORUM),
    "registrations:merge": Rule(get=TEAM, post=TEAM, **TWINS),
    "registrations:two_people": Rule(post=TEAM, **TWO),
    "regrets:forum": Rule(get=PLANNERS, post=PLANNERS, **FORUM),
    "groups:phone": Rule(get=NAMES, post=NAMES, **FORUM),
    # Only for whoever began it by phone: here nobody has.
    **below("groups", each("resume done", Rule(**REGISTRATION))),
    "groups:complete": Rule(get=NAMES, post=NAMES, **REGISTRATION),
    "groups:hand_on": Rule(get=only(roles.REGISTRATION), post=only(roles.REGISTRATION), **REGISTRATION),
    **below("waiting-list", each("index index_results", Rule(get=only(roles.REGISTRATION)))),
    **below(
        "waiting-list",
        each(
            "offer front end withdraw remove",
            Rule(
                get=only(roles.REGISTRATION),
                post=only(roles.REGISTRATION),
                **of(lambda corner: corner.waiting.queue_entry.pk),
            ),
        ),
    ),
    **below("attendance", each("came not_came", Rule(get=DESK, post=DESK, **REGISTRATION))),
    "attendance:check_in": Rule(get=DESK, post=DESK, **FORUM),
    "attendance:mark": Rule(
        post=DESK,
        mine=lambda world: {"pk": world.mine.forum.pk, "registration": world.mine.registration.pk},
        foreign=lambda world: {"pk": world.foreign.forum.pk, "registration": world.foreign.registration.pk},
    ),
    **below("access", each("index index_results", Rule(get=CARE))),
    "access:case": Rule(
        get=CARE, post=CARE, **of(lambda corner: corner.registration.access_cases.first().pk)
    ),
    "access:board": Rule(get=CARE, **FORUM),
    **below("access", each("counts rooms kitchen", Rule(get=ARRANGERS, **FORUM))),
    **below("access-options", lists(CARE, CARE, shared("access_option"))),
    **below("contact", each("index index_results", Rule(get=CARE))),
    "contact:open": Rule(get=CARE, post=CARE, **of(lambda corner: corner.contact.pk)),
    "contact:of": Rule(get=CARE, post=CARE, **REGISTRATION),
    **below("travel-names", each("index index_results", Rule(get=TICKETS))),
    "travel-names:open": Rule(get=TICKETS, post=TICKETS, **of(lambda corner: corner.travel_name.pk)),
    **below("consents", each("index index_results", Rule(get=only(roles.PRIVACY)))),
    **below("consent-texts", each("index index_results", Rule(get=only(roles.PRIVACY)))),
    **below(
        "consent-texts",
        each(
            "inspect history history_results",
            Rule(get=only(roles.PRIVACY), **shared("consent_text")),
        ),
    ),
    "consent-texts:publish": Rule(
        get=only(roles.PRIVACY), post=only(roles.PRIVACY), **shared("consent_text")
    ),
    **below("subsidies", each("index index_results", Rule(get=MONEY))),
    "subsidies:open": Rule(get=MONEY, post=MONEY, **of(lambda corner: corner.subsidy.pk)),
    **below("series", lists(ORGANISER, ORGANISER, shared("series"), delete=ORGANISER)),
    **below("funders", lists(ORGANISER, ORGANISER, shared("funder"), delete=ORGANISER)),
    **below("venues", lists(SEE_VENUES, HOSTS, shared("venue"), delete=ORGANISER)),
    **below("organisations", lists(HOSTS, HOSTS, shared("organisation"))),
    **below("readings", each("index index_results", Rule(get=only(roles.PRIVACY)))),
    **below("sessions", lists(SEE_PROGRAMME, ORGANISER, of(lambda corner: corner.session.pk))),
    "sessions:delete": Rule(
        **of(lambda corner: corner.session.pk)
    ),  # public already: it is cancelled instead
    **below(
        "sessions",
        each("cancel restore", Rule(get=ORGANISER, post=ORGANISER, **of(lambda corner: corner.session.pk))),
    ),
    **below("rooms", lists(SEE_PROGRAMME, ORGANISER, of(lambda corner: corner.room.pk), delete=ORGANISER)),
    **each("forum-pages-create report-create", Rule(get=WRITERS, post=WRITERS, **FORUM)),
    "report-figures": Rule(**FORUM),
    "retention:schedule": Rule(get=only(roles.PRIVACY, roles.ORGANISER), **FORUM),
    **below("retention", each("hold lift", Rule(get=only(roles.PRIVACY), post=only(roles.PRIVACY), **FORUM))),
    "retention:record": Rule(get=only(roles.PRIVACY), post=only(roles.PRIVACY), **FORUM),
    **below("questionnaires", lists(SEE_CAMPAIGNS, EVALUATION, shared("version"))),
    "questionnaires:inspect": Rule(get=SEE_CAMPAIGNS, **shared("version")),
    **below(
        "questionnaires", each("renew retire", Rule(get=EVALUATION, post=EVALUATION, **shared("version")))
    ),
    "questionnaire-sections:edit": Rule(get=EVALUATION, post=EVALUATION, **shared("section")),
}

# ---- accounts (allauth) ---------------------------------------------
ACCOUNTS = {
    **each("account_login account_signup account_request_login_code", Rule(get=ANYONE, post=ANYONE)),
    **each("account_reset_password account_logout", Rule(get=ANYONE, post=ANYONE)),
    "account_complete_password_reset": Rule(get=ANYONE, post=ANYONE),  # leads back to where one begins
    **each("account_inactive account_password_reset_completed", Rule(get=ANYONE)),
    # In the middle of a journey that nobody here has begun: whoever is signed in already is sent on.
    **each(
        "account_confirm_login_code mfa_authenticate mfa_login_webauthn", Rule(get=SIGNED_IN, post=SIGNED_IN)
    ),
    "account_email_verification_sent": Rule(get=SIGNED_IN, post=SIGNED_IN),
    "account_confirm_password_reset_code": Rule(),
    **each("account_email account_change_password account_set_password", Rule(get=SIGNED_IN, post=SIGNED_IN)),
    **each("account_reauthenticate usersessions_list", Rule(get=SIGNED_IN, post=SIGNED_IN)),
    **each("mfa_index mfa_list_webauthn", Rule(get=SIGNED_IN)),
    **each(
        "mfa_activate_totp mfa_add_webauthn mfa_generate_recovery_codes", Rule(get=SIGNED_IN, post=SIGNED_IN)
    ),
    # Without a second step there is nothing to show or to take away.
    **each("mfa_deactivate_totp mfa_view_recovery_codes mfa_download_recovery_codes", Rule()),
    # These ask for the password first, and only then look for the key.
    **each("mfa_reauthenticate mfa_reauthenticate_webauthn", Rule(get=SIGNED_IN, post=SIGNED_IN)),
    **each(
        "mfa_remove_webauthn mfa_edit_webauthn",
        Rule(get=SIGNED_IN, post=SIGNED_IN, mine=lambda world: {"pk": 1}),
    ),
}


# ---- Wagtail ---------------------------------------------
def wagtail(**more: object) -> Callable[[World], dict]:
    """Values for the holes of Wagtail's routes; `more` says what `pk` is, or another hole."""

    def values(world: World) -> dict:
        common = {
            "page_id": world.page.pk,
            "parent_page_id": world.index.pk,
            "page_to_move_id": world.page.pk,
            "destination_id": world.index.pk,
            "page_pk": world.page.pk,
            "revision_id": world.revision.pk,
            "content_type_app_name": "site_cms",
            "content_type_model_name": "resourcepage",
            "app_label": "events",
            "model_name": "registration",
            "app_name": "events",
            "collection_id": world.collection.pk,
            "workflow_pk": world.workflow.pk,
            "object_id": world.mine.registration.pk,
            "document_id": world.document.pk,
            "doc_id": world.document.pk,
            "image_id": world.image.pk,
            "redirect_id": world.redirect.pk,
            "filter_spec": "max-165x165",
        }
        numbers = (
            *("task_id", "task_state_id", "workflow_state_id", "session_id", "uploaded_file_id"),
            *("translation_source_id", "translation_id", "string_segment_id", "overridable_segment_id"),
            *("restriction_id", "page_view_restriction_id", "pk"),
        )
        words = dict.fromkeys(("action", "action_name", "mode", "uidb64", "token", "slug"), "none")
        given = {name: getattr(world, value).pk for name, value in more.items()}
        return {**dict.fromkeys(numbers, 1), **words, **common, **given}

    return values


def wagtails(get: frozenset[str], post: frozenset[str], names: str, **more: str) -> dict[str, Rule]:
    """A rule for views that are Wagtail's own."""
    return each(names, Rule(get=get, post=post, mine=wagtail(**more)))


def questions(kind: str, thing: str, see: frozenset[str]) -> dict[str, Rule]:
    """What the explorer asks about pages, documents or images; everybody may ask for what they can see."""
    base = f"/admin/api/main/{kind}/"
    return {
        f"wagtailadmin_api:{kind}:listing": Rule(get=STAFF, path=base),
        f"wagtailadmin_api:{kind}:detail": Rule(get=see, path=f"{base}{{{thing}.pk}}/"),
        f"wagtailadmin_api:{kind}:find": Rule(get=see, path=f"{base}find/?id={{{thing}.pk}}"),
    }


ROOT = only()
MODEL_VIEWS = "edit history history_results usage"
WAGTAIL = {
    # The frame of the back office, and what its menus and fields ask for.
    **wagtails(STAFF, NOBODY, "wagtailadmin_home wagtailadmin_dismissibles"),
    **wagtails(STAFF, STAFF, "wagtailadmin_account wagtailadmin_tag_autocomplete"),
    **wagtails(NOBODY, STAFF, "wagtailadmin_editing_sessions:release"),
    "wagtailadmin_logout": Rule(),  # ends at the sign-in, as being turned away does
    **wagtails(NOBODY, NOBODY, "wagtailadmin_editing_sessions:ping wagtailadmin_block_preview"),
    **wagtails(ANYONE, ANYONE, "wagtailadmin_sprite"),
    **wagtails(ANYONE, NOBODY, "wagtailadmin_javascript_catalog"),
    **wagtails(STAFF, NOBODY, "wagtail_localize:javascript_catalog"),
    # Doors of Wagtail's own that are walled up.
    **each("admin/login/ _util/login/ en/_util/login/", Rule()),
    **wagtails(NOBODY, NOBODY, "wagtailadmin_login wagtailcore_login wagtailadmin_password_reset"),
    **wagtails(NOBODY, NOBODY, "wagtailadmin_password_reset_done wagtailadmin_password_reset_confirm"),
    **wagtails(NOBODY, NOBODY, "wagtailadmin_password_reset_complete"),
    **wagtails(
        NOBODY, NOBODY, "wagtaildocs_authenticate_with_password wagtailcore_authenticate_with_password"
    ),
    "admin/^.*/$": Rule(path="/admin/no-such-page/"),
    # Choosers offer pages and files, which hold nothing about a person.
    **wagtails(STAFF, NOBODY, "wagtailadmin_choose_page wagtailadmin_choose_page_child"),
    **wagtails(STAFF, NOBODY, "wagtailadmin_choose_page_search wagtailadmin_choose_page_chosen_multiple"),
    **wagtails(STAFF, STAFF, "wagtailadmin_choose_page_external_link wagtailadmin_choose_page_email_link"),
    **wagtails(STAFF, STAFF, "wagtailadmin_choose_page_phone_link wagtailadmin_choose_page_anchor_link"),
    **wagtails(STAFF, STAFF, "wagtailembeds:chooser wagtailembeds:chooser_upload"),
    **below("wagtaildocs_chooser", wagtails(STAFF, NOBODY, "choose choose_results chosen_multiple")),
    **wagtails(STAFF, NOBODY, "wagtaildocs_chooser:chosen", pk="document"),
    **below("wagtailimages_chooser", wagtails(STAFF, NOBODY, "choose choose_results chosen_multiple")),
    **wagtails(STAFF, NOBODY, "wagtailimages_chooser:chosen", pk="image"),
    **wagtails(STAFF, STAFF, "wagtailimages_chooser:select_format"),
    **wagtails(WRITERS, WRITERS, "wagtaildocs_chooser:create wagtailimages_chooser:create"),
    **wagtails(
        NOBODY, NOBODY, "wagtailadmin_tag_model_autocomplete wagtail_bulk_action wagtailsnippets:index"
    ),
    # Pages.
    **wagtails(
        WRITERS, NOBODY, "wagtailadmin_explore_root wagtailadmin_explore wagtailadmin_explore_results"
    ),
    **below(
        "wagtailadmin_pages",
        {
            **wagtails(WRITERS, NOBODY, "type_use type_use_results usage search search_results"),
            **wagtails(WRITERS, NOBODY, "revisions_view workflow_history history history_results"),
            **wagtails(WRITERS, WRITERS, "add preview_on_add edit preview_on_edit view_draft add_subpage"),
            **wagtails(WRITERS, WRITERS, "delete unpublish copy move set_privacy"),
            **wagtails(WRITERS, WRITERS, "revisions_revert revisions_unschedule"),
            **wagtails(STAFF, WRITERS, "move_confirm"),
            **wagtails(NOBODY, WRITERS, "set_page_position"),
            **wagtails(NOBODY, EDITOR, "lock unlock"),
            **wagtails(STAFF, STAFF, "revisions_index confirm_workflow_cancellation"),
            **wagtails(NOBODY, NOBODY, "choose_parent convert_alias workflow_history_detail workflow_action"),
            **wagtails(NOBODY, NOBODY, "collect_workflow_action_data workflow_preview"),
        },
    ),
    "wagtailadmin_pages:revisions_compare": Rule(
        get=WRITERS, path="/admin/pages/{page.pk}/revisions/compare/earliest...latest/"
    ),
    # Translations.
    **wagtails(WRITERS, WRITERS, "wagtail_localize:submit_page_translation"),
    **below(
        "wagtail_localize",
        {
            **wagtails(
                NOBODY, NOBODY, "submit_snippet_translation update_translations edit_string_translation"
            ),
            **wagtails(NOBODY, NOBODY, "edit_override download_pofile upload_pofile machine_translate"),
            **wagtails(NOBODY, NOBODY, "preview_translation stop_translation convert_to_alias"),
            **wagtails(NOBODY, NOBODY, "snippets_api_listing snippets_api_detail"),
            **wagtails(ROOT, NOBODY, "translations_report translations_report_results"),
        },
    ),
    # Files, redirects, collections, settings.
    **below(
        "wagtaildocs",
        {
            **wagtails(WRITERS, NOBODY, "index index_results"),
            **wagtails(WRITERS, WRITERS, "add add_multiple"),
            **wagtails(EDITOR, NOBODY, "document_usage"),
            **wagtails(EDITOR, EDITOR, "edit delete"),
            **wagtails(NOBODY, EDITOR, "edit_multiple delete_multiple"),
            **wagtails(NOBODY, NOBODY, "create_multiple_from_uploaded_document delete_upload_multiple"),
        },
    ),
    **below(
        "wagtailimages",
        {
            **wagtails(WRITERS, NOBODY, "index index_results"),
            **wagtails(WRITERS, WRITERS, "add add_multiple"),
            **wagtails(EDITOR, NOBODY, "image_usage"),
            **wagtails(EDITOR, EDITOR, "edit delete preview"),
            **wagtails(NOBODY, EDITOR, "edit_multiple delete_multiple"),
            **wagtails(NOBODY, NOBODY, "create_multiple_from_uploaded_image delete_upload_multiple"),
            **wagtails(NOBODY, NOBODY, "url_generator url_generator_output"),
        },
    ),
    **below(
        "wagtailredirects",
        {
            **wagtails(EDITOR, NOBODY, "index index_results"),
            **wagtails(EDITOR, EDITOR, "add edit delete start_import"),
            **wagtails(NOBODY, EDITOR, "process_import"),
        },
    ),
    **below(
        "wagtailadmin_collections",
        {
            **wagtails(ROOT, NOBODY, "index"),
            **wagtails(ROOT, ROOT, "add"),
            **wagtails(ROOT, ROOT, "edit delete set_privacy", pk="collection"),
        },
    ),
    **wagtails(NOBODY, NOBODY, "wagtailsettings:edit wagtailsettings:preview_on_edit"),
    # Users, roles, sites, languages: superusers alone.
    **below("wagtailusers_users", wagtails(ROOT, NOBODY, "index index_results")),
    **below("wagtailusers_users", wagtails(ROOT, ROOT, "add edit delete copy", pk="somebody")),
    **below("wagtailusers_users", wagtails(ROOT, NOBODY, "history history_results usage", pk="somebody")),
    **below("wagtailusers_groups", wagtails(ROOT, NOBODY, "index index_results")),
    **below("wagtailusers_groups", wagtails(ROOT, ROOT, "add edit delete", pk="group")),
    **below("wagtailusers_groups", wagtails(ROOT, NOBODY, "history history_results usage", pk="group")),
    **below("wagtailsites", wagtails(ROOT, NOBODY, "index index_results")),
    **below("wagtailsites", wagtails(ROOT, ROOT, "add edit delete copy", pk="site")),
    **below("wagtailsites", wagtails(ROOT, NOBODY, "history history_results usage", pk="site")),
    **below("wagtaillocales", wagtails(ROOT, NOBODY, "index index_results")),
    **below("wagtaillocales", wagtails(ROOT, ROOT, "add edit delete copy", pk="locale")),
    **below("wagtaillocales", wagtails(ROOT, NOBODY, "history history_results usage", pk="locale")),
    # What knows no forums is closed to every role (people/accounts/middleware.py).
    **below(
        "wagtailadmin_reports",
        {
            **wagtails(ROOT, NOBODY, "locked_pages locked_pages_results workflow workflow_results"),
            **wagtails(
                ROOT, NOBODY, "workflow_tasks workflow_tasks_results site_history site_history_results"
            ),
            **wagtails(
                ROOT, NOBODY, "aging_pages aging_pages_results page_types_usage page_types_usage_results"
            ),
        },
    ),
    **below(
        "wagtailadmin_workflows",
        {
            **wagtails(ROOT, NOBODY, "index index_results task_index task_index_results"),
            **wagtails(ROOT, NOBODY, "usage usage_results", pk="workflow"),
            **wagtails(ROOT, NOBODY, "task_chooser task_chooser_results"),
            **wagtails(ROOT, ROOT, "add select_task_type task_chooser_create"),
            **wagtails(ROOT, ROOT, "task_chosen", task_id="task"),
            **wagtails(ROOT, ROOT, "edit disable", pk="workflow"),
            **wagtails(ROOT, ROOT, "edit_task disable_task", pk="task"),
            **wagtails(NOBODY, ROOT, "enable", pk="workflow"),
            **wagtails(NOBODY, ROOT, "enable_task", pk="task"),
            **wagtails(NOBODY, ROOT, "remove"),
            **wagtails(NOBODY, NOBODY, "add_task"),
        },
    ),
    **wagtails(ROOT, NOBODY, "admin/test404/"),
    **wagtails(ROOT, ROOT, "wagtailadmin_error_test"),
    # The explorer's own questions about pages, images and documents.
    **questions("pages", "page", WRITERS),
    **questions("documents", "document", STAFF),
    **questions("images", "image", STAFF),
    "wagtailadmin_api:pages:action": Rule(path="/admin/api/main/pages/{page.pk}/action/none/"),
}

TABLE: dict[str, Rule] = {
    **PUBLIC,
    **REGISTERING,
    **SEVERAL,
    **MY,
    **WAITING,
    **EVALUATING,
    **OFFICE,
    **ACCOUNTS,
    **WAGTAIL,
}

# Wagtail's own views that fall over when a form arrives empty; who may send one is checked all the same.
STUMBLES_OVER_EMPTY_FORMS = {
    "wagtailadmin_error_test",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_pages:copy",
    "wagtailredirects:process_import",
}
