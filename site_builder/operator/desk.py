"""What the operator's console knows of a session, as JSON."""

import json

from audio.broadcast.tape import Tape
from site_builder.operator.rundown import Rundown


def desk_json(rundown: Rundown, tape: Tape) -> bytes:
    """Describe a session for the console; its start is a time on the clock on the wall."""
    entry = {
        "id": rundown.id,
        "title": rundown.title,
        "slot": tape.bulletin.slot.name,
        "day": rundown.day,
        "clusters": [{"id": each.id, "name": each.name} for each in tape.clusters],
        "starts": f"{rundown.starts:%Y-%m-%dT%H:%M:%S}",
        "duration_ms": rundown.length_ms,
        "rows": [
            {
                "number": row.number,
                "part": str(row.item.part),
                "label": row.label,
                "title": row.item.title,
                "slug": row.item.slug or "",
                "start_ms": row.item.start_ms,
                "duration_ms": row.item.duration_ms,
                "clock": row.clock,
                "length": row.length,
                "priority": row.priority,
                "repeat": row.repeat,
                "text": row.text,
                "hint": row.hint,
            }
            for row in rundown.rows
        ],
    }
    return (json.dumps(entry, ensure_ascii=False, indent=1) + "\n").encode()
