from wagtail import hooks


@hooks.register("mail_kinds")
def name_mails() -> dict[str, set[str]]:
    """Return what somebody gets for whom a page waits."""
    return {"waiting": {"lines"}}
