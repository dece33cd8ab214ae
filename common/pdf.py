"""PDF out of our own HTML: tagged (PDF/UA-1), and reaching nothing but what is in the page itself."""

import base64
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

VARIANT = "pdf/ua-1"


class PdfError(Exception):
    """The document could not be made: something in it reached for the network or a file."""


@dataclass(frozen=True)
class Pdf:
    """A finished document, and on how many pages it came to stand."""

    content: bytes
    pages: int


def render(template: str, context: dict) -> bytes:
    """The template as PDF/UA-1 bytes. Raises PdfError when the page refers to anything outside itself."""
    return from_html(render_to_string(template, context))


def from_html(html: str) -> bytes:
    """`html` as PDF/UA-1 bytes; every image and font stands in it as a data: address."""
    return typeset(html).content


def typeset(html: str) -> Pdf:
    """`html` as a PDF/UA-1 document with its number of pages. Raises PdfError as `render` does."""
    # Imported here: Pango takes 0.3 s to load and most requests never need it.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    fetcher = URLFetcher(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)
    try:
        document = HTML(string=html, url_fetcher=fetcher).render(pdf_variant=VARIANT)
        return Pdf(document.write_pdf(pdf_variant=VARIANT), len(document.pages))
    except FatalURLFetchingError as problem:  # a BaseException in WeasyPrint 70: nothing broader catches it
        raise PdfError("the document refers to something outside itself") from problem


def data_address(static_path: str, kind: str) -> str:
    """A bundled static file as a data: address, or an empty string where it was not fetched at set-up."""
    found = finders.find(static_path)
    if not found:
        return ""
    return f"data:{kind};base64,{base64.b64encode(Path(found).read_bytes()).decode()}"
