"""Forums, venues, rooms and sessions of the sample site, through the same verbs that staff use."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from events.access.models import RoomFeature
from events.categories.models import Category
from events.forums import actions as forum_actions
from events.forums.models import Forum, ForumSeries, Funder, Objective, Places, Venue
from events.retention import actions as retention
from events.retention.queries import is_held
from people.accounts.models import User
from sample_data.content import forums as content
from workshops.sessions import actions as session_actions
from workshops.sessions.models import Room, Session

NEXT = content.FORUM_NEXT["slug"]
HELD_BECAUSE = "Sample data: it is to be looked at. / Données d’exemple : elles sont là pour être regardées."


@dataclass
class Loaded:
    """What stands in the database now, by the short names of the content."""

    forums: dict[str, Forum] = field(default_factory=dict)
    categories: dict[tuple[str, str], Category] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)


def load_forums(*, today: date, team: list[User]) -> Loaded:
    """Past editions, the two forums of 2017 and the next one; what is there already is left as it is."""
    loaded = Loaded()
    series = {entry["slug"]: _series(entry) for entry in content.SERIES}
    venues = {entry["slug"]: _venue(entry) for entry in content.VENUES}
    for entry in content.PAST_EDITIONS:
        if entry["slug"] not in {forum["slug"] for forum in content.ALL_FORUMS}:
            loaded.forums[entry["slug"]] = _past_edition(entry, series)
    for entry in content.ALL_FORUMS:
        days = _days(entry, today)
        loaded.forums[entry["slug"]] = _forum(entry, days, series, venues, team)
        for position, category in enumerate(entry["categories"]):
            row = _category(loaded.forums[entry["slug"]], category, position)
            loaded.categories[entry["slug"], category["code"]] = row
    _stand_side_by_side(loaded)
    for entry in content.ALL_FORUMS:
        _sessions(entry, loaded)
    return loaded


def keep_the_past(loaded: Loaded, *, by: User, at: datetime) -> None:
    """The forums of 2017 should be erased long since; a hold keeps the demonstration from losing them."""
    for entry in (content.FORUM_2017, content.MIGRANT_WORKERS_2017):
        forum = loaded.forums[entry["slug"]]
        if not is_held(forum):
            retention.place_hold(forum=forum, by=by, reason=HELD_BECAUSE, at=at)


def pair(name: str, text: dict[str, str]) -> dict[str, str]:
    """Both columns of a bilingual field: `pair("title", {"en": …, "fr": …})`."""
    return {f"{name}_en": text["en"], f"{name}_fr": text["fr"]}


def _days(entry: dict, today: date) -> tuple[date, date]:
    if "starts_on" in entry:
        return entry["starts_on"], entry["ends_on"]
    earliest = today + timedelta(days=entry["starts_in_days"])
    first = earliest + timedelta(days=(entry["starts_on_weekday"] - earliest.weekday()) % 7)
    return first, first + timedelta(days=entry["length_in_days"] - 1)


def _series(entry: dict) -> ForumSeries:
    return ForumSeries.objects.get_or_create(slug=entry["slug"], defaults=pair("name", entry["title"]))[0]


def _venue(entry: dict) -> Venue:
    venue, is_new = Venue.objects.get_or_create(
        name_en=entry["name"]["en"],
        defaults={
            "name_fr": entry["name"]["fr"],
            "address": entry["address"]["en"],
            "is_step_free": any("step_free" in room["features"] for room in entry["rooms"]),
            **pair("directions", entry["directions"]),
        },
    )
    for position, room in enumerate(entry["rooms"] if is_new else []):
        Room.objects.create(
            venue=venue,
            position=position,
            capacity=room["capacity"],
            features=[feature for feature in room["features"] if feature in RoomFeature],
            **pair("name", room["name"]),
            **pair("notes", room["notes"]),
        )
    return venue


def _past_edition(entry: dict, series: dict[str, ForumSeries]) -> Forum:
    forum = Forum.objects.filter(slug=entry["slug"]).first()
    if forum is None:
        parent = series[entry["series"]]
        forum = forum_actions.create_forum(
            forum=Forum(
                slug=entry["slug"],
                series=parent,
                title_en=parent.name_en,
                title_fr=parent.name_fr,
                starts_on=entry["starts_on"],
                ends_on=entry["ends_on"],
                only_month_is_known=entry["month_only"],
                province=entry["province"],
                **pair("city", entry["city"]),
            ),
            capacity=None,
        )
        _to_the_past(forum)
    return forum


def _forum(
    entry: dict,
    days: tuple[date, date],
    series: dict[str, ForumSeries],
    venues: dict[str, Venue],
    team: list[User],
) -> Forum:
    forum = Forum.objects.filter(slug=entry["slug"]).first()
    if forum is None:
        forum = forum_actions.create_forum(
            forum=Forum(
                slug=entry["slug"],
                series=series[entry["series"]],
                starts_on=days[0],
                ends_on=days[1],
                time_zone=entry["time_zone"],
                mode=entry["mode"],
                province=entry["province"],
                venue=venues[entry["venue"]],
                venue_shown_to=entry["venue_shown_to"],
                registration_closes_at=_closing(entry, days),
                **pair("title", entry["title"]),
                **pair("summary", entry["summary"]),
                **pair("city", entry["city"]),
                **pair("territorial_acknowledgement", entry["territory"]),
            ),
            capacity=entry["capacity"],
        )
        Objective.objects.bulk_create(
            Objective(forum=forum, sort_order=position, **pair("text", text))
            for position, text in enumerate(entry["objectives"])
        )
        forum.funders.set(_funder(funder) for funder in entry["funders"])
    forum.team.add(*team)
    return forum


def _closing(entry: dict, days: tuple[date, date]) -> datetime | None:
    """Two weeks before the first day, at the end of the evening there."""
    last = days[0] - timedelta(days=14)
    return datetime.combine(last, time(23, 59), ZoneInfo(entry["time_zone"]))


def _funder(entry: dict) -> Funder:
    return Funder.objects.get_or_create(
        name_en=entry["name"]["en"], defaults={"name_fr": entry["name"]["fr"]}
    )[0]


def _category(forum: Forum, entry: dict, position: int) -> Category:
    category = Category.objects.filter(forum=forum, name_en=entry["title"]["en"]).first()
    return category or Category.objects.create(
        forum=forum,
        position=position,
        places=Places.objects.create(capacity=entry["capacity"]),
        **pair("name", entry["title"]),
        **pair("description", entry["description"]),
    )


def _stand_side_by_side(loaded: Loaded) -> None:
    for entry in content.ALL_FORUMS:
        loaded.forums[entry["slug"]].parallel_forums.add(
            *(loaded.forums[slug] for slug in entry["parallel_to"])
        )


def _sessions(entry: dict, loaded: Loaded) -> None:
    forum = loaded.forums[entry["slug"]]
    for row in entry["sessions"]:
        kept = Session.objects.filter(forums=forum, title_en=row["title"]["en"]).first()
        loaded.sessions[row["code"]] = kept or _session(forum, row, loaded)


def _session(forum: Forum, row: dict, loaded: Loaded) -> Session:
    zone = ZoneInfo(forum.time_zone)
    day = forum.starts_on + timedelta(days=row["day"])
    return session_actions.schedule(
        forums=[forum, *(loaded.forums[slug] for slug in row["joint_with"])],
        at=noon(forum.starts_on) - timedelta(days=60),
        kind=row["kind"],
        language=row["language"],
        has_interpretation=row["interpreted"],
        room=_room(forum, row["room"]),
        starts_at=datetime.combine(day, row["starts"], zone),
        ends_at=datetime.combine(day, row["ends"], zone),
        **pair("title", row["title"]),
        **pair("description", row["description"]),
    )


def _room(forum: Forum, code: str | None) -> Room | None:
    rooms = {
        room["code"]: room["name"]["en"]
        for venue in content.VENUES
        if venue["name"]["en"] == forum.venue.name_en
        for room in venue["rooms"]
    }
    return Room.objects.get(venue=forum.venue, name_en=rooms[code]) if code in rooms else None


def open_for_registration(forum: Forum, *, at: datetime) -> None:
    """Announce and open a forum that is still a draft."""
    if forum.status == Forum.Status.DRAFT:
        forum_actions.announce(forum=forum, at=at)
        forum_actions.open_registration(forum=forum, at=at)


def noon(day: date) -> datetime:
    """Midday, so that every zone of the country agrees on the date."""
    return datetime.combine(day, time(17), UTC)


def _to_the_past(forum: Forum) -> None:
    at = noon(forum.ends_on)
    forum_actions.announce(forum=forum, at=at - timedelta(days=90))
    forum_actions.mark_past(forum=forum, at=at + timedelta(days=32))


def end(forum: Forum) -> None:
    """Close registration and let the forum be over, as of the day after its last."""
    at = noon(forum.ends_on) + timedelta(days=1)
    forum.refresh_from_db()
    if forum.status == Forum.Status.OPEN:
        forum_actions.close_registration(forum=forum, at=at)
    if forum.status == Forum.Status.CLOSED:
        forum_actions.mark_past(forum=forum, at=at)
