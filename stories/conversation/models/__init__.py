from .conversation import Conversation
from .moves import Move
from .settings import TellerSettings

__all__ = ["Conversation", "Move", "TellerSettings"]
