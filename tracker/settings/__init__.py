"""What the coordinator may set: kept with the records, because figures and what is handed out rest on it."""

from tracker.settings.kept import (
    CHOICES,
    MEANING,
    Settings,
    change,
    local_day,
    picture,
    read,
    zone_of,
)
from tracker.settings.logo import LARGEST_LOGO, Logo, NoLogo, logo_of

__all__ = [
    "CHOICES",
    "LARGEST_LOGO",
    "MEANING",
    "Logo",
    "NoLogo",
    "Settings",
    "change",
    "local_day",
    "logo_of",
    "picture",
    "read",
    "zone_of",
]
