import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from openhartig.users.models import User


class UserFactory(DjangoModelFactory):
    """Makes somebody who works in the CMS; `role` is the name of a group."""

    username = factory.Sequence(lambda number: f"medewerker{number}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.nl")

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def role(self, create, name, **kwargs):
        if name:
            self.groups.add(Group.objects.get(name=name))
