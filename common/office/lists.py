"""Wagtail's lists and forms, guarded row by row."""

from collections.abc import Callable, Sequence

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.views import generic
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from common.exports import SafeExportMixin
from common.office.asking import ActionButton, Text
from common.office.visibility import PerObject, PerObjectPage, visible


class OfficeFilterSet(WagtailFilterSet):
    """Offers, in each filter by a related record, only the records that the person may see."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for entry in self.filters.values():
            if isinstance(entry, django_filters.ModelChoiceFilter | django_filters.ModelMultipleChoiceFilter):
                # Not in `extra`: the filter writes this one over it when it makes its field.
                shown = visible(entry.queryset.model, self.request.user)
                entry.queryset = entry.queryset.filter(pk__in=shown.values("pk"))
                if "__" in entry.field_name:
                    # By what it is, and not by the way to it: "Forum", not "Registration forum".
                    entry.label = capfirst(entry.queryset.model._meta.verbose_name)


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

    def offered_for(self, instance: models.Model, *, rare: bool) -> list[ActionButton]:
        """The verbs for this row, in the room's order."""
        user, known = self.request.user, self.known_answers
        sort = (action for action in self.row_actions if action.rare == rare)
        return [action for action in sort if action.is_offered(user, instance, known)]

    def get_list_buttons(self, instance):
        offered = self.offered_for(instance, rare=False)
        ours = [action.in_list(instance, place) for place, action in enumerate(offered)]
        return ours + super().get_list_buttons(instance)

    def get_list_more_buttons(self, instance):
        offered = self.offered_for(instance, rare=True)
        # After what Wagtail puts there: edit, copy, inspect, delete.
        rare = [action.in_menu(instance, place) for place, action in enumerate(offered, 100)]
        return super().get_list_more_buttons(instance) + rare

    @cached_property
    def no_results_message(self):
        if self.is_searching or self.is_filtering:
            return _("Nothing in this list fits. Take a filter away, or search for something else.")
        return self.empty_message or super().no_results_message

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
        offered = [one for one in self.row_actions if one.is_offered(self.request.user, self.object)]
        offered.sort(key=lambda action: action.rare)
        return [action.in_header(self.object, place) for place, action in enumerate(offered)]


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

    Each row is dealt with by itself, in its action's own transaction, and not all of them in one: that would
    keep the places of one category locked while it waits for another's, and two such lists, or a list and
    somebody who books, could wait for each other.
    """

    viewset: OfficeViewSet
    verb = "change"
    # What follows for one row: the page that asks says each sentence once.
    what_follows: Callable[[models.Model], Sequence[Text]] = staticmethod(lambda row: ())

    def get_actionable_objects(self):
        """Where an address names what is no key at all, there is nothing to find."""
        try:
            return super().get_actionable_objects()
        except (ValueError, ValidationError) as error:
            raise Http404 from error

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        said = (line for entry in context["items"] for line in self.what_follows(entry["item"]))
        return {**context, "what_will_happen": list(dict.fromkeys(said))}

    @classmethod
    def get_queryset(cls, model, object_ids):
        return list(model._default_manager.filter(pk__in=list(object_ids)))

    def form_valid(self, form):
        self.cleaned_form = form
        self.actionable_objects, _left = self.get_actionable_objects()
        done = self.execute_action(self.actionable_objects, **self.get_execution_context())
        messages.success(self.request, self.get_success_message(*done))
        return redirect(self.next_url)

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
