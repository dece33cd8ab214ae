"""The staff roles, as groups: what each may do is in `docs/architecture.md` and in each room's policies."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ORGANISER = "organiser"
REGISTRATION = "registration"
CARE = "care"
SUBSIDY = "subsidy"
FINANCE = "finance"
EVALUATION = "evaluation"
EDITOR = "editor"
PRIVACY = "privacy officer"
DESK = "desk"

LABELS = {
    ORGANISER: _("Organiser"),
    REGISTRATION: pgettext_lazy("role", "Registration"),
    CARE: pgettext_lazy("role", "Care"),
    SUBSIDY: pgettext_lazy("role", "Travel subsidies"),
    FINANCE: pgettext_lazy("role", "Finance"),
    EVALUATION: pgettext_lazy("role", "Evaluation"),
    EDITOR: _("Editor"),
    PRIVACY: _("Privacy officer"),
    DESK: pgettext_lazy("role", "Desk"),
}

ALL = [ORGANISER, REGISTRATION, CARE, SUBSIDY, FINANCE, EVALUATION, EDITOR, PRIVACY, DESK]


def grant(apps: object, permissions: dict[str, list[str]]) -> None:
    """For migrations: let each role do `app.verb_model`; makes the rows that Django makes only at the end."""
    group_model, permission_model = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    content_types = apps.get_model("contenttypes", "ContentType").objects
    for role, names in permissions.items():
        group, _made = group_model.objects.get_or_create(name=role)
        for name in names:
            app, codename = name.split(".")
            verb, _underscore, model = codename.rpartition("_")
            content_type, _made = content_types.get_or_create(app_label=app, model=model)
            permission, _made = permission_model.objects.get_or_create(
                content_type=content_type, codename=codename, defaults={"name": f"Can {verb} {model}"}
            )
            group.permissions.add(permission)


def withdraw(apps: object, permissions: dict[str, list[str]]) -> None:
    """Undo `grant`."""
    for role, names in permissions.items():
        for group in apps.get_model("auth", "Group").objects.filter(name=role):
            for name in names:
                app, codename = name.split(".")
                group.permissions.remove(
                    *group.permissions.filter(content_type__app_label=app, codename=codename)
                )


def every(verbs: str, *models: str) -> list[str]:
    """`every("add view", "events.forum")` is ["events.add_forum", "events.view_forum"]."""
    pairs = (model.split(".") for model in models)
    return [f"{app}.{verb}_{model}" for app, model in pairs for verb in verbs.split()]
