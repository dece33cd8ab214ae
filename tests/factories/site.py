"""Pages for tests, made by the actions that editors' clicks call; and people who came."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.test import Client
from wagtail.models import Page

from common import sealing
from events.attendance.models import Attendance
from events.categories.models import Category
from events.forums.models import Forum, Places
from events.registration.models import Booking, Registration
from people.persons.models import Person
from site_cms.base.actions import create_twins
from site_cms.base.models import StandardPage
from site_cms.home.models import HomePage
from site_cms.report_pages.actions import create_reports
from site_cms.report_pages.models import ReportPage


def homes() -> dict[str, HomePage]:
    return {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}


def publish(pages: Mapping[str, Page]) -> dict[str, Page]:
    """Publish each twin as it stands; returns them as readers get them."""
    for page in pages.values():
        page.save_revision().publish()
    return {language: page.__class__.objects.get(pk=page.pk) for language, page in pages.items()}


def plain_page(slug: str = "about", **fields: object) -> dict[str, StandardPage]:
    """A plain page in both languages, as drafts."""

    def words(language: str) -> dict:
        return {"title": f"About us ({language})", **fields}

    return create_twins(model=StandardPage, parents=homes(), slug=slug, fields=words)


def block(kind: str, value: object) -> dict:
    """A block as the editor saves it, with its id."""
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def figure(shows: str, question: str = "") -> dict:
    return block("figure", {"shows": shows, "question": question})


def heading(text: str, anchor: str, kind: str = "heading") -> dict:
    return block(kind, {"text": text, "anchor": anchor})


def paragraphs(*sentences: str) -> dict:
    return block("text", "".join(f"<p>{sentence}</p>" for sentence in sentences))


def read(client: Client, address: str) -> str:
    """The page as it is made now: a query string goes past the kept pages."""
    answer = client.get(address, {"fresh": "1"})
    assert answer.status_code == 200, address
    return answer.content.decode()


def report(forum: Forum, body: list[dict], **fields: object) -> dict[str, ReportPage]:
    """The forum's report in both languages with this text, as drafts."""
    pages = create_reports(forum=forum)
    for page in pages.values():
        page.body = body
        for name, value in fields.items():
            setattr(page, name, value)
    return pages


def came(forum: Forum, from_where: Mapping[str, int], *, at: datetime) -> None:
    """So many people of each province, booked and marked as there."""
    category = Category.objects.create(
        forum=forum, name_en="All", name_fr="Tout le monde", places=Places.objects.create()
    )
    before = Registration.objects.filter(forum=forum).count()
    provinces = [province for province, people in from_where.items() for _ in range(people)]
    for number, province in enumerate(provinces, start=before):
        reference = f"C-{forum.pk}-{number}"
        person = Person.objects.create(
            name_to_use=f"Guest {number}", email="guest@example.org", language="en"
        )
        booking = Booking.objects.create(
            reference=reference,
            forum=forum,
            person=person,
            secret_fingerprint=sealing.fingerprint(reference),
        )
        registration = Registration.objects.create(
            forum=forum,
            booking=booking,
            person=person,
            category=category,
            status=Registration.Status.BOOKED,
            language="en",
            province=province,
            booked_at=at,
        )
        Attendance.objects.create(registration=registration, came_at=at)
