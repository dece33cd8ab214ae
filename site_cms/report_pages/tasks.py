"""Other ways in: Wagtail's word that a report was published, and the worker that makes its file."""

from django.utils import timezone
from django_tasks import task

from common import background
from site_cms.report_pages import actions
from site_cms.report_pages.models import ReportPage


def report_published(instance: ReportPage, **_event: object) -> None:
    """Freeze what is not frozen yet, as part of the publication itself, and have the file made after it."""
    actions.freeze(report=instance, at=timezone.now())
    background.enqueue("site_cms.report_pages.tasks.make_file", page_id=instance.pk)


@task()
def make_file(page_id: int) -> None:
    """Make the file of a report that is still published."""
    page = ReportPage.objects.live().select_related("locale").filter(pk=page_id).first()
    if page:
        actions.make_file(page=page)
