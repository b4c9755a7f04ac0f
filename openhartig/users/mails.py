from wagtail import hooks


@hooks.register("mail_kinds")
def name_mails() -> dict[str, set[str]]:
    """Return what somebody gets who has a new account."""
    return {"account": {"choose_url"}}
