"""What editors set a page with. No block holds personal data: a page is for everyone to read.

Anchors are typed once and shared by both languages, so that a link to a place in a page works in either.
"""

import base64
import re

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

RICH_TEXT = ["bold", "italic", "link", "document-link", "ol", "ul"]
ANCHOR = re.compile(r"^[a-z][a-z0-9-]{0,79}$")


def data_address(content: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def rich_text(**options: object) -> blocks.RichTextBlock:
    """Running text: bold, italic, links and lists. Headings are blocks of their own."""
    return blocks.RichTextBlock(features=RICH_TEXT, template="site_cms/base/blocks/text.html", **options)


def anchor() -> blocks.RegexBlock:
    # A RegexBlock and not a CharBlock: wagtail-localize would offer the latter for translation.
    return blocks.RegexBlock(
        regex=ANCHOR,
        required=False,
        label=_("Name in addresses"),
        help_text=_("Lower-case letters, digits and hyphens: a link ending in #name leads here."),
        error_messages={"invalid": _("Use lower-case letters, digits and hyphens, a letter first.")},
    )


class Heading(blocks.StructBlock):
    """A heading of the second level; report pages count it in their contents."""

    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    anchor = anchor()

    class Meta:
        label = _("Heading")
        icon = "title"
        template = "site_cms/base/blocks/heading.html"


class Subheading(Heading):
    """A heading of the third level, below a heading."""

    class Meta:
        label = _("Subheading")
        icon = "title"
        template = "site_cms/base/blocks/subheading.html"


class Notice(blocks.StructBlock):
    """What a reader must not miss."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.TextBlock(label=_("Text"))
    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=[("", _("Note")), ("warning", _("Warning"))], required=False
    )

    class Meta:
        label = _("Notice")
        icon = "warning"
        template = "site_cms/base/blocks/notice.html"


class Entry(blocks.StructBlock):
    term = blocks.CharBlock(label=_("What"), max_length=160)
    text = blocks.TextBlock(label=_("Text"))


class Entries(blocks.StructBlock):
    """A list of named things with a few words on each."""

    items = blocks.ListBlock(Entry(), label=_("Entries"), min_num=1)

    class Meta:
        label = _("List with names")
        icon = "list-ul"
        template = "site_cms/base/blocks/entries.html"


def address_of(link: blocks.StructValue, context: dict) -> str:
    """Where a link leads: its page in the reader's language, else its address elsewhere, else nowhere."""
    page = link.get("page")
    if not page:
        return link.get("address") or ""
    here = context.get("page")
    twin = page if here is not None and here.locale_id == page.locale_id else page.localized
    return twin.get_url(context.get("request")) or ""


class Card(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.URLBlock(label=_("Or an address elsewhere"), required=False)


class Cards(blocks.StructBlock):
    """Links that deserve a line of explanation."""

    cards = blocks.ListBlock(Card(), label=_("Cards"), min_num=1)

    class Meta:
        label = _("Link cards")
        icon = "link"
        template = "site_cms/base/blocks/cards.html"

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context)
        context["cards"] = [{"card": card, "url": address_of(card, context)} for card in value["cards"]]
        return context


class MatrixRow(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Row"), max_length=200, required=False)
    cells = blocks.ListBlock(blocks.RichTextBlock(features=RICH_TEXT), label=_("Cells"), min_num=1, max_num=6)


class Matrix(blocks.StructBlock):
    """A table with a sentence or a list in each cell; cards on a phone."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    columns = blocks.ListBlock(blocks.CharBlock(max_length=80), label=_("Columns"), min_num=1, max_num=6)
    rows = blocks.ListBlock(MatrixRow(), label=_("Rows"), min_num=1)

    class Meta:
        label = _("Table")
        icon = "table"
        template = "site_cms/base/blocks/matrix.html"

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context)
        columns = list(value["columns"])
        context["has_headings"] = any(row["heading"] for row in value["rows"])
        context["rows"] = [
            {"heading": row["heading"], "cells": list(zip(columns, row["cells"], strict=False))}
            for row in value["rows"]
        ]
        return context


class Section(blocks.StructBlock):
    """A sheet of a page: its heading, its text, and perhaps one link to go on."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=200)
    anchor = anchor()
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT, required=False)
    page = blocks.PageChooserBlock(label=_("Link to a page"), required=False)
    link_text = blocks.CharBlock(label=_("Words of the link"), required=False, max_length=120)

    class Meta:
        label = _("Section")
        icon = "doc-full"
        template = "site_cms/base/blocks/section.html"

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context)
        context["url"] = address_of(value, context)
        return context


class Picture(blocks.StructBlock):
    """A picture with its description; never of people who did not agree to it."""

    image = ImageChooserBlock(label=_("Picture"))
    description = blocks.CharBlock(
        label=_("Description"),
        max_length=250,
        help_text=_("What someone who cannot see the picture needs to know."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "site_cms/base/blocks/picture.html"

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context)
        if context.get("on_paper"):
            # A file refers to nothing outside itself: the picture stands in it.
            rendition = value["image"].get_rendition("max-1200x900|format-jpeg")
            with rendition.file.open() as content:
                context["data_address"] = data_address(content.read(), "image/jpeg")
        return context


class Quote(blocks.StructBlock):
    """Someone's words, printed because they agreed to it."""

    text = blocks.TextBlock(label=_("Words"))
    attribution = blocks.CharBlock(label=_("Who says so"), max_length=200, required=False)
    consent = blocks.RegexBlock(
        regex=r"^[\w .:/-]{0,80}$",
        required=False,
        label=_("Where the consent is recorded"),
        help_text=_(
            "A reference such as “evaluation” or a file number, never a name. Readers do not see it."
        ),
    )

    class Meta:
        label = _("Quote")
        icon = "openquote"
        template = "site_cms/base/blocks/quote.html"


class Sections(blocks.StreamBlock):
    """A page in sheets."""

    section = Section()
    notice = Notice()
    cards = Cards()


class Body(blocks.StreamBlock):
    """A plain page, top to bottom."""

    section = Section()
    heading = Heading()
    subheading = Subheading()
    text = rich_text(label=_("Text"), icon="pilcrow")
    entries = Entries()
    notice = Notice()
    cards = Cards()
    matrix = Matrix()
    picture = Picture()
    quote = Quote()
