"""What allauth asks of us: where people land, in which language mail leaves, and how secrets rest."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from common import sealing

KEY = "second-factors"


class AccountAdapter(DefaultAccountAdapter):
    """Staff land in the back office after signing in, everyone else on the home page."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def get_from_email(self) -> str:
        return settings.DEFAULT_FROM_EMAIL


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps TOTP secrets and recovery seeds sealed; allauth alone would store them in clear."""

    def encrypt(self, text: str) -> str:
        sealing.create_key(KEY)
        return sealing.seal(text, key=KEY, table="mfa", field="secret", row="")

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text, key=KEY, table="mfa", field="secret", row="")
