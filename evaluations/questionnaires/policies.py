"""Who may write questionnaires: a role gives the verbs, and only a draft can be changed."""

from wagtail.permission_policies import ModelPermissionPolicy

from evaluations.questionnaires.models import QuestionnaireVersion, Section
from people.accounts.models import User


class DraftsPolicy(ModelPermissionPolicy):
    """Whoever holds "view" sees everything; `draft` is the lookup that finds what can be changed."""

    def __init__(self, model: type, draft: str) -> None:
        super().__init__(model)
        self.draft = draft

    def instances_user_has_any_permission_for(self, user, actions):
        rows = super().instances_user_has_any_permission_for(user, actions)
        return rows if "view" in actions else rows.filter(**{self.draft: QuestionnaireVersion.Status.DRAFT})

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()


VERSIONS = DraftsPolicy(QuestionnaireVersion, "status")
SECTIONS = DraftsPolicy(Section, "version__status")


def may_write(user: User) -> bool:
    """May this person make questionnaires and new versions of them?"""
    return user.has_perm("evaluations.add_questionnaireversion") or user.has_perm(
        "evaluations.change_questionnaireversion"
    )


def may_renew(user: User, version: QuestionnaireVersion) -> bool:
    """A new version is made of one that is locked; a draft is simply edited."""
    return not version.is_draft and may_write(user)


def may_retire(user: User, version: QuestionnaireVersion) -> bool:
    return version.status == QuestionnaireVersion.Status.LOCKED and may_write(user)
