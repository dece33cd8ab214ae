"""The report as a file: the same words and figures as the page, set for paper."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from common import context_processors, pdf
from site_cms.report_pages.models import ReportPage

# Raised when the setting changes, so that stored files are made again.
EDITION = 1
FONT = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"


def report_pdf(page: ReportPage) -> pdf.Pdf:
    """The published page as PDF/UA-1, in the active language. Raises common.pdf.PdfError."""
    return pdf.typeset(report_html(page))


def report_html(page: ReportPage) -> str:
    """What the file is typeset from: one page of HTML that refers to nothing outside itself."""
    organisation = context_processors.organisation()
    font = pdf.data_address(FONT, "font/woff2")
    return render_to_string(
        "site_cms/report_pages/report_pdf.html",
        {
            "page": page,
            # An abbreviated saint is not parted from the name: St. Catharines.
            "title": page.title.replace("St. ", "St.\N{NO-BREAK SPACE}"),
            "organisation": organisation,
            "page_x_of_y": _("Page %(page)s of %(pages)s").replace("%(pages)s", "").split("%(page)s"),
            "font": font,
            "face": '"Report", "DejaVu Sans", sans-serif' if font else '"DejaVu Sans", sans-serif',
            "address": f"{settings.SITE_URL}{page.get_url()}",
            "site_url": settings.SITE_URL,
            "on_paper": True,
            **page.reading_context(),
        },
    )
