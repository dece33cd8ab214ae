"""Made-up people. A password-less user of a role is `UserFactory(roles=["care"])`."""

import factory
from django.contrib.auth.models import Group

from people.accounts.models import User
from people.persons.models import Person


class UserFactory(factory.django.DjangoModelFactory):
    """Someone with a sign-in; `roles=` puts them into staff groups, `forums=` into the teams of forums."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"user{n}@example.org")

    @classmethod
    def _create(cls, model_class, *args, password=None, **kwargs):
        return model_class.objects.create_user(*args, password=password, **kwargs)

    @factory.post_generation
    def roles(self, create, names, **kwargs):
        for name in names or ():
            self.groups.add(Group.objects.get_or_create(name=name)[0])

    @factory.post_generation
    def forums(self, create, forums, **kwargs):
        for forum in forums or ():
            forum.team.add(self)


class PersonFactory(factory.django.DjangoModelFactory):
    """A participant."""

    class Meta:
        model = Person

    name_to_use = factory.Sequence(lambda n: f"Guest {n}")
    email = factory.Sequence(lambda n: f"guest{n}@example.org")
    language = "en"
