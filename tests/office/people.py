"""Staff at work: `sign_in(client, roles.CARE, forums=[forum])` gives the user who now uses `client`."""

from people.accounts.models import User
from tests.factories.people import UserFactory


def sign_in(client, *names: str, forums=(), **more) -> User:
    user = UserFactory(roles=names, forums=forums, **more)
    client.force_login(user)
    return user
