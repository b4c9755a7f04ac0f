from collections.abc import Iterator

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS, Right, may_use_files

from .apart import PicturePolicy, PicturesAPI
from .models import SiteImage

register_permission_policy(
    SiteImage,
    PicturePolicy(SiteImage, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user"),
    exact_class=True,  # Wagtail registers its own later
)


@hooks.register("rights_of_roles")
def share_files() -> Iterator[Right]:
    """Let editors do everything with pictures and documents, and others add and choose them."""
    everything, little = ["add", "change", "choose", "delete"], ["add", "choose"]
    yield from may_use_files(EDITORS, pictures=everything, documents=everything)
    yield from may_use_files(MUNICIPAL_EDITORS, pictures=little, documents=little)


@hooks.register("construct_admin_api", order=1)
def list_what_one_may_choose(router) -> None:
    """Take the place of Wagtail's own list of pictures, which asks nothing."""
    router.register_endpoint("images", PicturesAPI)
