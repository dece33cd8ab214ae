"""What somebody agreed to, for their own eyes. The proof outlives the registration: none is erased here."""

from collections.abc import Iterable

from common.privacy import Line, Subject
from people.consents.queries import published, standing


def known(subject: Subject) -> Iterable[Line]:
    """What the person agreed to and still agrees to, in the words they read."""
    texts = published()
    for entry in standing().filter(about__in=subject.registrations).order_by("at", "pk"):
        yield Line(entry.get_purpose_display(), texts[entry.text_id].text)
