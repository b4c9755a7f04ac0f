from wagtail import hooks


@hooks.register("mail_kinds")
def name_mails() -> dict[str, set[str]]:
    """Return what a teller hears from us, and a coordinator from the site."""
    return {
        "question": {"link"},
        "declined": {"link"},
        "ready": {"link"},
        "corrected": {"link"},
        "news": set(),
    }
