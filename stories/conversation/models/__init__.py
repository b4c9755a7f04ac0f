from .conversation import Conversation
from .moves import Move
from .photo import TellerPhoto
from .settings import TellerSettings

__all__ = ["Conversation", "Move", "TellerPhoto", "TellerSettings"]
