from wagtail import hooks


@hooks.register("mail_kinds")
def name_mails() -> dict[str, set[str]]:
    """Return what a teller hears once the story is on the site."""
    return {
        "published": {"link"},
        "yearly": {"link", "days"},
        "hidden": {"link"},
    }
