"""Addresses that no page may have: other rooms say which, with the hook `refuse_address`."""

from wagtail import hooks


def refusal(parent, slug: str | None) -> str:
    """Return why a page below `parent` may not have a slug; nothing when it may.

    Each hook gets the whole address on the site and returns a sentence for an editor, or nothing.
    """
    if not slug or parent is None or parent.is_root():
        return ""
    address = f"{parent.path_on_site}{slug}/"
    return next(filter(None, (ask(address) for ask in hooks.get_hooks("refuse_address"))), "")
