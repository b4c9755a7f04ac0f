from .reading import ReadingLog
from .reasons import ReasonTemplate

__all__ = ["ReadingLog", "ReasonTemplate"]
