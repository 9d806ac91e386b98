"""The studio: scripts → recordings; speaks and masters only what it has not made before."""

from audio.studio.crew import Crew, local_crew
from audio.studio.profiles import LINK, LOA, PROFILES, TUNE, WEB, Profile
from audio.studio.prune import prune_cache
from audio.studio.recorder import Job, Recorded, Report, Session, record
from audio.studio.tags import Tags

__all__ = [
    "LINK",
    "LOA",
    "PROFILES",
    "TUNE",
    "WEB",
    "Crew",
    "Job",
    "Profile",
    "Recorded",
    "Report",
    "Session",
    "Tags",
    "local_crew",
    "prune_cache",
    "record",
]
