"""From article to loudspeaker: `script` words it, `speech` says how, `voices` speak, `studio` records."""

import os

# Before numpy is imported: the crew has the cores already, and the threads of numpy's linear algebra would
# spin beside it for matrices of a hundred kilobytes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
