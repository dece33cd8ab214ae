"""What allauth asks of us: where people land, in which language mail leaves, and how secrets rest."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from common import mail, sealing
from people.accounts import queries
from people.accounts.models import User

KEY = "second-factors"


def home() -> str:
    """The home page in the language of the page that somebody comes from."""
    return f"/{(translation.get_language() or 'en')[:2]}/"


class AccountAdapter(DefaultAccountAdapter):
    """Staff land in the back office after signing in, everyone else on the home page of their language."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return home()

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return home()

    def get_from_email(self) -> str:
        return f"{mail.organisation()} <{settings.DEFAULT_FROM_EMAIL}>"

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        """Someone who signs up on a French page is written to in French from the first message on."""
        user.language = (translation.get_language() or "en")[:2]
        return super().save_user(request, user, form, commit)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """In the language of the account; a stranger is answered in the language of the page."""
        language = queries.language_of(email) or translation.get_language()
        with translation.override(language):
            super().send_mail(template_prefix, email, {**context, "organisation": mail.organisation()})


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps TOTP secrets and recovery seeds sealed; allauth alone would store them in clear."""

    def encrypt(self, text: str) -> str:
        sealing.create_key(KEY)
        return sealing.seal(text, key=KEY, table="mfa", field="secret", row="")

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text, key=KEY, table="mfa", field="secret", row="")
