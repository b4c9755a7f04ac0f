from wagtail import hooks


@hooks.register("mail_kinds")
def name_mails() -> dict[str, set[str]]:
    """Return the invitation."""
    return {"invitation": {"tea_room"}}
