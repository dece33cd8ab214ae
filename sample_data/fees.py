"""What the next forum of the sample site costs: early and late, members, a sliding scale; a waiver code."""

from datetime import timedelta

from events.categories import actions
from events.categories.models import Category, Code, FeeTerms
from events.categories.pricing import Rate
from events.categories.queries import code_text
from events.forums.models import Forum
from people.organisations.models import Organisation
from sample_data.content import forum_next
from sample_data.content import people as content
from sample_data.forums import NEXT, Loaded, pair

WAIVER = "Partners of the forum"
POLICY = {
    "en": "Cancel more than six weeks before the forum and everything is given back; more than two weeks "
    "before, half of it. After that we give nothing back, but somebody else may come in your place.",
    "fr": "Si vous annulez plus de six semaines avant le forum, tout est remboursé; plus de deux semaines "
    "avant, la moitié. Ensuite, rien n’est remboursé, mais quelqu’un d’autre peut venir à votre place.",
}


def load_fees(loaded: Loaded) -> str:
    """Set the fees of the next forum; returns the code that waives one. A second time changes nothing."""
    forum = loaded.forums[NEXT]
    for organisation in content.ORGANISATIONS:
        _organisation(organisation)
    if not FeeTerms.objects.filter(forum=forum).exists():
        actions.save_terms(terms=_terms(forum))
        for entry in forum_next.FORUM_NEXT["categories"]:
            _set_fees(loaded.categories[NEXT, entry["code"]], entry)
    waiver = Code.objects.filter(forum=forum, label=WAIVER).first() or actions.make_code(
        forum=forum, kind=Code.Kind.WAIVER, label=WAIVER, percent_off=100, uses_limit=20
    )
    return code_text(waiver)


def _organisation(entry: dict) -> None:
    Organisation.objects.get_or_create(
        name_en=entry["name"]["en"],
        defaults={
            "name_fr": entry["name"]["fr"],
            "province": entry["province"],
            "is_member": entry["member"],
        },
    )


def _terms(forum: Forum) -> FeeTerms:
    return FeeTerms(
        forum=forum,
        early_until=forum.starts_on - timedelta(weeks=8),
        late_from=forum.starts_on - timedelta(weeks=3),
        full_refund_until=forum.starts_on - timedelta(weeks=6),
        part_refund_until=forum.starts_on - timedelta(weeks=2),
        part_refund_percent=50,
        planned_registrations=forum.places.capacity,
        **pair("policy", POLICY),
    )


def _set_fees(category: Category, entry: dict) -> None:
    early = entry["fee_cents"]
    if not early:
        return
    member = entry.get("member_fee_cents")
    step = max(500, early // 5 // 500 * 500)
    rates = {
        (period, "alone"): Rate(early + more, None if member is None else member + more)
        for period, more in (("early", 0), ("regular", step), ("late", 2 * step))
    }
    actions.save_fees(category=category, rates=rates, sliding_floor=entry.get("from_cents"))
