"""The ways to take part, in the back office."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import log
from wagtail.permissions import register_permission_policy

from common.office import (
    ActionButton,
    Link,
    OfficeCreateView,
    OfficeEditView,
    OfficeIndexView,
    OfficeViewSet,
    TeamPolicy,
    confirm_action,
    visible,
    visible_or_404,
)
from events.categories import actions, policies
from events.categories.models import Category
from events.categories.office import codes, fees
from events.forums.actions import BelowTaken, set_capacity
from events.forums.forms import PlacesForm
from events.forums.models import Forum
from events.forums.office import both, path_to
from events.forums.queries import forums_of

register_permission_policy(Category, TeamPolicy(Category, within="forum", allowed=forums_of))


class CategoryForm(PlacesForm):
    """A category of one forum, chosen when it is made."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["forum"].disabled = True
        elif self.for_user is not None:
            self.fields["forum"].queryset = visible(Forum, self.for_user, "change").order_by("-starts_on")


class SavesCategory:
    """Keeps the places in the hands of the actions; what they refuse becomes an error of the form."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except BelowTaken as problem:
            form.add_error("capacity", str(problem))
        self.produced_error_code = "validation_error"
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def get_success_url(self):
        return f"{reverse('categories:index')}?forum={self.object.forum_id}"


class CategoryCreateView(SavesCategory, OfficeCreateView):
    def get_initial(self):
        forum = self.request.GET.get("forum", "")
        return {**super().get_initial(), **({"forum": forum} if forum.isdigit() else {})}

    def save_instance(self):
        category = self.form.save(commit=False)
        actions.create_category(category=category, capacity=self.form.cleaned_data["capacity"])
        log(category, "wagtail.create", user=self.request.user)
        return category


class CategoryEditView(SavesCategory, OfficeEditView):
    def save_instance(self):
        category = self.form.save()
        if "capacity" in self.form.changed_data:
            set_capacity(places=category.places, capacity=self.form.cleaned_data["capacity"])
        log(category, "wagtail.edit", user=self.request.user)
        return category


class CategoryIndexView(OfficeIndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("places", "forum")

    def get_add_url(self):
        address, forum = super().get_add_url(), self.request.GET.get("forum", "")
        return f"{address}?forum={forum}" if address and forum.isdigit() else address


def remove_category(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that asks before a category goes."""
    category = visible_or_404(Category, request.user, "change", pk=pk)
    return confirm_action(
        request,
        title=_("Remove this category"),
        what_will_happen=[gettext("“%(name)s” can no longer be chosen.") % {"name": category.name}],
        do=lambda: actions.remove_category(category=category),
        done=_("The category is gone."),
        button=_("Remove"),
        back_url=f"{reverse('categories:index')}?forum={category.forum_id}",
        danger=True,
        refusals=(actions.CategoryInUse,),
        breadcrumbs=path_to(category.forum),
        icon="bin",
    )


class CategoryViewSet(OfficeViewSet):
    model = Category
    name = "categories"
    icon = "tag"
    menu_label = _("Categories")
    index_view_class = CategoryIndexView
    add_view_class = CategoryCreateView
    edit_view_class = CategoryEditView
    base_form_class = CategoryForm
    delete_view_enabled = False
    add_to_admin_menu = False
    ordering = ["forum", "position", "pk"]
    list_display = ["name_en", "name_fr", "forum", "position", Column("places", label=_("Places taken"))]
    list_filter = ["forum"]
    search_fields = ["name_en", "name_fr"]
    add_button_label = _("Add a category")
    row_actions = [
        ActionButton(
            label=_("Fees"),
            url_name="categories:fees",
            allowed=lambda user, category: policies.may_set_fees(user, category.forum),
            icon="tag",
            per=lambda category: category.forum_id,
        ),
        ActionButton(
            label=_("Remove"),
            url_name="categories:remove",
            allowed=lambda user, category: visible(Category, user, "change").filter(pk=category.pk).exists(),
            icon="bin",
            per=lambda category: category.forum_id,
        ),
    ]
    panels = [
        FieldPanel("forum"),
        MultiFieldPanel(
            [FieldRowPanel(both("name")), FieldRowPanel(both("description"))], heading=_("Words")
        ),
        FieldRowPanel([FieldPanel("capacity"), FieldPanel("position")]),
        MultiFieldPanel(
            [FieldPanel("needs_approval"), FieldPanel("closed_to_officials"), FieldPanel("needs_code")],
            heading=_("Who may come"),
        ),
    ]

    def extra_urls(self) -> list[URLPattern]:
        return [
            path("remove/<int:pk>/", remove_category, name="remove"),
            path("fees/<int:pk>/", fees.fees, name="fees"),
            path("terms/<int:pk>/", fees.terms, name="terms"),
        ]


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The categories, for whoever sets the forum up; fees and codes beside them."""
    offered = codes.link_of_forum(request, forum)
    if policies.may_set_fees(request.user, forum):
        offered.append(
            Link(
                label=_("Fees: dates and cancelling"),
                url=reverse("categories:terms", args=[forum.pk]),
                note=_("Until when the early fee holds; what is given back. Fees stand with each category."),
                icon="calendar",
                order=12,
            )
        )
    if not request.user.has_perm("events.view_category"):
        return offered
    return [
        *offered,
        Link(
            label=_("Categories"),
            url=f"{reverse('categories:index')}?forum={forum.pk}",
            note=_("In what ways people can take part, with how many places each."),
            count=forum.categories.count(),
            icon="tag",
            order=10,
        ),
    ]
