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
        from events.forums.models import Forum, ForumSeries, Funder, Objective, Places, Venue
        from events.registration import doors
        from events.registration.steps import Step, register_follower, register_step
        from events.subsidies import actions as subsidy_actions
        from events.subsidies import queries as subsidy_queries

        # What public pages show of a forum; an update that saves no row says so itself.
        public_cache.watch(Forum, ForumSeries, Venue, Funder, Objective, Category, Places)
        register_step(
            Step(
                key="access",
                label=_("What would help you take part"),
                hint=_("Interpretation, access, safety, family, food"),
                url_name="register-access",
                is_done=access_queries.is_done,
                summary=access_queries.summary,
                state=access_queries.state,
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
        leaving.followers.append(doors.close_to_this_browser)
        register_follower("access", access_actions.BookingFollower())
        register_follower("attendance", attendance_actions.BookingFollower())
        register_follower("subsidies", subsidy_actions.BookingFollower())
