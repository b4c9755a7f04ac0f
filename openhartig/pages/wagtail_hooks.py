from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from .links import SiteLinkHandler


@hooks.register("register_rich_text_features", order=1_000)
def resolve_links_our_way(features: FeatureRegistry) -> None:
    """Replace Wagtail's handler of links to pages."""
    features.register_link_type(SiteLinkHandler)
