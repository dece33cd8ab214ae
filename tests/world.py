"""A small world for tests that walk through every address: two forums, each with one of everything.

`World.mine` is the forum on whose team every role works; `World.foreign` belongs to somebody else.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow

from evaluations.invitations.models import Campaign
from events.access import actions as access
from events.access.models import AccessOption, AccessRequest
from events.access.queries import Needs
from events.categories.actions import make_code
from events.categories.models import Code
from events.contact import actions as contact
from events.contact.models import ContactSafety
from events.contact.queries import Reach
from events.forums.models import Forum, Funder
from events.groups import actions as groups
from events.groups.queries import Named
from events.registration.actions import join_queue
from events.registration.models import Booking, Registration
from events.registration.queries import secret_of
from events.subsidies import actions as subsidies
from events.subsidies.models import SubsidyRequest, TravelIdentity
from events.subsidies.queries import TravelName
from people.accounts import roles
from people.accounts.models import User
from people.consents.models import ConsentText
from people.organisations.models import Organisation
from site_cms.library.models import ResourceIndexPage, ResourcePage
from tests.factories.evaluations import campaign, questionnaire
from tests.factories.events import (
    BookedFactory,
    CategoryFactory,
    DraftFactory,
    ForumFactory,
    ForumSeriesFactory,
    VenueFactory,
)
from tests.factories.people import UserFactory
from tests.factories.workshops import RoomFactory, SessionFactory
from workshops.sessions.models import Room, Session

# A stranger; one who opened the links of a booking and of a booking for several; someone with an account
# and no role; the roles.
ANONYMOUS, HOLDER, PERSON, SUPERUSER = "anonymous", "holder", "person", "superuser"
VISITORS = [ANONYMOUS, HOLDER, PERSON, *roles.ALL, SUPERUSER]


@dataclass
class Corner:
    """One forum with one of everything, held from yesterday to tomorrow, open for registration."""

    forum: Forum
    registration: Registration
    waiting: Registration
    # A second registration with the same address.
    twin: Registration
    access: AccessRequest
    contact: ContactSafety
    subsidy: SubsidyRequest
    travel_name: TravelIdentity
    session: Session
    room: Room
    campaign: Campaign
    secret: str
    code: Code


def corner(slug: str) -> Corner:
    today = timezone.localdate()
    forum = ForumFactory(
        slug=slug,
        title_en=f"The {slug} forum",
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=1),
    )
    category = CategoryFactory(forum=forum)
    registration = BookedFactory(category=category, at=timezone.now())
    return Corner(
        forum=forum,
        registration=registration,
        waiting=join_queue(registration=DraftFactory(category=category), at=timezone.now()),
        twin=BookedFactory(category=category, email=registration.email, at=timezone.now()),
        access=access.ask(
            registration=registration, needs=Needs(options=("asl",), words="A ramp"), at=timezone.now()
        ),
        contact=safe_contact(registration),
        subsidy=subsidies.ask(
            registration=registration,
            at=timezone.now(),
            leaving_from="NS",
            mode="bus",
            amount_requested_cents=30_000,
            minimum_needed_cents=15_000,
            payout="pay_for_me",
        ),
        travel_name=subsidies.keep_name(
            registration=registration, name=TravelName(legal_name="A legal name"), at=timezone.now()
        ),
        session=SessionFactory(forums=[forum]),
        room=RoomFactory(venue=forum.venue),
        campaign=campaign(
            at=timezone.now(), invited=1, forum=forum, version=questionnaire(slug=f"questions-{slug}")
        ),
        secret=secret_of(registration.booking),
        code=make_code(forum=forum, label="Partners"),
    )


def group_of_two(slug: str) -> Booking:
    """A booking for several, at a forum of its own, so that nobody else's numbers change."""
    category = CategoryFactory(forum=ForumFactory(slug=slug))
    return groups.book_for_several(
        booking_id=uuid4(),
        forum=category.forum,
        organisation_name="A house",
        name="Bo",
        email="bo@example.org",
        language="en",
        named=[Named(name, f"{name}@example.org", category) for name in ("ana", "ali")],
        at=timezone.now(),
    )


def safe_contact(registration: Registration) -> ContactSafety:
    contact.keep(registration=registration, reach=Reach(code_word="Lantern"), at=timezone.now())
    return registration.contact_safety


@dataclass
class World:
    """Build it once a test; `client(visitor)` is that visitor's browser."""

    mine: Corner = field(default_factory=lambda: corner("mine"))
    foreign: Corner = field(default_factory=lambda: corner("foreign"))
    sessions: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.series = ForumSeriesFactory()
        self.several, self.foreign_several = group_of_two("our-group"), group_of_two("another-group")
        self.access_option = AccessOption.objects.first()
        self.consent_text = ConsentText.objects.first()
        self.version = questionnaire(slug="a-draft")
        self.section = self.version.sections.first()
        self.venue = VenueFactory()
        self.funder = Funder.objects.create(name_en="A fund", name_fr="Un fonds")
        self.organisation = Organisation.objects.create(name_en="A group", name_fr="Un groupe")
        self.somebody = UserFactory()
        self.group = Group.objects.get(name=roles.CARE)
        self.root = Page.objects.get(depth=1)
        self.index = ResourceIndexPage.objects.filter(locale__language_code="en").first()
        self.page = self.index.add_child(
            instance=ResourcePage(
                title="A guide", slug="a-guide", summary="A guide.", locale=self.index.locale
            )
        )
        self.revision = self.page.save_revision()
        self.locale, self.site = Locale.objects.first(), Site.objects.first()
        self.collection = Collection.get_first_root_node().add_child(name="Pictures")
        self.image = Image.objects.create(title="A picture", file=get_test_image_file())
        self.document = Document.objects.create(
            title="A file", file=ContentFile(b"%PDF-1.4", name="guide.pdf")
        )
        self.image.file.close()
        self.document.file.close()
        self.redirect = Redirect.objects.create(old_path="/old", redirect_link="/en/")
        self.workflow = Workflow.objects.create(name="A workflow")
        self.task = Task.objects.create(name="A task")

    def user(self, visitor: str) -> User | None:
        if visitor in (ANONYMOUS, HOLDER):
            return None
        names = [visitor] if visitor in roles.ALL else []
        return UserFactory(
            roles=names,
            forums=[self.mine.forum],
            is_superuser=visitor == SUPERUSER,
            password="a long sentence for opening doors",
        )

    def client(self, visitor: str) -> Client:
        """A browser fresh from signing in: what an earlier visit left in its cookies is gone."""
        if visitor not in self.sessions:
            client, user = Client(), self.user(visitor)
            if user:
                client.force_login(user)
            if visitor == HOLDER:
                client.get(reverse("booking-open", args=[self.mine.secret]))
                client.get(reverse("booking-open", args=[secret_of(self.several)]))
            self.sessions[visitor] = {name: cookie.value for name, cookie in client.cookies.items()}
        client = Client(raise_request_exception=False)
        client.cookies.load(self.sessions[visitor])
        return client
