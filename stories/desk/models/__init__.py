from .corrections import CorrectionNotice
from .notes import TellerNote
from .reading import ReadingLog
from .reasons import ReasonTemplate
from .requests import TellerRequest

__all__ = ["CorrectionNotice", "ReadingLog", "ReasonTemplate", "TellerNote", "TellerRequest"]
