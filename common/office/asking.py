"""Buttons, links, and the page that asks before it acts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton, ListingButton

Text = str | Promise


@dataclass(frozen=True)
class ActionButton:
    """A verb offered beside a row and on its page. It opens a page that asks (`confirm_action`).

    `url_name` takes the row's key. `allowed(user, row)` is a policy's question and `per(row)` what its answer
    hangs on, so that a list asks it once per forum and not once per row; `when(row)` looks at the row alone.
    A `rare` verb stands in a list under "more", so that rows stay low and nobody cancels by a slip.
    """

    label: Text
    url_name: str
    allowed: Callable[..., bool]
    icon: str = "arrow-right"
    when: Callable[..., bool] = lambda row: True
    per: Callable[..., object] = lambda row: row.pk
    rare: bool = False

    def is_offered(self, user: object, row: models.Model, known: dict | None = None) -> bool:
        """Is the button shown? `known` keeps the policy's answers from row to row."""
        if not self.when(row):
            return False
        known = {} if known is None else known
        key = (self.url_name, self.per(row))
        if key not in known:
            known[key] = self.allowed(user, row)
        return known[key]

    def url(self, row: models.Model) -> str:
        return reverse(self.url_name, args=[row.pk])

    def in_list(self, row: models.Model, place: int) -> ListingButton:
        """`place` keeps the order in which a room names its verbs; Wagtail's would be the alphabet's."""
        label = gettext("%(verb)s: %(record)s") % {"verb": self.label, "record": row}
        return ListingButton(
            str(self.label),
            url=self.url(row),
            icon_name=self.icon,
            attrs={"aria-label": label},
            priority=place,
        )

    def in_menu(self, row: models.Model, place: int) -> Button:
        return Button(str(self.label), url=self.url(row), icon_name=self.icon, priority=place)

    def in_header(self, row: models.Model, place: int) -> HeaderButton:
        return HeaderButton(str(self.label), url=self.url(row), icon_name=self.icon, priority=place)


@dataclass(frozen=True)
class Link:
    """Where to go from a forum's page in the back office; returned by the hook `forum_office_links`."""

    label: Text
    url: str
    note: Text = ""
    count: int | str | None = None
    icon: str = "arrow-right"
    order: int = 100


def links(hook: str, *arguments: object) -> list[Link]:
    """What every function of the custom hook `hook` offers for `arguments`, in order."""
    offered = [link for function in hooks.get_hooks(hook) for link in function(*arguments)]
    return sorted(offered, key=lambda link: (link.order, str(link.label)))


# ---- a page that asks before it acts ----------------------------------------------------------------------
def confirm_action(
    request: HttpRequest,
    *,
    title: Text,
    what_will_happen: Sequence[Text],
    do: Callable[..., object],
    done: Text,
    button: Text,
    back_url: str,
    count: int | None = None,
    danger: bool = False,
    form: forms.Form | None = None,
    obstacles: Sequence[Text] = (),
    refusals: tuple[type[Exception], ...] = (),
    breadcrumbs: Sequence[tuple[Text, str]] = (),
    icon: str = "warning",
) -> HttpResponse:
    """Say what will happen, to how many, and do it when the page is posted back; then return to `back_url`.

    `do` receives the cleaned data of `form`, if there is one. Its exceptions among `refusals` are shown as
    they are worded. With `obstacles` there is no button: they say why it cannot be done now.
    """
    if request.method == "POST" and not obstacles and (form is None or form.is_valid()):
        try:
            do(**(form.cleaned_data if form else {}))
        except refusals as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, str(done))
            return redirect(back_url)
    return render(
        request,
        "office/confirm.html",
        {
            "header_title": title,
            "header_icon": icon,
            "breadcrumbs_items": trail(*breadcrumbs, (title, "")),
            "what_will_happen": what_will_happen,
            "count": count,
            "form": form,
            "obstacles": obstacles,
            "button": button,
            "danger": danger,
            "back_url": back_url,
        },
        status=409 if request.method == "POST" and obstacles else 200,
    )


def trail(*steps: tuple[Text, str]) -> list[dict]:
    """Wagtail's breadcrumbs out of (label, address) pairs, from the back office's home on."""
    home = generic.IndexView.breadcrumbs_items
    return [*home, *({"label": label, "url": url} for label, url in steps)]
