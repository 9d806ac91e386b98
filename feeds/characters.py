"""The characters a feed may hold."""

import re

# No characters of XML 1.0 (section 2.2), or such as the W3C feed validator calls bad: C1 controls are letters
# of Windows read in the wrong encoding, and U+FFFD is what such a reading leaves. A carriage return would
# become a line feed in every XML parser (section 2.11).
_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")


def legal(text: str) -> str:
    """Leave out what XML, JSON or their readers would choke on.

    >>> legal("Họp\\x00 thôn \\ud83d🎉")
    'Họp thôn 🎉'
    """
    return _BAD.sub("", text)
