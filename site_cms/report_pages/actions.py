"""Beginning a report, freezing its figures, taking them anew, and making its file."""

import hashlib
import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from common import background, public_cache
from events.forums.models import Forum
from people.accounts.models import User
from site_cms.base.actions import create_twins
from site_cms.report_pages import documents, figures
from site_cms.report_pages.blocks import FigureKind
from site_cms.report_pages.models import FrozenFigure, ReportFile, ReportIndexPage, ReportPage
from site_cms.report_pages.skeleton import skeleton


def digest_of(data: object) -> str:
    """The fingerprint of a figure's content, the same wherever it is computed."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def freeze(*, report: ReportPage, at: datetime) -> list[str]:
    """Freeze the figures that the report's text asks for and that are not frozen yet; returns their names.

    What is frozen stays: publishing new words never moves a number.
    """
    if report.forum is None:
        return []
    kept = set(FrozenFigure.objects.shown_by(report).values_list("name", flat=True))
    missing = [name for name in report.figure_names() if name not in kept]
    for name in missing:
        _keep(report, name, figures.compute(name, report.forum), at=at)
    return missing


class PointsAtPeople(Exception):
    """The new figure beside an old one would tell of fewer than five people."""


@dataclass(frozen=True)
class Change:
    """A frozen figure that would be another one now, and whether readers may see both."""

    figure: FrozenFigure
    data: dict
    points_at_people: bool


def changes(report: ReportPage) -> list[Change]:
    """The frozen figures that would be others if they were taken now."""
    found = []
    for figure in FrozenFigure.objects.shown_by(report).order_by("name"):
        data = figures.compute(figure.name, report.forum)
        if digest_of(data) != figure.digest:
            found.append(Change(figure, data, _points_at_people(figure, data)))
    return found


def _points_at_people(figure: FrozenFigure, data: dict) -> bool:
    """Compared with every version that readers have ever seen, not with the last one alone."""
    versions = FrozenFigure.objects.filter(report=figure.report, name=figure.name)
    return any(figures.points_at_people(figure.name, old.data, data) for old in versions)


@transaction.atomic
def take_fresh_figures(
    *, report: ReportPage, at: datetime, names: Collection[str] | None = None
) -> list[str]:
    """Replace frozen figures of the report by what is true now, in both languages; all, or those named.

    Returns the names of those that changed; raises PointsAtPeople, and then none has. The old rows stay,
    marked as replaced, but for quotes: whoever took back their words does not find them kept.
    """
    chosen = [change for change in changes(report) if names is None or change.figure.name in names]
    for change in chosen:
        if change.points_at_people:
            raise PointsAtPeople(change.figure.name)
        old = change.figure
        kept = {} if old.name == FigureKind.QUOTES_RELEASED else old.data
        FrozenFigure.objects.filter(pk=old.pk).update(replaced_at=at, data=kept)
        _keep(report, old.name, change.data, at=at)
    if chosen:
        for page in ReportPage.objects.live().filter(translation_key=report.translation_key):
            background.enqueue("site_cms.report_pages.tasks.make_file", page_id=page.pk)
        public_cache.changed()
    return [change.figure.name for change in chosen]


class NoReportList(Exception):
    """The page that lists reports is missing in one of the languages, so there is no place for a new one."""


def create_reports(*, forum: Forum, user: User | None = None) -> dict[str, ReportPage]:
    """A draft of the forum's report in each language, its parts in order. Raises NoReportList."""
    parents = {page.locale.language_code: page for page in ReportIndexPage.objects.select_related("locale")}
    if len(parents) < 2:
        raise NoReportList

    def fields(language: str) -> dict:
        with translation.override(language):
            return {
                "title": _("Report: %(forum)s") % {"forum": forum.title},
                "forum": forum,
                "summary": forum.summary or forum.title,
                "body": skeleton(language, seed=forum.uid),
            }

    return create_twins(model=ReportPage, parents=parents, slug=forum.slug, fields=fields, user=user)


def _keep(report: ReportPage, name: str, data: dict, *, at: datetime) -> None:
    FrozenFigure.objects.create(
        report=report.translation_key,
        name=name,
        data=data,
        digest=digest_of(data),
        rules=figures.RULES,
        taken_at=at,
    )


def make_file(*, page: ReportPage) -> ReportFile:
    """The published page as PDF, made unless the stored one is of the same words and figures.

    Drawn outside any transaction; of two that race the last one's file is kept, and both are right.
    """
    made_from = fingerprint(page)
    stored = ReportFile.objects.filter(page=page.pk).first()
    if stored and stored.made_from == made_from and default_storage.exists(stored.name):
        return stored
    with translation.override(page.locale.language_code):
        made = documents.report_pdf(page)
    name = default_storage.save(f"reports/{secrets.token_urlsafe(24)}.pdf", ContentFile(made.content))
    with transaction.atomic():
        file, _created = ReportFile.objects.update_or_create(
            page=page,
            defaults={
                "name": name,
                "digest": hashlib.sha256(made.content).hexdigest(),
                "made_from": made_from,
                "number_of_pages": made.pages,
                "number_of_bytes": len(made.content),
            },
        )
        if stored:
            transaction.on_commit(lambda: default_storage.delete(stored.name))
        public_cache.changed()
    return file


def fingerprint(page: ReportPage) -> str:
    """What the file of a page depends on: its published words, its figures, and how files are drawn."""
    figures_shown = FrozenFigure.objects.shown_by(page).order_by("name").values_list("name", "digest")
    published = page.last_published_at.isoformat() if page.last_published_at else ""
    return digest_of([published, page.title, page.slug, list(figures_shown), documents.EDITION])
