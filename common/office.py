"""What the back office is built of: Wagtail's lists, guarded row by row, and pages that ask before they act.

Wagtail's own views ask only "may this person change forums?", never "this forum?". Here a group gives the
verbs and a permission policy gives the objects; what someone may not see is not there (404). Which objects
is told by the rooms: this module knows none of their nouns.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import django_filters
from django import forms
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.views import generic
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton, ListingButton
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from common.exports import SafeExportMixin

ANY = ("view", "change", "add", "delete")
Text = str | Promise


# ---- who may see which rows -------------------------------------------------------------------------------
class TeamPolicy(ModelPermissionPolicy):
    """A group gives the verbs; `allowed(user)`, reached from the model by `within`, gives the objects.

    `within` is a lookup such as "forum" or "booking__forum"; "pk" where the model itself is what teams hold.
    Register it before the viewset: `register_permission_policy(Session, TeamPolicy(Session, ...))`.
    """

    def __init__(self, model: type[models.Model], *, within: str, allowed: Callable[..., QuerySet]) -> None:
        super().__init__(model)
        self.within, self.allowed = within, allowed

    def instances_user_has_any_permission_for(self, user, actions):
        rows = super().instances_user_has_any_permission_for(user, actions)
        if user.is_superuser:
            return rows
        # A row may belong to several forums: chosen by key, so that it is not listed twice.
        mine = self.model._default_manager.filter(**{f"{self.within}__in": self.allowed(user)})
        return rows.filter(pk__in=mine.values("pk"))

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()


class RecordPolicy(ModelPermissionPolicy):
    """Records about people: they can only be looked at, and only those that a room's query hands out.

    The group needs the verb "view" too, so that a menu shows no list that would be empty for ever.
    """

    def __init__(self, model: type[models.Model], *, visible_to: Callable[..., QuerySet]) -> None:
        super().__init__(model)
        self.visible_to = visible_to

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return "view" in actions and super().user_has_permission(user, "view")

    def instances_user_has_any_permission_for(self, user, actions):
        if not self.user_has_any_permission(user, actions):
            return self.model._default_manager.none()
        return self.model._default_manager.filter(pk__in=self.visible_to(user).values("pk"))

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()


def visible(model: type[models.Model], user: object, *actions: str) -> QuerySet:
    """The rows of `model` for which the user holds any of `actions`; any verb at all when none is named."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, actions or ANY)


def visible_or_404(model: type[models.Model], user: object, *actions: str, **lookup: object) -> models.Model:
    """The row that `lookup` names, when the user may do one of `actions` with it; otherwise a plain 404."""
    row = visible(model, user, *actions).filter(**lookup).first()
    if row is None:
        raise Http404
    return row


class PerObject:
    """Mixed into Wagtail's generic views: lists start from what is visible, an object outside it is a 404."""

    def asked_for(self) -> set[str]:
        """The verbs of which one is needed for this view's object."""
        return {self.permission_required} if self.permission_required else set(self.any_permission_required)

    def get_base_queryset(self):
        return visible(self.model, self.request.user, *self.asked_for())

    def get_object(self, *args, **kwargs):
        row = super().get_object(*args, **kwargs)
        policy = policy_registry.get_by_type(self.model)
        if not policy.user_has_any_permission_for_instance(self.request.user, self.asked_for(), row):
            raise Http404
        return row


class PerObjectPage(PerObject):
    """For views of one object whose list is of something else (its history, its uses)."""

    def get_base_queryset(self):
        return super(PerObject, self).get_base_queryset()


# ---- buttons and links ------------------------------------------------------------------------------------
@dataclass(frozen=True)
class ActionButton:
    """A verb offered beside a row and on its page. It opens a page that asks (`confirm_action`).

    `url_name` takes the row's key. `allowed(user, row)` is a policy's question and `per(row)` what its answer
    hangs on, so that a list asks it once per forum and not once per row; `when(row)` looks at the row alone.
    """

    label: Text
    url_name: str
    allowed: Callable[..., bool]
    icon: str = "arrow-right"
    when: Callable[..., bool] = lambda row: True
    per: Callable[..., object] = lambda row: row.pk

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

    def in_list(self, row: models.Model) -> ListingButton:
        label = f"{self.label}: {row}"
        return ListingButton(
            str(self.label), url=self.url(row), icon_name=self.icon, attrs={"aria-label": label}
        )

    def in_header(self, row: models.Model) -> HeaderButton:
        return HeaderButton(str(self.label), url=self.url(row), icon_name=self.icon)


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


