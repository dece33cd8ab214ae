from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "evaluations"
    verbose_name = "Evaluations"

    def ready(self) -> None:
        """Say that somebody was asked, which is all that is known, and see that nobody is asked twice."""
        from django.utils.translation import gettext_lazy as _

        from common import privacy
        from evaluations.invitations import known
        from people.persons import actions as persons

        privacy.register(
            privacy.Record("evaluations", _("Evaluations"), known=known.known, erase=known.erase, order=80)
        )
        persons.joining.append(known.join)
