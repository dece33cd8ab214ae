"""The report's file."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from common.http import publicly_cached
from site_cms.report_pages import actions
from site_cms.report_pages.models import ReportPage


@require_safe
def report_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The stored file of a published report; made now where the worker has not come to it yet."""
    page = (
        ReportPage.objects.live()
        .select_related("locale")
        .filter(slug=slug, locale__language_code=get_language())
        .first()
    )
    if page is None:
        raise Http404
    file = actions.make_file(page=page)
    etag = f'"{file.digest[:24]}"'
    if etag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    else:
        with default_storage.open(file.name) as content:
            response = HttpResponse(content.read(), content_type="application/pdf")
        name = f"{page.slug}-{page.locale.language_code}.pdf"
        response["Content-Disposition"] = f'inline; filename="{name}"'
    response["ETag"] = etag
    return publicly_cached(response)
