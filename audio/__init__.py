"""From article to loudspeaker: `script` words it, `speech` says how, `voices` speak, `studio` records."""
