from .after_care import AfterCare
from .moves import Move
from .reading import ReadingLog
from .reasons import ReasonTemplate
from .settings import TellerSettings

__all__ = ["AfterCare", "Move", "ReadingLog", "ReasonTemplate", "TellerSettings"]