# ---- lists ------------------------------------------------------------------------------------------------
class OfficeFilterSet(WagtailFilterSet):
    """Offers, in each filter by a related record, only the records that the person may see."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for entry in self.filters.values():
            if isinstance(entry, django_filters.ModelChoiceFilter | django_filters.ModelMultipleChoiceFilter):
                # Not in `extra`: the filter writes this one over it when it makes its field.
                shown = visible(entry.queryset.model, self.request.user)
                entry.queryset = entry.queryset.filter(pk__in=shown.values("pk"))


class OfficeIndexView(SafeExportMixin, PerObject, generic.IndexView):
    """A list that starts from what the reader may see, in its filters, its search and its exports."""

    base_filterset_class = OfficeFilterSet
    row_actions: Sequence[ActionButton] = ()
    empty_message: Text = ""
    search_backend_name = None
    add_button_label: Text = ""

    @cached_property
    def known_answers(self) -> dict:
        """What policies have said about this reader, kept while the list is drawn."""
        return {}

    def filter_in_use(self) -> str:
        """What narrows this list, for the log of readings: "forum=3 search"; never the words searched for."""
        changed = self.filters.form.changed_data if self.filters and self.filters.is_valid() else []
        used = [f"{name}={self.request.GET.get(name, '')}" for name in changed]
        used += ["search"] if self.is_searching else []
        used += [f"export={self.request.GET['export']}"] if self.is_export else []
        return " ".join(used)[:180] or "everything"

    def get_list_buttons(self, instance):
        user, known = self.request.user, self.known_answers
        offered = [action for action in self.row_actions if action.is_offered(user, instance, known)]
        return [action.in_list(instance) for action in offered] + super().get_list_buttons(instance)

    @cached_property
    def no_results_message(self):
        if self.empty_message and not self.is_searching and not self.is_filtering:
            return self.empty_message
        return super().no_results_message

    @cached_property
    def add_item_label(self):
        return self.add_button_label or super().add_item_label


class OfficeCreateView(generic.CreateView):
    """A new record; its form offers only related records that the person may see (`OfficeForm`).

    The page is called what the button that led to it says, which agrees in French where "New" cannot.
    """

    add_button_label: Text = ""

    def get_page_title(self):
        return self.add_button_label or super().get_page_title()

    def get_page_subtitle(self):
        return "" if self.add_button_label else super().get_page_subtitle()

    def get_breadcrumbs_items(self):
        steps = super().get_breadcrumbs_items()
        if self.add_button_label:
            steps[-1] = {"url": "", "label": self.add_button_label}
        return steps


class OfficeEditView(PerObject, generic.EditView):
    pass


class OfficeDeleteView(PerObject, generic.DeleteView):
    """Deletes what nothing hangs on; what is in use stays, and the page says so."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except models.ProtectedError:
            messages.error(self.request, _("It is in use, so it stays."))
            return redirect(self.get_success_url())


class OfficeHistoryView(PerObjectPage, HistoryView):
    pass


class OfficeUsageView(PerObjectPage, UsageView):
    pass


class OfficeInspectView(PerObject, generic.InspectView):
    """One record, with its actions as buttons."""

    row_actions: Sequence[ActionButton] = ()
    history_url_name = None

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if self.history_url_name:
            address = reverse(self.history_url_name, args=[self.object.pk])
            buttons.append(Button(_("History"), url=address, icon_name="history"))
        return buttons

    @cached_property
    def header_buttons(self):
        return [
            action.in_header(self.object)
            for action in self.row_actions
            if action.is_offered(self.request.user, self.object)
        ]


class RecordHistoryView(OfficeHistoryView):
    """What was done to a record and by whom; the log names the record by its reference."""

    any_permission_required = ["view"]


