"""Made-up forums, categories and registrations, made by the actions that people's clicks call.

`ForumFactory()` is open for registration from November 19 to 20, 2026 in Montréal, has room for 40 and its
key; `CategoryFactory(forum=forum, capacity=2)`; `DraftFactory(forum=forum)` is ready to be booked;
`BookedFactory()` is booked. `at=` moves the clock (the forum takes registrations from January 2026 on).
"""

from datetime import UTC, date, datetime, time

import factory

from events.categories.models import Category
from events.forums import actions as forum_actions
from events.forums.models import Forum, ForumSeries, Places, Venue
from events.registration import actions
from events.registration.models import Registration

MARCH = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


class ForumSeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ForumSeries

    slug = factory.Sequence(lambda n: f"series-{n}")
    name_en = "Forum on Care"
    name_fr = "Forum sur le soin"


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Venue

    name_en = "Lantern House"
    name_fr = "Maison des lanternes"
    address = "12 Hidden Lane"
    directions_en = "Ring at the blue door."
    directions_fr = "Sonnez à la porte bleue."


class ForumFactory(factory.django.DjangoModelFactory):
    """A forum with places, key and purge date; `capacity=` its places, `status=` where it stands."""

    class Meta:
        model = Forum

    slug = factory.Sequence(lambda n: f"forum-{n}")
    status = Forum.Status.OPEN
    title_en = "Forum on Care"
    title_fr = "Forum sur le soin"
    starts_on = date(2026, 11, 19)
    ends_on = date(2026, 11, 20)
    day_starts_at = time(9, 0)
    day_ends_at = time(16, 30)
    city_en = "Montréal"
    city_fr = "Montréal"
    province = "QC"
    venue = factory.SubFactory(VenueFactory)

    @classmethod
    def _create(cls, model_class, *args, capacity=40, **kwargs):
        return forum_actions.create_forum(forum=model_class(*args, **kwargs), capacity=capacity)


class CategoryFactory(factory.django.DjangoModelFactory):
    """A category; `capacity=` its places (None: no limit)."""

    class Meta:
        model = Category

    forum = factory.SubFactory(ForumFactory)
    position = factory.Sequence(lambda n: n)
    name_en = "Community group"
    name_fr = "Groupe communautaire"
    description_en = "You work or volunteer with a group."
    description_fr = "Vous travaillez ou faites du bénévolat dans un groupe."

    @classmethod
    def _create(cls, model_class, *args, capacity=20, **kwargs):
        kwargs["places"] = Places.objects.create(capacity=capacity)
        return model_class.objects.create(*args, **kwargs)


class DraftFactory(factory.django.DjangoModelFactory):
    """A draft with everything that a booking needs; `at=` when it was filled in."""

    class Meta:
        model = Registration

    forum = factory.LazyAttribute(lambda draft: draft.category.forum)
    category = factory.SubFactory(CategoryFactory)
    name_to_use = factory.Sequence(lambda n: f"Guest {n}")
    email = factory.Sequence(lambda n: f"guest{n}@example.org")
    language = "en"
    needs_something = False

    @classmethod
    def _create(cls, model_class, *args, forum, category, needs_something, at=MARCH, **details):
        draft = actions.start(forum=forum, category=category, language=details["language"], at=at)
        actions.save_details(registration=draft, at=at, **details)
        actions.say_needs(registration=draft, needs_something=needs_something, at=at)
        return draft


class BookedFactory(DraftFactory):
    """A booked registration; `at=` when it was booked."""

    @classmethod
    def _create(cls, model_class, *args, at=MARCH, **kwargs):
        return actions.book(registration=super()._create(model_class, *args, at=at, **kwargs), at=at)
