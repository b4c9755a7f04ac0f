from .corrections import CorrectionNotice
from .reading import ReadingLog
from .reasons import ReasonTemplate
from .requests import TellerRequest

__all__ = ["CorrectionNotice", "ReadingLog", "ReasonTemplate", "TellerRequest"]
