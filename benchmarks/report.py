"""What the file of a report costs to make, beside WeasyPrint alone on the same HTML.

Run as a program in the server's environment, it measures and prints JSON; `measure` asks for that.
"""

import json
import time
from collections.abc import Callable, Iterator

from benchmarks.measure import Figure, figure
from benchmarks.place import Place

ROUNDS = 3


def measure(place: Place) -> Iterator[Figure]:
    spent = json.loads(place.run("benchmarks.report"))
    floor = sorted(spent["weasyprint"])[ROUNDS // 2]
    yield figure(
        "report as a PDF",
        spent["ours"],
        size=f"{spent['pages']} pages",
        unit="s",
        floor=floor,
        floor_is="WeasyPrint on the same HTML",
        goal=1.1 * floor,
    )


def timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def compare() -> dict[str, object]:
    """Processor seconds of each way in turn, after a warm-up; reading the page's data is ours to bear."""
    import django

    django.setup()
    from django.utils import translation
    from weasyprint import HTML

    from site_cms.report_pages import documents
    from site_cms.report_pages.models import ReportPage

    page = ReportPage.objects.live().get(slug="trafficking-2017", locale__language_code="en")
    with translation.override("en"):
        html = documents.report_html(page)
        pages = documents.report_pdf(page).pages
        HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
        spent: dict[str, list[float]] = {"ours": [], "weasyprint": []}
        for _ in range(ROUNDS):
            spent["ours"].append(timed(lambda: documents.report_pdf(page)))
            spent["weasyprint"].append(timed(lambda: HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")))
    return {**spent, "pages": pages}


if __name__ == "__main__":
    print(json.dumps(compare()))
