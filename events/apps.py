from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        """Hang the rooms above on the booking: their pages as steps, their duties as followers."""
        from common import leaving, public_cache
        from events.access import actions as access_actions
        from events.access import queries as access_queries
        from events.attendance import actions as attendance_actions
        from events.categories.models import Category
        from events.contact import actions as contact_actions
        from events.contact import queries as contact_queries
        from events.forums.models import Forum, ForumSeries, Funder, Objective, Places, Venue
        from events.groups import doors as group_doors
        from events.registration import doors
        from events.registration.steps import Part, Step, register_follower, register_part, register_step
        from events.subsidies import actions as subsidy_actions
        from events.subsidies import queries as subsidy_queries
        from events.waiting import actions as waiting_actions
        from events.waiting import queries as waiting_queries

        # What public pages show of a forum; an update that saves no row says so itself.
        public_cache.watch(Forum, ForumSeries, Venue, Funder, Objective, Category, Places)
        register_step(
            Step(
                key="contact",
                label=_("How we may reach you"),
                hint=_("Safe ways, hours, a code word, what our messages say"),
                url_name="register-contact",
                is_done=contact_queries.is_done,
                summary=contact_queries.summary,
                state=contact_queries.state,
            )
        )
        register_step(
            Step(
                key="badge",
                label=_("Your badge"),
                hint=_("The name on it, your pronouns, or nothing at all"),
                url_name="register-badge",
                is_done=contact_queries.badge_is_chosen,
                summary=contact_queries.badge_summary,
                state=contact_queries.badge_state,
            )
        )
        register_step(
            Step(
                key="access",
                label=_("What would help you take part"),
                hint=_("Interpretation, access, safety, family"),
                url_name="register-access",
                is_done=access_queries.is_done,
                summary=access_queries.summary,
                state=access_queries.state,
            )
        )
        register_step(
            Step(
                key="diet",
                label=_("What you eat"),
                hint=_("Diets, allergies, fasting times"),
                url_name="register-diet",
                is_done=access_queries.diet_is_done,
                summary=access_queries.diet_summary,
                state=access_queries.diet_state,
            )
        )
        register_step(
            Step(
                key="travel",
                label=_("Help with travel costs"),
                hint=_("Tickets, nights away, other costs"),
                url_name="register-travel",
                is_done=subsidy_queries.is_done,
                summary=subsidy_queries.summary,
                state=subsidy_queries.state,
            )
        )
        leaving.followers += [doors.close_to_this_browser, group_doors.close_to_this_browser]
        register_part(
            Part(key="waiting", template="events/waiting/_standing.html", show=waiting_queries.standing)
        )
        # First, so that a place in the queue ends before what hangs on the registration does.
        register_follower("waiting", waiting_actions.BookingFollower())
        register_follower("access", access_actions.BookingFollower())
        register_follower("attendance", attendance_actions.BookingFollower())
        register_follower("subsidies", subsidy_actions.BookingFollower())
        register_follower("contact", contact_actions.BookingFollower())
        self._say_what_is_known()

    def _say_what_is_known(self) -> None:
        """What each room knows about a person, and which of its columns are sealed with the forum's key."""
        from common import privacy
        from common.privacy import Record
        from common.rotation import SealedColumn, leave_alone, register
        from events.access import known as access
        from events.access.queries.sealed import TABLES
        from events.attendance import known as attendance
        from events.categories import known as categories
        from events.contact import known as contact
        from events.contact import queries as contact_queries
        from events.groups import known as groups
        from events.registration import known as registration
        from events.retention import known as retention
        from events.subsidies import known as subsidies
        from events.subsidies.queries import FIELD, IDENTITY_FIELD, IDENTITY_TABLE, TABLE
        from events.waiting import known as waiting

        def record(key: str, label: object, order: int, known: object, erase: object, **more: object) -> None:
            privacy.register(Record(key, label, known=known, erase=erase, order=order, **more))

        record("registration", _("Your registrations"), 20, registration.known, registration.erase, turn=60)
        record("invitation", _("Your invitation"), 22, categories.known, categories.erase)
        record("groups", _("Whom you registered"), 23, groups.known, groups.erase, turn=65)
        record("waiting", _("The waiting list"), 25, waiting.known, waiting.erase)
        record("contact", _("How we may reach you"), 30, contact.known, contact.erase, stage="contact")
        record("access", _("What would help you take part"), 40, access.known, access.erase, stage="needs")
        record("diet", _("What you eat"), 50, access.food, access.erase_food, stage="needs")
        record("subsidy", _("Help with travel costs"), 60, subsidies.known, subsidies.erase)
        record(
            "subsidy-reason",
            _("Why you asked for help with travel costs"),
            61,
            subsidies.reason,
            subsidies.erase_reason,
            stage="subsidies",
        )
        record(
            "travel-name",
            _("The name on your ticket"),
            65,
            subsidies.ticket,
            subsidies.erase_ticket,
            stage="needs",
        )
        record("attendance", _("Whether you came"), 70, attendance.known, attendance.erase, stage="needs")
        # Last, because giving a place back may note one more message.
        record("messages", _("Messages"), 90, retention.messages, retention.erase_messages, turn=70)
        record("log", _("What our team did"), 95, retention.log, retention.erase_log)
        leave_alone("events.LostLink", "address_sealed")
        within = "registration__forum"
        register(
            SealedColumn(
                "events.Registration", "lived_experience_sealed", "registration", "lived_experience", "forum"
            ),
            SealedColumn(
                "events.ContactSafety",
                "answers_sealed",
                contact_queries.TABLE,
                contact_queries.FIELD,
                within,
            ),
            SealedColumn("events.SubsidyRequest", "reason_sealed", TABLE, FIELD, within),
            SealedColumn("events.TravelIdentity", "answers_sealed", IDENTITY_TABLE, IDENTITY_FIELD, within),
            SealedColumn(
                "events.AccessRequest", "answers_sealed", TABLES["AccessRequest"], "answers", within
            ),
            SealedColumn("events.Diet", "answers_sealed", TABLES["Diet"], "answers", within),
            SealedColumn("events.AccessCase", "need_sealed", TABLES["AccessCase"], "need", within),
            SealedColumn("events.AccessCase", "supplier_sealed", TABLES["AccessCase"], "supplier", within),
            SealedColumn("events.AccessCase", "note_sealed", TABLES["AccessCase"], "note", within),
            SealedColumn("events.CaseEntry", "words_sealed", TABLES["CaseEntry"], "words", f"case__{within}"),
        )
