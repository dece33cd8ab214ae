"""What is done with sign-ins beyond what allauth and Wagtail do themselves."""

from allauth.account.models import EmailAddress
from django.db import transaction

from people.accounts.models import User


@transaction.atomic
def keep_address(*, user: User) -> None:
    """Have allauth know the user's address, verified: else a first sign-in would ask for two codes."""
    addresses = EmailAddress.objects.filter(user=user)
    addresses.exclude(email__iexact=user.email).delete()
    if not addresses.update(primary=True, verified=True):
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
