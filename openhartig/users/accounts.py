"""Accounts in the CMS: who somebody is, for whom, and in which role; the password is their own."""

from collections.abc import Iterable

from django.contrib.auth.tokens import default_token_generator
from django.forms import ModelForm
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.functional import cached_property
from django.utils.http import urlsafe_base64_encode
from wagtail.admin.ui.tables import Column
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, IndexView, UserViewSet

from openhartig.cms.guide import chapters
from openhartig.mail.outbox import send

from .models import User

ROLE = "Kies minstens één rol, of maak er een beheerder van."


class _AccountForm:
    """What the forms to make and to change an account have in common."""

    cleaned_data: dict

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        fields = self.fields  # type: ignore[attr-defined]
        fields["groups"].label = "Rol"
        fields["groups"].help_text = ""

    def clean(self) -> dict | None:
        """Ask for a role: without one an account opens nothing."""
        cleaned = super().clean()  # type: ignore[misc]
        if not self.cleaned_data.get("groups") and not self.cleaned_data.get("is_superuser"):
            self.add_error("groups", ROLE)  # type: ignore[attr-defined]
        return cleaned


class AccountCreationForm(_AccountForm, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = {*UserCreationForm.Meta.fields, "municipality"}


class AccountEditForm(_AccountForm, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = {*UserEditForm.Meta.fields, "municipality"}


class AccountIndexView(IndexView):
    """The list of accounts, with what each is for."""

    @cached_property
    def columns(self) -> list[Column]:
        first, *others = super().columns[1:]
        level = next(column for column in others if column.name == "is_superuser")
        others.remove(level)
        roles = Column("roles", accessor=_roles_of, label="Rol")
        place = Column("municipality", accessor=_place_of, label="Gemeente")
        return [super().columns[0], first, roles, place, *others]

    def get_base_queryset(self):
        users = super().get_base_queryset()
        return users.select_related("municipality").prefetch_related("groups")


class AccountCreateView(CreateView):
    """Makes an account, and mails its owner a link to choose a password."""

    def get_context_data(self, **kwargs) -> dict:
        roles = chapters()["wie-mag-wat"]
        return super().get_context_data(**kwargs) | {"roles": roles}

    def save_instance(self) -> User:
        user = super().save_instance()
        user.set_unusable_password()
        user.save(update_fields=["password"])
        send(user.email, "account", {"choose_url": choose_url(user)})
        return user

    def get_success_message(self, instance: User) -> str:
        return f"Het account van {instance} is gemaakt. De link voor een wachtwoord is gemaild."


class AccountViewSet(UserViewSet):
    """The screens of accounts."""

    index_view_class = AccountIndexView
    add_view_class = AccountCreateView

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return AccountEditForm if for_update else AccountCreationForm


def choose_url(user: User) -> str:
    """Return where somebody chooses a password; it works once, and for a few days."""
    number = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("wagtailadmin_password_reset_confirm", args=[number, token])


def _roles_of(user: User) -> str:
    names: Iterable[str] = [group.name for group in user.groups.all()]
    return ", ".join(["Beheerder"] * user.is_superuser + sorted(names)) or "geen"


def _place_of(user: User) -> str:
    return str(user.municipality or "de regio")
