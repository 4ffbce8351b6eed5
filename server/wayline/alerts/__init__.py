"""Being told: alerts that watch over work, the alarms they raise, and how people hear of them. The door of the room."""

from wayline.alerts.keeping import register_alerts
from wayline.alerts.watching import Watch

__all__ = ["Watch", "register_alerts"]
