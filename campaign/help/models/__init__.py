from .help_page import HelpPage
from .helpline import CHECK_EVERY, Helpline

__all__ = ["CHECK_EVERY", "HelpPage", "Helpline"]
