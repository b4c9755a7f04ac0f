from .reading import ReadingLog
from .reasons import ReasonTemplate
from .requests import TellerRequest

__all__ = ["ReadingLog", "ReasonTemplate", "TellerRequest"]
