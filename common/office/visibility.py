"""Who may see which rows: a group gives the verbs, a permission policy gives the objects.

Wagtail's own views ask only "may this person change forums?", never "this forum?".
"""

from collections.abc import Callable

from django.db import models
from django.db.models import QuerySet
from django.http import Http404
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

ANY = ("view", "change", "add", "delete")


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
