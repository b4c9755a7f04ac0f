from .moves import Move
from .settings import TellerSettings

__all__ = ["Move", "TellerSettings"]
