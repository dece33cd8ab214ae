"""Lists of choices, drawn in one go: Django's own ask three templates for each choice, ten times the work.

They keep Django's names, ids and values, so forms, scripts and tests see no difference.
"""

from collections.abc import Sequence

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class DrawnInOneGo:
    """A ruled list of radio buttons or tick boxes; the whole line is the label."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        choices = [option for _group, options, _index in widget["optgroups"] for option in options]
        lines = format_html_join(
            "\n",
            '<div><label for="{}"><input type="{}" name="{}" value="{}"{}> {}</label></div>',
            (
                (
                    choice["attrs"].get("id", ""),
                    choice["type"],
                    choice["name"],
                    choice["value"],
                    flatatt(choice["attrs"]),
                    choice["label"],
                )
                for choice in choices
            ),
        )
        return format_html('<div id="{}">{}</div>', widget["attrs"].get("id", ""), lines)


class RadioSelect(DrawnInOneGo, forms.RadioSelect):
    """One of several; those named in `closed` are shown and cannot be chosen."""

    closed: frozenset[str] = frozenset()

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if str(value) in self.closed:
            option["attrs"]["disabled"] = True
        return option


class CheckboxSelectMultiple(DrawnInOneGo, forms.CheckboxSelectMultiple):
    """As many of several as one likes."""


class Suggest(forms.TextInput):
    """A line to write in, with a list to choose from; what is not on the list may be written as well."""

    def __init__(self, suggestions: Sequence[str], attrs: dict | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = suggestions

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        list_id = f"{name}-suggestions"
        line = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join("\n", '<option value="{}">', ((text,) for text in self.suggestions))
        return format_html('{}<datalist id="{}">{}</datalist>', line, list_id, options)


class Select(forms.Select):
    """One of many, in a box that opens; no groups."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        choices = [option for _group, options, _index in widget["optgroups"] for option in options]
        lines = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((choice["value"], flatatt(choice["attrs"]), choice["label"]) for choice in choices),
        )
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(widget["attrs"]), lines)
