"""The studio: scripts → recordings; speaks and encodes only what it has not made before."""

from audio.studio.mp3 import Tags
from audio.studio.recorder import Job, Recorded, Report, Session, record

__all__ = ["Job", "Recorded", "Report", "Session", "Tags", "record"]