class OfficeForm(WagtailAdminModelForm):
    """Offers, in each field that points to other records, only those that the person may see.

    What is already chosen stays offered: saving a form must not silently drop a colleague's choice.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and self.for_user is not None:
                shown = visible(field.queryset.model, self.for_user).values("pk")
                kept = models.Q(pk__in=shown) | models.Q(pk__in=self._chosen(name))
                field.queryset = field.queryset.filter(kept)

    def _chosen(self, name: str) -> list:
        if not self.instance.pk:
            return []
        value = getattr(self.instance, name, None)
        if isinstance(value, models.Model):
            return [value.pk]
        return list(value.values_list("pk", flat=True)) if hasattr(value, "values_list") else []


class OfficeViewSet(ModelViewSet):
    """A list of records to edit, guarded row by row in every view. Give `panels` or `form_fields`.

    Register a policy for the model before the viewset, unless whoever holds the verb may see every row.
    """

    index_view_class = OfficeIndexView
    add_view_class = OfficeCreateView
    edit_view_class = OfficeEditView
    delete_view_class = OfficeDeleteView
    history_view_class = OfficeHistoryView
    usage_view_class = OfficeUsageView
    inspect_view_class = OfficeInspectView
    base_form_class = OfficeForm
    copy_view_enabled = False
    delete_view_enabled = True
    sort_order_field = None
    search_backend_name = None
    row_actions: Sequence[ActionButton] = ()
    empty_message: Text = ""
    add_button_label: Text = ""

    def get_common_view_kwargs(self, **kwargs):
        offered = {
            "row_actions": self.row_actions,
            "empty_message": self.empty_message,
            "add_button_label": self.add_button_label,
        }
        shared = {**super().get_common_view_kwargs(**kwargs), **offered}
        return shared if self.delete_view_enabled else {**shared, "delete_url_name": None}

    def get_edit_handler(self):
        panels = getattr(self, "panels", None)
        if panels is None:
            return super().get_edit_handler()
        return ObjectList(panels, base_form_class=self.base_form_class).bind_to_model(self.model)

    def get_form_class(self, for_update=False):
        if self._edit_handler:
            return self._edit_handler.get_form_class()
        return forms.modelform_factory(
            self.model, form=self.base_form_class, fields=self.get_form_fields(), exclude=None
        )

    def extra_urls(self) -> list[URLPattern]:
        """Addresses of this list's own pages, such as those that confirm an action."""
        return []

    def get_urlpatterns(self):
        standard = super().get_urlpatterns()
        if not self.delete_view_enabled:
            standard = [address for address in standard if address.name != "delete"]
        return standard + self.extra_urls()


class RecordViewSet(OfficeViewSet):
    """Records about people: listed and inspected, never created, edited, copied or deleted by a form.

    Every change is an `ActionButton`. Nothing of them enters Wagtail's reference index or its address finder.
    """

    inspect_view_enabled = True
    add_to_reference_index = False
    history_view_class = RecordHistoryView

    def get_common_view_kwargs(self, **kwargs):
        absent = dict.fromkeys(
            (
                "add_url_name",
                "edit_url_name",
                "delete_url_name",
                "usage_url_name",
                "copy_url_name",
            )
        )
        return {**super().get_common_view_kwargs(**kwargs), **absent}

    def get_edit_handler(self):
        return None

    def get_urlpatterns(self):
        key = self.pk_path_converter
        of_list = [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]
        of_record = [
            path(f"inspect/<{key}:pk>/", self.inspect_view, name="inspect"),
            path(f"history/<{key}:pk>/", self.history_view, name="history"),
            path(f"history-results/<{key}:pk>/", self.history_results_view, name="history_results"),
        ]
        return of_list + (of_record if self.inspect_view_enabled else []) + self.extra_urls()

    def register_admin_url_finder(self):
        """No address: an edit page does not exist, and nothing else should lead to a person's record."""


# ---- bulk -------------------------------------------------------------------------------------------------
class OfficeBulkAction(BulkAction):
    """A bulk action over `viewset`'s list: "select all" means all that the list shows now, filters included.

    Wagtail's own takes every row of the table. `verb` is the permission that each row needs.
    """

    viewset: OfficeViewSet
    verb = "change"

    @classmethod
    def get_queryset(cls, model, object_ids):
        return list(model._default_manager.filter(pk__in=list(object_ids)))

    def check_perm(self, obj):
        policy = policy_registry.get_by_type(type(obj))
        return policy.user_has_permission_for_instance(self.request.user, self.verb, obj)

    def get_all_objects_in_listing_query(self, parent_id):
        kwargs = {**self.viewset.get_common_view_kwargs(), **self.viewset.get_index_view_kwargs()}
        view_class = self.viewset.index_view_class
        view = view_class(
            **{
                key: value
                for key, value in kwargs.items()
                if hasattr(view_class, key) and value is not ModelViewSet.UNDEFINED
            }
        )
        view.setup(self.request)
        return view.get_queryset().values_list("pk", flat=True)
